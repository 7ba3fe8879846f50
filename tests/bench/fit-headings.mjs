#!/usr/bin/env node
// Fits the weights of src/page/cues.ts. usage: npm run build && node tests/bench/fit-headings.mjs DIR [DIR …]
// Each DIR holds files of one article each, as for structure.mjs. Pages are laid of them without indents, with a blank line
// between all paragraphs; on half of the pages column tags (（某某）) are taken off the headlines, as not every paper has them.
// Logistic regression on three fifths of the lines in question; prints the weights, and what they find on the rest.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBlocks } from '../../dist/page/blocks.js';
import { articleStarts } from '../../dist/page/split.js';
import { readTraits } from '../../dist/page/traits.js';
import { generator, shuffle } from './random.mjs';

const dirs = process.argv.slice(2);
if (!dirs.length) throw new Error('usage: node tests/bench/fit-headings.mjs DIR [DIR …]');
const random = generator(1);
const names = shuffle(
  dirs.flatMap((dir) =>
    readdirSync(dir)
      .sort()
      .map((name) => join(dir, name)),
  ),
  random,
);
const rows = [];
while (names.length) {
  const untag = random() < 0.5;
  const starts = new Set();
  let text = '';
  for (const name of names.splice(0, 3 + Math.floor(random() * 6))) {
    let own = readFileSync(name, 'utf8');
    if (untag) own = own.replace(/^([^\u3000\n]{4,})[（(][^（）\n]{2,14}[）)]$/gm, '$1');
    if (text) text += '\n\n';
    starts.add(text.length);
    text += own
      .split(/\s*\n\s*/)
      .join('\n\n')
      .trim();
  }
  articleStarts(text, readTraits(text, readBlocks(text)), (cues, { block }) => {
    rows.push({ cues, headline: starts.has(block.start) });
    return starts.has(block.start);
  });
}

const learn = rows.slice(0, Math.floor(rows.length * 0.6));
const hold = rows.slice(learn.length);
const cues = Object.keys(rows[0].cues);
const weights = Object.fromEntries(cues.map((name) => [name, 0]));
const score = (row) => cues.reduce((sum, name) => sum + weights[name] * row.cues[name], 0);
for (let round = 0; round < 400; round += 1) {
  const slope = Object.fromEntries(cues.map((name) => [name, 0]));
  for (const row of learn) {
    const off = 1 / (1 + Math.exp(-score(row))) - Number(row.headline);
    for (const name of cues) slope[name] += (off * row.cues[name]) / learn.length;
  }
  for (const name of cues) weights[name] -= 2 * (slope[name] + 0.0002 * weights[name]);
}
for (const name of cues) console.log(`  ${name}: ${weights[name].toFixed(1)},`);
for (const bar of [-1, -0.5, 0, 0.5]) {
  const found = hold.filter((row) => score(row) > bar);
  const right = found.filter(({ headline }) => headline).length;
  const all = hold.filter(({ headline }) => headline).length;
  console.log(
    `bar ${bar}: ${right} of ${all} headlines, ${found.length - right} of ${hold.length - all} subheads taken for headlines`,
  );
}
