import { logarithm } from '../../lexicon/jieba/logarithm.js';
import type { JiebaTable } from '../../lexicon/jieba/table.js';
import type { UserWords } from './user-words.js';

/** User words as a trie by code point, beside the table's. A user's word replaces the table's of the same text. */
export interface Overlay {
  readonly next: ReadonlyMap<number, Overlay>;
  /** Of the word that ends here, if one does; its tag is an index into the cutter's tags, 0 for none. */
  readonly word?: { readonly weight: number; readonly tagId: number };
}

/** The trie of `userWords`; of two lines with the same word the later counts. */
export function overlayOf(userWords: UserWords, table: JiebaTable, tagId: (tag: string) => number): Overlay {
  const root: Node = { next: new Map() };
  for (const { word, frequency, tag } of userWords) {
    let node = root;
    for (const character of word) {
      const point = character.codePointAt(0) as number;
      let child = node.next.get(point);
      if (!child) {
        child = { next: new Map() };
        node.next.set(point, child);
      }
      node = child;
    }
    const weight = frequency ? logarithm(frequency / table.frequencySum) : table.medianWeight;
    node.word = { weight, tagId: tagId(tag) };
  }
  return root;
}

interface Node extends Overlay {
  readonly next: Map<number, Node>;
  word?: { readonly weight: number; readonly tagId: number };
}
