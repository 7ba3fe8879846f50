import { readFileSync } from 'node:fs';

/**
 * The rows of the word list `src/lexicon/<name>.tsv`, each as its columns. Lines that begin with `#` are its header.
 * Reads the file at each call: callers keep what they make of it.
 */
export function rows(name: string): string[][] {
  const text = readFileSync(new URL(`../../src/lexicon/${name}.tsv`, import.meta.url), 'utf8');
  const found: string[][] = [];
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at;
    if (end > start && text[start] !== '#') found.push(text.slice(start, end).split('\t'));
    start = end + 1;
  }
  return found;
}
