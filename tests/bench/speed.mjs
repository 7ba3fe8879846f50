// How fast newslint is. usage: npm run bench -- DIR [--sample N] [--passes N]
// Over the first N (300) .txt and .md files of DIR, one thread, warm, medians of the passes:
// (a) each stage and each rule beside T, nodejieba's `tag` on the same paragraphs in the same run; what a stage needs is ready when
//     it starts. (b) Whole processes on the project's page seeds/a01-city.txt beside `node -e ''`. Quote the ratios.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse } from '../../dist/analyse/analysis.js';
import { openSegmenter } from '../../dist/analyse/engines.js';
import { formatJson } from '../../dist/format/json.js';
import { lintPage, lintRun } from '../../dist/lint/lint.js';
import { articleReport, report } from '../../dist/lint/report.js';
import { parsePage } from '../../dist/page/parse.js';
import { decode } from '../../dist/read/decode.js';
import { rules } from '../../dist/rules/index.js';
import { slice } from '../../dist/text/range.js';

const args = process.argv.slice(2);
const option = (name, value) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : value);
const dir = args[0];
if (!dir) throw new Error('usage: npm run bench -- DIR [--sample N] [--passes N]');

const files = readdirSync(dir, { recursive: true })
  .map((name) => join(dir, name))
  .filter((path) => /\.(txt|md)$/.test(path) && statSync(path).isFile())
  .sort()
  .slice(0, option('--sample', 300))
  .map((path) => ({ path, bytes: readFileSync(path) }));
const megabytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
const characters = files.reduce((sum, { bytes }) => sum + bytes.toString().length, 0);

warm();
cold();

function warm() {
  const segmenter = openSegmenter();
  const tag = yardstick();
  const passes = [];
  for (let i = 0; i <= option('--passes', 5); i++) passes.push(pass(segmenter, tag));
  const median = middle(passes.slice(1));
  const yard = median.T;
  delete median.T;
  const total = Object.values(median).reduce((sum, ms) => sum + ms, 0);
  const speed = (ms) => (megabytes / ms) * 1e3;
  const line = (name, ms) =>
    console.log(
      name.padEnd(30),
      `${((characters / ms) * 1e-3).toFixed(2)} M`.padStart(10),
      speed(ms).toFixed(1).padStart(8),
      (yard ? `${(yard / ms).toFixed(1)}` : '').padStart(8),
      `${((ms / total) * 100).toFixed(1)} %`.padStart(8),
    );
  console.log(`${files.length} files, ${megabytes.toFixed(2)} MB, ${characters} characters; warm, one thread`);
  console.log(`${''.padEnd(30)}   char./s    MB/s     x T    share`);
  for (const [name, ms] of Object.entries(median)) line(name, ms);
  line('all', total);
  line('all but words', total - median.words);
  line('all but words and entities', total - median.words - median.entities);
  if (yard) console.log(`T: nodejieba's tag, ${speed(yard).toFixed(2)} MB/s`);
}

/** One pass over all files: milliseconds by stage. */
function pass(segmenter, tag) {
  const spent = {};
  const timed = (stage, work) => {
    const began = performance.now();
    const result = work();
    spent[stage] = (spent[stage] ?? 0) + performance.now() - began;
    return result;
  };
  const pages = [];
  const checked = [];
  for (const { path, bytes } of files) {
    const { text, encoding } = timed('decode', () => decode(bytes));
    const page = timed('page', () => parsePage(path, text));
    const analysis = analyse(page, () => segmenter);
    const { articles } = page;
    const paragraphs = articles.flatMap((article) => article.paragraphs);
    for (const paragraph of paragraphs) timed('words', () => analysis.words(paragraph));
    for (const paragraph of paragraphs) timed('sentences', () => analysis.sentences(paragraph));
    for (const stage of ['figures', 'breaks', 'entities', 'keywords']) {
      for (const article of articles) timed(stage, () => analysis[stage](article));
    }
    const findings = [];
    for (const rule of rules) {
      if (rule.scope === 'run') continue;
      findings.push(...timed(rule.id, () => lintPage(analysis, [rule], 'zh')).findings);
    }
    pages.push(page);
    const reports = articles.map((article) => articleReport(article, analysis));
    checked.push({ page, encoding, articles: reports, findings, suppressed: [] });
  }
  for (const rule of rules.filter(({ scope }) => scope === 'run')) {
    timed(rule.id, () => lintRun(pages, [rule], 'zh'));
  }
  // By itself: nodejieba's dictionary would turn newslint's tables out of the processor's cache after each page.
  for (const page of tag ? pages : []) {
    for (const { range } of page.articles.flatMap((article) => article.paragraphs)) {
      timed('T', () => tag(slice(page.text, range)));
    }
  }
  const tool = { name: 'newslint', version: '', segmenter: segmenter.name };
  timed('format json', () => {
    const result = report(tool, checked, { failed: 0, ignored: 0, failures: [] });
    for (const _ of formatJson(result));
  });
  return spent;
}

/** nodejieba's `tag`, or nothing where it can't be loaded. */
function yardstick() {
  try {
    const nodejieba = createRequire(import.meta.url)('nodejieba');
    nodejieba.load();
    return nodejieba.tag;
  } catch {
    console.log('nodejieba is not there: no ratios to T');
    return undefined;
  }
}

function cold() {
  const at = (path) => fileURLToPath(new URL(path, import.meta.url));
  const page = at('../../seeds/a01-city.txt');
  const newslint = (...rest) => [at('../../bin/newslint.js'), ...rest, '--format', 'json', page];
  const commands = {
    "node -e ''": ['-e', ''],
    'newslint figures (no words)': newslint('figures'),
    'newslint words': newslint('words'),
    newslint: newslint(),
  };
  const runs = [];
  for (let i = 0; i <= option('--passes', 5) * 2; i++) {
    runs.push(Object.fromEntries(Object.entries(commands).map(([name, argv]) => [name, run(argv, at('usage.cjs'))])));
  }
  const [bare] = Object.keys(commands);
  console.log(`\n${statSync(page).size} bytes, a whole process; medians of ${runs.length - 1} runs in turn`);
  console.log(`${''.padEnd(30)}   wall ms       x  processor ms       x  peak MB`);
  for (const name of Object.keys(commands)) {
    const { wall, cpu, peak } = middle(runs.slice(1).map((one) => one[name]));
    const ratio = (figure) => middle(runs.slice(1).map((one) => ({ x: one[name][figure] / one[bare][figure] }))).x;
    console.log(
      name.padEnd(30),
      wall.toFixed(0).padStart(9),
      ratio('wall').toFixed(2).padStart(7),
      cpu.toFixed(0).padStart(13),
      ratio('cpu').toFixed(2).padStart(7),
      peak.toFixed(0).padStart(8),
    );
  }
}

function run(argv, usage) {
  const began = performance.now();
  const { output } = spawnSync(process.execPath, ['--require', usage, ...argv], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  return { wall: performance.now() - began, ...JSON.parse(output[3].toString()) };
}

/** For each figure of `rows` its median. */
function middle(rows) {
  const of = (name) => rows.map((row) => row[name]).sort((a, b) => a - b)[rows.length >> 1];
  return Object.fromEntries(Object.keys(rows[0]).map((name) => [name, of(name)]));
}
