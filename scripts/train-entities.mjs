// Trains the tagger of names and writes src/lexicon/entity-model.bin.
// usage: npm run train:entities -- DIR [--epochs N] [--out FILE] [--keep-classes FILE] [--classes FILE]
// DIR has the annotated sets; news-clean and news-broadcast beside it are read for the classes of words, which `--keep-classes` keeps for
// `--classes` of a later run. Scores are of peopledaily-dev.bio, which nothing is learnt from.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../dist/analyse/analysis.js';
import { openSegmenter } from '../dist/analyse/engines.js';
import { proposeNames, ruledTags } from '../dist/analyse/entities/propose.js';
import { readByRules } from '../dist/analyse/entities/rules.js';
import { featuresOf } from '../dist/analyse/entities/tagger/features.js';
import { createObserved, FEATURES, LONGEST, observe, PAD } from '../dist/analyse/entities/tagger/observe.js';
import { createTagger } from '../dist/analyse/entities/tagger/tagger.js';
import { TYPES, tagsOf } from '../dist/analyse/entities/tagger/tags.js';
import { COMMON, encodeEntityModel, NO_BEGINNING, NO_END, TAGS } from '../dist/lexicon/entity-model.js';
import { parsePage } from '../dist/page/parse.js';
import { clusterWords } from './entities/clusters.mjs';
import { readBio, readBoson, readCluener, readIob2, splitAddresses } from './entities/corpora.mjs';
import { train } from './entities/crf.mjs';
import { hanTables, headTable, nameTable, wordTable } from './entities/knowledge.mjs';

