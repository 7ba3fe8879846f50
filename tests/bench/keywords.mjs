#!/usr/bin/env node
// How well the keywords of a story's body foretell its headline, which an editor wrote to say what the story is about.
// usage: npm run bench:keywords -- DIR... [--limit FILES] [--samples N] [--odd]
// --odd: only the files whose day is odd (characters 7 and 8 of the name); the weights were trained on the others of news-clean.
// A file is headline lines, then paragraphs led by two ideographic spaces. Each engine is given the paragraphs alone.
//   Wanted are the content words of the headline that stand in the body: nouns, names, verbs and adjectives of two
//   characters and more by jieba's tags, without the words of jieba's own stop list, each once.
//   A keyword finds a wanted word where it is that word, or a term that holds it as one of its own words (jieba's cut).
//   Each of the first ten keywords finds one word at most, so that a term of three words is no better than one of them:
//   recall = words found / words wanted. `terms in full` lets a term find all its words: how many of the headline's words
//   a reader of the ten keywords sees in them.
// Both are held against the better of nodejieba's two extractors, whose keywords are single words.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { analyse } from '../../dist/analyse/analysis.js';
import { openSegmenter } from '../../dist/analyse/engines.js';
import { parsePage } from '../../dist/page/parse.js';

const TOP = 10;
const BAR = 1.25;
const options = { limit: Number.POSITIVE_INFINITY, samples: 0, odd: false };
const folders = [];
for (let i = 2; i < process.argv.length; i++) {
  const arg = process.argv[i];
  if (arg === '--odd') options.odd = true;
  else if (arg.startsWith('--')) options[arg.slice(2)] = Number(process.argv[++i]);
  else folders.push(arg);
}
if (!folders.length) throw new Error('usage: npm run bench:keywords -- DIR... [--limit FILES] [--samples N]');

const segmenter = openSegmenter();
const { jieba, stop } = nodejieba();
const engines = {
  newslint(body) {
    const analysis = analyse(parsePage('body', body), () => segmenter);
    const all = analysis.page.articles.flatMap((article) => analysis.keywords(article));
    return [...new Set(all.sort((a, b) => b.weight - a.weight).map(({ text }) => text))];
  },
  ...(jieba && {
    extract: (body) => jieba.extract(body, TOP).map(({ word }) => word),
    textRankExtract: (body) => jieba.textRankExtract(body, TOP).map(({ word }) => word),
  }),
};
if (!jieba)
  console.log('SKIPPED extract, textRankExtract: nodejieba is not installed; nothing to hold the recall against');
for (const folder of folders) bench(folder);

function bench(folder) {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.txt') && (!options.odd || Number(name.slice(6, 8)) % 2))
    .sort();
  const step = Math.max(1, Math.floor(all.length / options.limit));
  const stories = all
    .filter((_, i) => i % step === 0)
    .map((name) => ({ name, ...read(readFileSync(join(folder, name), 'utf8')) }))
    .filter(({ wanted }) => wanted.length);
  const total = stories.reduce((sum, { wanted }) => sum + wanted.length, 0);
  console.log(`${folder}: ${stories.length} stories, ${total} words wanted`);
  const recalls = {};
  const inFull = {};
  for (const [name, extract] of Object.entries(engines)) {
    const began = performance.now();
    let [found, full] = [0, 0];
    for (const story of stories) {
      const keywords = extract(story.body).slice(0, TOP);
      found += matched(story.wanted, keywords);
      full += story.wanted.filter((word) => keywords.some((keyword) => holds(keyword, word))).length;
      story[name] = keywords;
    }
    recalls[name] = found / total;
    inFull[name] = full / total;
    const time = Math.round(performance.now() - began);
    console.log(
      `  ${name.padEnd(16)} recall at ${TOP} ${recalls[name].toFixed(4)}  terms in full ${(full / total).toFixed(4)}  (${time} ms)`,
    );
  }
  if (jieba) {
    for (const [what, by] of Object.entries({ recall: recalls, 'terms in full': inFull })) {
      const ratio = by.newslint / Math.max(by.extract, by.textRankExtract);
      console.log(
        `  ${what}: newslint / the better of the two ${ratio.toFixed(3)}; bar ${BAR}${ratio < BAR ? '  UNDER' : ''}`,
      );
    }
  }
  for (let i = 0; i < options.samples; i++) {
    const { name, headline, wanted, ...by } = stories[Math.floor((i * stories.length) / options.samples)];
    console.log(`${name} ${headline}  [${wanted.join(' ')}]`);
    for (const engine of Object.keys(engines)) console.log(`    ${engine}: ${by[engine].join(' ')}`);
  }
}

function read(source) {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  const first = lines.findIndex((line) => line.startsWith('\u3000'));
  const headline = lines.slice(0, Math.max(0, first)).join('　');
  const body = lines.slice(Math.max(0, first)).join('\n');
  const words = segmenter
    .words(headline, 0)
    .filter(
      ({ text, tag }) =>
        text.length > 1 && /^(?:n|v|a|[lij]|eng|x$)/.test(tag) && /^[\p{Script=Han}A-Za-z·]+$/u.test(text),
    );
  const wanted = [...new Set(words.map(({ text }) => text))].filter((word) => !stop.has(word) && body.includes(word));
  return { headline, body, wanted };
}

/** How many of `wanted` the keywords find, one each at most: a largest matching, by augmenting paths. */
function matched(wanted, keywords) {
  const taken = new Map();
  const place = (word, tried) => {
    for (const keyword of keywords) {
      if (tried.has(keyword) || !holds(keyword, word)) continue;
      tried.add(keyword);
      if (taken.has(keyword) && !place(taken.get(keyword), tried)) continue;
      taken.set(keyword, word);
      return true;
    }
    return false;
  };
  return wanted.filter((word) => place(word, new Set())).length;
}

function holds(keyword, word) {
  if (keyword === word) return true;
  return keyword.includes(word) && segmenter.words(keyword, 0).some(({ text }) => text === word);
}

function nodejieba() {
  const require = createRequire(import.meta.url);
  try {
    const jieba = require('nodejieba');
    jieba.extract('试', 1);
    return { jieba, stop: new Set(readFileSync(jieba.DEFAULT_STOP_WORD_DICT, 'utf8').split(/\r?\n/)) };
  } catch {
    return { jieba: undefined, stop: new Set() };
  }
}
