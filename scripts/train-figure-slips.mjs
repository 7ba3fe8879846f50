// node scripts/train-figure-slips.mjs DIR... (after a build): fits src/lexicon/figure-slips.tsv to slips planted in the
// articles of each DIR (positive) and to pairs of figures that differ in the articles as they stand (negative).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { candidates, FEATURES } from '../dist/analyse/figures/conflict.js';
import { readFigures } from '../dist/analyse/figures/figures.js';
import { parsePage } from '../dist/page/parse.js';
import { findPlaces, spoil } from '../tests/bench/figures.mjs';
import { generator } from '../tests/bench/random.mjs';

const random = generator(7);
const examples = [];
for (const dir of process.argv.slice(2)) {
  for (const name of readdirSync(dir).sort()) {
    const text = readFileSync(join(dir, name), 'utf8');
    for (const one of pairsOf(name, text)) examples.push({ name, dir, slip: one.slipped.slip, x: one.features, y: 0 });
    for (const place of findPlaces(text)) {
      if (random() > 0.6) continue;
      for (const wrong of Object.values(spoil(place.figure, random))) {
        const planted = text.slice(0, place.index) + wrong + text.slice(place.index + place.figure.length);
        const [from, to] = [place.index, place.index + wrong.length];
        for (const one of pairsOf(name, planted)) {
          const hit = [one.a, one.b].map(({ figure }) => figure.start < to && from < figure.end);
          if (hit[0] === hit[1]) continue;
          const twin = (hit[0] ? one.b : one.a).figure;
          if (planted.startsWith(place.figure + place.unit, twin.number.start))
            examples.push({ name, dir, slip: one.slipped.slip, x: one.features, y: 1 });
        }
      }
    }
  }
}
const columns = [false, true].map((change) => fit(examples.filter(({ slip }) => (slip === 'digit-change') === change)));
const rows = ['bias', ...FEATURES].map((name, i) =>
  [name, ...columns.map((column) => column[i].toFixed(4))].join('\t'),
);
const header = `# Log odds that a slip, not chance, made two figures differ: feature <tab> weight for a moved point, swapped digits and 万/亿 <tab> for a changed digit.
# Fitted by scripts/train-figure-slips.mjs to slips planted in People's Daily and broadcast news of 2023 and 2024. Licence: MIT, own work. Date: 2026-11-23.
`;
writeFileSync(new URL('../src/lexicon/figure-slips.tsv', import.meta.url), `${header}${rows.join('\n')}\n`);
console.log(`${examples.length} pairs, ${examples.filter(({ y }) => y).length} planted`);

function* pairsOf(name, text) {
  const page = parsePage(name, text);
  for (const article of page.articles) yield* candidates(text, article, readFigures(page, article));
}

/** Logistic regression by Newton's method, ridge 1 on standardised features; a planted pair counts half. */
function fit(list) {
  const size = FEATURES.length;
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  for (const { x } of list) for (let i = 0; i < size; i++) mean[i] += x[i] / list.length;
  for (const { x } of list) for (let i = 0; i < size; i++) spread[i] += (x[i] - mean[i]) ** 2 / list.length;
  for (let i = 0; i < size; i++) spread[i] = Math.sqrt(spread[i]) || 1;
  const rows = list.map(({ x, y }) => ({
    z: [1, ...x.map((value, i) => (value - mean[i]) / spread[i])],
    y,
    weight: y ? 0.5 : 1,
  }));
  let beta = new Float64Array(size + 1);
  for (let round = 0; round < 30; round++) {
    const gradient = Float64Array.from(beta, (value) => -value);
    const hessian = Array.from(beta, (_, i) => Float64Array.from(beta, (__, j) => Number(i === j)));
    for (const { z, y, weight } of rows) {
      let sum = 0;
      for (let i = 0; i <= size; i++) sum += beta[i] * z[i];
      const p = 1 / (1 + Math.exp(-sum));
      const slope = weight * p * (1 - p);
      for (let i = 0; i <= size; i++) {
        gradient[i] += weight * (y - p) * z[i];
        if (slope > 1e-9) for (let j = 0; j <= size; j++) hessian[i][j] += slope * z[i] * z[j];
      }
    }
    const step = solve(hessian, gradient);
    beta = beta.map((value, i) => value + step[i]);
  }
  const weights = [...beta].slice(1).map((value, i) => value / spread[i]);
  return [beta[0] - weights.reduce((sum, value, i) => sum + value * mean[i], 0), ...weights];
}

function solve(matrix, vector) {
  const n = vector.length;
  const m = matrix.map((row, i) => [...row, vector[i]]);
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(m[r][c]) > Math.abs(m[pivot][c])) pivot = r;
    [m[c], m[pivot]] = [m[pivot], m[c]];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = m[r][c] / m[c][c];
      for (let k = c; k <= n; k++) m[r][k] -= factor * m[c][k];
    }
  }
  return m.map((row, i) => row[n] / row[i]);
}
