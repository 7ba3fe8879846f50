import { readFileSync } from 'node:fs';

let table: Uint8Array | undefined;

/**
 * How rare each Han character of the Basic Multilingual Plane is in Chinese text, by code: -log2 of its share, rounded;
 * 0 for characters outside the list. From `lexicon/han-frequency.tsv`, read at the first call.
 */
export function hanBits(): Uint8Array {
  if (table) return table;
  const bits = new Uint8Array(0x10000);
  const source = readFileSync(new URL('../../src/lexicon/han-frequency.tsv', import.meta.url), 'utf8');
  for (const row of source.split('\n')) {
    const [value, characters] = row.split('\t');
    if (!characters || !Number(value)) continue;
    for (let i = 0; i < characters.length; i++) bits[characters.charCodeAt(i)] = Number(value);
  }
  table = bits;
  return table;
}