const [dir, ...args] = process.argv.slice(2);
if (!dir) throw new Error('usage: npm run train:entities -- DIR [--epochs N]');
const option = (name, value) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : value);
const text = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const kept = text('--classes');
const BITS = option('--bits', 18);
const settings = {
  epochs: option('--epochs', 6),
  rate: option('--rate', 0.3),
  dropped: option('--dropped', 0.25),
  margin: option('--margin', 1),
  missMargin: option('--miss', 1.6),
  averageFrom: option('--average', 2),
};
const OTHER_WEIGHT = option('--other', 0.4);
const began = Date.now();
const log = (text) => console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}`);

const segmenter = openSegmenter();
const dev = readBio(join(dir, 'peopledaily-dev.bio'));
const own = withoutOverlap(readBio(join(dir, 'peopledaily-train.bio')), dev);
const sets = [
  { name: 'peopledaily-train', licence: 'no licence stated', sentences: own },
  {
    name: 'BosonNLP NER',
    licence: 'BosonNLP data licence',
    sentences: withoutOverlap(splitAddresses(readBoson(join(dir, 'boson.txt'))), dev),
  },
  {
    name: 'CLUENER2020',
    licence: 'no licence stated',
    sentences: withoutOverlap(splitAddresses(readCluener(join(dir, 'cluener-train.jsonl'))), dev),
  },
  {
    name: 'UNER zh_gsdsimp',
    licence: 'CC BY-SA 4.0',
    sentences: withoutOverlap(splitAddresses(readIob2(join(dir, 'zh_gsdsimp-ud-train.iob2'))), dev),
  },
].slice(0, option('--sets', 4));
if (option('--self', 0)) {
  const sentences = withoutOverlap(ownReading(option('--self', 0)), dev);
  sets.push({
    name: 'news as the model before read it',
    licence: 'text not kept',
    sentences,
    weight: option('--self-weight', 0.2),
  });
}
for (const { sentences } of [...sets, { sentences: dev }])
  for (const one of sentences) Object.assign(one, read(one.text));
for (const { name, sentences } of sets) log(`${name}: ${sentences.length} sentences`);

const classes = kept ? JSON.parse(readFileSync(kept, 'utf8')) : learnClasses();
if (text('--keep-classes')) writeFileSync(text('--keep-classes'), JSON.stringify(classes));
const clusters = new Map(classes.clusters);
log(`${clusters.size} words in classes, of ${classes.words} words of ${classes.files} files of news`);
const { common, noBeginning, noEnd } = plainWords();
log(
  `${common.length} words that no name has, ${noBeginning.length} in which none begins, ${noEnd.length} in which none ends`,
);
const names = nameTable();
const knowledge = {
  ...hanTables(),
  heads: headTable(),
  names: names.table,
  words: wordTable(clusters, [
    [common, COMMON],
    [noBeginning, NO_BEGINNING],
    [noEnd, NO_END],
  ]),
};

const observed = createObserved();
const mask = 2 ** BITS - 1;
const stretches = sets.flatMap(({ sentences, weight }, number) =>
  sentences.flatMap((one) => stretchesOf(one, weight ? 0 : number, weight ?? (number ? OTHER_WEIGHT : 1))),
);
log(
  `${stretches.length} stretches, ${stretches.reduce((sum, { length }) => sum + length, 0)} characters to learn from`,
);
let model;
const learnt = train(stretches, 2 ** (BITS + 1), {
  ...settings,
  after: (epoch, current) => {
    model = quantised(current());
    log(`epoch ${epoch + 1}: ${line(scoresOf(model))}`);
  },
});
model = quantised(learnt);
const scores = scoresOf(model);
const header = `# newslint entity model. Trained by scripts/train-entities.mjs, ${new Date().toISOString().slice(0, 10)}, on ${sets
  .map(({ name, licence, sentences }) => `${name} (${sentences.length} sentences; ${licence})`)
  .join(
    ', ',
  )}; word classes from ${classes.files} files of news (${classes.words} words); names from places.tsv, organisations.tsv, divisions.tsv, towns.tsv and ${names.source}. peopledaily-dev, not learnt from: ${line(scores)}`;
const file = encodeEntityModel({ ...model, header });
writeFileSync(text('--out') ?? new URL('../src/lexicon/entity-model.bin', import.meta.url), file);
log(`${(file.length / 1e6).toFixed(2)} MB. ${line(scores)}`);

/** The words of `text` and the tags that the rules give its characters. */
function read(text) {
  const range = { start: 0, end: text.length };
  const paragraph = { range, role: 'body' };
  const article = { range, subheadlines: [], bylines: [], paragraphs: [paragraph] };
  const page = { path: '-', source: text, text, directives: [], lines: [0], articles: [article] };
  const analysis = analyse(page, () => segmenter);
  return { words: analysis.words(paragraph), ruled: ruledTags(range, readByRules(article, analysis)) };
}

/** `sentences` but those that have 12 characters in a row that a sentence of `others` has. */
function withoutOverlap(sentences, others) {
  const grams = new Set();
  for (const { text } of others) for (let i = 0; i + 12 <= text.length; i++) grams.add(text.slice(i, i + 12));
  return sentences.filter(({ text }) => {
    for (let i = 0; i + 12 <= text.length; i++) if (grams.has(text.slice(i, i + 12))) return false;
    return text.length > 0 && text.length < LONGEST;
  });
}

function wordsOf(sentences) {
  return sentences.flatMap(({ words }) => [...words.map(({ text }) => fold(text)), '']);
}

function fold(text) {
  return text.replace(/[0-9０-９]/g, '0').replace(/[A-Za-zＡ-Ｚａ-ｚ]/g, 'a');
}

/** Classes of the words in the news beside `dir`. */
function learnClasses() {
  const words = [];
  let files = 0;
  for (const folder of ['news-clean', 'news-broadcast'].map((name) => join(dir, '..', name)).filter(existsSync)) {
    for (const file of readdirSync(folder).sort()) {
      files++;
      for (const paragraph of readFileSync(join(folder, file), 'utf8').split('\n')) {
        for (const { text } of segmenter.words(paragraph.replace(/[\s\u3000]+/g, ''), 0)) {
          words.push(fold(text));
          if ('。！？；'.includes(text)) words.push('');
        }
        words.push('');
      }
    }
  }
  const clusters = clusterWords([...words, ...wordsOf(own)], { classes: 256, least: 4, passes: 8 });
  return { files, words: words.length, clusters: [...clusters] };
}

/** The sentences of `count` files of news with the names that the present model finds in their articles. */
function ownReading(count) {
  const folder = join(dir, '../news-clean');
  const files = readdirSync(folder).sort();
  const sentences = [];
  for (let k = 0; k < count; k++) {
    const file = files[Math.floor((k * files.length) / count)];
    const page = parsePage(file, readFileSync(join(folder, file), 'utf8'));
    const analysis = analyse(page, () => segmenter);
    for (const article of page.articles) {
      const mentions = proposeNames(article, analysis).filter(({ nested }) => !nested);
      for (const { range, role } of article.paragraphs) {
        if (role !== 'body') continue;
        for (const { 0: text, index } of page.text.slice(range.start, range.end).matchAll(/[^。！？]+[。！？]?/g)) {
          const start = range.start + index;
          const within = mentions.filter((one) => one.start >= start && one.end <= start + text.length);
          const names = within.map((one) => ({
            from: one.start - start,
            to: one.end - start,
            type: TYPES.indexOf(one.type),
          }));
          sentences.push({ text, names });
        }
      }
    }
  }
  return sentences;
}

/**
 * Words that hardly stand in names: at most once in 500 times of 25 or more, or never in 8 times or more where they are verbs,
 * adverbs and the like; and words of 8 times or more in which at most every hundredth time a name begins, or ends.
 */
function plainWords() {
  const counts = new Map();
  const within = new Map();
  const beginning = new Map();
  const end = new Map();
  const plain = new Set();
  const add = (to, word) => to.set(word, (to.get(word) ?? 0) + 1);
  for (const { sentences } of sets) {
    for (const { words, names } of sentences) {
      let next = 0;
      for (const { start, end: stop, text, tag } of words) {
        while (next < names.length && names[next].to <= start) next++;
        add(counts, text);
        let to = next;
        while (to < names.length && names[to].from < stop) to++;
        const touching = names.slice(next, to);
        if (touching.length) add(within, text);
        if (touching.some((name) => name.from >= start)) add(beginning, text);
        if (touching.some((name) => name.to <= stop)) add(end, text);
        if (/^(?:vn?|d|p|c|an?|r|u.?|t|f|i|l|z|m|q)$/.test(tag)) plain.add(text);
      }
    }
  }
  const seldom = ([word, count]) =>
    (count >= 25 && (within.get(word) ?? 0) <= count / 500) || (count >= 8 && plain.has(word) && !within.has(word));
  const hardly =
    (where) =>
    ([word, count]) =>
      count >= 8 && (where.get(word) ?? 0) <= count / 100;
  const those = (test) => [...counts].filter(test).map(([word]) => word);
  return { common: those(seldom), noBeginning: those(hardly(beginning)), noEnd: those(hardly(end)) };
}

/** What of a sentence is to be scored: what stands between the words that no name has. Features of set `number` come twice: for all sets and its own. */
function stretchesOf({ text, words, ruled, names }, number, weight) {
  observe(observed, text, 0, words, 0, words.length, ruled, knowledge);
  const { common, length } = observed;
  const spans = names.map(({ from, to, type }) => ({ from, to, type }));
  const tags = tagsOf(spans, length);
  const features = number ? 2 * FEATURES : FEATURES;
  const found = [];
  for (let from = 0; from < length; from++) {
    if (common[from + PAD]) continue;
    let to = from;
    while (to < length && !common[to + PAD]) to++;
    const rows = new Int32Array(features * (to - from));
    for (let i = from; i < to; i++) {
      const at = features * (i - from);
      featuresOf(observed, i, rows, at, mask);
      for (let k = at + FEATURES; k < at + features; k++)
        rows[k] = ((Math.imul(rows[k - FEATURES] ^ Math.imul(number, 0x5bd1e995), 0x2c1b3c6d) >>> 7) & mask) + mask + 1;
    }
    found.push({ length: to - from, features, rows, tags: tags.slice(from, to), weight });
    from = to;
  }
  return found;
}

/** Weights as whole numbers of one byte, the largest few cut off. */
function quantised({ weights, transitions }) {
  const scale = option('--scale', 40);
  return {
    ...knowledge,
    header: '',
    weights: Int8Array.from(weights.subarray(0, 2 ** BITS * (TAGS - 1)), (weight) =>
      Math.max(-127, Math.min(127, Math.round(weight * scale))),
    ),
    transitions: Int32Array.from(transitions, (weight) => Math.round(weight * scale)),
  };
}

/** Found, right and annotated names of dev, of all types and of each. */
function scoresOf(model) {
  const tagger = createTagger(model);
  const counts = Array.from({ length: TYPES.length + 1 }, () => ({ found: 0, right: 0, gold: 0 }));
  const add = (type, what) => {
    counts[0][what]++;
    counts[type + 1][what]++;
  };
  for (const { text, words, ruled, names } of dev) {
    const gold = new Set(names.map(({ from, to, type }) => `${from} ${to} ${type}`));
    for (const { type } of names) add(type, 'gold');
    for (const { start, end, type } of tagger.tag(text, 0, words, ruled)) {
      add(type, 'found');
      if (gold.has(`${start} ${end} ${type}`)) add(type, 'right');
    }
  }
  return counts;
}

function line(counts) {
  return counts
    .map(({ found, right, gold }, i) => {
      const [p, r, f] = [right / found, right / gold, (2 * right) / (found + gold)].map((value) => value.toFixed(3));
      return `${i ? TYPES[i - 1] : 'all'} P ${p} R ${r} F1 ${f}`;
    })
    .join(', ');
}
