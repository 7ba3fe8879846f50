import { type ArrayLexicon, arraysOf } from './arrays.js';
import { fromFile } from './binary.js';
import { lazily } from './lexicon.js';

/**
 * How often characters stand together in edited news. Characters are the symbols that `symbolOf` gives. The counts are
 * of so many characters in all as `total`; they are kept roughly, as the least of their class (1, 2, 3, 4, 6, 8, 12 …).
 */
export interface Ngrams {
  readonly total: number;
  single(one: number): number;
  pair(one: number, two: number): number;
  triple(one: number, two: number, three: number): number;
  /**
   * Those of `ones` that go together (`goTogether`) with `before` before them or with `behind` behind them, in their
   * order; 0 is nothing to go with. In the file a few of a hundred others, too: it is fast, as few are asked for otherwise.
   */
  goingWith(before: number, behind: number, ones: Uint16Array): number[];
}

/** Do characters of `one` and `two` places stand together more than by chance, where `pair` places of `total` have both? */
export function goTogether(pair: number, one: number, two: number, total: number): boolean {
  return pair >= SEEN && pair * total >= CHANCE * (one + 1) * (two + 1);
}

/** What counts stand for a UTF-16 unit: a Han is itself, all digits are one symbol, all Latin letters one, the rest 0. */
export function symbolOf(unit: number): number {
  if (unit >= FIRST_HAN && unit <= LAST_HAN) return unit;
  if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19)) return 0x30;
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a ? 0x61 : 0;
}

export function isHanSymbol(symbol: number): boolean {
  return symbol >= FIRST_HAN;
}

const FILE = 'han-ngrams.bin';

/** The counts in han-ngrams.bin, which is read when they are first asked for. */
export const hanNgrams = lazily(() => fromFile(FILE, (bytes) => decodeNgrams(bytes, arraysOf(singlesLexicon))));

/** The counts of single characters: 21,000 logarithms in the file. */
export const singlesLexicon: ArrayLexicon<Singles> = {
  name: 'han-singles',
  sources: [FILE, 'han-ngrams.ts'],
  make: () => fromFile(FILE, (bytes) => singlesOf(numbersOf(bytes))),
};

/**
 * The counts as a file: a text line on where they come from; the singles, as logarithms; a hash table of pairs and
 * one of triples, of 16 bits a slot, 12 of them a fingerprint of the characters and 4 the class of the count, so that about one
 * look-up in a thousand finds what isn't there; a Bloom filter of two bits for each pair that goes together, one
 * in the row of its first character and one in that of its second. `pairs` and `triples` have
 * the symbols as a string.
 */
export function encodeNgrams(
  header: string,
  singles: ReadonlyMap<number, number>,
  pairs: readonly (readonly [symbols: string, count: number])[],
  triples: Iterable<readonly [symbols: string, count: number]>,
): Uint8Array {
  // Of even length, so that it can be read in place.
  const line = new TextEncoder().encode(header.length % 2 ? `${header}\n` : `${header} \n`);
  const bytes = new Uint8Array(line.length + 2 * CELLS);
  bytes.set(line);
  const put = (index: number, value: number) => {
    bytes[line.length + 2 * index] = value & 0xff;
    bytes[line.length + 2 * index + 1] = value >>> 8;
  };
  for (const [symbol, count] of singles) put(singleIndex(symbol), Math.round(Math.log(count + 1) * SCALE));
  const fill = (list: typeof triples, first: number, slots: number) => {
    const taken = new Uint8Array(slots);
    for (const [symbols, count] of list) {
      const hash = hashOf(symbols.charCodeAt(0), symbols.charCodeAt(1), symbols.charCodeAt(2) || 0);
      let slot = hash & (slots - 1);
      while (taken[slot]) slot = (slot + 1) & (slots - 1);
      taken[slot] = 1;
      put(first + slot, ((hash >>> 20) << 4) | classOf(count));
    }
  };
  fill(pairs, SINGLES, PAIR_SLOTS);
  fill(triples, SINGLES + PAIR_SLOTS, TRIPLE_SLOTS);
  let total = 0;
  for (const count of singles.values()) total += count;
  const bits = line.length + 2 * (CELLS - BITS / 16);
  for (const [symbols, count] of pairs) {
    const [one, two] = [symbols.charCodeAt(0), symbols.charCodeAt(1)];
    if (!goTogether(roughly(count), singles.get(one) ?? 0, singles.get(two) ?? 0, total)) continue;
    for (const bit of [bitByFirst(rowOf(one), two), bitBySecond(rowOf(two), one)]) {
      bytes[bits + (bit >>> 3)]! |= 1 << (bit & 7);
    }
  }
  return bytes;
}

