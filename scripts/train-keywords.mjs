// Learns from headlines what makes a word of a story a keyword: writes src/lexicon/keyword-{weights,odds,trees}.tsv.
// usage: npm run build && node scripts/train-keywords.mjs DIR [--even]
// DIR has a story a file: headline lines, then paragraphs led by two ideographic spaces. --even: only the files whose day
// (characters 7 and 8 of the name, 20230702-…) is even, so that the others are left to measure with.
// A word of the body is right if it stands in the headline as a content word. The odds of a word are learnt without the story at hand and those
// of its part (without that story alone, they would be the lower for just the words of its headline); a logistic regression over a few traits chooses the likeliest words; boosted trees judge those by all their traits.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { boost } from './boost.mjs';

const dist = new URL('../dist/', import.meta.url);
const { analyse } = await import(new URL('analyse/analysis.js', dist));
const { openSegmenter } = await import(new URL('analyse/engines.js', dist));
const { BASE, candidatesOf, fillBase, POOL, TRAITS } = await import(new URL('analyse/keywords/traits.js', dist));
const { COLUMNS, readWords } = await import(new URL('analyse/keywords/words.js', dist));
const { keywordWeights, keywordWords, packFacts, WORD } = await import(new URL('lexicon/keywords.js', dist));
const { CLUSTER, entityModel, lookUp } = await import(new URL('lexicon/entity-model.js', dist));
const { hashOf } = await import(new URL('analyse/entities/tagger/observe.js', dist));
const { parsePage } = await import(new URL('page/parse.js', dist));

/** What counts of a headline, by jieba's tags. */
const CONTENT = /^(?:n|v|a|[lij]|eng|x$)/;
/** Words in fewer stories have no odds of their own, or of their class; so many stories pull a word's odds towards those of its class. */
const LEAST = 3;
const LEAST_OF_CLASS = 2;
const PULL = 12;
const EPOCHS = 5;
const TREES = { trees: 200, rate: 0.07, leaves: 15, least: 40, ridge: 4, sample: 0.8, columns: 0.5 };
/** The odds of words are learnt in so many parts, so that what a story is told was learnt from others. */
const PARTS = 8;

const folder = process.argv[2];
const even = process.argv.includes('--even');
if (!folder) throw new Error('usage: node scripts/train-keywords.mjs DIR [--even]');
const segmenter = openSegmenter();
const lists = { ...keywordWords() };
const stories = readdirSync(folder)
  .filter((name) => name.endsWith('.txt') && (!even || Number(name.slice(6, 8)) % 2 === 0))
  .sort()
  .flatMap(read);
stories.forEach((story, i) => {
  story.part = i % PARTS;
});
const words = count(stories);
const parts = Array.from({ length: PARTS }, (_, part) => count(stories.filter((story) => story.part !== part)));
const weights = regress(stories.flatMap((story) => withOdds(story, quickExamples)));
BASE.forEach((name, i) => {
  keywordWeights().set(name, Number(weights[i].toFixed(3)));
});
const examples = stories.flatMap((story) => withOdds(story, examplesOf));
const model = boost(
  examples.map(({ traits }) => traits),
  examples.map(({ right }) => right),
  examples.map(() => 1),
  TREES,
);
write();

