import { lazily } from './lexicon.js';
import { phraseList } from './phrase-list.js';

/** An entry of variants.tsv. */
export interface Variant {
  readonly recommended: string;
  /** Must match at the place; with flag y. */
  readonly guard?: RegExp;
}

/** Finds the variant forms of variants.tsv, which is read when first asked for. */
export const variants = lazily(() =>
  phraseList('variants', ([, recommended = '', guard]): Variant => {
    return { recommended, ...(guard && { guard: new RegExp(guard, 'uy') }) };
  }),
);
