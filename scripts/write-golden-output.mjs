// Writes fixtures/output/ anew from its report.json with the formats in dist/.
import { readFileSync, writeFileSync } from 'node:fs';
import { formatCheckstyle } from '../dist/format/checkstyle.js';
import { formatCompact } from '../dist/format/compact.js';
import { formatCsv } from '../dist/format/csv.js';
import { formatGithub } from '../dist/format/github.js';
import { SCRIPT } from '../dist/format/html/script.js';
import { STYLE } from '../dist/format/html/style.js';
import { formatHtml } from '../dist/format/html.js';
import { formatJson } from '../dist/format/json.js';
import { formatJunit } from '../dist/format/junit.js';
import { formatNdjson } from '../dist/format/ndjson.js';
import { formatSarif } from '../dist/format/sarif.js';
import { formatTable } from '../dist/format/table.js';
import { parsePage } from '../dist/page/parse.js';

const folder = new URL('../fixtures/output/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const [report, rules] = [read('report.json'), read('rules.json')];
const page = parsePage('城市版/头版.txt', readFileSync(new URL('page.txt', folder), 'utf8'));
/** Without its style and script, which are source, and their hashes. */
const html = [...formatHtml(report, { lang: 'zh', pages: new Map([[page.path, page]]), rules })]
  .join('')
  .replace(STYLE, '')
  .replace(SCRIPT, '')
  .replace(/sha256-[\w+/=]+/g, 'sha256');
const table = (lang, width, color = false) => formatTable(report, { lang, width, color });

for (const [name, pieces] of [
  ['report.json', formatJson(report)],
  ['findings.csv', formatCsv(report)],
  ['findings.compact', formatCompact(report)],
  ['report.ndjson', formatNdjson(report)],
  ['annotations.txt', formatGithub(report)],
  ['junit.xml', formatJunit(report, { failOn: 'error' })],
  ['checkstyle.xml', formatCheckstyle(report)],
  ['report.sarif', formatSarif(report, { lang: 'zh', rules })],
  ['report.html', [html]],
  ['table-100.txt', table('zh', 100)],
  ['table-60.txt', table('zh', 60)],
  ['table-en.txt', table('en', 100)],
]) {
  writeFileSync(new URL(name, folder), [...pieces].join(''));
}