function read(name) {
  const lines = readFileSync(join(folder, name), 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const first = lines.findIndex((line) => line.startsWith('\u3000'));
  if (first < 1) return [];
  const headline = new Set(
    segmenter
      .words(lines.slice(0, first).join('\n'), 0)
      .filter(({ tag }) => CONTENT.test(tag))
      .map(({ text }) => text),
  );
  const analysis = analyse(parsePage(name, lines.slice(first).join('\n')), () => segmenter);
  const readings = analysis.page.articles.map((article) => readWords(article, analysis));
  const own = readings.flatMap((reading) => reading.words.map(({ text }) => text).filter((text) => text.length > 1));
  return [{ headline, readings, words: new Set(own) }];
}

/** In how many stories each word stands, and in how many of their headlines; and all words that begin so, that end so, of that class. */
function count(list) {
  const counts = new Map();
  const prior = { stories: 0, headlines: 0 };
  for (const { headline, words: own } of list) {
    for (const word of own) {
      const known = [prior];
      for (const key of [word, `${word[0]}-`, `-${word.at(-1)}`, classOf(word)]) {
        if (!counts.has(key)) counts.set(key, { stories: 0, headlines: 0 });
        known.push(counts.get(key));
      }
      for (const one of known) {
        one.stories++;
        if (headline.has(word)) one.headlines++;
      }
    }
  }
  return { counts, mean: prior.headlines / prior.stories };
}

/** The class of a word by the company that it keeps, as the tagger of names has it; no word is written like it. */
function classOf(word) {
  return `class ${lookUp(entityModel().words, hashOf(word)) & CLUSTER}`;
}

/** Those of the class of `word`; 0 for a word that few stories have: one list has them all. */
function classOddsOf(known, word) {
  const seen = words.counts.get(word)?.stories ?? 0;
  return seen < LEAST_OF_CLASS || classOf(word) === 'class 0' ? 0 : (oddsOf(known, classOf(word)) ?? 0);
}

/** Ten times the log odds of `word` (or of 化-, -化), whole; undefined for a word of few stories. */
function oddsOf({ counts, mean }, word) {
  const { stories: own, headlines } = counts.get(word) ?? { stories: 0, headlines: 0 };
  if (own < LEAST) return undefined;
  const others = /[- ]|class/.test(word) ? undefined : counts.get(classOf(word));
  const usual = others ? (others.headlines + PULL * mean) / (others.stories + PULL) : mean;
  const odds = Math.log((headlines + PULL * usual) / (own - headlines + PULL * (1 - usual)));
  return Math.round((odds - Math.log(mean / (1 - mean))) * 10);
}

/** What `take` gives of a story, the odds of words as the stories of other parts tell them. */
function withOdds(story, take) {
  const other = parts[story.part];
  const known = keywordWords();
  known.of = (word) => {
    const odds = oddsOf(other, word);
    const bits = lists.of(word) & (WORD.stop | WORD.general);
    return packFacts(bits | (odds === undefined ? 0 : WORD.known), odds ?? 0, classOddsOf(other, word));
  };
  known.beginning = (unit) => (oddsOf(other, `${String.fromCharCode(unit)}-`) ?? 0) / 10;
  known.ending = (unit) => (oddsOf(other, `-${String.fromCharCode(unit)}`) ?? 0) / 10;
  return story.readings.flatMap((reading) => take(reading, story.headline));
}

function quickExamples(reading, headline) {
  let most = 1;
  for (let at = 0; at < reading.words.length * COLUMNS; at += COLUMNS) most = Math.max(most, reading.counts[at]);
  return reading.words.flatMap(({ text }, id) => {
    const facts = keywordWords().of(text);
    if (text.length < 2 || (facts & WORD.stop && !(facts & WORD.general))) return [];
    const row = new Float64Array(BASE.length);
    fillBase(row, reading, id, most, facts);
    return [{ row, right: headline.has(text) ? 1 : 0 }];
  });
}

function examplesOf(reading, headline) {
  return candidatesOf(reading)
    .slice(0, POOL)
    .map(({ use, traits }) => ({ traits, right: headline.has(use.text) ? 1 : 0 }));
}

/** Logistic regression by stochastic gradient descent (Adagrad), in an order that a fixed seed shuffles. */
function regress(list) {
  const size = BASE.length;
  const learnt = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-6);
  let seed = 1;
  const random = (below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = list.length - 1; i > 0; i--) {
      const other = random(i + 1);
      [list[i], list[other]] = [list[other], list[i]];
    }
    let loss = 0;
    for (const { row, right } of list) {
      let odds = 0;
      for (let i = 0; i < size; i++) odds += learnt[i] * row[i];
      const p = 1 / (1 + Math.exp(-odds));
      loss -= right * Math.log(p + 1e-9) + (1 - right) * Math.log(1 - p + 1e-9);
      for (let i = 0; i < size; i++) {
        if (!row[i]) continue;
        const slope = (p - right) * row[i] + 1e-6 * learnt[i];
        squares[i] += slope * slope;
        learnt[i] -= (0.1 * slope) / Math.sqrt(squares[i]);
      }
    }
    console.log(`epoch ${epoch + 1}: loss ${(loss / list.length).toFixed(4)}`);
  }
  return learnt;
}

function write() {
  const today = new Date().toISOString().slice(0, 10);
  const source = `Learnt by scripts/train-keywords.mjs from ${stories.length} stories of edited news copy${even ? ' of even days' : ''} and their headlines; no text of it is kept.
# Licence: MIT, as newslint itself. ${today}`;
  const file = (name, head, columns, rows) =>
    writeFileSync(
      new URL(`../src/lexicon/${name}.tsv`, import.meta.url),
      `# ${head}\n# ${source}\n# ${columns}\n${rows.map((row) => row.join('\t')).join('\n')}\n`,
    );
  file(
    'keyword-weights',
    'How much each trait of a word tells at first sight that it is a keyword (see BASE in src/analyse/keywords/traits.ts), as log odds.',
    'trait\tweight',
    BASE.map((name) => [name, keywordWeights().get(name)]),
  );
  const odds = [...words.counts.keys()]
    .filter((word) => /^(?:[\u4e00-\u9fff]-|-[\u4e00-\u9fff]|[^- ]{2,})$/.test(word))
    .map((word) => [word, oddsOf(words, word) ?? '', word.includes('-') ? '' : classOddsOf(words, word) || ''])
    .filter(([, own, ofClass]) => own !== '' || ofClass !== '')
    .sort(([one], [other]) => (one < other ? -1 : 1));
  file(
    'keyword-odds',
    'How much likelier a word of a story stands in its headline than the average word: ten times the log odds; of 化- and -化, all words that begin, that end so; and of all words of its class.',
    'word\todds\todds of its class',
    odds,
  );
  file(
    'keyword-trees',
    "Gradient-boosted trees: is this word a keyword? A line a tree, its nodes in preorder: trait<threshold, or a leaf's log odds.",
    `traits: ${TRAITS.map((name, i) => `${i} ${name}`).join('; ')}`,
    [['bias', model.bias], ...model.trees.map((nodes, i) => [i, nodes.join(' ')])],
  );
  console.log(`${stories.length} stories, ${examples.length} candidates, ${odds.length} words with odds`);
}
