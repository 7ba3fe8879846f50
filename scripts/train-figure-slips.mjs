// node scripts/train-figure-slips.mjs DIR... [--dry] (after a build): trains the trees of src/lexicon/figure-slips.tsv on slips
// planted in the articles of each DIR (1) and on pairs of figures that differ in the articles as they stand (0).
// A slip may fall on any digit, so a changed digit is planted three times in each place; and a difference by chance is as likely
// between any two figures of one unit, so some of those are made to differ by a slip, too (0). What speaks for a slip in
// general may not speak against one because of the papers at hand: see UP and DOWN.
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

/** Traits of which more never speaks against a slip, and never for one. */
const UP = (
  'likeness suffix prefix content covered shared run longest neighbourSame beatsAgreeingBoth beatsAgreeingEither beatsRivalsBoth ' +
  'beatsRivalsEither sameDigits digits length significant oneInHead headOpen supportMost'
).split(' ');
const DOWN = (
  'otherLimit limited companyDiffers neighbourApart likerBoth likerEither slippedPairs otherSection clashes oneSided onePart ' +
  'otherScope otherMonths otherYears oneYear yearsApart names thresholds supportLeast countLeast paragraphsApart'
).split(' ');
const directions = TRAITS.map((trait) => Number(UP.includes(trait)) - Number(DOWN.includes(trait)));
const TREES = { trees: 320, rate: 0.1, leaves: 5, least: 8, ridge: 5, directions };

/** How much an example weighs: digits changed once more, and chance made by hand, for a changed digit and for other slips. */
const AGAIN = 0.4;
const CHANCE_CHANGE = 0.6;
const CHANCE_SHIFT = 0.05;
/** Pairs of figures of an article that are made to differ by a slip. */
const MOST_CHANCES = 12;
const COUNTED = 'quantity money percent percentage-point multiple duration age number'.split(' ');
const PLAIN = /^\d+(\.\d+)?[万亿]?$/;

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
  const again = [];
  const chances = [];
  for (const { article, pair } of candidatesIn(text)) {
    const { a, b } = pair;
    const group = `${article}|${a.figure.unit}`;
    const key = [group, ...[a.figure.value, b.figure.value].sort()].join('|');
    clean.push({ group: crowdOf(group, pair), key, ...example(pair), label: 0 });
  }
  for (const place of findPlaces(text)) {
    for (const [kind, wrong] of Object.entries(spoil(place.figure, random))) {
      planted.push({ kind, pairs: plantedPairs(text, place, wrong) });
    }
    for (let time = 0; time < 2; time++) {
      again.push(...plantedPairs(text, place, spoil(place.figure, random)['digit-change']));
    }
  }
  for (const { a, b } of unlikePairs(text)) {
    const wrong = spoil(text.slice(a.number.start, a.number.end), random);
    const kinds = Object.values(wrong);
    const made = kinds[Math.floor(random() * kinds.length)];
    const spoilt = text.slice(0, b.number.start) + made + text.slice(b.number.end);
    for (const { pair } of candidatesIn(spoilt)) {
      const isIt = pair.a.figure.start === a.start && pair.b.figure.start === b.start;
      if (isIt && !pair.torn) chances.push({ ...example(pair), label: 0 });
    }
  }
  return { dir, part, characters: text.length, clean, planted, again, chances };
}

/** The pairs with what stands at `place` of `text` once `wrong` stands there instead; 1 for those with what was the same. */
function plantedPairs(text, place, wrong) {
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
  return pairs;
}

/** Pairs of figures of one unit and of different values, the second being the only one of its value: two facts. */
function* unlikePairs(text) {
  const page = parsePage('', text);
  for (const article of page.articles) {
    const figures = readFigures(page, article).filter(
      ({ kind, value, number: { start, end } }) =>
        value !== undefined && end - start > 1 && COUNTED.includes(kind) && PLAIN.test(text.slice(start, end)),
    );
    const pairs = figures.flatMap((a, i) =>
      figures
        .slice(i + 1)
        .filter(
          (b) =>
            a.unit === b.unit &&
            a.dimension === b.dimension &&
            a.value !== b.value &&
            figures.filter((one) => one.text === b.text).length === 1,
        )
        .map((b) => ({ a, b })),
    );
    for (let left = MOST_CHANCES; left > 0 && pairs.length; left--) {
      yield* pairs.splice(Math.floor(random() * pairs.length), 1);
    }
  }
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
  const of = (change) => {
    const examples = list.flatMap(({ clean, planted, again, chances }) => [
      ...clean.map((one) => ({ ...one, weight: 1 })),
      ...planted.flatMap(({ pairs }) => pairs).map((one) => ({ ...one, weight: 1 })),
      ...again.map((one) => ({ ...one, weight: AGAIN })),
      ...chances.map((one) => ({ ...one, weight: change ? CHANCE_CHANGE : CHANCE_SHIFT })),
    ]);
    const own = examples.filter(({ slip, label }) => label !== undefined && (slip === 'digit-change') === change);
    return boost(
      own.map(({ traits }) => traits),
      own.map(({ label }) => label),
      own.map(({ weight }) => weight),
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
