import { lazily, rows } from './lexicon.js';

/** The inverse document frequency of words that idf.tsv leaves out as too rare. */
export const RAREST = 10;

const table = lazily(() => {
  const idf = new Map<string, number>();
  for (const [tenths, words = ''] of rows('idf.tsv')) {
    const value = Number(tenths) / 10;
    for (const word of words.split(' ')) idf.set(word, value);
  }
  return idf;
});

/** How rare `word` is in news and web text: the natural logarithm of documents over documents that have it, at most `RAREST`. */
export function inverseDocumentFrequency(word: string): number {
  return table().get(word) ?? RAREST;
}
