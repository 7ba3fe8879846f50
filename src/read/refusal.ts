import { type Evidence, fill, type Lang, type Text } from '../text/message.js';

/** An input that was not read, and why. */
export interface Refusal {
  /** As the user named it, or below the folder that they named, with `/`; `-` for standard input. */
  readonly path: string;
  readonly reason: Reason;
}

/** Why an input was not read: data, put into words by `explain`. `evidence` has exactly the slots of the code's text. */
export type Reason = {
  [K in keyof typeof texts]: { readonly code: K; readonly evidence: Evidence<(typeof texts)[K]> };
}[keyof typeof texts];

/** The reason in the words of `lang`: what is wrong and, where something can be done, what to do. */
export function explain(reason: Reason, lang: Lang): string {
  const evidence: Record<string, string | number> = { ...reason.evidence };
  for (const [name, value] of Object.entries(evidence)) {
    if (typeof value === 'number') evidence[name] = value.toLocaleString('en-US');
  }
  return fill(texts[reason.code][lang], evidence);
}

const texts = {
  'not-found': { zh: '找不到这个文件或文件夹', en: 'no such file or folder' },
  'no-match': { zh: '没有这个文件，也没有文件符合这个通配符', en: 'no such file, and no file matches this pattern' },
  'empty-folder': {
    zh: '文件夹里没有 .txt、.text 或 .md 文件；别的文件请直接写出文件名',
    en: 'no .txt, .text or .md file in this folder; name other files one by one',
  },
  'bad-name': {
    zh: '文件名不是有效的 UTF-8，请改名后再查',
    en: 'the file name is not valid UTF-8; rename the file',
  },
  'no-permission': { zh: '没有读取权限', en: 'permission denied' },
  'link-loop': { zh: '符号链接绕成了圈', en: 'symbolic links form a loop' },
  folder: { zh: '这是文件夹，不是文件', en: 'this is a folder, not a file' },
  pipe: {
    zh: '这是管道，不是普通文件；请用 - 从标准输入读取',
    en: 'this is a pipe, not a regular file; use - to read standard input',
  },
  socket: { zh: '这是套接字，不是普通文件', en: 'this is a socket, not a regular file' },
  device: { zh: '这是设备，不是普通文件', en: 'this is a device, not a regular file' },
  'too-large': {
    zh: '文件有 {size} 字节，超过上限 {limit} 字节；请拆分，或用 --max-size 放宽',
    en: '{size} bytes, over the limit of {limit}; split the file or raise --max-size',
  },
  'over-limit': {
    zh: '内容超过上限 {limit} 字节；请拆分，或用 --max-size 放宽',
    en: 'more than the limit of {limit} bytes; split it or raise --max-size',
  },
  'read-error': { zh: '读取出错（{error}）', en: 'could not be read ({error})' },
  format: {
    zh: '这是 {format} 文件，不是纯文本；请另存为 .txt',
    en: 'this is a {format} file, not plain text; save it as .txt',
  },
  binary: {
    zh: '第 {line} 行有控制字符，不是纯文本（二进制文件，或已损坏）',
    en: 'control characters in line {line}: not plain text (binary, or damaged)',
  },
  broken: {
    zh: '按 {encoding} 解码，在第 {line} 行（字节 {byte}）出错：文件损坏，或混有别的编码',
    en: 'as {encoding}, decoding breaks in line {line} (byte {byte}): the file is damaged or mixes encodings',
  },
  mixed: {
    zh: '混有两种编码：第 {line} 行是 UTF-8，其余是 {encoding}',
    en: 'two encodings in one file: line {line} is UTF-8, the rest {encoding}',
  },
  'unknown-encoding': {
    zh: '认不出编码；请转成 UTF-8，或用 --encoding 指明',
    en: 'unknown encoding; convert the file to UTF-8 or name it with --encoding',
  },
} as const satisfies Record<string, Text>;
