import { type ArrayLexicon, arraysOf } from './arrays.js';
import { lazily, wordsByKind } from './lexicon.js';
import { phraseLexicon, phraseList } from './phrase-list.js';
import { rows } from './rows.js';
import { oddsOf, parseTrees, treeArrays, treesOf } from './trees.js';

/** Words that are no keywords by themselves. `general` ones fit any story; the others are the boilerplate of news copy. */
export const stopWords = lazily(() => {
  const kinds = wordsByKind('keyword-stop');
  const general = kinds.get('general') ?? new Set<string>();
  const all = new Set([...kinds.values()].flatMap((words) => [...words]));
  return { all, general };
});

/** For words of news copy: how much likelier one of a body stands in its headline than the average word, as log odds; from keyword-odds.tsv. */
export const headlineOdds = lazily(() => phraseList(oddsLexicon, ([, odds]) => Number(odds) / 10));

export const oddsLexicon = phraseLexicon('keyword-odds');

/** The weights of a first, quick judgement of keywords (see BASE in analyse/keywords/traits), as log odds. Reads keyword-weights.tsv once. */
export const keywordWeights = lazily(
  (): ReadonlyMap<string, number> =>
    new Map(rows('keyword-weights').map(([name = '', weight]) => [name, Number(weight)])),
);

/** The log odds that a word of a body stands in the headline, from its traits (see TRAITS in analyse/keywords/traits); from keyword-trees.tsv. */
export function keywordOdds(traits: ArrayLike<number>): number {
  return oddsOf(trees(), traits);
}

const trees = lazily(() => treesOf(arraysOf(treesLexicon)));

export const treesLexicon: ArrayLexicon = {
  name: 'keyword-trees',
  sources: ['keyword-trees.tsv', 'trees.ts'],
  make() {
    const [[, bias] = [], ...list] = rows('keyword-trees');
    return treeArrays(
      parseTrees(
        bias as string,
        list.map(([, nodes]) => nodes as string),
      ),
    );
  },
};
