import { readFileSync, statSync } from 'node:fs';

/** Numbers by name; a text among them is its UTF-16 units. */
export type Arrays = Readonly<Record<string, Uint8Array | Int8Array | Uint16Array | Int32Array | Float64Array>>;

/** A word list that `npm run build` makes ready to be read in place. */
export interface ArrayLexicon<Made extends Arrays = Arrays> {
  readonly name: string;
  /** The files of src/lexicon/ that it comes from, and the module that makes it. */
  readonly sources: readonly string[];
  make(): Made;
}

/**
 * The arrays of a lexicon: from dist/lexicon/, where they are no older than their sources; made anew, which takes
 * milliseconds, where they are older, missing or damaged.
 */
export function arraysOf<Made extends Arrays>(lexicon: ArrayLexicon<Made>): Made {
  return (read(lexicon) as Made | undefined) ?? lexicon.make();
}

/** Where the built arrays of the lexicon `name` lie. */
export function arraysAt(name: string): URL {
  return new URL(`../../dist/lexicon/${name}.arrays`, import.meta.url);
}

/** The units of a text among the arrays as a string. */
export function textOf(units: Uint16Array): string {
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
}

/** A text as an array. */
export function unitsOf(text: string): Uint16Array {
  const { buffer, byteOffset } = Buffer.from(text, 'utf16le');
  return new Uint16Array(buffer, byteOffset, text.length);
}

/**
 * The arrays as a file: its head, as 32-bit numbers of this machine's byte order, is a magic number, a checksum, the length
 * of the file and that of the JSON behind it, which has the kind, place and length of each array.
 */
export function encodeArrays(arrays: Arrays): Uint8Array {
  const places: Place[] = [];
  let size = 0;
  for (const [name, array] of Object.entries(arrays)) {
    places.push([name, KINDS.findIndex((kind) => array instanceof kind), size, array.length]);
    size += align(array.byteLength);
  }
  const json = new TextEncoder().encode(JSON.stringify(places));
  const first = align(HEAD + json.length);
  const file = new Uint8Array(first + size);
  file.set(json, HEAD);
  for (const [name, , at] of places) {
    const { buffer, byteOffset, byteLength } = arrays[name] as Uint8Array;
    file.set(new Uint8Array(buffer, byteOffset, byteLength), first + at);
  }
  new Uint32Array(file.buffer).set([MAGIC, sumOf(file), file.length, json.length]);
  return file;
}

/** The arrays in a file that `encodeArrays` made on a machine like this one, as views into it; undefined for any other. */
export function decodeArrays(file: Uint8Array): Arrays | undefined {
  const aligned = file.byteOffset % 8 ? Uint8Array.from(file) : file;
  const { buffer, byteOffset, length } = aligned;
  if (length < HEAD) return undefined;
  const [magic, sum, size, json] = new Uint32Array(buffer, byteOffset, HEAD / 4) as unknown as [
    number,
    number,
    number,
    number,
  ];
  if (magic !== MAGIC || size !== length || sum !== sumOf(aligned)) return undefined;
  const places: Place[] = JSON.parse(Buffer.from(buffer, byteOffset + HEAD, json).toString('latin1'));
  const first = byteOffset + align(HEAD + json);
  const arrays: Record<string, Arrays[string]> = {};
  for (const [name, kind, at, count] of places) {
    arrays[name] = new (KINDS[kind] as (typeof KINDS)[number])(buffer as ArrayBuffer, first + at, count);
  }
  return arrays;
}

type Place = [name: string, kind: number, offset: number, length: number];

const KINDS = [Uint8Array, Int8Array, Uint16Array, Int32Array, Float64Array] as const;
const MAGIC = 0x4e4c4131;
const HEAD = 16;

function align(bytes: number): number {
  return (bytes + 7) & ~7;
}

/** Over every 127th number behind the head: it finds a block of the disk that was lost or comes from elsewhere. */
function sumOf({ buffer, byteOffset, length }: Uint8Array): number {
  const numbers = new Int32Array(buffer, byteOffset + HEAD, (length - HEAD) >>> 2);
  let sum = length;
  for (let i = 0; i < numbers.length; i += 127) sum = Math.imul(sum ^ (numbers[i] as number), 0x01000193);
  return sum >>> 0;
}

function read({ name, sources }: ArrayLexicon): Arrays | undefined {
  try {
    const at = arraysAt(name);
    const built = statSync(at, THERE_OR_NOT)?.mtimeMs;
    if (built === undefined) return undefined;
    for (const source of sources) {
      const written = statSync(new URL(`../../src/lexicon/${source}`, import.meta.url), THERE_OR_NOT);
      if (written && written.mtimeMs > built) return undefined;
    }
    return decodeArrays(readFileSync(at));
  } catch {
    return undefined;
  }
}

const THERE_OR_NOT = { throwIfNoEntry: false } as const;
