import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Rules that look at who and where in every article, and those that ask for words: of the table of jieba or of the tagger. */
const ENTITY_RULES = ['name-variant', 'title-variant'];
const WORD_RULES = [
  'stray-space',
  'broken-paragraph',
  'truncated-paragraph',
  'wrong-word',
  'typo',
  'doubled-character',
];
WORD_RULES.push('wrong-idiom');

/** Characters of the page. */
const PAGE = 6000;

/**
 * Whole processes of newslint beside a bare node, each run in turn with the others: one page, put together of the first of
 * `files` (path and bytes of each), as medians of `runs`; then many of them, as often as it takes, once.
 */
export function wholeProcesses(files, runs) {
  const folder = mkdtempSync(join(tmpdir(), 'newslint-bench-'));
  try {
    onePage(folder, files, runs);
    manyFiles(folder, files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function onePage(folder, files, runs) {
  const page = join(folder, 'page.txt');
  let text = '';
  for (const { bytes } of files) if (text.length < PAGE) text += `${bytes.toString()}\n\n`;
  writeFileSync(page, text);
  const without = (name, rules) => {
    const config = join(folder, name);
    writeFileSync(config, JSON.stringify({ rules: Object.fromEntries(rules.map((rule) => [rule, 'off'])) }));
    return ['--config', config, '--format', 'compact'];
  };
  const newslint = (...args) => [at('../../bin/newslint.js'), ...args, page];
  const commands = {
    "node -e ''": ['-e', ''],
    'rules that need no words': newslint(...without('no-words.json', [...WORD_RULES, ...ENTITY_RULES])),
    'all but rules on entities': newslint(...without('no-entities.json', ENTITY_RULES)),
    'all, keywords and entities': newslint('--format', 'json'),
    'newslint words': newslint('words', '--format', 'json'),
    'newslint figures': newslint('figures', '--format', 'json'),
  };
  const turns = [];
  for (let i = 0; i <= runs; i++) {
    turns.push(Object.fromEntries(Object.entries(commands).map(([name, argv]) => [name, run(argv)])));
  }
  const [bare] = Object.keys(commands);
  console.log(`\na page of ${text.length} characters, cold: whole processes, medians of ${runs} runs in turn`);
  console.log(`${''.padEnd(30)}   wall ms       x  processor ms       x  peak MB`);
  for (const name of Object.keys(commands)) {
    const { wall, cpu, peak } = middle(turns.slice(1).map((one) => one[name]));
    const ratio = (figure) => middle(turns.slice(1).map((one) => ({ x: one[name][figure] / one[bare][figure] }))).x;
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

function manyFiles(folder, files) {
  console.log(`\nmany files, once: ${''.padEnd(19)} MB   wall s  processor s   MB/s  peak MB  MB per MB`);
  const none = run([at('../../bin/newslint.js'), '--jobs', '1', '--format', 'json', join(folder, 'page.txt')]).peak;
  for (const count of [1000, 3000]) {
    const many = join(folder, String(count));
    mkdirSync(many);
    let size = 0;
    for (let i = 0; i < count; i++) {
      const { path, bytes } = files[i % files.length];
      copyFileSync(path, join(many, `${i}.txt`));
      size += bytes.length / 1e6;
    }
    for (const args of [
      ['--jobs', '1', '--format', 'json'],
      ['--jobs', '1', '--format', 'ndjson'],
      ['--format', 'json'],
    ]) {
      const { wall, cpu, peak } = run([at('../../bin/newslint.js'), ...args, many]);
      console.log(
        `${count} ${args.join(' ')}`.padEnd(34),
        size.toFixed(1).padStart(5),
        (wall / 1e3).toFixed(1).padStart(8),
        (cpu / 1e3).toFixed(1).padStart(12),
        (size / (wall / 1e3)).toFixed(1).padStart(6),
        peak.toFixed(0).padStart(8),
        ((peak - none) / size).toFixed(1).padStart(10),
      );
    }
  }
}

/** What a run of node with `argv`, in the folder `cwd`, takes: milliseconds by the wall clock and of the processor, MB at its peak. */
export function run(argv, cwd) {
  const began = performance.now();
  const { output } = spawnSync(process.execPath, ['--require', at('usage.cjs'), ...argv], {
    cwd,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return { wall: performance.now() - began, ...JSON.parse(output[3].toString()) };
}

/** For each figure of `rows` its median. */
export function middle(rows) {
  const of = (name) => rows.map((row) => row[name]).sort((a, b) => a - b)[rows.length >> 1];
  return Object.fromEntries(Object.keys(rows[0]).map((name) => [name, of(name)]));
}
