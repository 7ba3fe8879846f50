import { lazily } from '../../lexicon/lexicon.js';
import type { Range } from '../../text/range.js';

/**
 * The passage in `range` of `text` without what two copies of it may differ in: white space, zero-width characters, the
 * width of marks and letters.
 */
export function fold(text: string, range: Range): string {
  const size = range.end - range.start;
  const bytes = size <= SHORT ? room() : Buffer.allocUnsafeSlow(2 * size);
  const units = new Uint16Array(bytes.buffer, bytes.byteOffset, size);
  return bytes.toString('utf16le', 0, 2 * foldInto(units, text, range));
}

/** Most passages are shorter, and need no room of their own. */
const SHORT = 4096;
const room = lazily(() => Buffer.allocUnsafeSlow(2 * SHORT));

/** Puts the folded passage in `range` of `text` into `units`, which must have room for all of it; returns its length. */
export function foldInto(units: Uint16Array, text: string, { start, end }: Range): number {
  let length = 0;
  for (let i = start; i < end; i += 1) {
    const unit = foldUnit(text.charCodeAt(i));
    if (unit !== 0) units[length++] = unit;
  }
  return length;
}

/**
 * A number of 52 bits for the folded passage in `range` of `text`, and its length in UTF-16 units. Passages with
 * the same number are the same but for accident: compare them folded before you say so.
 */
export function fingerprint(text: string, range: Range): { readonly key: number; readonly length: number } {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  let length = 0;
  for (let i = range.start; i < range.end; i += 1) {
    const unit = foldUnit(text.charCodeAt(i));
    if (unit === 0) continue;
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 13);
    length += 1;
  }
  return { key: (high >>> 12) * 0x100000000 + (low >>> 0), length };
}

/** `text` as `fold` leaves it, for a passage that stands on no page. */
export function foldText(text: string): string {
  return fold(text, { start: 0, end: text.length });
}

/** 0 for what folding drops, else the UTF-16 unit that stands for this one. */
function foldUnit(unit: number): number {
  if (unit > 0x3000 && unit < 0xfe00) return unit;
  if (unit <= 32 || unit === 0xa0 || unit === 0xad) return 0;
  if (unit < 0x2000) return unit;
  if (unit <= 0x206f) {
    if (unit === 0x201c || unit === 0x201d) return 34;
    if (unit === 0x2018 || unit === 0x2019) return 39;
    if (unit <= 0x200f || unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit >= 0x205f) return 0;
    return unit;
  }
  if (unit === 0x3000 || unit === 0xfeff) return 0;
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0;
  return unit;
}
