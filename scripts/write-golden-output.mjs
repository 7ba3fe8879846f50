// Writes fixtures/output/ anew from its report.json with the formats in dist/.
import { readFileSync, writeFileSync } from 'node:fs';
import { formatCsv } from '../dist/format/csv.js';
import { formatJson } from '../dist/format/json.js';
import { formatTable } from '../dist/format/table.js';

const folder = new URL('../fixtures/output/', import.meta.url);
const report = JSON.parse(readFileSync(new URL('report.json', folder), 'utf8'));
const table = (lang, width, color = false) => formatTable(report, { lang, width, color });

for (const [name, pieces] of [
  ['report.json', formatJson(report)],
  ['findings.csv', formatCsv(report)],
  ['table-100.txt', table('zh', 100)],
  ['table-60.txt', table('zh', 60)],
  ['table-en.txt', table('en', 100)],
]) {
  writeFileSync(new URL(name, folder), [...pieces].join(''));
}
