/**
 * `npm run check:regex`: no regular expression of newslint can be made to search for ever. One whose quantifiers are all bounded, and
 * none within another, is safe by its form; recheck (https://makenowjust-labs.github.io/recheck/) says of every other one whether
 * a text can make it slow, and what stays slow must stand in allowed.tsv, with the reason why no such text comes to it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { literals, made } from './collect.js';
import { scan } from './scan.js';

// The JavaScript build: recheck's parts in Java and for one system each are not installed.
process.env.RECHECK_BACKEND = 'pure';
const { checkSync } = await import('recheck');

/** The most steps that one place of a text may cost. */
const COST = 5000;

const texts = readdirSync(new URL('../../fixtures/rules/', import.meta.url)).map((name) => ({
  path: name,
  text: readFileSync(new URL(`../../fixtures/rules/${name}`, import.meta.url), 'utf8'),
}));
const fromLists = await made(async () => {
  const { check } = await import('../../src/index.js');
  check(texts);
});
const all = [...new Map([...fromLists, ...literals()]).values()];
const allowed = new Map(
  readFileSync(new URL('allowed.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t') as [expression: string, reason: string]),
);

const counts = { bounded: 0, safe: 0, allowed: 0 };
const wrong: string[] = [];
for (const { text, source, flags, place } of all) {
  const { cost, nested } = scan(source);
  if (cost <= COST && !nested) {
    counts.bounded++;
    continue;
  }
  // d gives offsets and g goes on: neither changes the search, and d is unknown to it.
  const timeout = allowed.has(text) ? 2000 : 30_000;
  const told = checkSync(source, flags.replace(/[dg]/g, ''), { timeout });
  const isExponential = told.status === 'vulnerable' && told.complexity.type === 'exponential';
  if (told.status === 'safe') counts.safe++;
  else if (allowed.has(text) && !isExponential) {
    counts.allowed++;
    allowed.delete(text);
  } else {
    const why = told.status === 'vulnerable' ? told.complexity.summary : told.error.kind;
    const attack = told.status === 'vulnerable' ? `\n    ${told.attack.pattern}` : '';
    wrong.push(`${place}: ${told.status}, ${why}: ${text}${attack}`);
  }
}
for (const text of allowed.keys()) wrong.push(`allowed.tsv: not needed: ${text}`);

console.log(
  `${all.length} regular expressions: ${counts.bounded} bounded, ${counts.safe} safe by recheck, ${counts.allowed} allowed for a reason`,
);
for (const one of wrong) console.error(one);
process.exitCode = wrong.length ? 1 : 0;
