import { isUtf8 } from 'node:buffer';
import type { Encoding } from './decode.js';

/** Where the strict decoding of `bytes` first fails: the line from 1, the byte from 0. Only for bytes that do fail. */
export function firstBreak(bytes: Uint8Array, encoding: Encoding): { line: number; byte: number } {
  let line = 1;
  for (const { start, end } of lines(bytes, encoding)) {
    const part = bytes.subarray(start, end);
    if (!decodes(part, encoding, false)) return { line, byte: start + intact(part, encoding) };
    line++;
  }
  return { line, byte: bytes.length };
}

/** The first line (from 1) that is Chinese in UTF-8 among the lines of an 8-bit encoding; 0 where there is none. */
export function utf8Line(bytes: Uint8Array): number {
  const lineEnd = bytes.includes(0x0a) ? 0x0a : 0x0d;
  for (let start = 0; start < bytes.length; ) {
    const next = bytes.indexOf(lineEnd, start);
    const end = next < 0 ? bytes.length : next;
    // Four Han: two or three characters of GBK may be valid UTF-8 by chance.
    if (end - start >= 12) {
      const part = bytes.subarray(start, end);
      if (isUtf8(part) && part.filter((byte) => byte >= 0xe3 && byte <= 0xe9).length >= 4) {
        return [...lines(bytes.subarray(0, start), 'utf-8')].length + 1;
      }
    }
    start = end + 1;
  }
  return 0;
}

/** The lines of `bytes` with their ends. LF and CR are never part of another character in any encoding but UTF-16. */
function* lines(bytes: Uint8Array, encoding: Encoding): Iterable<{ start: number; end: number }> {
  const step = encoding.startsWith('utf-16') ? 2 : 1;
  const low = encoding === 'utf-16be' ? 1 : 0;
  const is = (i: number, code: number) => bytes[i + low] === code && (step === 1 || bytes[i + 1 - low] === 0);
  let start = 0;
  for (let i = 0; i < bytes.length; i += step) {
    if (!is(i, 0x0a) && !(is(i, 0x0d) && !is(i + step, 0x0a))) continue;
    yield { start, end: i + step };
    start = i + step;
  }
  if (start < bytes.length) yield { start, end: bytes.length };
}

/** How many bytes at the start of `part` decode without an error, by bisection. */
function intact(part: Uint8Array, encoding: Encoding): number {
  let good = 0;
  let bad = part.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (middle <= part.length && decodes(part.subarray(0, middle), encoding, true)) good = middle;
    else bad = middle;
  }
  return good;
}

/** `open`: the bytes may end inside a character. */
function decodes(part: Uint8Array, encoding: Encoding, open: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(part, { stream: open });
    return true;
  } catch {
    return false;
  }
}
