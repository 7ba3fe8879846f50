import { constants as buffers } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { type Decoded, decode, type Encoding, Undecodable } from './decode.js';
import { entryAt, errorReason, notRegular } from './entry.js';
import type { Input } from './inputs.js';
import type { Reason } from './refusal.js';

export interface ReadOptions {
  /** The most bytes that are read of one input; 10 MB where it is not given. */
  readonly maxBytes?: number | undefined;
  /** Instead of detecting it. */
  readonly encoding?: Encoding | undefined;
}

/** `--max-size` where the user names none. */
const MAX_BYTES = 10 * 1024 * 1024;

/** An input as it was read, `bytes` being all of it with the BOM; or why it was not. */
export type Read = (Decoded & { readonly bytes: Uint8Array }) | { readonly refused: Reason };

/**
 * Reads and decodes one file. Never throws for what it finds, and never waits: a FIFO, a socket or a device is refused
 * unopened, and one that takes the file's place meanwhile is opened without blocking and refused then.
 */
export function readInput(input: Required<Input>, options: ReadOptions = {}): Read {
  const limit = limitOf(options);
  const at = entryAt(input.absolute);
  if (at.kind !== 'file') return { refused: at.kind === 'refused' ? at.reason : { code: 'folder', evidence: {} } };
  try {
    const file = openSync(input.absolute, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(file);
      const reason = notRegular(stats) ?? tooLarge(stats.size, limit);
      if (reason) return { refused: reason };
      const bytes = readAll(file, stats.size, limit);
      return bytes ? decoded(bytes, options) : { refused: { code: 'over-limit', evidence: { limit } } };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { refused: errorReason(error) };
  }
}

/** The size in bytes of the file at `path`; 0 where there is none to be told. */
export function sizeAt(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** Reads and decodes a stream, standard input, to its end; beyond the limit it stops reading. */
export async function readStream(stream: AsyncIterable<Uint8Array | string>, options: ReadOptions = {}): Promise<Read> {
  const limit = limitOf(options);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      size += bytes.length;
      if (size > limit) return { refused: { code: 'over-limit', evidence: { limit } } };
      chunks.push(bytes);
    }
  } catch (error) {
    return { refused: errorReason(error) };
  }
  return decoded(Buffer.concat(chunks), options);
}

/** No string is longer than V8 allows, whatever the user asks for. */
function limitOf({ maxBytes = MAX_BYTES }: ReadOptions): number {
  return Math.min(maxBytes, buffers.MAX_STRING_LENGTH);
}

function tooLarge(size: number, limit: number): Reason | undefined {
  return size > limit ? { code: 'too-large', evidence: { size, limit } } : undefined;
}

/** The whole file, which may be longer or shorter than its size says (/proc, a file being written); undefined if over `limit`. */
function readAll(file: number, size: number, limit: number): Buffer | undefined {
  let bytes = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (;;) {
    const read = readSync(file, bytes, length, bytes.length - length, null);
    length += read;
    if (length > limit) return undefined;
    if (!read) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(bytes.length * 2, limit + 1));
  }
}

function decoded(bytes: Uint8Array, { encoding }: ReadOptions): Read {
  try {
    return { ...decode(bytes, { encoding }), bytes };
  } catch (error) {
    if (error instanceof Undecodable) return { refused: error.reason };
    throw error;
  }
}
