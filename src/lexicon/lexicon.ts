import { fileURLToPath } from 'node:url';
import { rows } from './rows.js';

/** Where the segmenter's built table lies, in a clone as in the package. */
export const tablePath = fileURLToPath(new URL('../../dist/lexicon/jieba.table', import.meta.url));

/** The words of a list whose rows are a kind and words apart by spaces, by kind; a kind may have several rows. */
export function wordsByKind(name: string): Map<string, Set<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const [kind = '', words = ''] of rows(name)) {
    const set = kinds.get(kind) ?? new Set();
    kinds.set(kind, set);
    for (const word of words.split(' ')) if (word) set.add(word);
  }
  return kinds;
}

/** `load`, called when its result is first asked for. */
export function lazily<T>(load: () => T): () => T {
  let loaded: { value: T } | undefined;
  return () => {
    loaded ??= { value: load() };
    return loaded.value;
  };
}
