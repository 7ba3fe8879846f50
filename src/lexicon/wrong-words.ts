import { lazily } from './lexicon.js';
import { phraseLexicon, phraseList } from './phrase-list.js';

/** An entry of wrong-words.tsv. */
export interface WrongWord {
  readonly right: string;
  /** A: attested as an error in published lists; B: derived, or a form that the norm advises against. */
  readonly tier: 'A' | 'B';
  /** Must match at the place, with flag y. */
  readonly guard?: RegExp;
}

export const wrongWordsLexicon = phraseLexicon('wrong-words');

/** Finds the wrong words of wrong-words.tsv, which is opened when first asked for. */
export const wrongWords = lazily(
  () =>
    phraseList(wrongWordsLexicon, ([, right = '', tier, guard]): WrongWord => {
      return { right, tier: tier as WrongWord['tier'], ...(guard && { guard: new RegExp(guard, 'uy') }) };
    }).find,
);
