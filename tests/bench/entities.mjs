// Precision, recall and F1 of the names that newslint finds, beside jieba's own tags.
// usage: npm run bench:entities -- FILE.bio [--errors N]   (a character and its BIO tag a line: PER, LOC, ORG; spans must match exactly)
import { readFileSync } from 'node:fs';
import { analyse } from '../../dist/analyse/analysis.js';
import { openSegmenter } from '../../dist/analyse/engines.js';
import { proposeByTagger, proposeNames } from '../../dist/analyse/entities/propose.js';
import { readByRules } from '../../dist/analyse/entities/rules.js';

const [file, , errors = '0'] = process.argv.slice(2);
if (!file) throw new Error('usage: npm run bench:entities -- FILE.bio [--errors N]');
const TYPES = { PER: 'person', LOC: 'place', ORG: 'organisation' };
const TAGS = { nr: 'person', ns: 'place', nt: 'organisation' };
const segmenter = openSegmenter();
const sentences = readFileSync(file, 'utf8')
  .split(/\r?\n\r?\n/)
  .filter(Boolean)
  .map(read);

const engines = {
  newslint: (text) => find(text, proposeNames),
  'newslint without article context': (text) => find(text, proposeByTagger),
  'rules alone': (text) => find(text, (article, analysis) => readByRules(article, analysis).mentions),
  jieba: (text) =>
    segmenter.words(text, 0).flatMap(({ start, end, tag }) => (TAGS[tag] ? [{ start, end, type: TAGS[tag] }] : [])),
};
for (const [name, names] of Object.entries(engines)) {
  const scores = new Map();
  const wrong = [];
  const began = performance.now();
  for (const { text, spans } of sentences) {
    const gold = new Set(spans);
    const found = names(text).map(({ start, end, type }) => `${start} ${end} ${type}`);
    for (const span of found) {
      add(scores, span, 'found');
      if (gold.has(span)) add(scores, span, 'right');
      else wrong.push(`${show(text, span)}  + not in gold`);
    }
    for (const span of gold) {
      add(scores, span, 'gold');
      if (!found.includes(span)) wrong.push(`${show(text, span)}  - missed`);
    }
  }
  console.log(`${name} (${Math.round(performance.now() - began)} ms)`);
  for (const [type, { found = 0, right = 0, gold = 0 }] of [...scores].sort()) {
    const figure = (value) => value.toFixed(3);
    console.log(
      `  ${type.padEnd(13)} P ${figure(right / found)}  R ${figure(right / gold)}  F1 ${figure((2 * right) / (found + gold))}`,
    );
  }
  if (name === 'newslint') {
    const step = Math.max(1, Math.floor(wrong.length / Number(errors)));
    if (Number(errors)) for (let i = 0; i < wrong.length; i += step) console.log(`    ${wrong[i]}`);
  }
}

function read(block) {
  let text = '';
  let open;
  const spans = [];
  const close = () => {
    if (open) spans.push(`${open.start} ${text.length} ${open.type}`);
    open = undefined;
  };
  for (const line of block.split(/\r?\n/)) {
    const [character, tag = 'O'] = line.split(/\s/);
    const type = TYPES[tag.slice(2)];
    if (!tag.startsWith('I-') || type !== open?.type) close();
    if (type && !open) open = { start: text.length, type };
    text += character;
  }
  close();
  return { text, spans };
}

function add(scores, span, what) {
  for (const type of [span.split(' ')[2], 'all']) {
    const score = scores.get(type) ?? {};
    scores.set(type, score);
    score[what] = (score[what] ?? 0) + 1;
  }
}

function show(text, span) {
  const [start, end, type] = span.split(' ');
  return `${type.padEnd(13)} ${text.slice(Math.max(0, start - 12), start)}【${text.slice(start, end)}】${text.slice(end, Number(end) + 12)}`;
}

/** What `propose` finds in `text`, taken for an article of one paragraph. */
function find(text, propose) {
  const range = { start: 0, end: text.length };
  const article = { range, subheadlines: [], bylines: [], paragraphs: [{ range, role: 'body' }] };
  const page = { path: '-', source: text, text, directives: [], lines: [0], articles: [article] };
  return propose(
    article,
    analyse(page, () => segmenter),
  ).filter((mention) => !mention.nested);
}
