#!/usr/bin/env node
// How many natural typos the word rules find, and how often they are right.
// usage: npm run bench:typos -- FILE... [--rule ID] [--samples N]
// A FILE is JSON: a list of sentences, `src` and `tgt` or `source` and `target`, of equal length: as written and as
// corrected. Each is checked by itself, as a page of one paragraph, by the rules of category words whose findings are
// errors and warnings (--rule ID: by that rule alone).
//   A sentence is wrong where the two differ, and flagged where a rule has a finding.
//   A flagged sentence is a hit where a finding's range touches a character that differs.
//   precision = hits / flagged; recall = hits / wrong; left alone = right sentences that are not flagged / right ones.
// Punctuation rules are left out: some of the sets have their marks normalised.
import { readFileSync } from 'node:fs';
import { analyse } from '../../dist/analyse/analysis.js';
import { openSegmenter } from '../../dist/analyse/engines.js';
import { lint } from '../../dist/lint/lint.js';
import { parsePage } from '../../dist/page/parse.js';
import { rules } from '../../dist/rules/index.js';

/** What each rule must reach, by the set's file name; sets not named have no bar for recall. */
const BARS = { precision: 0.85, left: 0.995, recall: { 'cscd-ns-dev.json': 0.05, 'textproof-dev.json': 0.1 } };

const WORD_RULES = ['wrong-word', 'typo', 'wrong-idiom', 'doubled-character'];

const options = { rule: undefined, samples: 0 };
const files = [];
for (let i = 2; i < process.argv.length; i++) {
  if (process.argv[i] === '--rule') options.rule = process.argv[++i];
  else if (process.argv[i] === '--samples') options.samples = Number(process.argv[++i]);
  else files.push(process.argv[i]);
}
if (!files.length) throw new Error('usage: npm run bench:typos -- FILE... [--rule ID] [--samples N]');

const chosen = rules.filter(({ id }) => (options.rule ? id === options.rule : WORD_RULES.includes(id)));
const segmenter = openSegmenter();
for (const file of files) bench(file);

function bench(file) {
  const sentences = JSON.parse(readFileSync(file, 'utf8')).map((one) => [one.src ?? one.source, one.tgt ?? one.target]);
  const usable = sentences.filter(([written, right]) => written.length === right.length);
  const checked = usable.map(([written, right]) => {
    const analysis = analyse(parsePage('sentence', written), () => segmenter);
    const [{ findings, failures }] = lint([analysis], chosen, 'zh');
    if (failures.length) throw new Error(failures[0].message);
    const wrong = [...written].flatMap((_, i) => (written[i] === right[i] ? [] : [i]));
    const said = findings.filter(({ severity }) => severity !== 'info');
    const hits = said.filter(({ range }) => wrong.some((at) => range.start <= at && at < range.end));
    return { written, right, wrong, said, hits };
  });
  const faulty = checked.filter(({ wrong }) => wrong.length);
  const sound = checked.filter(({ wrong }) => !wrong.length);
  const flagged = checked.filter(({ said }) => said.length);
  const hit = checked.filter(({ hits }) => hits.length);
  const name = file.split('/').at(-1);
  console.log(`${file}: ${usable.length} sentences of equal length, ${faulty.length} wrong, ${sound.length} right`);
  say('precision', hit.length, flagged.length, BARS.precision);
  say('recall', hit.length, faulty.length, BARS.recall[name]);
  say('left alone', sound.filter(({ said }) => !said.length).length, sound.length, BARS.left);
  for (const { id } of chosen) {
    const by = (list) => list.filter(({ rule }) => rule === id).length;
    const [right, all] = [
      checked.reduce((n, { hits }) => n + by(hits), 0),
      checked.reduce((n, { said }) => n + by(said), 0),
    ];
    console.log(`  ${id}: ${right} of ${all} findings hit`);
  }
  const spread = (list) => list.filter((_, i) => i % Math.max(1, Math.floor(list.length / options.samples)) === 0);
  if (!options.samples) return;
  console.log('false:');
  for (const { written, said } of spread(flagged.filter(({ hits }) => !hits.length))) {
    for (const { rule, range, message } of said) console.log(`  ${rule} ${around(written, range.start)}  ${message}`);
  }
  console.log('missed:');
  for (const { written, right, wrong } of spread(faulty.filter(({ hits }) => !hits.length))) {
    console.log(`  ${around(written, wrong[0])} ${right[wrong[0]]}`);
  }
}

function say(what, part, whole, bar) {
  const share = whole ? part / whole : 0;
  const verdict = bar === undefined ? '' : `; bar ${bar}${share < bar ? '  UNDER' : ''}`;
  console.log(`${what.padEnd(11)}${share.toFixed(4)} (${part} of ${whole})${verdict}`);
}

function around(text, at) {
  return `${text.slice(Math.max(0, at - 10), at)}⟦${text[at]}⟧${text.slice(at + 1, at + 11)}`;
}
