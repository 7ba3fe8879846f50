import { lazily } from './lexicon.js';
import { phraseLexicon, phraseList } from './phrase-list.js';

export interface NameOdds {
  readonly surname: number;
  readonly first: number;
  readonly second: number;
  readonly only: number;
}

/** For each character the natural logarithms of how much likelier it is in a name than in running text; from name-characters.tsv. */
export const nameOdds = lazily(() =>
  phraseList(namesLexicon, ([, surname, first, second, only]): NameOdds => {
    return {
      surname: Number(surname) / 10,
      first: Number(first) / 10,
      second: Number(second) / 10,
      only: Number(only) / 10,
    };
  }),
);

export const namesLexicon = phraseLexicon('name-characters');
