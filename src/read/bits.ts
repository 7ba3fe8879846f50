import { readFileSync } from 'node:fs';

let table: Uint8Array | undefined;

/**
 * How rare each UTF-16 unit is in Chinese text: -log2 of its share, rounded. For Han from `lexicon/han-frequency.tsv`,
 * which is read at the first call; the rest are round figures.
 */
export function bits(): Uint8Array {
  if (table) return table;
  table = new Uint8Array(0x10000).fill(16);
  for (const [first, last, value] of RANGES) table.fill(value, first, last + 1);
  const source = readFileSync(new URL('../../src/lexicon/han-frequency.tsv', import.meta.url), 'utf8');
  for (const row of source.split('\n')) {
    const [value, characters] = row.split('\t');
    if (!characters || !Number(value)) continue;
    for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = Number(value);
  }
  return table;
}

/** What copy hardly ever has, such as controls (`IMPOSSIBLE`) and private use, has many bits; common marks have few. */
export const IMPOSSIBLE = 30;

/** First and last unit, and their bits; a later range outranks an earlier one. */
const RANGES: readonly (readonly [number, number, number])[] = [
  [0x00, 0x1f, IMPOSSIBLE],
  [0x09, 0x0a, 6],
  [0x0d, 0x0d, 6],
  [0x20, 0x7e, 7],
  [0x7f, 0x9f, IMPOSSIBLE],
  [0xa0, 0xff, 9],
  [0x2014, 0x2014, 7],
  [0x2018, 0x201d, 7],
  [0x2026, 0x2026, 7],
  [0x3000, 0x3015, 6],
  [0x3041, 0x30ff, 22], // kana
  [0x3400, 0x4dbf, 24],
  [0x4e00, 0x9fff, 20],
  [0xd800, 0xdfff, 26],
  [0xe000, 0xf8ff, IMPOSSIBLE], // private use
  [0xff01, 0xff5e, 7],
  [0xfff0, 0xffff, IMPOSSIBLE], // U+FFFD, non-characters
];
