// Writes src/lexicon/idf.tsv from the table that nodejieba brings: words of two and more Han in frequent use, their figures rounded.
// usage: node scripts/build-idf.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Words rarer than this are left out; whoever asks takes them for as rare as this. */
const RAREST = 10;
const package_ = createRequire(import.meta.url).resolve('nodejieba/package.json');
const { version } = JSON.parse(readFileSync(package_, 'utf8'));
const byTenth = new Map();
let count = 0;
for (const line of readFileSync(join(dirname(package_), 'submodules/cppjieba/dict/idf.utf8'), 'utf8').split('\n')) {
  const [word, value] = line.split(' ');
  if (!value || Number(value) >= RAREST || !/^\p{Script=Han}{2,}$/u.test(word)) continue;
  const tenth = Math.round(Number(value) * 10);
  byTenth.set(tenth, [...(byTenth.get(tenth) ?? []), word]);
  count++;
}
writeFileSync(
  new URL('../src/lexicon/idf.tsv', import.meta.url),
  `# How rare words are: ten times the inverse document frequency, TAB, the words apart by spaces. ${count} words below ${RAREST}.
# Source: idf.utf8 of cppjieba in nodejieba ${version}, rounded and cut by scripts/build-idf.mjs. Licence: MIT. Date: 2026-11-23.
${[...byTenth]
  .sort(([a], [b]) => a - b)
  .map(([tenth, words]) => `${tenth}\t${words.sort().join(' ')}`)
  .join('\n')}
`,
);
console.log(`${count} words`);
