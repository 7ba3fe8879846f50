// Trains src/lexicon/doubling.bin: a logistic model that tells a character typed twice from one that stands twice by
// right. usage: npm run build && node scripts/train-doubling.mjs [--hold-out] FOLDER...   (.txt files of edited copy)
// Doublings found in the copy are the good examples; the bad ones are planted: a random Han doubled, ten a file.
// --hold-out trains on every other file, prints what it would find and miss on the rest, and writes nothing.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { doublingTraits } from '../dist/lexicon/doubling.js';
import { encodeWeights } from '../dist/lexicon/doubling-weights.js';
import { countOf, partsOf, randomFrom, without } from './counts.mjs';

const PLANTS = 10;
const ROUNDS = 12;
/** A false alarm costs more than a miss. */
const GOOD_WEIGHT = 3;
/** What a weight loses each round (L1): keeps the model small. */
const SHRINK = 0.03;
/** A trait of fewer examples is chance, not a trait. */
const WITNESSES = 3;
/** Smaller weights are not worth a line. */
const LEAST = 0.1;
/** In how many parts the copy is counted: the examples of one see the counts of the others. */
const PARTS = 8;

const holdOut = process.argv.includes('--hold-out');
const folders = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const random = randomFrom(20261123);

const texts = folders.flatMap((folder) =>
  readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);
// The counts of characters that an example sees are those of the other parts of the copy: unseen text has no more.
const whole = countOf(texts);
const examples = partsOf(texts, PARTS).flatMap((part) => {
  const ngrams = without(whole, countOf(part));
  return part.map((text) => read(text, ngrams));
});
const weights = train(examples.filter((_, i) => !holdOut || i % 2 === 0).flat());
if (holdOut)
  judge(
    examples.filter((_, i) => i % 2 === 1).flat(),
    texts.filter((_, i) => i % 2 === 1),
  );
else write();

/** The examples of one text: doublings that stand there, and doublings planted. */
function read(text, ngrams) {
  const found = [];
  const here = new Map();
  for (const { index } of text.matchAll(/(\p{Script=Han})(?=\1)/gu)) {
    for (const key of keys(text, index)) here.set(key, (here.get(key) ?? 0) + 1);
  }
  for (const { index } of text.matchAll(/(\p{Script=Han})(?=\1)/gu)) {
    if (!alone(text, index) || keys(text, index).some((key) => here.get(key) > 1)) continue;
    found.push({ slip: 0, text, index, traits: doublingTraits(text, index, ngrams) });
  }
  for (let i = 0; i < PLANTS && i * 60 < text.length; i++) {
    const index = Math.floor(random() * text.length);
    if (!/\p{Script=Han}/u.test(text[index])) continue;
    const planted = text.slice(0, index + 1) + text.slice(index);
    const missed = !alone(planted, index) || keys(planted, index).some((key) => here.has(key));
    found.push({ slip: 1, missed, text: planted, index, traits: missed ? [] : doublingTraits(planted, index, ngrams) });
  }
  return found;
}

function keys(text, index) {
  return [text.slice(index - 1, index + 2), text.slice(index, index + 3)];
}

/** What the rule looks at: not 哈哈哈. */
function alone(text, i) {
  return text[i - 1] !== text[i] && text[i + 2] !== text[i];
}

function train(all) {
  const usable = all.filter((example) => !example.missed);
  const witnesses = new Map();
  for (const { traits } of usable) for (const trait of traits) witnesses.set(trait, (witnesses.get(trait) ?? 0) + 1);
  for (const example of usable) example.traits = example.traits.filter((trait) => witnesses.get(trait) >= WITNESSES);
  const weight = new Map();
  const steps = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = usable.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [usable[i], usable[j]] = [usable[j], usable[i]];
    }
    for (const { slip, traits } of usable) {
      const error = (1 / (1 + Math.exp(-odds(weight, traits))) - slip) * (slip ? 1 : GOOD_WEIGHT);
      for (const trait of ['bias', ...traits]) {
        const sum = (steps.get(trait) ?? 1) + error * error;
        steps.set(trait, sum);
        weight.set(trait, (weight.get(trait) ?? 0) - (0.3 * error) / Math.sqrt(sum));
      }
    }
    for (const [trait, value] of weight) {
      if (Math.abs(value) <= SHRINK) weight.delete(trait);
      else weight.set(trait, value - Math.sign(value) * SHRINK);
    }
  }
  return weight;
}

function odds(weight, traits) {
  return traits.reduce((sum, trait) => sum + (weight.get(trait) ?? 0), weight.get('bias') ?? 0);
}

function judge(all, rest) {
  const characters = rest.reduce((sum, text) => sum + text.length, 0);
  const scored = all.map((one) => ({ ...one, odds: one.missed ? -99 : odds(weights, one.traits) }));
  const planted = scored.filter(({ slip }) => slip);
  console.log(`${weights.size} weights`);
  for (let bar = 2; bar <= 9; bar += 0.5) {
    const recall = planted.filter((one) => one.odds >= bar).length / planted.length;
    const alarms = scored.filter((one) => !one.slip && one.odds >= bar).length;
    console.log(
      `odds ${bar}: recall ${recall.toFixed(3)}, alarms per 10,000 characters ${((alarms / characters) * 1e4).toFixed(3)}`,
    );
  }
  const worst = scored.filter(({ slip }) => !slip).sort((a, b) => b.odds - a.odds);
  for (const { text, index, odds: score } of worst.slice(0, 40)) {
    console.log(score.toFixed(1), text.slice(Math.max(0, index - 8), index + 10).replace(/\s/g, ' '));
  }
}

function write() {
  const sorted = [...weights].filter(([, value]) => Math.abs(value) >= LEAST).sort(([a], [b]) => (a < b ? -1 : 1));
  const header = `# Weights of a logistic model: was this character typed twice? Trained by scripts/train-doubling.mjs on ${texts.length} files of edited news copy; no text of it is kept. Licence: MIT, as newslint itself. 2026-11-23`;
  writeFileSync(new URL('../src/lexicon/doubling.bin', import.meta.url), encodeWeights(header, sorted));
  console.log(`${sorted.length} weights written`);
}
