import { type ArrayLexicon, arraysOf } from './arrays.js';
import { fromFile } from './binary.js';
import { lazily } from './lexicon.js';
import { decodeTrees, oddsOf, treeArrays, treesOf } from './trees.js';

/**
 * The log odds that a character is a slip, from its traits (as src/analyse/typos/traits.ts numbers them): the sum of what
 * the trees of typo-trees.bin say, which scripts/train-typos.mjs trains.
 */
export function typoOdds(traits: readonly number[]): number {
  return oddsOf(model(), traits);
}

const model = lazily(() => treesOf(arraysOf(typoTreesLexicon)));

export const typoTreesLexicon: ArrayLexicon = {
  name: 'typo-trees',
  sources: ['typo-trees.bin', 'trees.ts'],
  make: () => treeArrays(fromFile('typo-trees.bin', decodeTrees)),
};
