import { toGbk } from '../../lexicon/gbk.js';
import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';
import { MISREAD_LEADS } from '../../text/misread.js';
import { slice } from '../../text/range.js';

/** Most paragraphs have none of these. */
const LOSS = /[\uFFFD锟烫屯锘]|\(cid:/;
/** What is left where bytes were lost: U+FFFD, its bytes read as GBK, uninitialised memory, glyphs without a code. */
const LOST = /\uFFFD{1,1000}|锟斤拷[锟斤拷]{0,1000}|烫{4,1000}|屯{4,1000}|锘[縏縞]|\(cid:\d{1,6}\)/g;

/** Han, Chinese marks and private-use characters: what GBK has. */
const GBK_RUN = /[\u4E00-\u9FFF\u20AC\u3400-\u4DBF\u3001-\u33FF\uE000-\uFA2F]{4,2000}/g;

/** Bytes from 0x80 to 0xFF as Latin-1 and windows-1252 show them. */
const LATIN_RUN =
  /[\u0080-\u00FF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013\u2014\u2018-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]{4,2000}/g;

export default defineRule({
  id: 'garbled-text',
  category: 'characters',
  summary: {
    zh: '乱码：�、锟斤拷、用错编码打开的文字',
    en: 'garbled text: �, 锟斤拷, text read in the wrong encoding',
  },
  severity: 'error',
  weight: 0,
  scope: 'paragraph',
  needs: ['damage'],
  messages: {
    lost: { zh: '乱码，原文已丢失：{context}', en: 'garbled, the original is lost: {context}' },
    misread: { zh: '乱码“{text}”，原文似为“{right}”', en: 'garbled “{text}”, originally perhaps “{right}”' },
  },
  fixes: {
    restore: { zh: '还原', en: 'restore' },
  },
  *check({ range: whole }, { page: { text } }) {
    const part = slice(text, whole);
    for (const { index, 0: run } of LOSS.test(part) ? part.matchAll(LOST) : []) {
      const start = whole.start + index;
      const context = excerpt(part.slice(Math.max(0, index - 5), index + run.length + 5), 20);
      yield { code: 'lost', range: { start, end: start + run.length }, evidence: { context } };
    }
    for (const { index, length, right } of misread(part)) {
      const range = { start: whole.start + index, end: whole.start + index + length };
      const evidence = { text: excerpt(slice(text, range), 16), right: excerpt(right, 16) };
      yield {
        code: 'misread',
        range,
        evidence,
        ...(!right.includes('\uFFFD') && {
          fix: { title: 'restore', applicability: 'review', edits: [{ range, text: right }] },
        }),
      };
    }
  },
});

interface Misread {
  readonly index: number;
  readonly length: number;
  /** What the bytes say in the encoding that they were written in. */
  readonly right: string;
}

function misread(part: string): Misread[] {
  const found: Misread[] = [];
  if (looksLikeUtf8(part)) {
    for (const { index, 0: run } of part.matchAll(GBK_RUN)) {
      const bytes = toGbk(run);
      const right = bytes && new TextDecoder().decode(bytes);
      if (right && isChinese(right)) found.push({ index, length: run.length, right });
    }
  }
  if (/[\u0080-\u00FF]{2}/.test(part)) {
    for (const { index, 0: run } of part.matchAll(LATIN_RUN)) {
      if ((run.match(/[\u0080-\u00FF]/g)?.length ?? 0) < 3) continue;
      const bytes = toLatin(run);
      const right =
        decode(bytes, 'utf-8') ?? (run.length >= MIN_GBK && isLevelOne(bytes) ? decode(bytes, 'gb18030') : undefined);
      if (right && isChinese(right)) found.push({ index, length: run.length, right });
    }
  }
  return found;
}

let leads: Uint8Array | undefined;

/** Has `part` two or more of what UTF-8 that was read as GBK begins its characters with? */
function looksLikeUtf8(part: string): boolean {
  leads ??= readLeads();
  let count = 0;
  for (let i = 0; i < part.length && count < 2; i++) count += leads[part.charCodeAt(i)] as number;
  return count >= 2;
}

function readLeads(): Uint8Array {
  const flags = new Uint8Array(0x10000);
  for (const character of MISREAD_LEADS) flags[character.charCodeAt(0)] = 1;
  return flags;
}

/** Shorter runs of accented capitals happen to be GBK. */
const MIN_GBK = 6;

/** Two Han or Chinese marks at least, and no more than a few lost: chance does not give that. */
function isChinese(text: string): boolean {
  const good = text.match(/[\u4E00-\u9FFF\u3001-\u3011\uFF01-\uFF5E“”]/g)?.length ?? 0;
  const lost = text.match(/\uFFFD/g)?.length ?? 0;
  return good >= 2 && good >= 2 * lost && good + lost >= text.length * 0.6;
}

/** At least four fifths of the byte pairs are the common characters and marks of GB 2312 (rows 1–3, 16–55). */
function isLevelOne(bytes: Uint8Array): boolean {
  let common = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const lead = bytes[i] as number;
    if (lead >= 0xa1 && (lead <= 0xa3 || (lead >= 0xb0 && lead <= 0xd7)) && (bytes[i + 1] as number) >= 0xa1) common++;
  }
  return common >= (bytes.length / 2) * 0.8;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** windows-1252 from 0x80 to 0x9F; the rest of it is Latin-1. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function toLatin(run: string): Uint8Array {
  return Uint8Array.from(run, (character) => {
    const code = character.charCodeAt(0);
    return code <= 0xff ? code : 0x80 + WINDOWS.indexOf(character);
  });
}
