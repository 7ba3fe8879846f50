import { fromFile } from './binary.js';
import { lazily } from './lexicon.js';

/** What is trained for the tagger of names, as views into one file: nothing is parsed or copied when it opens. */
export interface EntityModel {
  /** Sources with their licences, sizes, date and scores. */
  readonly header: string;
  /** The weights of a feature: `TAGS - 1` in row, those of O being nought. There are a power of two of rows. */
  readonly weights: Int8Array;
  /** The weight of tag `to` behind tag `from` at `TAGS * from + to`, in the unit of `weights`. */
  readonly transitions: Int32Array;
  /** For each Han from U+4E00 on its kind: 3 numeral, 6 one that writes sounds, 4 another, … */
  readonly kinds: Int8Array;
  /** … and ten times the logarithm of how much likelier it is in that place of a name than in running text. */
  readonly surname: Int8Array;
  readonly first: Int8Array;
  readonly second: Int8Array;
  readonly only: Int8Array;
  /** Words by `hashOf`: their cluster (`CLUSTER`), and where no name has the word, begins in it, ends in it the bits for that. */
  readonly words: HashTable;
  /** Names of lists by `hashOf`: a bit for each type. */
  readonly names: HashTable;
  /** What organisations end with, by their last two units or last unit. */
  readonly heads: HashTable;
}

/** Keys with open addressing and linear probing; key 0 is an empty slot. */
export interface HashTable {
  readonly keys: Int32Array;
  readonly values: Uint16Array;
}

/** O, and begin, inside, end, single of three types. */
export const TAGS = 13;
/** In a value of `words`: no name has this word, … */
export const COMMON = 0x8000;
/** … hardly any begins in it, or ends in it; … */
export const NO_BEGINNING = 0x4000;
export const NO_END = 0x2000;
/** … and its cluster. */
export const CLUSTER = 0x1fff;
/** The Han that have values of their own. */
export const FIRST_HAN = 0x4e00;
export const LAST_HAN = 0x9fff;

/** The value of `key` in `table`, or 0. */
export function lookUp({ keys, values }: HashTable, key: number): number {
  const last = keys.length - 1;
  for (let slot = Math.imul(key, 0x9e3779b1) & last; ; slot = (slot + 1) & last) {
    const found = keys[slot] as number;
    if (found === key) return values[slot] as number;
    if (found === 0) return 0;
  }
}

/** The model in entity-model.bin, which is read when it is first asked for. */
export const entityModel = lazily(() => fromFile('entity-model.bin', decodeEntityModel));

/** The parts of the file behind its header line, in this order, each a whole number of four bytes. */
const HAN = LAST_HAN - FIRST_HAN + 1;

/** The model as a file: a line of text, six numbers that say how large the parts are, the parts. */
export function encodeEntityModel(model: EntityModel): Uint8Array {
  const { weights, transitions, kinds, surname, first, second, only, words, names, heads } = model;
  const line = new TextEncoder().encode(model.header.replaceAll('\n', ' '));
  const head = new Uint8Array(4 * Math.ceil((line.length + 1) / 4)).fill(0x20);
  head.set(line);
  head[head.length - 1] = 0x0a;
  const sizes = Int32Array.of(VERSION, weights.length, words.keys.length, names.keys.length, heads.keys.length, 0);
  const tables = [words, names, heads].flatMap(({ keys, values }) => [keys, values]);
  const parts = [head, sizes, transitions, ...tables, kinds, surname, first, second, only, weights];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

const VERSION = 2;

/** The views into a file that `encodeEntityModel` made on a machine that has the lower byte first, as all have that Node runs on but s390x. */
export function decodeEntityModel(file: Uint8Array): EntityModel {
  const { buffer, byteOffset } = file.byteOffset % 4 ? Uint8Array.from(file) : file;
  let at = byteOffset + file.indexOf(0x0a) + 1;
  const ints = (length: number) => {
    at += 4 * length;
    return new Int32Array(buffer, at - 4 * length, length);
  };
  const shorts = (length: number) => {
    at += 2 * length;
    return new Uint16Array(buffer, at - 2 * length, length);
  };
  const bytes = (length: number) => {
    at += length;
    return new Int8Array(buffer, at - length, length);
  };
  const header = new TextDecoder().decode(file.subarray(0, file.indexOf(0x0a))).trimEnd();
  const [version, weights = 0, words = 0, names = 0, heads = 0] = ints(6);
  if (version !== VERSION) throw new Error('entity-model.bin is of another version: run npm run train:entities');
  const table = (slots: number): HashTable => ({ keys: ints(slots), values: shorts(slots) });
  return {
    header,
    transitions: ints(TAGS * TAGS),
    words: table(words),
    names: table(names),
    heads: table(heads),
    kinds: bytes(HAN),
    surname: bytes(HAN),
    first: bytes(HAN),
    second: bytes(HAN),
    only: bytes(HAN),
    weights: bytes(weights),
  };
}

/** The table of `entries`, whose keys are not 0; at most four fifths of its slots are taken. */
export function hashTable(entries: ReadonlyMap<number, number>): HashTable {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, 1.25 * entries.size)));
  const table = { keys: new Int32Array(slots), values: new Uint16Array(slots) };
  for (const [key, value] of entries) {
    let slot = Math.imul(key, 0x9e3779b1) & (slots - 1);
    while (table.keys[slot]) slot = (slot + 1) & (slots - 1);
    table.keys[slot] = key;
    table.values[slot] = value;
  }
  return table;
}
