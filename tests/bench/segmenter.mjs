#!/usr/bin/env node
// newslint's segmenter against nodejieba. usage: npm run bench:segmenter -- DIR [--sample N] [--passes N]
// Reads every .txt and .md under DIR and prints, a paragraph (line) a call:
// (a) how many words and tags differ (ends with 1 if any does), over all files; (b) the speed of both, paired runs of half a second, medians,
//     on the first 4 MB; (c) what loading costs in a fresh process: time, and memory above a bare Node.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import nodejieba from 'nodejieba';
import { createCutter } from '../../dist/analyse/jieba/cutter.js';
import { jieba } from '../../dist/analyse/jieba/segmenter.js';
import { openTable } from '../../dist/lexicon/jieba/table.js';
import { tablePath } from '../../dist/lexicon/lexicon.js';

const args = process.argv.slice(2);
const option = (name, value) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : value);
const dir = args[0];
if (!dir) throw new Error('usage: npm run bench:segmenter -- DIR [--sample N] [--passes N]');

const paths = readdirSync(dir, { recursive: true })
  .map((name) => join(dir, name))
  .filter((path) => /\.(txt|md)$/.test(path) && statSync(path).isFile())
  .sort()
  .slice(0, option('--sample', Number.POSITIVE_INFINITY));
const paragraphs = paths.flatMap((path) => readFileSync(path, 'utf8').split(/(?<=\n)/));

const table = openTable(tablePath);
const cutter = createCutter(table);
const ours = jieba(table);
compare();
speed();
load();

function compare() {
  let tokens = 0;
  const differing = { words: 0, tags: 0 };
  for (const text of paragraphs) {
    const expected = nodejieba.tag(text);
    const count = cutter.cut(text);
    const ends = new Set(cutter.ends.subarray(0, count));
    tokens += expected.length;
    let end = 0;
    expected.forEach(({ word, tag }, i) => {
      end += word.length;
      if (!ends.has(end)) differing.words++;
      else if (count === expected.length && tag !== cutter.tags[cutter.tagIds[i]]) differing.tags++;
    });
    if (count !== expected.length) differing.words += Math.abs(count - expected.length);
    if (cutter.ends[count - 1] !== text.length && text) differing.words++;
  }
  console.log(`${paths.length} files, ${tokens} words: ${differing.words} words and ${differing.tags} tags differ`);
  if (differing.words + differing.tags > 0) process.exitCode = 1;
}

function speed() {
  const sample = [];
  let bytes = 0;
  for (const text of paragraphs) {
    if (bytes > 4e6) break;
    sample.push(text);
    bytes += Buffer.byteLength(text);
  }
  const runs = {
    'nodejieba tag': (text) => nodejieba.tag(text),
    'newslint, word objects': (text) => ours.words(text, 0),
    'newslint, offsets and tag ids': (text) => cutter.cut(text),
  };
  const rates = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let pass = 0; pass < option('--passes', 7); pass++) {
    for (const [name, run] of Object.entries(runs)) {
      // Each for the same time, so that none pays more than the others for a cache that another has filled.
      const began = performance.now();
      let times = 0;
      for (; performance.now() - began < 500; times++) for (const text of sample) run(text);
      rates[name].push((times * bytes) / 1e3 / (performance.now() - began));
    }
  }
  const base = rates['nodejieba tag'];
  for (const [name, list] of Object.entries(rates)) {
    const ratio = median(list.map((rate, i) => rate / base[i]));
    console.log(`${name}: ${median(list).toFixed(1)} MB/s, ${ratio.toFixed(1)} x`);
  }
}

function load() {
  const at = (path) => JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href);
  const fresh = {
    'bare node': '',
    nodejieba: `const { default: j } = await import('nodejieba'); begin(); j.load(); end(); j.tag('今天天气很好');`,
    newslint: `const { openTable } = await import(${at('lexicon/jieba/table.js')});
      const { tablePath } = await import(${at('lexicon/lexicon.js')});
      const { jieba } = await import(${at('analyse/jieba/segmenter.js')});
      begin(); const table = openTable(tablePath); end(); jieba(table).words('今天天气很好', 0);`,
  };
  for (const [name, code] of Object.entries(fresh)) {
    const script = `let t = 0, took = 0; const begin = () => { t = performance.now() }, end = () => { took = performance.now() - t };
      ${code}; console.log(JSON.stringify([took, process.memoryUsage.rss() / 2 ** 20]))`;
    const results = Array.from({ length: 5 }, () =>
      JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })),
    );
    const [took, memory] = [0, 1].map((i) => median(results.map((result) => result[i])));
    console.log(`${name}: loaded in ${took.toFixed(1)} ms, ${memory.toFixed(0)} MB resident`);
  }
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
