import { jiebaTable } from './jieba/table.js';
import { findSlot } from './jieba/trie.js';

/** The inverse document frequency of rare words, and of those that jieba's dictionary does not know. */
export const RAREST = 10;

/** How rare `word` is in news and web text: the natural logarithm of documents over documents that have it, at most `RAREST`. */
export function inverseDocumentFrequency(word: string): number {
  const { cells, codes, idf, idfValues } = jiebaTable();
  return Math.min(RAREST, idfValues[idf[findSlot(cells, codes, word)] as number] as number);
}
