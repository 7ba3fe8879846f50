// Writes the table of rules into both READMEs, between the two markers, from the built rules: it is typed nowhere else.
import { readFileSync, writeFileSync } from 'node:fs';
import { rules } from '../dist/rules/index.js';

const severity = { error: '错误', warning: '警告', info: '提示' };
const link = (id) => `[${id}](fixtures/rules/${id}.md)`;
const TABLES = {
  'README.md': [
    ['rule', 'default', '查什么', 'finds'],
    ({ id, severity: level, summary }) => [link(id), severity[level], summary.zh, summary.en],
  ],
  'README.zh-CN.md': [
    ['规则', '级别', '查什么'],
    ({ id, severity: level, summary }) => [link(id), severity[level], summary.zh],
  ],
};

for (const [name, [head, row]] of Object.entries(TABLES)) {
  const lines = [head, head.map(() => '---'), ...rules.map(row)].map((cells) => `| ${cells.join(' | ')} |`);
  const file = new URL(`../${name}`, import.meta.url);
  const now = readFileSync(file, 'utf8');
  const next = now.replace(
    /(<!-- rules -->\n)[\s\S]*?(<!-- \/rules -->)/,
    (_, open, close) => `${open}${lines.join('\n')}\n${close}`,
  );
  if (!process.argv.includes('--check')) writeFileSync(file, next);
  else if (now !== next) {
    console.error(`${name}'s table of rules is out of date: run \`npm run generate\``);
    process.exitCode = 1;
  }
}
