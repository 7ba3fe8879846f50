import { realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { entryAt, errorReason } from './entry.js';
import type { Refusal } from './refusal.js';
import { walk } from './walk.js';

/** A file to read. */
export interface Input {
  /** For display and for finding ids: as the user named it, or below the folder that they named, with `/`. */
  readonly path: string;
  /** Where it lies; undefined for standard input, whose `path` is `-`. */
  readonly absolute?: string;
}

/** Something in a named folder that was left aside on purpose; the path of a folder ends in `/`. */
export interface Ignored {
  readonly path: string;
  /** Not .txt, .text or .md; a name that begins with a dot; node_modules; a symbolic link. */
  readonly why: 'ending' | 'hidden' | 'node_modules' | 'link';
}

/** Every file that was named or found is in one of the three, each once, in code-point order of the paths. */
export interface Inputs {
  readonly files: readonly Input[];
  readonly refused: readonly Refusal[];
  readonly ignored: readonly Ignored[];
}

/**
 * The files that `paths` name: `-` is standard input; a path that exists is that file, whatever its ending, or that
 * folder (see `walk`), through a symbolic link too; what does not exist and has `*`, `?`, `[…]`, `{…}` is a glob over
 * files, which matches neither hidden names nor node_modules and goes through no link. Paths are taken from `cwd`.
 * Never throws for what it finds: that is `refused`.
 */
export function findInputs(paths: readonly string[], cwd = process.cwd()): Inputs {
  const files = new Map<string, Input>();
  const refused = new Map<string, Refusal>();
  const ignored = new Map<string, Ignored & { absolute: string }>();

  const add = (path: string, absolute: string) => {
    const known = files.get(absolute);
    if (!known || byCodePoint(path, known.path) < 0) files.set(absolute, { path, absolute });
  };
  const refuse = (refusal: Refusal) => refused.set(`${refusal.path}\0${refusal.reason.code}`, refusal);

  for (const given of paths) {
    if (given === '-') {
      files.set('-', { path: '-' });
      continue;
    }
    const path = tidy(given);
    const absolute = real(resolve(cwd, given));
    const entry = entryAt(absolute);
    if (entry.kind === 'file') add(path, absolute);
    else if (entry.kind === 'folder') {
      const found = walk(path, absolute);
      for (const file of found.files) add(file.path, file.absolute);
      for (const refusal of found.refused) refuse(refusal);
      for (const one of found.ignored) ignored.set(one.absolute, one);
      if (!found.files.length && !found.refused.length) {
        refuse({ path, reason: { code: 'empty-folder', evidence: {} } });
      }
    } else if (entry.reason.code === 'not-found' && isDynamicPattern(given)) glob(given);
    else refuse({ path, reason: entry.reason });
  }

  function glob(pattern: string): void {
    let matches: string[];
    try {
      matches = globSync(pattern, {
        cwd,
        dot: false,
        followSymbolicLinks: false,
        expandDirectories: false,
        ignore: ['**/node_modules/**'],
      });
    } catch (error) {
      refuse({ path: pattern, reason: errorReason(error) });
      return;
    }
    for (const match of matches) {
      const absolute = real(resolve(cwd, match));
      const entry = entryAt(absolute);
      if (entry.kind === 'file') add(tidy(match), absolute);
      else if (entry.kind === 'refused') refuse({ path: tidy(match), reason: entry.reason });
    }
    if (!matches.length) refuse({ path: pattern, reason: { code: 'no-match', evidence: {} } });
  }

  return {
    files: sorted([...files.values()]),
    refused: sorted([...refused.values()]),
    ignored: sorted(
      [...ignored].filter(([absolute]) => !files.has(absolute)).map(([, { path, why }]) => ({ path, why })),
    ),
  };
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

function sorted<T extends { readonly path: string }>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => byCodePoint(a.path, b.path));
}

/** Code-point order, which is that of the UTF-8 bytes. */
function byCodePoint(a: string, b: string): number {
  return a < b === b < a ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
