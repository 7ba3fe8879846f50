import { type ArrayLexicon, arraysOf } from './arrays.js';
import { lazily } from './lexicon.js';
import { rows } from './rows.js';
import { oddsOf, parseTrees, type Trees, treeArrays, treesOf } from './trees.js';

/**
 * The log odds that a slip and not chance made two figures differ, from the traits of the pair (as src/analyse/figures/evidence.ts
 * numbers them): what the trees of figure-slips.tsv say, which scripts/train-figure-slips.mjs trains. A changed digit,
 * which is oftener chance, has trees of its own.
 */
export function slipOdds(traits: readonly number[], changedDigit: boolean): number {
  return oddsOf(changedDigit ? models().change : models().shift, traits);
}

const models = lazily((): { shift: Trees; change: Trees } => {
  const arrays = arraysOf(slipsLexicon);
  return { shift: treesOf(arrays, 'shift '), change: treesOf(arrays, 'change ') };
});

export const slipsLexicon: ArrayLexicon = {
  name: 'figure-slips',
  sources: ['figure-slips.tsv', 'trees.ts'],
  make() {
    const table = rows('figure-slips');
    const of = (name: string) => {
      const [[, bias] = [], ...list] = table.filter(([model]) => model === name);
      const trees = parseTrees(
        bias as string,
        list.map(([, nodes]) => nodes as string),
      );
      return treeArrays(trees, `${name} `);
    };
    return { ...of('shift'), ...of('change') };
  },
};
