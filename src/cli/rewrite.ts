import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Why a file was left as it is; anything else that goes wrong is thrown. */
export type LeftAlone = 'changed' | 'hard-linked' | 'read-only' | 'owner';

/**
 * Puts `bytes` in the place of a file that holds `expected`: written to a new file beside it and synced, which then takes its
 * name. Whoever looks at `path`, or ends this process, at any moment finds the one or the other, whole. Mode and owner are
 * kept; access lists and extended attributes are not, Node knows none. `path` is where the file lies, no symbolic link.
 * Returns why nothing was done. Throws what the system says, with the file as it was.
 */
export function rewrite(path: string, expected: Uint8Array, bytes: Uint8Array): LeftAlone | undefined {
  const old = lstatSync(path);
  // The other names of a hard-linked file would keep the old text.
  if (old.nlink > 1) return 'hard-linked';
  if (!isWritable(path, old)) return 'read-only';
  const draft = join(dirname(path), draftName(basename(path)));
  const file = openSync(draft, 'wx', 0o600);
  try {
    try {
      if (!giveTo(file, old)) return 'owner';
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    // As late as can be: an editor may have saved since the file was read.
    if (!holds(path, old, expected)) return 'changed';
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(dirname(path));
  return undefined;
}

/** Removes what earlier runs that were killed left in `folder`: drafts older than an hour whose process is gone. */
export function sweepDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = DRAFT.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(folder, name);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (stats?.isFile() && Date.now() - stats.mtimeMs > HOUR) rmSync(path, { force: true });
  }
}

const HOUR = 3_600_000;

const DRAFT = /^\..{1,60}\.(\d{1,10})\.[0-9a-f]{8}\.newslint-tmp$/su;

/** A name has 255 bytes at most; 40 Han are 120. Hidden, so that no folder that is checked shows it. */
function draftName(name: string): string {
  const short = [...name].slice(0, 40).join('');
  return `.${short}.${process.pid}.${randomBytes(4).toString('hex')}.newslint-tmp`;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** A rename asks only the folder; a file that nobody may write is not to be replaced either, not even by root. */
function isWritable(path: string, { mode }: Stats): boolean {
  if (!(mode & 0o222)) return false;
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Makes the open file the owner's and gives it the mode of `old`; false where that is not allowed. */
function giveTo(file: number, old: Stats): boolean {
  const { uid, gid } = fstatSync(file);
  try {
    if (uid !== old.uid || gid !== old.gid) fchownSync(file, old.uid, old.gid);
  } catch {
    return false;
  }
  fchmodSync(file, old.mode & 0o7777);
  return true;
}

/** Is the file at `path` still the one that `old` was, with `expected` in it? */
function holds(path: string, old: Stats, expected: Uint8Array): boolean {
  const now = lstatSync(path, { throwIfNoEntry: false });
  if (!now?.isFile() || now.ino !== old.ino || now.dev !== old.dev || now.size !== expected.length) return false;
  return !Buffer.compare(readFileSync(path), expected);
}

/** So that the new name lasts too. Not every system lets a folder be opened; the file is whole all the same. */
function syncFolder(folder: string): void {
  try {
    const open = openSync(folder, constants.O_RDONLY);
    try {
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
  } catch {
    // Windows, some network file systems.
  }
}
