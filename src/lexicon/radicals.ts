import { rows } from './rows.js';

/** The character for each radical of U+2E80–U+2FD5 that has one (⼈ → 人); from radicals.tsv, read when first asked for. */
export function radicals(): ReadonlyMap<string, string> {
  loaded ??= new Map(rows('radicals') as [string, string][]);
  return loaded;
}

let loaded: ReadonlyMap<string, string> | undefined;
