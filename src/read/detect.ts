import type { Encoding } from './decode.js';
import { hanBits } from './han-bits.js';

/** Bytes that are looked at: enough for certainty, and the same for a book as for a page. */
const SAMPLE = 1 << 16;

/**
 * The encoding in which `bytes`, which are not valid UTF-8, read most like Chinese, be it with a few errors;
 * undefined where none does.
 *
 * Strict decoding alone can't tell: every Big5 text is valid GB18030 too. So each decode is scored by how common
 * its characters are; a wrong decode is made of rare Han, symbols and unassigned codes.
 */
export function detect(bytes: Uint8Array): Encoding | undefined {
  return best(bytes, ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'], PLAUSIBLE);
}

/**
 * The byte order in which `bytes`, which are valid UTF-8 but without a Han character, read as Chinese in UTF-16
 * (`\u4e2d\u6587` in UTF-16LE is `-N‡e`, and every such pair of small bytes is valid UTF-8); undefined where they do not.
 */
export function detectUtf16(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length % 2 || bytes.length < 8) return undefined;
  return best(bytes, ['utf-16le', 'utf-16be'], CERTAIN);
}

/**
 * Bits a character, on average. Chinese in the right encoding has 8 to 11, in a wrong one 17 and more (measured on
 * fragments of 4 to 1,000 characters).
 */
const PLAUSIBLE = 15;
const CERTAIN = 13;

function best(bytes: Uint8Array, encodings: readonly Encoding[], limit: number): Encoding | undefined {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const eightBit = bytes.subarray(Math.max(0, first), Math.max(0, first) + SAMPLE);
  const sixteenBit = bytes.subarray(0, SAMPLE);
  let found: Encoding | undefined;
  let lowest = limit;
  for (const encoding of encodings) {
    const wide = encoding.startsWith('utf-16');
    // `stream` leaves a character that the end of the sample cuts alone.
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(wide ? sixteenBit : eightBit, { stream: true });
    const bits = rarity(text, wide);
    if (bits < lowest) [found, lowest] = [encoding, bits];
  }
  return found;
}

/** Mean bits a character. ASCII tells nothing about an 8-bit encoding, but something about UTF-16. */
function rarity(text: string, countAscii: boolean): number {
  const han = hanBits();
  let sum = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80 && !countAscii) continue;
    sum += han[code] || otherBits(code);
    count++;
  }
  return count ? sum / count : Number.POSITIVE_INFINITY;
}

/** Bits of a character that is not in the table: common marks few, what no copy has many. */
function otherBits(code: number): number {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d ? 6 : 30;
  if (code < 0x7f) return 7;
  if (code < 0xa0) return 30;
  if (code === 0xb7 || code === 0xa0) return 8;
  if (code >= 0x2010 && code <= 0x2026) return 7;
  if (code >= 0x3000 && code <= 0x3015) return 6;
  if (code >= 0xff01 && code <= 0xff5e) return 7;
  if (code >= 0x4e00 && code <= 0x9fff) return 20;
  if (code >= 0x3400 && code <= 0x4dbf) return 24;
  if (code >= 0xd800 && code <= 0xdfff) return 26;
  if ((code >= 0xe000 && code <= 0xf8ff) || code >= 0xfff0) return 30;
  return 16;
}
