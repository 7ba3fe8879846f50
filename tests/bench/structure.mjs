#!/usr/bin/env node
// How well pages are read. usage: npm run bench:structure -- DIR [--sample N] [--misses N]
// DIR holds files of one article each: heading lines, then paragraphs led by U+3000. Prints
// (a) the share of files read as one article with as many heading lines as stand before the first U+3000;
// (b) for pages laid of several files one after another, in several ways, the share of article boundaries found
//     and how many were found where none is. The same seed every time.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePage } from '../../dist/page/parse.js';
import { generator, shuffle } from './random.mjs';

const args = process.argv.slice(2);
const option = (name, value) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : value);
const dir = args[0];
if (!dir) throw new Error('usage: npm run bench:structure -- DIR [--sample N] [--misses N]');
const random = generator(20261123);
const names = readdirSync(dir)
  .filter((name) => name.endsWith('.txt'))
  .sort();
const sample = shuffle(names, random).slice(0, option('--sample', names.length));
const files = sample.map((name) => ({ name, text: readFileSync(join(dir, name), 'utf8').trim() }));
const shown = option('--misses', 10);

const HEADING = ['shoulder', 'headline', 'subheadline'];
report(
  'one-article files',
  files.flatMap(({ name, text }) => {
    const { articles } = parsePage(name, text);
    const expected = headingLines(text).length;
    const found = articles[0]?.paragraphs.filter(({ role }) => HEADING.includes(role)).length ?? 0;
    if (articles.length === 1 && found === expected) return [];
    return [`${name}: ${articles.length} articles, ${found} heading lines for ${expected}`];
  }),
);

const lines = (text) => text.split(/\r?\n/).filter((line) => line.trim());
const stripped = (text) => lines(text).map((line) => line.trim());
const variants = {
  'indented, blank lines between articles': [(text) => text, '\n\n'],
  'indented, no blank line between articles': [(text) => text, '\n'],
  'indented, no blank lines at all': [(text) => lines(text).join('\n'), '\n'],
  'not indented, blank lines between paragraphs': [(text) => stripped(text).join('\n\n'), '\n\n'],
  'not indented, blank lines between articles only': [(text) => stripped(text).join('\n'), '\n\n'],
  'not indented, no blank lines at all': [(text) => stripped(text).join('\n'), '\n'],
};
const pages = [];
for (let i = 0; i < files.length; ) {
  const size = 3 + Math.floor(random() * 6);
  pages.push(files.slice(i, i + size));
  i += size;
}
for (const [variant, [lay, between]] of Object.entries(variants)) {
  let [found, expected, wrong] = [0, 0, 0];
  const misses = [];
  for (const page of pages) {
    const starts = new Set();
    let text = '';
    for (const file of page) {
      if (text) text += between;
      starts.add(text.length);
      text += lay(file.text);
    }
    const read = parsePage('', text).articles.map(({ range }) => range.start);
    const quote = (at) => text.slice(at, at + 24).replace(/\s+/g, ' ');
    starts.delete(0);
    expected += starts.size;
    for (const [i, start] of [...starts].entries()) {
      if (read.includes(start)) found += 1;
      else misses.push(`missed ${page[i + 1].name}: ${quote(start)}`);
    }
    for (const start of read.slice(1).filter((one) => !starts.has(one))) {
      wrong += 1;
      misses.push(`false ${quote(start)}`);
    }
  }
  console.log(`${variant}: ${percent(found, expected)} of ${expected} boundaries, ${wrong} false`);
  for (const miss of shuffle(misses, random).slice(0, shown)) console.log(`    ${miss}`);
}

function report(title, misses) {
  console.log(`${title}: ${percent(files.length - misses.length, files.length)} of ${files.length}`);
  for (const miss of misses.slice(0, shown)) console.log(`    ${miss}`);
}

function headingLines(text) {
  const all = text.split(/\r?\n/);
  const body = all.findIndex((line) => line.startsWith('\u3000'));
  return all.slice(0, Math.max(body, 0)).filter((line) => line.trim());
}

function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
