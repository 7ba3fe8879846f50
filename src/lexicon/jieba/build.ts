import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tablePath } from '../lexicon.js';
import { compileTable } from './compile.js';
import { readPack, sha256 } from './pack.js';
import { encodeTable, tableSource } from './table.js';

/**
 * Builds the table from `src/lexicon/jieba/dictionary.br`, at `path` or where the segmenter looks for it. A table of this
 * version that was built from the same dictionary stays as it is, unless `force` is given. Returns its source and size
 * in bytes, or nothing where nothing was to do. Takes a second.
 */
export function buildTable(path = tablePath, { force = false } = {}): { source: string; bytes: number } | undefined {
  const packed = readFileSync(fileURLToPath(new URL('../../../src/lexicon/jieba/dictionary.br', import.meta.url)));
  const checksum = sha256(packed);
  if (!force && tableSource(path)?.sourceChecksum === checksum) return undefined;
  const pack = readPack(packed);
  const table = encodeTable(compileTable(pack), pack.licence, checksum);
  mkdirSync(dirname(path), { recursive: true });
  // Renamed when it is whole, so that nobody reads half a table.
  const temporary = `${path}.${sha256(table).slice(0, 8)}`;
  writeFileSync(temporary, table);
  renameSync(temporary, path);
  return { source: pack.source, bytes: table.length };
}
