import { fromFile } from './binary.js';
import { jiebaTable } from './jieba/table.js';
import { childSlot, valueAt } from './jieba/trie.js';
import { lazily } from './lexicon.js';

/**
 * For each place of `text` from `start` to `end` which of the four characters from there on may be the wrong one of an idiom,
 * as bits (1 the first, 8 the last): with another in its place they may be one. 0 where the four are not all Han. Sees every
 * idiom of jieba's dictionary (tags i and l), and of other fours two or three in a hundred.
 */
export function gapsOfFour(text: string, start: number, end: number): Uint8Array {
  const bits = filter();
  const gaps = new Uint8Array(end - start);
  let [one, two, three] = [0, 0, 0];
  let run = 0;
  for (let last = start; last < end; last++) {
    const four = text.charCodeAt(last);
    run = isHan(four) ? run + 1 : 0;
    if (run >= 4) {
      const first = Math.imul(one, FACTORS[0]);
      const second = Math.imul(two, FACTORS[1]);
      const third = Math.imul(three, FACTORS[2]);
      const fourth = Math.imul(four, FACTORS[3]);
      const whole = first ^ second ^ third ^ fourth ^ LENGTHS[4];
      gaps[last - 3 - start] =
        has(bits, whole ^ first) |
        (has(bits, whole ^ second) << 1) |
        (has(bits, whole ^ third) << 2) |
        (has(bits, whole ^ fourth) << 3);
    }
    one = two;
    two = three;
    three = four;
  }
  return gaps;
}

/**
 * Those of `ones`, UTF-16 units, that would make a common word of three or four characters if they stood at `at` of `text`.
 * Sees every word that jieba's dictionary counts `COMMON` times or more, and some others of it.
 */
export function makingWords(text: string, at: number, ones: Uint16Array): number[] {
  const bits = filter();
  const found: number[] = [];
  let first = at;
  while (first > 0 && at - first < LONGEST - 1 && isHan(text.charCodeAt(first - 1))) first--;
  let end = at + 1;
  while (end < text.length && end - at < LONGEST && isHan(text.charCodeAt(end))) end++;
  for (let length = 3; length <= LONGEST; length++) {
    const last = Math.min(at, end - length);
    for (let start = Math.max(first, at - length + 1); start <= last; start++) {
      if (has(bits, hashAt(text, start, length, at - start))) {
        makingWord(text, start, start + length, at, ones, found);
      }
    }
  }
  return found;
}

/** Adds to `found` those of `ones` with which the text from `start` to `end` is a word. */
function makingWord(text: string, start: number, end: number, at: number, ones: Uint16Array, found: number[]): void {
  const { codes, cells } = jiebaTable();
  let slot = 0;
  for (let i = start; i < at; i++) {
    slot = childSlot(cells, slot, codes[text.charCodeAt(i)] as number);
    if (slot === 0) return;
  }
  for (let k = 0; k < ones.length; k++) {
    let its = childSlot(cells, slot, codes[ones[k] as number] as number);
    for (let i = at + 1; its > 0 && i < end; i++) its = childSlot(cells, its, codes[text.charCodeAt(i)] as number);
    if (its > 0 && valueAt(cells, its) > 0 && !found.includes(ones[k] as number)) found.push(ones[k] as number);
  }
}

/** The file: a line on where it comes from, then the filter of `words`, each with each of its characters left out. */
export function encodeGappedWords(header: string, words: Iterable<string>): Uint8Array {
  const line = new TextEncoder().encode(`${header}\n`);
  const file = new Uint8Array(line.length + 4 * 2 ** WORDS);
  file.set(line);
  const bits = file.subarray(line.length);
  for (const word of words) {
    for (let gap = 0; gap < word.length; gap++) {
      const hash = hashAt(word, 0, word.length, gap);
      const mix = mixed(hash);
      const first = 4 * wordOf(mix);
      for (const bit of [mix & 31, (mix >>> 5) & 31]) bits[first + (bit >>> 3)]! |= 1 << (bit & 7);
    }
  }
  return file;
}

/** How often jieba's corpus must have a word that is no idiom. */
export const COMMON = 20;
export const LONGEST = 4;

/** A Bloom filter: of what was put in, all is there; of the rest, two or three in a hundred. */
const filter = lazily(() =>
  fromFile('gapped-words.bin', (file) => {
    const bits = new Uint32Array(2 ** WORDS);
    const bytes = new Uint8Array(bits.buffer);
    bytes.set(new Uint8Array(file.buffer, file.indexOf(0x0a) + 1, bytes.length));
    // The file has the lowest byte first.
    if (new Uint8Array(new Uint16Array([1]).buffer)[0] === 0) Buffer.from(bits.buffer).swap32();
    return bits;
  }),
);

/** Logarithm to base 2 of the number of its words of 32 bits. */
const WORDS = 16;
/** One for each place in the word, so that what stands where counts. */
const FACTORS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const;
const LENGTHS = [0, 0, 0, 0x61c88647, 0x7feb352d] as const;

/** Of so many characters as `length` from `start`, without the one at `gap`. */
function hashAt(text: string, start: number, length: number, gap: number): number {
  let hash = LENGTHS[length] as number;
  for (let i = 0; i < length; i++) {
    if (i !== gap) hash ^= Math.imul(text.charCodeAt(start + i), FACTORS[i] as number);
  }
  return hash;
}

function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}

function has(bits: Uint32Array, hash: number): number {
  const mix = mixed(hash);
  const word = bits[wordOf(mix)] as number;
  return (word >>> (mix & 31)) & (word >>> ((mix >>> 5) & 31)) & 1;
}

function mixed(hash: number): number {
  const mix = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return Math.imul(mix ^ (mix >>> 12), 0x297a2d39);
}

/** Both bits of a hash lie in one word of 32: a look-up is one access to the memory. */
function wordOf(mix: number): number {
  return mix >>> (32 - WORDS);
}
