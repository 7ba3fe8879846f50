import { type Term, termFinder } from '../../analyse/house-terms/finder.js';
import type { UserWords } from '../../analyse/jieba/user-words.js';
import { lazySegmenter } from '../../analyse/lazy-segmenter.js';
import type { SegmenterName } from '../../analyse/segmenter.js';
import type { Known } from '../../lint/cache.js';
import type { ListedFile, ListingKind } from '../../lint/listing.js';
import type { Settings } from '../../rule/setting.js';
import { fill, type Lang, type Text } from '../../text/message.js';
import { reasonOf } from '../../text/text-error.js';
import { Unavailable } from '../../text/unavailable.js';
import { TimedOut } from '../deadline.js';
import { type Examining, enlist, examine } from '../examine.js';
import { TEXTS } from '../texts.js';

/** What all jobs of a run have in common. Plain data: it goes to other threads and processes. */
export interface Assignment {
  readonly lang: Lang;
  readonly segmenter: SegmenterName;
  readonly words: UserWords | undefined;
  /** The terms of the user's lists, and the day for which they must hold. */
  readonly terms: readonly [terms: readonly Term[], day: string] | undefined;
  readonly date: string | undefined;
  readonly timeout: number;
  readonly findingsOnly: boolean;
}

/** One file to check, or to list something of. Plain data. */
export type Job = { readonly path: string; readonly text: string } & (
  | { readonly settings: Settings }
  | { readonly kind: ListingKind; readonly encoding: string }
);

/** What came of a job, `missing` being why there were no words; or why nothing did, as the user is told. */
export type Outcome<T = Known | ListedFile> =
  | { readonly done: T; readonly missing?: Text | undefined }
  | { readonly failed: string };

/** Takes up an assignment: gives what does its jobs, one at a time. Never throws, and neither does that. */
export function takeUp(assignment: Assignment): (job: Job) => Outcome {
  const examining = equip(assignment);
  return (job) => {
    const { path, text } = job;
    return attempt(examining, (): Known | ListedFile =>
      'kind' in job
        ? enlist(job.kind, path, text, job.encoding, examining)
        : examine({ path, text }, job.settings, examining).known,
    );
  };
}

/** What an assignment is done with. */
export function equip({ segmenter, words, terms, date, ...rest }: Assignment): Examining {
  const publication = { terms: terms && termFinder(...terms), date };
  return { ...rest, engine: lazySegmenter(segmenter, words), publication };
}

/** What comes of `work`: where it throws, which is a bug of ours or too long a wait, that. */
export function attempt<T>({ engine, lang }: Pick<Examining, 'engine' | 'lang'>, work: () => T): Outcome<T> {
  try {
    return { done: work(), missing: engine.failed()?.text };
  } catch (error) {
    if (error instanceof TimedOut) return { failed: error.text[lang] + TEXTS.moreTime[lang] };
    if (error instanceof Unavailable) return { failed: error.text[lang] };
    return { failed: fill(TEXTS.crashed[lang], { reason: reasonOf(error, lang) }) };
  }
}
