import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the segmenter's built table lies, in a clone as in the package. */
export const tablePath = fileURLToPath(new URL('../../dist/lexicon/jieba.table', import.meta.url));

/**
 * The rows of src/lexicon/<name>, cells split at tabs; empty lines and those that begin with # are left out.
 * Reads the file each time: whoever asks keeps what it makes of it.
 */
export function rows(name: string): string[][] {
  return readFileSync(new URL(`../../src/lexicon/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
}

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
