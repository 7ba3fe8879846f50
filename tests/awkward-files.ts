import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Encoding } from '../src/read/decode.js';
import type { Reason } from '../src/read/refusal.js';
import { encode } from './encode.js';

/** What must come of a file: its text (or only its length), or a refusal, with the line where there is one. */
export type Expected =
  | { readonly encoding: Encoding; readonly bom?: true; readonly text: string }
  | { readonly encoding: Encoding; readonly characters: number }
  | { readonly refused: Reason['code']; readonly line?: number };

/** One awkward file: its name in the folder, and what must come of it when it is named or found. */
export interface AwkwardFile {
  readonly name: string;
  readonly expected: Expected;
}

/** A folder that holds the files, beside things that a walk leaves aside. */
export interface AwkwardFolder {
  readonly path: string;
  /** All that a walk of the folder finds; each can be named, too. */
  readonly files: readonly AwkwardFile[];
  /** What a walk leaves aside: its name in the folder and what comes of it when it is named. */
  readonly ignored: readonly AwkwardFile[];
  /** Removes it all. */
  remove(): Promise<void>;
}

const TEXT = '本报讯（记者李明）昨日，市图书馆新馆开放。\n馆内设有阅览座位八百个，读者可凭身份证入馆。\n';
const TRADITIONAL = '本報訊（記者李明）昨日，市圖書館新館開放。\n館內設有閱覽座位八百個，讀者可憑身份證入館。\n';

/** Lays the folder below the system's temporary one. `remove` it when done. Needs `mkfifo`. */
export async function layAwkwardFiles(): Promise<AwkwardFolder> {
  const path = mkdtempSync(join(tmpdir(), 'newslint-awkward-'));
  const files: AwkwardFile[] = [];
  const ignored: AwkwardFile[] = [];
  const lay = (name: string, bytes: Uint8Array | string, expected: Expected, list = files) => {
    writeFileSync(join(path, name), bytes);
    list.push({ name, expected });
  };
  layEncodings(lay);
  layLineEnds(lay);
  layDamage(lay);
  laySizes(lay, path);
  layNames(lay);

  const bad = { encoding: 'utf-8', text: '' } as const;
  writeFileSync(Buffer.concat([Buffer.from(`${path}/`), Buffer.from([0xb1, 0xa8, 0x2e]), Buffer.from('txt')]), '');
  files.push({ name: '\uFFFD\uFFFD.txt', expected: { refused: 'bad-name' } });

  execFileSync('mkfifo', [join(path, 'fifo.txt')]);
  files.push({ name: 'fifo.txt', expected: { refused: 'pipe' } });
  const server = createServer();
  await new Promise<void>((listening) => server.listen(join(path, 'socket.txt'), listening));
  files.push({ name: 'socket.txt', expected: { refused: 'socket' } });

  const link = (name: string, target: string, expected: Expected) => {
    symlinkSync(target, join(path, name));
    ignored.push({ name, expected });
  };
  link('link.txt', 'utf-8.txt', { encoding: 'utf-8', text: TEXT });
  link('dangling.txt', 'nowhere.txt', { refused: 'not-found' });
  link('loop.txt', 'loop.txt', { refused: 'link-loop' });
  link('device.txt', '/dev/zero', { refused: 'device' });
  lay('.hidden.txt', '', bad, ignored);
  lay('page.docx.txt~', TEXT, { encoding: 'utf-8', text: TEXT }, ignored);

  // Two links that lead into each other without end, and a folder that is named like a file.
  mkdirSync(join(path, 'folder.txt'));
  symlinkSync('..', join(path, 'folder.txt', 'up'));
  symlinkSync('.', join(path, 'folder.txt', 'here.txt'));
  for (const name of ['folder.txt/up', 'folder.txt/here.txt']) ignored.push({ name, expected: { refused: 'folder' } });
  lay('folder.txt/inside.TXT', TEXT, { encoding: 'utf-8', text: TEXT });

  return {
    path,
    files,
    ignored,
    remove: async () => {
      await new Promise((closed) => server.close(closed));
      rmSync(path, { recursive: true });
    },
  };
}

type Lay = (name: string, bytes: Uint8Array | string, expected: Expected) => void;

function layEncodings(lay: Lay): void {
  const texts: readonly [Encoding, string, readonly number[]][] = [
    ['utf-8', TEXT, [0xef, 0xbb, 0xbf]],
    ['gb18030', TEXT, [0x84, 0x31, 0x95, 0x33]],
    ['utf-16le', TEXT, [0xff, 0xfe]],
    ['utf-16be', TEXT, [0xfe, 0xff]],
  ];
  for (const [encoding, text, bom] of texts) {
    lay(`${encoding}.txt`, encode(text, encoding), { encoding, text });
    const marked = Buffer.concat([Buffer.from(bom), encode(text, encoding)]);
    lay(`${encoding}-bom.txt`, marked, { encoding, text, bom: true });
    lay(`${encoding}-bom-only.txt`, Buffer.from(bom), { encoding, text: '', bom: true });
  }
  lay('big5.txt', encode(TRADITIONAL, 'big5'), { encoding: 'big5', text: TRADITIONAL });
  lay('gbk-traditional.txt', encode(TRADITIONAL, 'gb18030'), { encoding: 'gb18030', text: TRADITIONAL });
  const rare = `${TEXT}村民𠮷某、㑇某领到了证书，单价12€，名字里有ḿ。\n`;
  lay('gb18030-four-bytes.txt', encode(rare, 'gb18030'), { encoding: 'gb18030', text: rare });
  lay('utf-16le-digits.txt', encode('1,234\r\n5,678\r\n', 'utf-16le'), {
    encoding: 'utf-16le',
    text: '1,234\r\n5,678\r\n',
  });
  lay('ascii.txt', 'plain\n', { encoding: 'utf-8', text: 'plain\n' });
  lay('japanese.txt', Buffer.from('8eF192ca82cd8da193fa8141938c8b9e82c589ef8ca982f08a4a82a282bd8142', 'hex'), {
    refused: 'unknown-encoding',
  });
  lay('latin-1.txt', Buffer.from('Le président a déclaré que tout était réglé à Genève.\n', 'latin1'), {
    refused: 'unknown-encoding',
  });
}

