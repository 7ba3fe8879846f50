// Trains the typo rule: src/lexicon/han-ngrams.bin (how often characters stand together) and src/lexicon/typo-trees.bin
// (gradient-boosted trees: is this character a slip?).
// usage: npm run build && node scripts/train-typos.mjs [--hold-out] [--pages N] FOLDER... [--also FILE...]
// FOLDERs have .txt files of edited copy, from which pages are also taken to plant slips in; FILEs of more edited copy (.txt,
// .jsonl with a `text`, .bio with a character a line, .iob2 with `# text` lines) count for the pairs and triples alone.
// The counts that a page is examined with are those of other weeks: unseen copy has no more. --hold-out trains on every other
// tenth of the pages, prints what the trees find and miss on the rest, and writes nothing.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOddAt } from '../dist/analyse/typos/odd-places.js';
import { alternative } from '../dist/analyse/typos/traits.js';
import { confusables, likeness } from '../dist/lexicon/confusable.js';
import { encodeNgrams, isHanSymbol, symbolOf } from '../dist/lexicon/han-ngrams.js';
import { encodeTrees, parseTrees } from '../dist/lexicon/trees.js';
import { boost, oddsOf } from './boost.mjs';
import { countOf, isKept, partsOf, randomFrom, totalOf, without } from './counts.mjs';

/** Slips planted in a page, one at a time: one for so many characters, so many at most. */
const SPACING = 25;
const PLANTS = 30;
/** How far into a page we look. */
const LONGEST = 8000;
/** A false alarm costs more than a miss. */
const GOOD_WEIGHT = 6;
/** In how many parts the pages are counted; the examples of one see the counts of the others. */
const PARTS = 10;
/** Share of the pages that are read as if each sentence stood alone. */
const ALONE = 0.4;

const options = { holdOut: false, pages: 2400 };
const folders = [];
const others = [];
let list = folders;
for (let i = 2; i < process.argv.length; i++) {
  const arg = process.argv[i];
  if (arg === '--hold-out') options.holdOut = true;
  else if (arg === '--pages') options.pages = Number(process.argv[++i]);
  else if (arg === '--also') list = others;
  else list.push(arg);
}
const random = randomFrom(20261123);

const pages = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);
const counts = countOf([...pages, ...others.flatMap(readOther)]);
const total = totalOf(counts);

const step = Math.max(1, Math.floor(pages.length / options.pages));
const examples = partsOf(pages, PARTS).flatMap((list, part) => {
  const ngrams = without(counts, countOf(list));
  return list.filter((_, i) => i % step === 0).flatMap((text) => examine(text, part, ngrams));
});
const train = examples.filter(({ part, traits }) => traits && (!options.holdOut || part % 2));
console.log(`${pages.length} pages, ${total} characters, ${train.length} examples`);
const model = boost(
  train.map(({ traits }) => traits),
  train.map(({ slip }) => slip),
  train.map(({ slip }) => (slip ? 1 : GOOD_WEIGHT)),
);
if (options.holdOut) judge(examples.filter(({ part }) => part % 2 === 0));
else write();

function readOther(file) {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.bio')) {
    return [
      text
        .split(/\r?\n/)
        .map((line) => line.split(/[\t ]/)[0] || '\n')
        .join(''),
    ];
  }
  if (file.endsWith('.iob2')) return [...text.matchAll(/^# text = (.+)$/gm)].map(([, sentence]) => sentence);
  if (file.endsWith('.jsonl'))
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).text);
  return [text.replace(/\{\{\w{1,20}:(.{0,200}?)\}\}/g, '$1').replaceAll('\\n', '\n')];
}

/** The examples of one page: what is likelier elsewhere than what stands there, and slips planted. */
function examine(whole, part, ngrams) {
  const text = whole.slice(0, LONGEST);
  const own = countOf([text]);
  const alone = random() < ALONE;
  const size = alone ? 60 : text.length;
  const found = [];
  const pairsAt = (one, two, here) => {
    if (alone) return 0;
    const key = symbolOf(one.charCodeAt(0)) * 65536 + symbolOf(two.charCodeAt(0));
    return (own.pairs.get(key) ?? 0) - Number(here);
  };
  for (let i = 0; i < text.length; i++) {
    if (!isHanSymbol(symbolOf(text.charCodeAt(i)))) continue;
    const elsewhere = (one, two) =>
      pairsAt(one, two, text.slice(i - 1, i + 1) === one + two || text.slice(i, i + 2) === one + two);
    const found0 = isOddAt(text, i, ngrams) ? alternative(text, i, ngrams, elsewhere, size) : undefined;
    if (found0) found.push({ slip: 0, part, traits: found0.traits, text, at: i, right: found0.right });
  }
  for (let k = 0; k < PLANTS && k * SPACING < text.length; k++) {
    const at = Math.floor(random() * text.length);
    const meant = text[at];
    if (!isHanSymbol(symbolOf(meant.charCodeAt(0)))) continue;
    const wrong = slipOf(text, at);
    if (!wrong) continue;
    const planted = text.slice(0, at) + wrong + text.slice(at + 1);
    const elsewhere = (one, two) =>
      pairsAt(one, two, text.slice(at - 1, at + 1) === one + two || text.slice(at, at + 2) === one + two);
    const it = isOddAt(planted, at, ngrams) ? alternative(planted, at, ngrams, elsewhere, size) : undefined;
    if (it && it.right !== meant) continue;
    found.push({ slip: 1, part, traits: it?.traits, text: planted, at, right: meant });
  }
  return found;
}

