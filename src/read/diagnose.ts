import { isUtf8 } from 'node:buffer';
import type { Encoding } from './decode.js';
import { decodeStrictly } from './strict.js';

/**
 * Where the strict decoding of `bytes` first fails: the line from 1; the byte from 0, which may be the second or third of
 * the sequence that is wrong. Only for bytes that do fail.
 */
export function firstBreak(bytes: Uint8Array, encoding: Encoding): { line: number; byte: number } {
  const whole = { start: 0, end: bytes.length };
  const block = firstBad(bytes, whole, encoding, BLOCK);
  const { start, end } = firstBad(bytes, block, encoding, 1);
  return {
    line: lineCount(bytes.subarray(0, start), encoding) + 1,
    byte: start + intact(bytes.subarray(start, end), encoding),
  };
}

/** Bytes that are decoded in one go while a break is looked for: a decoder for each line would be slow. */
const BLOCK = 1 << 16;

/** The first run of whole lines in `part`, of at least `size` bytes, that does not decode. */
function firstBad(bytes: Uint8Array, part: Span, encoding: Encoding, size: number): Span {
  for (const { start, end } of lines(bytes.subarray(part.start, part.end), encoding, size)) {
    const run = { start: part.start + start, end: part.start + end };
    if (decodeStrictly(bytes.subarray(run.start, run.end), encoding) === undefined) return run;
  }
  return part;
}

interface Span {
  readonly start: number;
  readonly end: number;
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
        return lineCount(bytes.subarray(0, start), 'utf-8') + 1;
      }
    }
    start = end + 1;
  }
  return 0;
}

/** The lines of `bytes` with their ends, joined until they have `size` bytes. */
function* lines(bytes: Uint8Array, encoding: Encoding, size: number): Iterable<Span> {
  const wide = encoding.startsWith('utf-16');
  const low = encoding === 'utf-16be' ? 1 : 0;
  // LF and CR are never part of another character in the 8-bit encodings.
  const is = (i: number, code: number) => bytes[i + low] === code && (!wide || bytes[i + 1 - low] === 0);
  const step = wide ? 2 : 1;
  let start = 0;
  for (let i = 0; i < bytes.length; i += step) {
    if (!is(i, 0x0a) && !(is(i, 0x0d) && !is(i + step, 0x0a))) continue;
    if (i + step - start < size) continue;
    yield { start, end: i + step };
    start = i + step;
  }
  if (start < bytes.length) yield { start, end: bytes.length };
}

function lineCount(bytes: Uint8Array, encoding: Encoding): number {
  let count = 0;
  for (const _ of lines(bytes, encoding, 1)) count++;
  return count;
}

/** How many bytes at the start of `part` decode without an error, by bisection. */
function intact(part: Uint8Array, encoding: Encoding): number {
  let good = 0;
  let bad = part.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (middle <= part.length && decodeStrictly(part.subarray(0, middle), encoding, true) !== undefined) good = middle;
    else bad = middle;
  }
  return good;
}
