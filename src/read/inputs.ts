import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { entryAt } from './entry.js';
import { glob } from './glob.js';
import type { Reason, Refusal } from './refusal.js';
import { walk } from './walk.js';

/** A file to read. */
export interface Input {
  /** For display and for finding ids: as the user named it, or below the folder that they named, with `/`. */
  readonly path: string;
  /** Where it lies, symbolic links resolved; undefined for standard input, whose `path` is `-` where it was given no name. */
  readonly absolute?: string;
}

/** Something in a named folder that was left aside on purpose; the path of a folder ends in `/`. */
export interface Ignored {
  readonly path: string;
  /** Not .txt, .text or .md; a name that begins with a dot; node_modules; a symbolic link. */
  readonly why: 'ending' | 'hidden' | 'node_modules' | 'link';
}

/** What was named or found, each thing in one list and once, in code-point order of the paths. */
export interface Inputs {
  readonly files: readonly Input[];
  readonly refused: readonly Refusal[];
  readonly ignored: readonly Ignored[];
}

/**
 * The files that `paths` name, relative to the working directory: `-` is standard input; a path that exists is that
 * file, whatever its ending, or that folder (see `walk`), through a symbolic link too; what does not exist and has
 * `*`, `?`, `[` or `{` is a glob (see `glob`). A file that is named twice, or by a link and itself, comes once, under
 * the shortest name. Standard input that is given the name of one of them (`stdinName`) takes its place. Never throws for
 * what it finds: that is `refused`.
 */
export function findInputs(paths: readonly string[], stdinName?: string): Inputs {
  const files = new Map<string, Input>();
  const refused = new Map<string, Refusal>();
  const ignored = new Map<string, Ignored>();
  /** Where what was named lies, a last link not resolved: a walk may have met it and left it aside. */
  const named = new Set<string>();

  const keep = <T extends { readonly path: string }>(list: Map<string, T>, key: string, one: T) => {
    const known = list.get(key);
    if (!known || byLength(one.path, known.path) < 0) list.set(key, one);
  };
  const refuse = (path: string, absolute: string, reason: Reason): void => keep(refused, absolute, { path, reason });

  const add = (given: string, path: string): void => {
    // An empty name would be the working directory.
    if (!given) return refuse(path, '', { code: 'not-found', evidence: {} });
    const place = resolve(given);
    named.add(join(real(dirname(place)), basename(place)));
    const absolute = real(place);
    const entry = entryAt(absolute);
    if (entry.kind === 'file') keep(files, absolute, { path, absolute });
    else if (entry.kind === 'folder') addFolder(path, absolute);
    else refuse(path, absolute, entry.reason);
  };

  const addFolder = (path: string, root: string) => {
    const found = walk(path, root);
    for (const file of found.files) keep(files, file.absolute, file);
    for (const { path, absolute, reason } of found.refused) refuse(path, absolute, reason);
    for (const { path, absolute, why } of found.ignored) keep(ignored, absolute, { path, why });
    if (!found.files.length && !found.refused.length) refuse(path, root, { code: 'empty-folder', evidence: {} });
  };

  for (const given of paths) {
    if (given === '-') continue;
    if (/[*?[{]/.test(given) && isMissing(given)) {
      const found = glob(given);
      for (const match of found.paths) add(match, tidy(match));
      for (const { path, reason } of found.refused) refuse(tidy(path), resolve(path), reason);
      if (!found.paths.length && !found.refused.length) refuse(given, given, { code: 'no-match', evidence: {} });
    } else add(given, given && tidy(given));
  }
  if (paths.includes('-')) files.set(...standardInput(stdinName));
  for (const absolute of named) ignored.delete(absolute);
  return { files: sorted(files), refused: sorted(refused), ignored: sorted(ignored) };
}

/** Standard input under its name, and the place by which it is known. */
function standardInput(name: string | undefined): [string, Input] {
  return name === undefined || name === '-' ? ['-', { path: '-' }] : [real(resolve(name)), { path: tidy(name) }];
}

function isMissing(path: string): boolean {
  const entry = entryAt(resolve(path));
  return entry.kind === 'refused' && entry.reason.code === 'not-found';
}

/** `path` without symbolic links, by which a file is known under all its names; itself where nothing is there. */
function real(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

/** `./a//b/` as `a/b`; `..` stays, since it may go through a link. Never `-`, which is standard input. */
function tidy(path: string): string {
  const slashed = sep === '/' ? path : path.replaceAll(sep, '/');
  const parts = slashed.split('/').filter((part, i) => (part !== '' || i === 0) && part !== '.');
  const tidied = parts.join('/') || (slashed.startsWith('/') ? '/' : '.');
  return tidied === '-' ? './-' : tidied;
}

function sorted<T extends { readonly path: string }>(list: ReadonlyMap<string, T>): T[] {
  return [...list.values()].sort((a, b) => byCodePoint(a.path, b.path));
}

function byLength(a: string, b: string): number {
  return a.length - b.length || byCodePoint(a, b);
}

/** Not the order of UTF-16 units: a surrogate stands for what lies beyond U+FFFF. */
function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
