import { lazily } from './lexicon.js';
import { phraseLexicon, phraseList } from './phrase-list.js';

/** An entry of variants.tsv. */
export interface Variant {
  readonly recommended: string;
  /** Must match at the place; with flag y. */
  readonly guard?: RegExp;
}

export const variantsLexicon = phraseLexicon('variants');

/** Finds the variant forms of variants.tsv, which is opened when first asked for. */
export const variants = lazily(
  () =>
    phraseList(variantsLexicon, ([, recommended = '', guard]): Variant => {
      return { recommended, ...(guard && { guard: new RegExp(guard, 'uy') }) };
    }).find,
);