/** The counts in a file that `encodeNgrams` made. */
export function decodeNgrams(bytes: Uint8Array, singles?: Singles): Ngrams {
  const numbers = numbersOf(bytes);
  const { counts, total } = singles ?? singlesOf(numbers);
  const pairs = numbers.subarray(SINGLES, SINGLES + PAIR_SLOTS);
  const triples = numbers.subarray(SINGLES + PAIR_SLOTS, SINGLES + PAIR_SLOTS + TRIPLE_SLOTS);
  const bits = numbers.subarray(SINGLES + PAIR_SLOTS + TRIPLE_SLOTS);
  const isSet = (bit: number) => ((bits[bit >>> 4] as number) >>> (bit & 15)) & 1;
  return {
    total: total[0] as number,
    single: (one) => counts[singleIndex(one)] as number,
    pair: (one, two) => find(pairs, hashOf(one, two, 0)),
    triple: (one, two, three) => find(triples, hashOf(one, two, three)),
    goingWith: (before, behind, ones) => {
      const left = before === 0 ? 0 : 1;
      const right = behind === 0 ? 0 : 1;
      const first = rowOf(before);
      const second = rowOf(behind);
      const found: number[] = [];
      for (let i = 0; i < ones.length; i++) {
        const one = ones[i] as number;
        // Without a branch for either side, which the processor could not foresee.
        if ((left & isSet(bitByFirst(first, one))) | (right & isSet(bitBySecond(second, one)))) found.push(one);
      }
      return found;
    },
  };
}

function numbersOf(bytes: Uint8Array): Uint16Array {
  const first = bytes.indexOf(0x0a) + 1;
  let own = Buffer.from(bytes.buffer, bytes.byteOffset + first, 2 * CELLS);
  const swap = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;
  // In place where that can be: it lies on an even address, and this machine too has the lower byte first.
  if (own.byteOffset % 2 === 1 || swap) own = Buffer.from(Uint8Array.from(own).buffer);
  if (swap) own.swap16();
  return new Uint16Array(own.buffer, own.byteOffset, own.length / 2);
}

/** In the order of `singleIndex`, and their sum. */
type Singles = { readonly counts: Float64Array; readonly total: Float64Array };

function singlesOf(numbers: Uint16Array): Singles {
  const counts = Float64Array.from(numbers.subarray(0, SINGLES), (number) => Math.exp(number / SCALE) - 1);
  return { counts, total: Float64Array.of(counts.reduce((sum, count) => sum + count, 0)) };
}

function find(table: Uint16Array, hash: number): number {
  const last = table.length - 1;
  const print = hash >>> 20;
  for (let slot = hash & last; ; slot = (slot + 1) & last) {
    const cell = table[slot] as number;
    if (cell === 0) return 0;
    if (cell >>> 4 === print) return CLASSES[cell & 15] as number;
  }
}

/** The count that stands for `count` in the file: the least of its class. */
export function roughly(count: number): number {
  return CLASSES[classOf(count)] as number;
}

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
/** 0, the digit, the letter and the Han. */
const SINGLES = 3 + LAST_HAN - FIRST_HAN + 1;
/** Twice as many as there are pairs and triples, so that a look-up sees two or three slots. */
const PAIR_SLOTS = 2 ** 19;
const TRIPLE_SLOTS = 2 ** 20;
/** Of the Bloom filter: the first half by the first character of a pair, the other by the second. */
const BITS = 2 ** 22;
const CELLS = SINGLES + PAIR_SLOTS + TRIPLE_SLOTS + BITS / 16;
const SEEN = 3;
const CHANCE = Math.exp(1);
const SCALE = 4000;
/** The least count of each class but the first, which means none. */
const CLASSES = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128, 512, 2048, 8192];

function classOf(count: number): number {
  let rank = 0;
  while (rank < 15 && (CLASSES[rank + 1] as number) <= count) rank++;
  return rank;
}

function singleIndex(symbol: number): number {
  return symbol >= FIRST_HAN ? 3 + symbol - FIRST_HAN : symbol === 0 ? 0 : symbol === 0x30 ? 1 : 2;
}

/**
 * Where the row of a character begins in its half of the filter. A row is 4,096 bits that others lie across: all that goes with a
 * character is asked for at once, and lies in eight lines of the processor's cache.
 */
function rowOf(one: number): number {
  return Math.imul(one, 0x9e3779b1) >>> 11;
}

function bitByFirst(row: number, two: number): number {
  return (row + placeInRow(two)) & (BITS / 2 - 1);
}

function bitBySecond(row: number, one: number): number {
  return ((row + placeInRow(one)) & (BITS / 2 - 1)) + BITS / 2;
}

function placeInRow(one: number): number {
  return Math.imul(one, 0x85ebca6b) >>> 20;
}

function hashOf(one: number, two: number, three: number): number {
  let hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b) ^ Math.imul(three, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}
