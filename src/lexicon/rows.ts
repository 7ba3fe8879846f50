import { readFileSync } from 'node:fs';

/**
 * The rows of the word list `src/lexicon/<name>.tsv`, each as its columns. Lines that begin with `#` are its header.
 * Reads the file at each call: callers keep what they make of it.
 */
export function rows(name: string): string[][] {
  return linesOf(name).map((line) => line.split('\t'));
}

/** The same, as lines. */
export function linesOf(name: string): string[] {
  const text = readFileSync(new URL(`../../src/lexicon/${name}.tsv`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
