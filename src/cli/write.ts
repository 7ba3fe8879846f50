import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes `pieces` to a stream, as fast as it takes them. Resolves to `undefined` when all was taken, and also when the
 * reader has closed the pipe, which is its right; otherwise to what went wrong. Never throws.
 */
export async function writeTo(stream: NodeJS.WritableStream, pieces: Iterable<string>): Promise<unknown> {
  const writer = openWriter(stream);
  for (const piece of pieces) if (!(await writer.put(piece))) break;
  return writer.failed();
}

/** Writes to a stream piece by piece. */
export interface Writer {
  /** Resolves when `piece` was taken: to false once nothing more will be. Never throws. */
  put(piece: string): Promise<boolean>;
  /** What went wrong; undefined also when the reader has closed the pipe. */
  failed(): unknown;
}

export function openWriter(stream: NodeJS.WritableStream): Writer {
  let failed: { error: unknown } | undefined;
  const fail = (error: unknown) => {
    failed ??= { error };
  };
  // Left in place: a stream may report the same error again once we are done.
  stream.on('error', fail);
  return {
    async put(piece) {
      if (failed) return false;
      await new Promise<void>((taken) => {
        stream.write(piece, (error) => {
          if (error) fail(error);
          taken();
        });
      });
      return !failed;
    },
    failed: () => ((failed?.error as NodeJS.ErrnoException)?.code === 'EPIPE' ? undefined : failed?.error),
  };
}

/** How a file is written. */
export interface Writing {
  /** Of a file that is not there yet; as the system has it, if not given. */
  readonly mode?: number;
  /** Must it outlive a power cut? It does, if not given. */
  readonly isLasting?: boolean;
}

/**
 * Writes `pieces` to a file, whole or not at all: into a new file beside it, which then takes its place and its mode.
 * What is no regular file (`/dev/full`, a named pipe) is written directly. Throws what the system says.
 */
export function writeFile(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  { mode, isLasting = true }: Writing = {},
): void {
  const old = statSync(path, { throwIfNoEntry: false });
  if (old && !old.isFile()) {
    const file = openSync(path, 'w');
    try {
      for (const piece of pieces) writeAll(file, piece);
    } finally {
      closeSync(file);
    }
    return;
  }
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
  const file = openSync(draft, 'wx', old?.mode ?? mode);
  try {
    try {
      for (const piece of pieces) writeAll(file, piece);
      if (isLasting) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function writeAll(file: number, piece: string | Uint8Array): void {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}
