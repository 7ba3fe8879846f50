import { type BigIntStats, type FSWatcher, statSync, watch as watchFolder } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { findInputs } from '../read/inputs.js';
import { walk } from '../read/walk.js';
import { fill, type Lang, type Text } from '../text/message.js';
import { visible } from '../text/visible.js';
import { cachePlace, openCache } from './cache.js';
import { searching } from './configure.js';
import type { RunRequest } from './options.js';
import { run } from './run.js';
import { systemReason, TEXTS } from './texts.js';
import { UsageError } from './usage.js';
import type { World } from './world.js';
import { writeTo } from './write.js';

/**
 * `--watch`: runs, and again whenever an input, a configuration, or a list or baseline that the command line names has
 * changed, until it is interrupted or nobody reads its output any more. Returns the exit code of the last run. Throws `UsageError` as the first run does. An
 * interrupt in the midst of a run ends the process.
 */
export async function watch(request: RunRequest, version: string, world: World): Promise<number> {
  const { lang } = request;
  const isKept = request.cache || request.cacheFile !== undefined;
  const memory = openCache(isKept ? cachePlace(request.cacheFile, world) : undefined, lang);
  const events = openEvents();
  const stop = () => events.end();
  // Nobody reads on.
  world.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') stop();
  });
  const tell = (text: Text, evidence: Record<string, string>) =>
    writeTo(world.stderr, [`newslint: ${fill(text[lang], evidence)}\n`]);
  try {
    let code: number | undefined;
    for (let seen = ''; !events.isOver(); ) {
      const unseen = events.follow(foldersOf(request));
      const now = stateOf(request);
      if (code === undefined || now !== seen) {
        seen = now;
        if (code !== undefined && world.stdout.isTTY) await writeTo(world.stdout, [CLEAR]);
        // A long run must not outlast the user's patience: while it lasts, the signal ends the process as ever.
        world.off('SIGINT', stop);
        code = await runOnce(request, code === undefined, () => run(request, version, world, memory), world);
        world.once('SIGINT', stop);
        if (events.isOver()) break;
        if (unseen) await tell(TEXTS.unwatched, { path: visible(unseen.path), reason: reasonOf(unseen.error, lang) });
        if (!events.isAny()) return 2;
        const result = TEXTS[RESULTS[code] ?? 'incomplete'][lang];
        await tell(TEXTS.watched, { time: timeOf(new Date()), result });
      }
      await events.next();
    }
    if (world.stderr.isTTY) await writeTo(world.stderr, ['\n']);
    return code ?? 0;
  } finally {
    world.off('SIGINT', stop);
    events.end();
  }
}

/** Erases the screen of a terminal. */
const CLEAR = '\u001b[2J\u001b[H';

const RESULTS: Readonly<Record<number, 'passed' | 'failed' | 'incomplete'>> = { 0: 'passed', 1: 'failed' };

/** A run after the first goes wrong without ending the watch: a configuration may be half written. */
async function runOnce(
  { lang }: RunRequest,
  isFirst: boolean,
  run: () => Promise<number>,
  { stderr }: World,
): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (isFirst) throw error;
    const reason = visible(error instanceof Error ? error.message : String(error));
    const message = error instanceof UsageError ? error.message : fill(TEXTS.crashed[lang], { reason });
    await writeTo(stderr, [`newslint: ${message}\n`]);
    return 2;
  }
}

