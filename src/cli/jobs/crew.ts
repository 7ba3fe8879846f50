import type { Known } from '../../lint/cache.js';
import type { ListedFile, ListingKind } from '../../lint/listing.js';
import type { Page } from '../../page/page.js';
import type { Settings } from '../../rule/setting.js';
import type { PageCache } from '../cache.js';
import { type Examined, type Examining, enlist, examine, readPage } from '../examine.js';
import type { Source } from '../fix.js';
import { type Assignment, attempt, equip, type Outcome } from './assignment.js';

/** Looks at pages one by one: here and now, or in other threads while this one goes on. */
export interface Crew {
  /** What it is done with where it must be done here. */
  readonly examining: Examining;
  /** How many pages should be begun before the first of them is waited for. */
  readonly appetite: number;
  /** What `recall` has of the page is not looked for again. */
  check(source: Source, settings: Settings, recall?: (page: Page) => ReturnType<PageCache>): Coming<Examined>;
  list(kind: ListingKind, source: Source): Coming<ListedFile>;
  close(): Promise<void>;
}

type Coming<T> = Outcome<T> | Promise<Outcome<T>>;

/** A crew for `assignment` with `threads` threads beside this one (0: none); `isolated`: with as many processes instead. */
export async function openCrew(assignment: Assignment, threads: number, isolated: boolean): Promise<Crew> {
  const examining = equip(assignment);
  if (!threads) {
    return {
      examining,
      appetite: 1,
      check: (source, settings, recall) => attempt(examining, () => examine(source, settings, examining, recall)),
      list: (kind, { path, text, encoding }) => attempt(examining, () => enlist(kind, path, text, encoding, examining)),
      close: async () => {},
    };
  }
  const { openPool } = await import('./pool.js');
  const { submit, appetite, close } = openPool(assignment, threads, isolated);
  return {
    examining,
    appetite,
    check({ path, text }, settings, recall) {
      const read = attempt(examining, () => readPage(path, text, examining));
      if ('failed' in read) return read;
      const page = read.done;
      const entry = recall?.(page);
      if (entry?.known) return { done: { page, known: entry.known } };
      const keep = entry && { keep: entry.keep };
      const coming = submit({ path, text, settings }) as Promise<Outcome<Known>>;
      return coming.then((outcome) =>
        'failed' in outcome ? outcome : { ...outcome, done: { page, known: outcome.done, ...keep } },
      );
    },
    list: (kind, { path, text, encoding }) => submit({ path, text, kind, encoding }) as Promise<Outcome<ListedFile>>,
    close,
  };
}
