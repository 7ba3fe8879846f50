import { readFileSync } from 'node:fs';

let loaded: ReadonlySet<string> | undefined;

/** Chinese surnames of one character and more, from surnames.tsv; read when first asked for. */
export function surnames(): ReadonlySet<string> {
  loaded ??= new Set(
    readFileSync(new URL('../../src/lexicon/surnames.tsv', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .slice(1),
  );
  return loaded;
}
