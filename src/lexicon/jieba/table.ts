import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { lazily, tablePath } from '../lexicon.js';
import type { Cells } from './trie.js';

/**
 * jieba's dictionary and models compiled for reading in place: typed arrays over one buffer. Characters are UTF-16
 * units; every character of dictionary and model has a code from 1 up, the frequent ones low, all others have 0.
 */
export interface JiebaTable {
  /** Where the dictionary comes from, as the report names it. */
  readonly source: string;
  /** The code of each UTF-16 unit. */
  readonly codes: Uint16Array;
  /** The words as a trie (see `trie.ts`); a node's value is its word's index into `weights` and `wordTags`. */
  readonly cells: Cells;
  /** Logarithm of the probability of the words of a value; [0], for what is no word, is the least of all. */
  readonly weights: Float64Array;
  /** Index into `tags` of the words of a value; 0 is no tag. */
  readonly wordTags: Uint16Array;
  readonly tags: readonly string[];
  /** Sum of all frequencies; a user's word of frequency f weighs log(f / frequencySum). */
  readonly frequencySum: number;
  /** The median weight: jieba's for user words without a frequency. */
  readonly medianWeight: number;
  /** The hidden Markov model over B, E, M, S (begin, end, middle of a word, single): logarithms. */
  readonly start: readonly number[];
  /** From each state (row) to each state. */
  readonly transitions: readonly number[];
  /** Four for each code: the emission of that character by each state. */
  readonly emissions: Float64Array;
  /** By slot of `cells`: the index into `idfValues` of the word that ends there; 0 is none, and infinitely rare. */
  readonly idf: Uint16Array;
  readonly idfValues: Float64Array;
}

/** Raised when the layout or meaning of the file changes; a table of another version is refused. */
export const TABLE_VERSION = 3;

/** Why a table can't be used: there is none, it is no table, of another version, cut short, or damaged. */
export type TableProblem = 'missing' | 'foreign' | 'version' | 'truncated' | 'damaged';

/** A table can't be used. `message` is for programmers; `code` and `path` are what to tell a user. */
export class TableError extends Error {
  readonly code: TableProblem;
  readonly path: string;

  constructor(code: TableProblem, path: string) {
    super(`${path}: ${code}`);
    this.code = code;
    this.path = path;
  }
}

/** The table of the package, read when it is first asked for. Throws as `openTable` does. */
export const jiebaTable = lazily(() => openTable(tablePath));

/**
 * The source that the table of the package names, told from its header: damage behind that shows only where the table is
 * opened. Throws as `openTable` does.
 */
export const jiebaSource = lazily((): string => sourceIn(tablePath));

/** Reads the table at `path` whole. Throws `TableError`, or the file system's error where the file can't be read. */
export function openTable(path: string): JiebaTable {
  return decodeTable(readWhole(path), path);
}

/** The header of the table at `path`, or nothing where there is no readable table of this version. */
export function tableSource(path: string): { source: string; sourceChecksum: string } | undefined {
  try {
    const { source, sourceChecksum } = readHeader(readWhole(path), path);
    return { source, sourceChecksum };
  } catch {
    return undefined;
  }
}

/** The table's bytes: the same for the same table and checksum (SHA-256 of the pack it was made from). */
export function encodeTable(table: JiebaTable, licence: string, sourceChecksum: string): Uint8Array {
  const sections: Header['sections'] = {};
  let size = 0;
  for (const name of SECTION_NAMES) {
    const { byteLength } = table[name];
    sections[name] = [size, byteLength];
    size += align(byteLength);
  }
  const { source, tags, frequencySum, medianWeight, start, transitions } = table;
  const scalars = { source, tags, frequencySum, medianWeight, start, transitions };
  const json = new TextEncoder().encode(JSON.stringify({ ...scalars, licence, sourceChecksum, sections }));
  const first = align(FIXED_BYTES + json.length);
  const file = new Uint8Array(first + size);
  file.set(MAGIC);
  file.set(json, FIXED_BYTES);
  for (const name of SECTION_NAMES) {
    const { buffer, byteOffset, byteLength } = table[name];
    file.set(new Uint8Array(buffer, byteOffset, byteLength), first + (sections[name] as [number, number])[0]);
  }
  const fixed = new Uint32Array(file.buffer, 0, FIXED_BYTES / 4);
  fixed[2] = TABLE_VERSION;
  fixed[3] = json.length;
  fixed[4] = file.length;
  fixed[5] = checksum(file);
  return file;
}

