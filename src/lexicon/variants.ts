import { lazily } from './lexicon.js';
import { phraseFinder } from './phrases.js';
import { rows } from './rows.js';

/** An entry of variants.tsv. */
export interface Variant {
  readonly recommended: string;
  /** Must match at the place; with flag y. */
  readonly guard?: RegExp;
}

/** Finds the variant forms of variants.tsv, which is read when first asked for. */
export const variants = lazily(() =>
  phraseFinder(
    rows('variants').map(([form = '', recommended = '', guard]): readonly [string, Variant] => [
      form,
      { recommended, ...(guard && { guard: new RegExp(guard, 'uy') }) },
    ]),
  ),
);
