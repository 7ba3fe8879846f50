import { addPair, hasPair, pairSet } from './pair-set.js';

/** One place where a phrase stands, with what was filed under it. */
export interface Hit<Value> {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
}

/** Finds the places in `text` from `start` to `end` where a phrase stands: the longest at each, none overlapping. */
export type FindPhrases<Value> = (text: string, start: number, end: number) => Hit<Value>[];

/**
 * Takes phrases, each with a value; of a phrase given twice, the first counts. The empty phrase is never found.
 *
 * An automaton over UTF-16 units: a trie whose edges lie in one hash table, so that a step costs the same however many
 * phrases there are and however many of them begin alike. A pass over a text takes a step a unit and, where phrases
 * begin, as many more as the text goes along with one. `npm run bench:phrases` measures it.
 */
export function phraseFinder<Value>(entries: Iterable<readonly [phrase: string, value: Value]>): FindPhrases<Value> {
  const trie = newTrie();
  const values: Value[] = [];
  const phrases: string[] = [];
  for (const [phrase, value] of entries) {
    const node = nodeOf(trie, phrase);
    if (node === ROOT || trie.ends[node]) continue;
    trie.ends[node] = values.push(value);
    phrases.push(phrase);
  }
  const { first, ends } = trie;
  const pairs = pairSet(phrases.length);
  for (const phrase of phrases) addPair(pairs, phrase.charCodeAt(0), phrase.charCodeAt(1));

  return (text, start, end) => {
    const hits: Hit<Value>[] = [];
    let next = text.charCodeAt(start);
    for (let i = start; i < end; i++) {
      const unit = next;
      next = text.charCodeAt(i + 1);
      if (!hasPair(pairs, unit, next)) continue;
      let node = first[unit] as number;
      if (node === 0) continue;
      let longest = 0;
      let value = 0;
      for (let at = i + 1; ; at++) {
        const ending = ends[node] as number;
        if (ending) {
          longest = at - i;
          value = ending;
        }
        if (at >= end) break;
        node = childOf(trie, node, text.charCodeAt(at));
        if (node === 0) break;
      }
      if (longest === 0) continue;
      hits.push({ start: i, end: i + longest, value: values[value - 1] as Value });
      i += longest - 1;
      next = text.charCodeAt(i + 1);
    }
    return hits;
  };
}

/** Nodes are numbers from 1; 0 is the root, and what is no node. */
interface Trie {
  nodes: number;
  /** The child of the root for each UTF-16 unit. */
  readonly first: Int32Array;
  /** For each node: its parent, the unit that leads to it, and the number of the phrase that ends there, or 0. */
  parents: Int32Array;
  units: Uint16Array;
  ends: Int32Array;
  /** The nodes below the first, by the hash of parent and unit; a power of two of them, at most half filled. */
  slots: Int32Array;
}

const ROOT = 0;

function newTrie(): Trie {
  return {
    nodes: 0,
    first: new Int32Array(0x10000),
    parents: new Int32Array(1024),
    units: new Uint16Array(1024),
    ends: new Int32Array(1024),
    slots: new Int32Array(2048),
  };
}

/** The node that `phrase` leads to, made where there is none. */
function nodeOf(trie: Trie, phrase: string): number {
  let node = ROOT;
  for (let i = 0; i < phrase.length; i++) {
    const unit = phrase.charCodeAt(i);
    const child = node === ROOT ? (trie.first[unit] as number) : childOf(trie, node, unit);
    node = child || addNode(trie, node, unit);
  }
  return node;
}

function childOf({ slots, parents, units }: Trie, node: number, unit: number): number {
  const mask = slots.length - 1;
  for (let slot = hash(node, unit) & mask; ; slot = (slot + 1) & mask) {
    const child = slots[slot] as number;
    if (child === 0 || (parents[child] === node && units[child] === unit)) return child;
  }
}

function addNode(trie: Trie, parent: number, unit: number): number {
  if (trie.nodes + 1 >= trie.parents.length) grow(trie);
  trie.nodes += 1;
  const node = trie.nodes;
  trie.parents[node] = parent;
  trie.units[node] = unit;
  if (parent === ROOT) trie.first[unit] = node;
  else file(trie, node);
  return node;
}

function file({ slots, parents, units }: Trie, node: number): void {
  const mask = slots.length - 1;
  let slot = hash(parents[node] as number, units[node] as number) & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = node;
}

function grow(trie: Trie): void {
  const size = trie.parents.length * 2;
  const parents = new Int32Array(size);
  const units = new Uint16Array(size);
  const ends = new Int32Array(size);
  parents.set(trie.parents);
  units.set(trie.units);
  ends.set(trie.ends);
  Object.assign(trie, { parents, units, ends, slots: new Int32Array(size * 2) });
  for (let node = 1; node <= trie.nodes; node++) if (parents[node] !== ROOT) file(trie, node);
}

function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
