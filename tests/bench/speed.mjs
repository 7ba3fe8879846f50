// How fast newslint is. usage: npm run bench -- DIR [--sample N] [--passes N] [--peers FOLDER]
// Over the first N (300) .txt and .md files of DIR, one thread, warm, medians of the passes:
// (a) each stage and each rule beside T, nodejieba's `tag` on the same paragraphs in the same run; what a stage needs is ready when
//     it starts. A rule timed alone carries what lintPage and the clock cost; "rules at once" is lintPage with all of them, as
//     newslint runs them, and is what the sums count. (b) Whole processes beside `node -e ''`: one page of 6,000 characters; 1,000 and
//     3,000 files. Quote the ratios.
// (c) With --peers, other tools that were installed in FOLDER over the same files (see peers.mjs).
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { analyse } from '../../dist/analyse/analysis.js';
import { openSegmenter } from '../../dist/analyse/engines.js';
import { formatJson } from '../../dist/format/json.js';
import { lintPage, lintRun } from '../../dist/lint/lint.js';
import { articleReport, report } from '../../dist/lint/report.js';
import { parsePage } from '../../dist/page/parse.js';
import { decode } from '../../dist/read/decode.js';
import { rules } from '../../dist/rules/index.js';
import { slice } from '../../dist/text/range.js';
import { peers } from './peers.mjs';
import { middle, wholeProcesses } from './whole-process.mjs';

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

const AT_ONCE = 'rules at once';

warm();
wholeProcesses(files, option('--passes', 5) * 2);
if (args.includes('--peers')) {
  const folder = args[args.indexOf('--peers') + 1];
  peers(
    folder,
    files.map(({ path }) => path),
    megabytes,
    option('--passes', 5),
  );
}

function warm() {
  const segmenter = openSegmenter();
  const tag = yardstick();
  const passes = [];
  for (let i = 0; i <= option('--passes', 5); i++) passes.push(pass(segmenter, tag));
  const median = middle(passes.slice(1));
  const yard = median.T;
  delete median.T;
  const atOnce = median[AT_ONCE];
  const alone = rules.filter(({ scope }) => scope !== 'run').map(({ id }) => id);
  const total = Object.entries(median).reduce((sum, [name, ms]) => (alone.includes(name) ? sum : sum + ms), 0);
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
  line('all but entities', total - median.entities);
  line('all but words and entities', total - median.words - median.entities);
  line('rules but those on figures', atOnce - ofFigures(median));
  if (yard) console.log(`T: nodejieba's tag, ${speed(yard).toFixed(2)} MB/s`);
  const told = rules.map(({ id }) => [id, median[id] ?? 0]).sort((a, b) => b[1] - a[1])[0];
  const times = (ms) => (yard ? `${(yard / ms).toFixed(2)} T` : `${speed(ms).toFixed(1)} MB/s`);
  const bars = [
    ['all rules, words and keywords, without entities', times(total - median.entities), 'at least 1.5 T'],
    ['with the entity tagger', times(total), 'at least 0.3 T'],
    [
      'everything but words and entities',
      `${speed(total - median.words - median.entities).toFixed(1)} MB/s`,
      'at least 12 MB/s',
    ],
    [`the dearest rule, ${told[0]}`, `${((told[1] / total) * 100).toFixed(1)} %`, 'at most 10 % of all'],
  ];
  for (const [name, is, bar] of bars) console.log(name.padEnd(50), is.padStart(10), `  ${bar}`);
}

/** What the rules on figures take of the rules at once: as much as they have of all rules timed alone. */
function ofFigures(median) {
  const sum = (list) => list.reduce((all, { id }) => all + (median[id] ?? 0), 0);
  const alone = rules.filter(({ scope }) => scope !== 'run');
  return median[AT_ONCE] * (sum(alone.filter(({ category }) => category === 'figures')) / sum(alone));
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
    timed('marks', () => analysis.marks);
    for (const paragraph of paragraphs) timed('sentences', () => analysis.sentences(paragraph));
    for (const stage of ['figures', 'breaks', 'entities', 'keywords']) {
      for (const article of articles) timed(stage, () => analysis[stage](article));
    }
    const findings = [];
    for (const rule of rules) {
      if (rule.scope === 'run') continue;
      findings.push(...timed(rule.id, () => lintPage(analysis, [rule], 'zh')).findings);
    }
    timed(AT_ONCE, () => lintPage(analysis, rules, 'zh'));
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
    // As it is written: a piece that was only put together of strings is not yet one.
    for (const piece of formatJson(result)) Buffer.from(piece);
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
