import { lazily } from './lexicon.js';
import { rows } from './rows.js';

/**
 * The log odds that a character is a slip, from its traits (as src/analyse/typos/traits.ts numbers them): the sum of what
 * the trees of typo-trees.tsv say, which scripts/train-typos.mjs trains.
 */
export function typoOdds(traits: readonly number[]): number {
  const { bias, trees } = model();
  let odds = bias;
  for (const { trait, value, behind } of trees) {
    let node = 0;
    while ((trait[node] as number) >= 0) {
      node = (traits[trait[node] as number] as number) < (value[node] as number) ? node + 1 : (behind[node] as number);
    }
    odds += value[node] as number;
  }
  return odds;
}

/** A tree as arrays over its nodes in preorder: what is less goes on with the next node, the rest with `behind`. */
interface Tree {
  /** The trait to look at; -1 for a leaf. */
  readonly trait: Int16Array;
  /** What to hold it against; the leaf's own value. */
  readonly value: Float64Array;
  readonly behind: Uint16Array;
}

const model = lazily(() => {
  const [[, bias] = [], ...list] = rows('typo-trees');
  return { bias: Number(bias), trees: list.map(([, nodes]) => parseTree((nodes as string).split(' '))) };
});

function parseTree(nodes: readonly string[]): Tree {
  const trait = new Int16Array(nodes.length).fill(-1);
  const value = new Float64Array(nodes.length);
  const behind = new Uint16Array(nodes.length);
  const read = (at: number): number => {
    const [first, second] = (nodes[at] as string).split('<');
    if (second === undefined) {
      value[at] = Number(first);
      return at + 1;
    }
    trait[at] = Number(first);
    value[at] = Number(second);
    behind[at] = read(at + 1);
    return read(behind[at] as number);
  };
  read(0);
  return { trait, value, behind };
}
