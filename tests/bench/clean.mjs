#!/usr/bin/env node
// What newslint says about clean copy, where nearly every error or warning is a false alarm.
// usage: npm run bench:clean -- DIR... [--rule ID] [--samples N] [--limit FILES]
// Prints findings and their rate per 10,000 characters, by rule and by severity, held against the bars below;
// --samples N shows up to N findings of each rule (of one rule with --rule ID), spread over all files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../dist/analyse/analysis.js';
import { nodejieba } from '../../dist/analyse/nodejieba.js';
import { lint } from '../../dist/lint/lint.js';
import { parsePage } from '../../dist/page/parse.js';
import { rules } from '../../dist/rules/index.js';

/** The most findings that clean copy may have, per 10,000 characters. */
const BARS = { error: 0.3, warning: 1.5, info: 5 };
const RULE_BAR = 0.3;

const options = { rule: undefined, samples: 0, limit: Number.POSITIVE_INFINITY };
const folders = [];
for (let i = 2; i < process.argv.length; i++) {
  const arg = process.argv[i];
  if (!arg.startsWith('--')) folders.push(arg);
  else if (arg === '--rule') options.rule = process.argv[++i];
  else options[arg.slice(2)] = Number(process.argv[++i]);
}
if (!folders.length) throw new Error('usage: npm run bench:clean -- DIR... [--rule ID] [--samples N] [--limit FILES]');

const chosen = rules.filter(({ id }) => !options.rule || id === options.rule);
for (const folder of folders) bench(folder);

function bench(folder) {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  const step = Math.max(1, Math.floor(all.length / options.limit));
  const names = all.filter((_, i) => i % step === 0);
  let segmenter;
  const analyses = names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '');
    return analyse(parsePage(name, text), () => {
      segmenter ??= nodejieba();
      return segmenter;
    });
  });
  const results = lint(analyses, chosen, 'zh');
  const characters = analyses.reduce((sum, { page }) => sum + page.text.length, 0);
  const findings = results.flatMap((result, i) =>
    result.findings.map((finding) => ({ ...finding, page: analyses[i].page })),
  );
  const rate = (list) => (list.length / characters) * 10_000;

  console.log(`${folder}: ${names.length} files, ${characters} characters`);
  for (const message of new Set(results.flatMap(({ failures }) => failures.map((one) => one.message))))
    console.log(`FAILED ${message}`);
  const byCode = new Map();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.code} ${finding.severity}`;
    if (!byCode.has(key)) byCode.set(key, []);
    byCode.get(key).push(finding);
  }
  const groups = [...byCode];
  groups.sort((a, b) => b[1].length - a[1].length);
  for (const [name, list] of groups) {
    const over = rate(findings.filter(({ rule }) => rule === list[0].rule)) > RULE_BAR && list[0].severity !== 'info';
    console.log(
      `${String(list.length).padStart(6)} ${rate(list).toFixed(3).padStart(8)}  ${name}${over ? '  OVER: rule' : ''}`,
    );
  }
  for (const [severity, bar] of Object.entries(BARS)) {
    const of = rate(findings.filter((finding) => finding.severity === severity));
    console.log(`${severity.padEnd(8)}${of.toFixed(3)} per 10,000 characters; bar ${bar}${of > bar ? '  OVER' : ''}`);
  }
  for (const [, list] of options.samples ? groups : []) {
    for (let i = 0; i < Math.min(options.samples, list.length); i++) {
      const { rule, code, page, range, message } =
        list[Math.floor((i * list.length) / Math.min(options.samples, list.length))];
      const show = (from, to) => page.text.slice(Math.max(0, from), to).replace(/\s/g, (c) => (c === '\n' ? '⏎' : '␣'));
      const quote = show(range.start, range.end);
      console.log(
        `${page.path} ${rule}/${code}: ${show(range.start - 16, range.start)}⟦${quote.length > 60 ? `${quote.slice(0, 60)}…` : quote}⟧${show(range.end, range.end + 16)}  | ${message}`,
      );
    }
  }
}
