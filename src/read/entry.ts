import { type Stats, statSync } from 'node:fs';
import type { Reason } from './refusal.js';

/** What stands at a path, through symbolic links: something to read, or why it can't be. */
export type Entry =
  | { readonly kind: 'file' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'refused'; readonly reason: Reason };

/** Looks at `path` without opening it: a FIFO or a device is never touched. */
export function entryAt(path: string): Entry {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { kind: 'folder' };
    const reason = notRegular(stats);
    return reason ? { kind: 'refused', reason } : { kind: 'file' };
  } catch (error) {
    const reason = errorReason(error);
    // Node hands out bytes that are no UTF-8 as U+FFFD; the name that comes back from that does not exist.
    const lost = reason.code === 'not-found' && path.includes('\uFFFD');
    return { kind: 'refused', reason: lost ? { code: 'bad-name', evidence: {} } : reason };
  }
}

/** Why something that is no regular file can't be read; undefined for a regular file. */
export function notRegular(stats: Stats): Reason | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return { code: 'folder', evidence: {} };
  if (stats.isFIFO()) return { code: 'pipe', evidence: {} };
  if (stats.isSocket()) return { code: 'socket', evidence: {} };
  return { code: 'device', evidence: {} };
}

/** The reason behind an error of `node:fs`. */
export function errorReason(error: unknown): Reason {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return { code: 'not-found', evidence: {} };
    case 'ERR_INVALID_ARG_VALUE':
      return { code: 'bad-name', evidence: {} };
    case 'EACCES':
    case 'EPERM':
      return { code: 'no-permission', evidence: {} };
    case 'EISDIR':
      return { code: 'folder', evidence: {} };
    case 'ELOOP':
      return { code: 'link-loop', evidence: {} };
    default:
      return { code: 'read-error', evidence: { error: code } };
  }
}
