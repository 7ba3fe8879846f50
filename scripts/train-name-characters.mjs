// Learns how much more often a character stands in a personal name than in running text, and writes
// src/lexicon/name-characters.tsv. Usage: node scripts/train-name-characters.mjs DATA_DIR (a folder with ner/ and news-clean/)
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const dir = process.argv[2];
if (!dir) throw new Error('usage: node scripts/train-name-characters.mjs DATA_DIR');
const lexicon = new URL('../src/lexicon/', import.meta.url);
const surnames = { common: new Set(), compound: new Set() };
for (const list of ['surnames.tsv', 'rare-surnames.tsv']) {
  for (const name of readFileSync(new URL(list, lexicon), 'utf8').split('\n')) {
    if (/^\p{Script=Han}{1,2}$/u.test(name)) surnames[name.length === 1 ? 'common' : 'compound'].add(name);
  }
}

const names = new Set();
const HAN = /^\p{Script=Han}+$/u;
function add(name) {
  if (!HAN.test(name)) return;
  const compound = surnames.compound.has(name.slice(0, 2)) && name.length > 2;
  if (compound || surnames.common.has(name[0])) {
    const given = name.length - (compound ? 2 : 1);
    if (given === 1 || given === 2) names.add(name);
  }
}

const dict = join(
  dirname(createRequire(import.meta.url).resolve('nodejieba')),
  'submodules/cppjieba/dict/jieba.dict.utf8',
);
for (const line of readFileSync(dict, 'utf8').split('\n')) {
  const [word, , tag] = line.split(' ');
  if (tag === 'nr' && word.length === 3) add(word);
}
let person = '';
for (const line of readFileSync(join(dir, 'ner/peopledaily-train.bio'), 'utf8').split('\n')) {
  const [character, tag] = line.split(/\s/);
  if (tag !== 'I-PER') {
    if (person) add(person);
    person = '';
  }
  if (tag?.endsWith('-PER')) person += character;
}
const text = new Map();
let length = 0;
const files = readdirSync(join(dir, 'news-clean')).sort();
for (const file of files) {
  const page = readFileSync(join(dir, 'news-clean', file), 'utf8');
  for (const [, list] of page.matchAll(/(?:本报记者|[（(]记者)[\s\u3000]*([\p{Script=Han}\s、\u3000]{2,40})/gu)) {
    for (const name of list.split(/[\s、]+/)) if (name.length < 5) add(name);
  }
  for (const character of page) {
    if (!HAN.test(character)) continue;
    text.set(character, (text.get(character) ?? 0) + 1);
    length++;
  }
}

const columns = { surname: new Map(), first: new Map(), second: new Map(), only: new Map() };
const count = (column, character) => columns[column].set(character, (columns[column].get(character) ?? 0) + 1);
for (const name of names) {
  const compound = surnames.compound.has(name.slice(0, 2)) && name.length > 2;
  const given = name.slice(compound ? 2 : 1);
  if (!compound) count('surname', name[0]);
  if (given.length === 1) count('only', given);
  else {
    count('first', given[0]);
    count('second', given[1]);
  }
}
const characters = [...new Set(Object.values(columns).flatMap((column) => [...column.keys()]))].sort();
const odds = (column, character) => {
  const total = [...columns[column].values()].reduce((sum, n) => sum + n, 0);
  const inNames = ((columns[column].get(character) ?? 0) + 0.3) / (total + 0.3 * 4000);
  const inText = ((text.get(character) ?? 0) + 30) / (length + 30 * 4000);
  return Math.round(10 * Math.log(inNames / inText));
};
writeFileSync(
  new URL('name-characters.tsv', lexicon),
  `# How much more often a character stands in a name than in running text: 10 x the natural logarithm of the ratio.
# Source: weights learnt by scripts/train-name-characters.mjs from ${names.size} different names (the dictionary of jieba, MIT; the person
# spans of peopledaily-train; bylines of ${files.length} newspaper pages), against ${length} characters of those pages. Licence: MIT. Date: 2026-11-23.
# character	as surname	as first of two given characters	as second of two	as the only one
${characters.map((c) => [c, ...Object.keys(columns).map((column) => odds(column, c))].join('\t')).join('\n')}
`,
);
console.log(`${names.size} names, ${characters.length} characters`);