/** The folders in which a change may concern the run: new files, and editors that write by renaming, show only there. */
function foldersOf({ paths, changed, lexicon = [], terms = [], baseline, config }: RunRequest): Set<string> {
  const folders = new Set<string>();
  for (const path of [...paths, ...(changed !== undefined && !paths.length ? ['.'] : [])]) {
    const place = resolve(path);
    const entry = statOf(place);
    if (entry?.isDirectory()) for (const folder of walk('', place).folders) folders.add(folder);
    else if (entry) folders.add(dirname(place));
    else {
      const above = nearestFolder(resolve(path.split(/[*?[{]/)[0] as string, /[*?[{]/.test(path) ? '.' : '..'));
      folders.add(above);
      if (/[*?[{]/.test(path)) for (const folder of walk('', above).folders) folders.add(folder);
    }
  }
  const search = searching(config);
  for (const folder of [...folders]) {
    for (const file of Object.values(search(folder))) folders.add(dirname(file));
  }
  for (const file of [...lexicon, ...terms, baseline]) {
    if (file !== undefined) folders.add(nearestFolder(dirname(resolve(file))));
  }
  return folders;
}

/** `folder`, or the nearest above it that is there. */
function nearestFolder(folder: string): string {
  let at = folder;
  while (!statOf(at)?.isDirectory() && dirname(at) !== at) at = dirname(at);
  return at;
}

/** What tells whether anything has changed that a run reads: swap files, backups and reports come and go beside it. */
function stateOf({ paths, changed, lexicon = [], terms = [], baseline, config }: RunRequest): string {
  const { files, refused } = findInputs(changed !== undefined && !paths.length ? ['.'] : paths);
  const places = files.map(({ absolute = '' }) => absolute);
  const search = searching(config);
  const governing = places.flatMap((place) => Object.values(search(dirname(place))) as string[]);
  const lists = [...lexicon, ...terms, ...(baseline === undefined ? [] : [baseline])].map((path) => resolve(path));
  const all = new Set([...places, ...governing, ...lists]);
  return JSON.stringify([[...all].map((place) => [place, stamp(statOf(place))]), refused]);
}

function stamp(stats: BigIntStats | undefined): string {
  return stats ? `${stats.mtimeNs} ${stats.size} ${stats.ino}` : '';
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Changes in folders. */
interface Events {
  /** From now on they are told of these folders, each by itself: that works on every system. Returns one that can't be watched. */
  follow(folders: ReadonlySet<string>): { readonly path: string; readonly error: unknown } | undefined;
  /** Resolves when something has changed and then nothing for a moment, or when it is over. */
  next(): Promise<void>;
  end(): void;
  isOver(): boolean;
  /** Is any folder watched? */
  isAny(): boolean;
}

/** Milliseconds: how long nothing may change until a save of several steps is over, and how long that may take at most. */
const QUIET = 80;
const AT_MOST = 800;

function openEvents(): Events {
  const watchers = new Map<string, { readonly watcher: FSWatcher; readonly identity: string }>();
  let isOver = false;
  let isNew = false;
  let wake: (() => void) | undefined;
  const tell = () => {
    isNew = true;
    wake?.();
  };
  const close = (folder: string) => {
    watchers.get(folder)?.watcher.close();
    watchers.delete(folder);
  };
  const sleep = (ms: number | undefined) =>
    new Promise<void>((done) => {
      const timer = ms === undefined ? undefined : setTimeout(done, ms);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  return {
    follow(folders) {
      let unseen: ReturnType<Events['follow']>;
      for (const [folder, { identity }] of watchers) {
        // A folder that was made anew under its old name is another one.
        if (!folders.has(folder) || identityOf(folder) !== identity) close(folder);
      }
      for (const folder of folders) {
        if (watchers.has(folder)) continue;
        try {
          const identity = identityOf(folder);
          const watcher = watchFolder(folder, tell);
          watcher.on('error', () => {
            close(folder);
            tell();
          });
          watchers.set(folder, { watcher, identity });
        } catch (error) {
          // It may have gone meanwhile, which the folder above tells.
          if (statOf(folder)) unseen ??= { path: folder, error };
        }
      }
      return unseen;
    },
    async next() {
      while (!isNew && !isOver) await sleep(undefined);
      const began = performance.now();
      while (isNew && !isOver && performance.now() - began < AT_MOST) {
        isNew = false;
        await sleep(QUIET);
      }
      isNew = false;
    },
    end() {
      isOver = true;
      for (const folder of [...watchers.keys()]) close(folder);
      wake?.();
    },
    isOver: () => isOver,
    isAny: () => watchers.size > 0,
  };
}

/** Tells a folder from another under the same name; the number of its inode may be given again. */
function identityOf(folder: string): string {
  const { ino, birthtimeNs } = statOf(folder) ?? {};
  return `${ino} ${birthtimeNs}`;
}

function timeOf(clock: Date): string {
  return [clock.getHours(), clock.getMinutes(), clock.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** Of watching, which has two errors of its own: so many folders and no more. */
function reasonOf(error: unknown, lang: Lang): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return ['ENOSPC', 'EMFILE'].includes(code) ? TEXTS.tooManyWatched[lang] : visible(systemReason(error, lang));
}
