// node scripts/train-figure-slips.mjs DIR... [--dry] (after a build): trains the trees of src/lexicon/figure-slips.tsv on slips
// planted in the articles of each DIR (1) and on pairs of figures that differ in the articles as they stand (0).
// Then prints recall and findings on clean text, at the odds from which on findConflicts shows a conflict, with trees trained
// (a) on everything; (b) on the other half of the files of all DIRs; (c) on the other DIRs. Only (b) and (c) say what to
// expect of another paper. --dry leaves the file alone.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { candidates } from '../dist/analyse/figures/candidates.js';
import { CROWD, SHOWN } from '../dist/analyse/figures/conflict.js';
import { TRAITS } from '../dist/analyse/figures/evidence.js';
import { readFigures } from '../dist/analyse/figures/figures.js';
import { parsePage } from '../dist/page/parse.js';
import { findPlaces, spoil } from '../tests/bench/figures.mjs';
import { generator } from '../tests/bench/random.mjs';
import { boost, oddsOf } from './boost.mjs';

const TREES = { trees: 200, rate: 0.1, leaves: 5, least: 8, ridge: 5 };

const dirs = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const random = generator(7);
const files = dirs.flatMap((dir) =>
  readdirSync(dir)
    .sort()
    .map((name, i) => pairsOf(dir, i % 2, readFileSync(join(dir, name), 'utf8'))),
);

const models = train(files);
if (!process.argv.includes('--dry')) write(models);
const half = [0, 1].map((part) => train(files.filter((file) => file.part !== part)));
const without = new Map(dirs.map((dir) => [dir, train(files.filter((file) => file.dir !== dir))]));
for (const dir of dirs) {
  const own = files.filter((file) => file.dir === dir);
  console.log(dir);
  report('trained on it, too', own, () => models);
  report('on the other half', own, (file) => half[file.part]);
  if (dirs.length > 1) report('on the other folder', own, () => without.get(dir));
}

/** The pairs of one file as it stands, and with each slip that can be planted in it. */
function pairsOf(dir, part, text) {
  const clean = [];
  const planted = [];
  for (const { article, pair } of candidatesIn(text)) {
    const { a, b } = pair;
    const group = `${article}|${a.figure.unit}`;
    const key = [group, ...[a.figure.value, b.figure.value].sort()].join('|');
    clean.push({ group: crowdOf(group, pair), key, ...example(pair), label: 0 });
  }
  for (const place of findPlaces(text)) {
    for (const [kind, wrong] of Object.entries(spoil(place.figure, random))) {
      const spoilt = text.slice(0, place.index) + wrong + text.slice(place.index + place.figure.length);
      const [from, to] = [place.index, place.index + wrong.length];
      const pairs = [];
      for (const { pair } of candidatesIn(spoilt)) {
        const [first, second] = [pair.a, pair.b].map(({ figure }) => figure.start < to && from < figure.end);
        if (first === second) continue;
        const twin = (first ? pair.b : pair.a).figure;
        const same = spoilt.startsWith(place.figure + place.unit, twin.number.start);
        pairs.push({ ...example(pair), label: same ? 1 : undefined });
      }
      planted.push({ kind, pairs });
    }
  }
  return { dir, part, characters: text.length, clean, planted };
}

/** Conflicts of 万 and 亿 are counted apart from the others, as in findConflicts. */
function crowdOf(group, { slipped }) {
  return slipped.slip === 'unit-mismatch' ? `${group}|unit` : group;
}

function example({ slipped, torn, traits }) {
  return { slip: slipped.slip, torn, traits };
}

function* candidatesIn(text) {
  const page = parsePage('', text);
  for (const [i, article] of page.articles.entries()) {
    for (const pair of candidates(text, article, readFigures(page, article))) yield { article: i, pair };
  }
}

function train(list) {
  const all = list.flatMap(({ clean, planted }) => [...clean, ...planted.flatMap(({ pairs }) => pairs)]);
  const of = (change) => {
    const own = all.filter(({ slip, label }) => label !== undefined && (slip === 'digit-change') === change);
    return boost(
      own.map(({ traits }) => traits),
      own.map(({ label }) => label),
      own.map(() => 1),
      TREES,
    );
  };
  return { shift: of(false), change: of(true) };
}

function report(title, list, modelsFor) {
  const shows = ({ slip, torn, traits }, { shift, change }) =>
    torn || oddsOf(slip === 'digit-change' ? change : shift, traits) >= SHOWN[slip];
  const recall = new Map();
  const findings = [0, 0];
  let characters = 0;
  for (const file of list) {
    const model = modelsFor(file);
    characters += file.characters;
    const shown = new Map(file.clean.filter((pair) => shows(pair, model)).map((pair) => [pair.key, pair]));
    for (const { group, slip } of shown.values()) {
      if ([...shown.values()].filter((one) => one.group === group).length <= CROWD)
        findings[Number(slip === 'digit-change')]++;
    }
    for (const { kind, pairs } of file.planted) {
      const tally = recall.get(kind) ?? [0, 0];
      tally[0] += Number(pairs.some((pair) => shows(pair, model)));
      tally[1]++;
      recall.set(kind, tally);
    }
  }
  const kinds = [...recall].map(([kind, [found, all]]) => `${kind} ${(found / all).toFixed(3)}`).join('  ');
  console.log(
    `  ${title.padEnd(20)} ${kinds}  clean ${(((findings[0] + findings[1]) / characters) * 1e4).toFixed(3)} (${findings.join('+')})`,
  );
}

function write({ shift, change }) {
  const rows = Object.entries({ shift, change }).flatMap(([name, { bias, trees }]) => [
    [name, bias],
    ...trees.map((nodes) => [name, nodes.join(' ')]),
  ]);
  const header = `# Gradient-boosted trees: did a slip, not chance, make two figures differ? The log odds for a moved point, swapped digits and 万/亿 (shift)
# and for a changed digit (change): first the bias, then a line a tree, its nodes in preorder: trait<threshold, or a leaf's log odds.
# Trained by scripts/train-figure-slips.mjs on slips planted in ${files.length} files of edited news copy; no text of it is kept. Licence: MIT, as newslint itself. 2026-11-23
# Traits: ${TRAITS.map((name, i) => `${i} ${name}`).join('; ')}.
`;
  writeFileSync(
    new URL('../src/lexicon/figure-slips.tsv', import.meta.url),
    `${header}${rows.map((row) => row.join('\t')).join('\n')}\n`,
  );
}
