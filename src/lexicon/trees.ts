/** Gradient-boosted trees as scripts/boost.mjs grows them: log odds are the bias and what each tree says. */
export interface Trees {
  readonly bias: number;
  readonly trees: readonly Tree[];
}

/** A tree as arrays over its nodes in preorder: what is less goes on with the next node, the rest with `behind`. */
interface Tree {
  /** The trait to look at; -1 for a leaf. */
  readonly trait: Int16Array;
  /** What to hold it against; the leaf's own value. */
  readonly value: Float64Array;
  readonly behind: Uint16Array;
}

/** Takes a line a tree, its nodes in preorder with spaces between: `trait<threshold`, or the log odds of a leaf. */
export function parseTrees(bias: string, lines: readonly string[]): Trees {
  return { bias: Number(bias), trees: lines.map((line) => parseTree(line.split(' '))) };
}

/** The log odds of what has these traits. */
export function oddsOf({ bias, trees }: Trees, traits: readonly number[]): number {
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
