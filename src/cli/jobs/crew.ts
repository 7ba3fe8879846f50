import type { Known } from '../../lint/cache.js';
import type { ListedFile, ListingKind } from '../../lint/listing.js';
import type { Page } from '../../page/page.js';
import type { Settings } from '../../rule/setting.js';
import { type Examining, enlist, examine } from '../examine.js';
import type { Source } from '../fix.js';
import { type Assignment, attempt, equip, type Outcome } from './assignment.js';

/** Looks at pages one by one: here and now, or in other threads while this one goes on. */
export interface Crew {
  /** What it is done with where it must be done here. */
  readonly examining: Examining;
  /** How many pages should be begun before the first of them is waited for. */
  readonly appetite: number;
  check(page: Page, settings: Settings): Coming<Known>;
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
      check: (page, settings) => attempt(examining, () => examine(page, settings, examining)),
      list: (kind, { path, text, encoding }) => attempt(examining, () => enlist(kind, path, text, encoding, examining)),
      close: async () => {},
    };
  }
  const { openPool } = await import('./pool.js');
  const { submit, appetite, close } = openPool(assignment, threads, isolated);
  return {
    examining,
    appetite,
    check: ({ path, source: text }, settings) => submit({ path, text, settings }) as Promise<Outcome<Known>>,
    list: (kind, { path, text, encoding }) => submit({ path, text, kind, encoding }) as Promise<Outcome<ListedFile>>,
    close,
  };
}