/** The table in `file`, which it keeps; `path` is for errors. Throws `TableError`. */
export function decodeTable(file: Uint8Array<ArrayBuffer>, path: string): JiebaTable {
  const header = readHeader(file, path);
  const { source, tags, frequencySum, medianWeight, start, transitions } = header;
  const first = align(FIXED_BYTES + (new Uint32Array(file.buffer, 0, FIXED_BYTES / 4)[3] as number));
  const at = (name: SectionName): [buffer: ArrayBuffer, offset: number, bytes: number] => {
    const [offset, bytes] = header.sections[name] as [number, number];
    return [file.buffer, first + offset, bytes];
  };
  const uint16 = (name: SectionName, [buffer, offset, bytes] = at(name)) => new Uint16Array(buffer, offset, bytes / 2);
  const float64 = (name: SectionName, [buffer, offset, bytes] = at(name)) =>
    new Float64Array(buffer, offset, bytes / 8);
  const [buffer, offset, bytes] = at('cells');
  return {
    ...{ source, tags, frequencySum, medianWeight, start, transitions },
    codes: uint16('codes'),
    cells: new Uint32Array(buffer, offset, bytes / 4),
    weights: float64('weights'),
    wordTags: uint16('wordTags'),
    emissions: float64('emissions'),
    idf: uint16('idf'),
    idfValues: float64('idfValues'),
  };
}

/** The arrays of a table, in the order in which they lie in the file. */
const SECTION_NAMES = ['codes', 'cells', 'weights', 'wordTags', 'emissions', 'idf', 'idfValues'] as const;
type SectionName = (typeof SECTION_NAMES)[number];

/** The JSON behind the fixed part: the table's plain values, and the place of each array from the end of the header. */
interface Header extends Omit<JiebaTable, SectionName> {
  readonly licence: string;
  readonly sourceChecksum: string;
  readonly sections: Partial<Record<SectionName, [offset: number, bytes: number]>>;
}

/**
 * The fixed part: eight bytes of magic, then, as 32-bit numbers of this machine's byte order: version, length of the
 * JSON, length of the file, checksum. A table of a machine with the other byte order has another version for us.
 */
const FIXED_BYTES = 24;
const MAGIC = new TextEncoder().encode('NEWSLINT');

function readHeader(file: Uint8Array<ArrayBuffer>, path: string): Header {
  const { sum } = readFixed(file, file.length, path);
  if (sum !== checksum(file)) throw new TableError('damaged', path);
  return readJson(file, path);
}

/** What the fixed part says of a file of `size` bytes that begins with `head`. */
function readFixed(head: Uint8Array<ArrayBuffer>, size: number, path: string): { sum: number; jsonBytes: number } {
  if (MAGIC.some((byte, i) => head[i] !== byte)) throw new TableError(head.length ? 'foreign' : 'truncated', path);
  if (head.length < FIXED_BYTES) throw new TableError('truncated', path);
  const [version, jsonBytes = 0, bytes = 0, sum = 0] = new Uint32Array(head.buffer, 0, FIXED_BYTES / 4).subarray(2);
  if (version !== TABLE_VERSION) throw new TableError('version', path);
  if (bytes !== size) throw new TableError(size < bytes ? 'truncated' : 'damaged', path);
  return { sum, jsonBytes };
}

function readJson(file: Uint8Array<ArrayBuffer>, path: string): Header {
  const jsonBytes = new Uint32Array(file.buffer, 0, FIXED_BYTES / 4)[3];
  const json = new TextDecoder().decode(file.subarray(FIXED_BYTES, FIXED_BYTES + (jsonBytes as number)));
  try {
    return JSON.parse(json);
  } catch {
    throw new TableError('damaged', path);
  }
}

/**
 * A sum over every 127th number behind the fixed part, eight of each block of a disk: it finds one that was lost or comes
 * from elsewhere. All numbers would take longer than the rest of opening; an even step would see only one of a trie cell's
 * two.
 */
function checksum(file: Uint8Array<ArrayBuffer>): number {
  const numbers = new Int32Array(file.buffer, FIXED_BYTES, (file.length - FIXED_BYTES) >>> 2);
  let sum = file.length;
  for (let i = 0; i < numbers.length; i += 127) sum = Math.imul(sum ^ (numbers[i] as number), 0x01000193);
  return sum >>> 0;
}

function align(bytes: number): number {
  return (bytes + 7) & ~7;
}

function sourceIn(path: string): string {
  return reading(path, (read, size) => {
    const { jsonBytes } = readFixed(read(Math.min(size, FIXED_BYTES)), size, path);
    return readJson(read(Math.min(size, FIXED_BYTES + jsonBytes)), path).source;
  });
}

/** The file in a buffer of its own, so that its sections are aligned. */
function readWhole(path: string): Uint8Array<ArrayBuffer> {
  return reading(path, (read, size) => read(size));
}

/** What `use` makes of the file at `path`; `read` gives its first bytes, fewer where it has become shorter. */
function reading<T>(path: string, use: (read: (bytes: number) => Uint8Array<ArrayBuffer>, size: number) => T): T {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new TableError('missing', path);
  }
  try {
    const first = (length: number) => {
      const bytes = new Uint8Array(length);
      let read = 0;
      for (let n = 1; n > 0 && read < length; read += n) n = readSync(file, bytes, read, length - read, read);
      return read === length ? bytes : bytes.slice(0, read);
    };
    return use(first, fstatSync(file).size);
  } finally {
    closeSync(file);
  }
}