/** What may be typed for the character at `at`: mostly what sounds alike, what is frequent, and what goes with its neighbours. */
function slipOf(text, at) {
  const meant = text[at];
  const draw = random();
  const wanted = draw < 0.72 ? ['sound', 'both'] : draw < 0.85 ? ['near', 'both'] : ['shape', 'both'];
  const fitting = random() < 0.5;
  const [before, behind] = [-1, 1].map((by) => symbolOf(text.charCodeAt(at + by) || 0));
  const weighed = [...confusables(meant.charCodeAt(0))]
    .map((code) => String.fromCharCode(code))
    .filter((one) => wanted.includes(likeness(meant, one)))
    .map((one) => {
      const code = one.charCodeAt(0);
      const frequent = ((counts.singles.get(code) ?? 0) + 0.3) ** 0.75;
      const company = (counts.pairs.get(before * 65536 + code) ?? 0) + (counts.pairs.get(code * 65536 + behind) ?? 0);
      return [one, frequent * (fitting ? Math.sqrt(company) + 0.05 : 1)];
    });
  let left = random() * weighed.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [one, weight] of weighed) {
    left -= weight;
    if (left <= 0) return one;
  }
  return undefined;
}

function judge(all) {
  const scored = all.map((one) => ({ ...one, odds: one.traits ? oddsOf(model, one.traits) : -99 }));
  const planted = scored.filter(({ slip }) => slip);
  const texts = new Set(scored.filter(({ slip }) => !slip).map(({ text }) => text));
  const characters = [...texts].reduce((sum, text) => sum + text.length, 0);
  for (let bar = 2; bar <= 8; bar += 0.5) {
    const recall = planted.filter(({ odds }) => odds >= bar).length / planted.length;
    const alarms = scored.filter(({ slip, odds }) => !slip && odds >= bar).length;
    console.log(
      `odds ${bar}: recall ${recall.toFixed(3)}, alarms per 10,000 characters ${((alarms / characters) * 1e4).toFixed(3)}`,
    );
  }
  const worst = scored.filter(({ slip }) => !slip).sort((a, b) => b.odds - a.odds);
  for (const { text, at, odds, right } of worst.slice(0, 40)) {
    const show = `${text.slice(Math.max(0, at - 8), at)}⟦${text[at]}⟧${text.slice(at + 1, at + 9)}`;
    console.log(odds.toFixed(1), show.replace(/\s/g, ' '), right);
  }
}

function write() {
  const from = `${pages.length + others.length} files of edited news copy; no text of it is kept`;
  const kept = (map, width) =>
    [...counts[map]].flatMap(([key, n]) => {
      if (!isKept(n)) return [];
      const symbols = Array.from({ length: width }, (_, i) => Math.floor(key / 65536 ** (width - 1 - i)) % 65536);
      return [[String.fromCharCode(...symbols), n]];
    });
  const lexicon = new URL('../src/lexicon/', import.meta.url);
  const header = `# How often characters stand together: counts by scripts/train-typos.mjs of ${from}. Licence: MIT, as newslint itself. 2026-11-23`;
  writeFileSync(
    new URL('han-ngrams.bin', lexicon),
    encodeNgrams(header, counts.singles, kept('pairs', 2), kept('triples', 3)),
  );
  const lines = model.trees.map((tree) => tree.join(' '));
  const about = `# Gradient-boosted trees: is this character a slip? Trained by scripts/train-typos.mjs on slips planted in ${from}. Licence: MIT, as newslint itself. 2026-11-23`;
  writeFileSync(new URL('typo-trees.bin', lexicon), encodeTrees(about, parseTrees(`${model.bias}`, lines)));
  console.log(`${model.trees.length} trees written`);
}
