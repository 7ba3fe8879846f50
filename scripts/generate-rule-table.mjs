// Writes the table of rules into README.md, between its two markers, from the built rules: it is typed nowhere else.
import { readFileSync, writeFileSync } from 'node:fs';
import { rules } from '../dist/rules/index.js';

const readme = new URL('../README.md', import.meta.url);
const severity = { error: '错误', warning: '警告', info: '提示' };
const rows = rules.map(
  ({ id, severity: level, summary }) =>
    `| [${id}](fixtures/rules/${id}.md) | ${severity[level]} | ${summary.zh} | ${summary.en} |`,
);
const table = ['| rule | default | 查什么 | finds |', '| --- | --- | --- | --- |', ...rows].join('\n');

const now = readFileSync(readme, 'utf8');
const next = now.replace(
  /(<!-- rules -->\n)[\s\S]*?(<!-- \/rules -->)/,
  (_, open, close) => `${open}${table}\n${close}`,
);
if (!process.argv.includes('--check')) writeFileSync(readme, next);
else if (now !== next) {
  console.error("README.md's table of rules is out of date: run `npm run generate`");
  process.exitCode = 1;
}
