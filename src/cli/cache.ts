import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { lazily } from '../lexicon/lexicon.js';
import {
  CACHE_HEAD,
  type CacheLines,
  cacheKey,
  cacheLine,
  isCacheOfAnotherVersion,
  type Known,
  readCacheLine,
  readCacheLines,
} from '../lint/cache.js';
import type { Page } from '../page/page.js';
import type { Settings } from '../rule/setting.js';
import { fill, type Lang, type Text } from '../text/message.js';
import { visible } from '../text/visible.js';
import { systemReason, TEXTS } from './texts.js';
import type { World } from './world.js';
import { writeFile } from './write.js';

/** Results of earlier runs. Nothing about it fails a run or changes its result. */
export interface Cache {
  /** For pages that are checked in the same way: `setting` says how, as JSON, beside the program itself. */
  under(setting: unknown): PageCache;
  /** Ends a run: keeps what it needed, in the file too. Returns what hindered it, on one line. */
  save(): string | undefined;
}

/** Looks up a page. */
export type PageCache = (
  page: Page,
  settings: Settings,
) => {
  readonly known: Known | undefined;
  /** Makes it known. */
  keep(known: Known): void;
};

/** Where a cache lies. */
export interface CachePlace {
  readonly path: string;
  /** It was the user who said so: what else lies there is theirs. */
  readonly isNamed: boolean;
}

/** A cache in memory; in the file at `place` too, if there is one. */
export function openCache(place: CachePlace | undefined, lang: Lang): Cache {
  const path = place?.path;
  const problems = new Set<string>();
  const stored = place ? readStored(place, lang, problems) : EMPTY;
  let lines = new Map(stored.lines);
  let used = new Set<string>();
  let isNew = stored.damaged;
  return {
    under(setting) {
      let program: string;
      try {
        program = programDigest();
      } catch (error) {
        // Of a program that is not whole nothing is worth keeping.
        if (path !== undefined) problems.add(told(TEXTS.cacheNotRead, lang, path, error));
        return () => ({ known: undefined, keep() {} });
      }
      const all = JSON.stringify([program, setting]);
      return (page, settings) => {
        const key = cacheKey(all, page, settings);
        const line = lines.get(key);
        const known = line && readCacheLine(key, line);
        if (known) used.add(key);
        else if (line) {
          lines.delete(key);
          isNew = true;
          if (path !== undefined) problems.add(told(TEXTS.cacheDamaged, lang, path));
        }
        return {
          known,
          keep(known) {
            lines.set(key, cacheLine(key, known));
            used.add(key);
            isNew = true;
          },
        };
      };
    },
    save() {
      const now = new Map([...used].map((key) => [key, lines.get(key) as Uint8Array]));
      if (path !== undefined && isNew && !stored.isOther) {
        try {
          store(path, now);
        } catch (error) {
          problems.add(told(TEXTS.cacheNotWritten, lang, path, error));
        }
      }
      // What a watched folder no longer has would pile up.
      if (path === undefined) lines = now;
      used = new Set();
      isNew = false;
      const said = [...problems].join('\nnewslint: ');
      problems.clear();
      return said || undefined;
    },
  };
}

/**
 * Where `--cache` keeps its file: `named`, if the user names one; in `node_modules/.cache/newslint` of the project around the
 * working directory, as other tools for Node do; otherwise in the user's folder for caches, as the system has it.
 */
export function cachePlace(named: string | undefined, { env }: Pick<World, 'env'>): CachePlace {
  if (named !== undefined) return { path: resolve(named), isNamed: true };
  for (let at = resolve(); at !== dirname(at); at = dirname(at)) {
    const modules = join(at, 'node_modules');
    if (isWritable(modules)) return { path: join(modules, '.cache', 'newslint', NAME), isNamed: false };
  }
  return { path: join(userCaches(env), 'newslint', NAME), isNamed: false };
}

const NAME = 'findings';

/** https://specifications.freedesktop.org/basedir-spec; Apple's and Microsoft's folders by their names. */
function userCaches({ XDG_CACHE_HOME, LOCALAPPDATA, HOME }: World['env']): string {
  const home = HOME ?? homedir();
  if (process.platform === 'win32') return LOCALAPPDATA ?? join(home, 'AppData', 'Local');
  if (process.platform === 'darwin') return join(home, 'Library', 'Caches');
  return XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(home, '.cache');
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

interface Stored extends CacheLines {
  /** The file is no cache: it is left as it is. */
  readonly isOther?: true;
}

const EMPTY: Stored = { lines: new Map(), damaged: false };

function readStored({ path, isNamed }: CachePlace, lang: Lang, problems: Set<string>): Stored {
  let bytes: Buffer;
  try {
    // What is no file (/dev/zero, a named pipe) might never end.
    bytes = statSync(path).isFile() ? readFileSync(path) : Buffer.from('?');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return EMPTY;
    problems.add(told(TEXTS.cacheNotRead, lang, path, error));
    return { ...EMPTY, isOther: true };
  }
  const stored = readCacheLines(bytes);
  if (stored?.damaged) problems.add(told(TEXTS.cacheDamaged, lang, path));
  if (stored) return stored;
  if (isCacheOfAnotherVersion(bytes)) return { ...EMPTY, damaged: true };
  problems.add(told(isNamed ? TEXTS.notACache : TEXTS.cacheDamaged, lang, path));
  return isNamed ? { ...EMPTY, isOther: true } : { ...EMPTY, damaged: true };
}

function told(text: Text, lang: Lang, path: string, error?: unknown): string {
  const reason = error === undefined ? '' : visible(systemReason(error, lang));
  return fill(text[lang], { path: visible(path), reason });
}

/** The most that a file holds, in bytes; what was used last stays. */
const LIMIT = 64 * 1024 * 1024;

/** Writes `now` and what else the file holds by now: another run may have written it. */
function store(path: string, now: ReadonlyMap<string, Uint8Array>): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const there = existsSync(path) ? readCacheLines(readFileSync(path)) : undefined;
  const all = new Map([...now, ...[...(there?.lines ?? [])].filter(([key]) => !now.has(key))]);
  // Whoever may not read the copy may not read what is said of it.
  writeFile(path, within(LIMIT, all.values()), { mode: 0o600, isLasting: false });
}

function* within(limit: number, lines: Iterable<Uint8Array>): Iterable<string | Uint8Array> {
  yield CACHE_HEAD;
  let size = CACHE_HEAD.length;
  for (const line of lines) {
    size += line.length;
    if (size > limit) return;
    yield line;
  }
}

/** Of all that a result comes from and no option says: the program, its word lists and tables, and what runs it. Takes 25 ms. */
const programDigest = lazily((): string => {
  const here = new URL('.', import.meta.url);
  const code = here.pathname.endsWith('/bundle/') ? here : new URL('../', here);
  const hash = createHash('sha1').update(`${process.version} ${process.arch}`);
  const root = new URL('../../', import.meta.url);
  for (const [folder, ending] of [
    [code, /(?<!\.d)\.c?[jt]s$/],
    [new URL('src/lexicon/', root), /\.(?:tsv|bin)$/],
    [new URL('dist/lexicon/', root), /\.table$/],
  ] as const) {
    for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
      if (!ending.test(name)) continue;
      const bytes = readFileSync(join(fileURLToPath(folder), name));
      hash.update(`\0${name}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest('hex');
});
