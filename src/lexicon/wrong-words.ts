import { type FindPhrases, phraseFinder } from './phrases.js';
import { rows } from './rows.js';

/** An entry of wrong-words.tsv. */
export interface WrongWord {
  readonly right: string;
  /** A: attested as an error in published lists; B: derived, or a form that the norm advises against. */
  readonly tier: 'A' | 'B';
  /** Must match at the place, with flag y. */
  readonly guard?: string;
}

/** Finds the wrong words of wrong-words.tsv, which is read when first asked for. */
export function wrongWords(): FindPhrases<WrongWord> {
  loaded ??= phraseFinder(
    rows('wrong-words').map(([wrong, right, tier, guard]) => [
      wrong as string,
      { right: right as string, tier: tier as WrongWord['tier'], ...(guard && { guard }) },
    ]),
  );
  return loaded;
}

let loaded: FindPhrases<WrongWord> | undefined;
