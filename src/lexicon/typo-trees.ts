import { lazily } from './lexicon.js';
import { rows } from './rows.js';
import { oddsOf, parseTrees } from './trees.js';

/**
 * The log odds that a character is a slip, from its traits (as src/analyse/typos/traits.ts numbers them): the sum of what
 * the trees of typo-trees.tsv say, which scripts/train-typos.mjs trains.
 */
export function typoOdds(traits: readonly number[]): number {
  return oddsOf(model(), traits);
}

const model = lazily(() => {
  const [[, bias] = [], ...list] = rows('typo-trees');
  return parseTrees(
    bias as string,
    list.map(([, nodes]) => nodes as string),
  );
});
