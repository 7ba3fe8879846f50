import type { Arrays } from './arrays.js';

/** Gradient-boosted trees as scripts/boost.mjs grows them: log odds are the bias and what each tree says. */
export interface Trees {
  readonly bias: number;
  /** The first node of each tree; the nodes of all trees lie one behind the other, each tree's in preorder. */
  readonly roots: Uint16Array;
  /** Of each node the trait to look at; -1 for a leaf. */
  readonly trait: Int8Array;
  /** What to hold it against; the leaf's own value. */
  readonly value: Float64Array;
  /** What is less goes on with the next node, the rest with this one. */
  readonly behind: Uint16Array;
}

/** Takes a line a tree, its nodes in preorder with spaces between: `trait<threshold`, or the log odds of a leaf. */
export function parseTrees(bias: string, lines: readonly string[]): Trees {
  const nodes = lines.map((line) => line.split(' '));
  const trees = newTrees(
    Number(bias),
    lines.length,
    nodes.reduce((sum, { length }) => sum + length, 0),
  );
  let root = 0;
  for (const [tree, list] of nodes.entries()) {
    trees.roots[tree] = root;
    readNode(trees, list, root, 0);
    root += list.length;
  }
  return trees;
}

/** The trees as a file: a line on where they come from, how many trees and nodes, the parts of `Trees` in their order. */
export function encodeTrees(header: string, { bias, roots, trait, value, behind }: Trees): Uint8Array {
  const line = new TextEncoder().encode(`${header}\n`);
  const file = new Uint8Array(line.length + sizeOf(roots.length, trait.length));
  file.set(line);
  const view = new DataView(file.buffer, line.length);
  view.setUint32(0, roots.length, true);
  view.setUint32(4, trait.length, true);
  view.setFloat64(8, bias, true);
  let at = FIXED;
  for (let i = 0; i < roots.length; i++, at += 2) view.setUint16(at, roots[i] as number, true);
  for (let i = 0; i < trait.length; i++, at++) view.setInt8(at, trait[i] as number);
  for (let i = 0; i < value.length; i++, at += 8) view.setFloat64(at, value[i] as number, true);
  for (let i = 0; i < behind.length; i++, at += 2) view.setUint16(at, behind[i] as number, true);
  return file;
}

/** The trees in a file that `encodeTrees` made. */
export function decodeTrees(file: Uint8Array): Trees {
  const view = new DataView(file.buffer, file.byteOffset + file.indexOf(0x0a) + 1);
  const trees = newTrees(view.getFloat64(8, true), view.getUint32(0, true), view.getUint32(4, true));
  const { roots, trait, value, behind } = trees;
  let at = FIXED;
  for (let i = 0; i < roots.length; i++, at += 2) roots[i] = view.getUint16(at, true);
  for (let i = 0; i < trait.length; i++, at++) trait[i] = view.getInt8(at);
  for (let i = 0; i < value.length; i++, at += 8) value[i] = view.getFloat64(at, true);
  for (let i = 0; i < behind.length; i++, at += 2) behind[i] = view.getUint16(at, true);
  return trees;
}

/** Trees as arrays, under names that begin with `prefix`. */
export function treeArrays({ bias, roots, trait, value, behind }: Trees, prefix = ''): Arrays {
  const all = { bias: Float64Array.of(bias), roots, trait, value, behind };
  return Object.fromEntries(Object.entries(all).map(([name, array]) => [prefix + name, array]));
}

/** The trees among arrays that `treeArrays` made. */
export function treesOf(arrays: Arrays, prefix = ''): Trees {
  const of = <T extends Arrays[string]>(name: string) => arrays[prefix + name] as T;
  const [bias = 0] = of<Float64Array>('bias');
  return { bias, roots: of('roots'), trait: of('trait'), value: of('value'), behind: of('behind') };
}

/** The log odds of what has these traits. */
export function oddsOf({ bias, roots, trait, value, behind }: Trees, traits: ArrayLike<number>): number {
  let odds = bias;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree] as number;
    while ((trait[node] as number) >= 0) {
      node = (traits[trait[node] as number] as number) < (value[node] as number) ? node + 1 : (behind[node] as number);
    }
    odds += value[node] as number;
  }
  return odds;
}

/** How many bytes stand before the parts. */
const FIXED = 16;

function sizeOf(trees: number, nodes: number): number {
  return FIXED + 2 * trees + 11 * nodes;
}

function newTrees(bias: number, trees: number, nodes: number) {
  return {
    bias,
    roots: new Uint16Array(trees),
    trait: new Int8Array(nodes).fill(-1),
    value: new Float64Array(nodes),
    behind: new Uint16Array(nodes),
  };
}

/** Reads the node at `at` of `nodes`, whose first is number `root`, and what is below it; returns what stands behind. */
function readNode(trees: Trees, nodes: readonly string[], root: number, at: number): number {
  const node = nodes[at] as string;
  const sign = node.indexOf('<');
  if (sign < 0) {
    trees.value[root + at] = Number(node);
    return at + 1;
  }
  trees.trait[root + at] = Number(node.slice(0, sign));
  trees.value[root + at] = Number(node.slice(sign + 1));
  const rest = readNode(trees, nodes, root, at + 1);
  trees.behind[root + at] = root + rest;
  return readNode(trees, nodes, root, rest);
}