function layLineEnds(lay: Lay): void {
  const ends = {
    crlf: TEXT.replaceAll('\n', '\r\n'),
    cr: TEXT.replaceAll('\n', '\r'),
    mixed: '甲\r\n乙\r丙\n\r丁\r\r\n',
  };
  for (const [name, text] of Object.entries(ends)) {
    lay(`${name}.txt`, text, { encoding: 'utf-8', text });
    lay(`${name}-utf-16be.txt`, Buffer.concat([Buffer.from([0xfe, 0xff]), encode(text, 'utf-16be')]), {
      encoding: 'utf-16be',
      text,
      bom: true,
    });
  }
}

function layDamage(lay: Lay): void {
  const join = (...parts: readonly (Uint8Array | string)[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const gbk = encode(TEXT, 'gb18030');

  lay('nul.txt', `${TEXT}空\0字节\n`, { refused: 'binary', line: 3 });
  lay('nul-gbk.txt', join(gbk, '\0', gbk), { refused: 'binary', line: 3 });
  lay('nul-utf-16.txt', encode('\uFEFF甲\n\0', 'utf-16le'), {
    refused: 'binary',
    line: 2,
  });
  lay('controls.txt', '甲\n\x01乙\x02丙', { refused: 'binary', line: 2 });
  lay('one-escape.txt', `${TEXT}\x1b`, { encoding: 'utf-8', text: `${TEXT}\x1b` });
  lay('png.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { refused: 'binary', line: 3 });
  lay('zip.txt', 'PK\x03\x04rest', { refused: 'format' });
  lay('pdf.txt', '%PDF-1.7\n', { refused: 'format' });

  lay('surrogate-utf-16le.txt', encode(`${TEXT}\uD83D。`, 'utf-16le'), { refused: 'broken', line: 3 });
  lay('surrogate-utf-16be.txt', encode(`${TEXT}\uDE00。`, 'utf-16be'), { refused: 'broken', line: 3 });
  lay('surrogate-utf-8.txt', join(TEXT, Buffer.from('eda0bd', 'hex'), TEXT), { refused: 'broken', line: 3 });
  lay('cesu-8.txt', join(TEXT, Buffer.from('eda0bdedb880', 'hex'), TEXT), { refused: 'broken', line: 3 });

  lay('utf-8-then-gbk.txt', join(TEXT, TEXT, gbk), { refused: 'broken', line: 5 });
  lay('gbk-then-utf-8.txt', join(gbk, gbk, gbk, '阅览座位开放。\n'), { refused: 'mixed', line: 7 });
  // An even number of bytes: valid GB18030 from end to end.
  lay('gbk-then-even-utf-8.txt', join(gbk, gbk, gbk, '阅览座位开放\n'), { refused: 'mixed', line: 7 });
  lay('big5-then-utf-8.txt', join(encode(TRADITIONAL.repeat(3), 'big5'), '新館今日開放\n'), {
    refused: 'mixed',
    line: 7,
  });
  lay('bom-inside.txt', `${TEXT}\uFEFF${TEXT}`, { encoding: 'utf-8', text: `${TEXT}\uFEFF${TEXT}` });
  lay('cut-utf-8.txt', Buffer.from(TEXT).subarray(0, -2), { refused: 'broken', line: 2 });
  lay('cut-gbk.txt', gbk.subarray(0, -2), { refused: 'broken', line: 2 });
  lay('cut-utf-16.txt', encode(TEXT, 'utf-16le').subarray(0, -1), { refused: 'broken', line: 2 });
}

function laySizes(lay: Lay, folder: string): void {
  const limit = 10 * 1024 * 1024;
  lay('empty.txt', '', { encoding: 'utf-8', text: '' });
  lay('blank.txt', ' \t\u3000\r\n', { encoding: 'utf-8', text: ' \t\u3000\r\n' });
  lay('one-line.txt', Buffer.alloc(limit - 1, '馆'), { encoding: 'utf-8', characters: (limit - 1) / 3 });
  lay('blank-lines.txt', '\n'.repeat(1_000_000), { encoding: 'utf-8', characters: 1_000_000 });
  lay('too-large.txt', '', { refused: 'too-large' });
  truncateSync(join(folder, 'too-large.txt'), limit + 1);
}

function layNames(lay: Lay): void {
  const names = [
    'new\nline.txt',
    '\x1b[31mred\x1b[0m.txt',
    '\u202Etxt.exe.md',
    '[2026]快讯(一).txt',
    '*.txt',
    '{a,b}?.md',
    '!not.txt',
    '-rf.txt',
    '--help.md',
    ' .txt',
    'back\\slash.txt',
    'quote\'".txt',
    '=1+1.txt',
    '%2e%2e.txt',
    '<script>.txt',
    '𠮷.txt',
    'ＦＵＬＬ.TEXT',
    `${'长'.repeat(80)}.txt`,
  ];
  for (const name of names) lay(name, TEXT, { encoding: 'utf-8', text: TEXT });
}
