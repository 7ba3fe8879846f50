import { bits, IMPOSSIBLE } from './bits.js';
import type { Encoding } from './decode.js';

/** Bytes that are looked at: enough for certainty, and the same for a book as for a page. */
const SAMPLE = 1 << 14;

/**
 * The encoding in which `bytes`, which are not valid UTF-8, read most like Chinese, be it with a few errors;
 * undefined where none does.
 *
 * Strict decoding alone can't tell: every Big5 text is valid GB18030 too. So each decode is scored by how common
 * its characters are; a wrong decode is made of rare Han, symbols, controls and unassigned codes.
 */
export function detect(bytes: Uint8Array): Encoding | undefined {
  return best(bytes, PLAUSIBLE);
}

/**
 * As `detect`, for bytes that are valid UTF-8 and may be it by chance: 实施诈骗 in GBK is `ʵʩթƭ` in UTF-8, and UTF-16
 * has bytes that are controls in UTF-8. Printable ASCII, and anything with Han in UTF-8 and no control, is UTF-8.
 */
export function detectAmongUtf8(bytes: Uint8Array): Encoding {
  // Chance does not go on for longer.
  const head = bytes.subarray(0, 4096);
  const controls = head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d);
  // In UTF-8, Han and the marks beside them have lead bytes from E2 on.
  const han = head.some((byte) => byte >= 0xe2);
  const eightBit = !han && head.filter((byte) => byte >= 0x80).length >= 6;
  return ((controls || eightBit) && best(bytes, CERTAIN)) || 'utf-8';
}

/** Bits a character: Chinese in the right encoding has 8 to 11 on average, in a wrong one 17 and more. */
const PLAUSIBLE = 15;
const CERTAIN = 12;

function best(bytes: Uint8Array, limit: number): Encoding | undefined {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 256);
  const eightBit = bytes.subarray(start, start + SAMPLE);
  const sixteenBit = bytes.subarray(0, SAMPLE);
  let found: Encoding | undefined;
  let lowest = limit;
  for (const encoding of ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const) {
    const wide = encoding.startsWith('utf-16');
    if (wide && bytes.length < 8) continue;
    const sample = wide ? sixteenBit : eightBit;
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(sample);
    const { mean, count } = score(text, wide);
    if (mean < lowest) [found, lowest] = [encoding, mean];
    // Nothing else comes near for that many characters.
    if (mean < CERTAIN && count > 100) break;
  }
  return found;
}

/**
 * Bits a character, two common ones thrown in so that a line of rare names is not taken for noise.
 * Printable ASCII tells nothing about an 8-bit encoding, but something about UTF-16.
 */
function score(text: string, wide: boolean): { mean: number; count: number } {
  const table = bits();
  let sum = 20;
  let count = 2;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const value = table[unit] as number;
    if (unit < 0x80 && value < IMPOSSIBLE && !wide) continue;
    sum += value;
    count++;
  }
  return { mean: count > 2 ? sum / count : Number.POSITIVE_INFINITY, count };
}
