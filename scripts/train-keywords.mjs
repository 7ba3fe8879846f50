// Learns from headlines what makes a word of a story a keyword: writes src/lexicon/keyword-weights.tsv and keyword-odds.tsv.
// usage: npm run build && node scripts/train-keywords.mjs DIR [--even]
// DIR has a story a file: headline lines, then paragraphs led by two ideographic spaces. --even: only the files whose day
// (characters 7 and 8 of the name, 20230702-…) is even, so that the others are left to measure with.
// A candidate of the body is right as far as its words stand in the headline; logistic regression over its features,
// the odds of a word learnt without the story at hand.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dist = new URL('../dist/', import.meta.url);
const { analyse } = await import(new URL('analyse/analysis.js', dist));
const { openSegmenter } = await import(new URL('analyse/engines.js', dist));
const { candidatesOf, FEATURES, featuresOf, usesOf } = await import(new URL('analyse/keyword-features.js', dist));
const { termsOf } = await import(new URL('analyse/terms.js', dist));
const { tokensOf } = await import(new URL('analyse/tokens.js', dist));
const { headlineOdds, stopWords } = await import(new URL('lexicon/keywords.js', dist));
const { parsePage } = await import(new URL('page/parse.js', dist));

/** Words in fewer stories have no odds; so many stories pull a word's odds towards the average. */
const LEAST = 8;
const PULL = 10;
const EPOCHS = 5;

const folder = process.argv[2];
const even = process.argv.includes('--even');
if (!folder) throw new Error('usage: node scripts/train-keywords.mjs DIR [--even]');
const segmenter = openSegmenter();
const stories = readdirSync(folder)
  .filter((name) => name.endsWith('.txt') && (!even || Number(name.slice(6, 8)) % 2 === 0))
  .sort()
  .flatMap(read);
const words = count(stories);
const examples = stories.flatMap(examplesOf);
const weights = train(examples);
write();

function read(name) {
  const lines = readFileSync(join(folder, name), 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const first = lines.findIndex((line) => line.startsWith('\u3000'));
  if (first < 1) return [];
  const headline = new Set(segmenter.words(lines.slice(0, first).join('\n'), 0).map(({ text }) => text));
  const analysis = analyse(parsePage(name, lines.slice(first).join('\n')), () => segmenter);
  const parts = analysis.page.articles.map((article) => {
    const tokens = tokensOf(article, analysis);
    return { candidates: candidatesOf(tokens, termsOf(tokens, stopWords().all)), uses: usesOf(tokens) };
  });
  return [{ headline, parts, words: new Set(parts.flatMap(({ uses }) => [...uses.words.keys()])) }];
}

/** In how many stories each word stands, and in how many of their headlines. */
function count(list) {
  const counts = new Map();
  const prior = { stories: 0, headlines: 0 };
  for (const { headline, words: own } of list) {
    for (const word of own) {
      const known = counts.get(word) ?? { stories: 0, headlines: 0 };
      counts.set(word, known);
      for (const one of [known, prior]) {
        one.stories++;
        if (headline.has(word)) one.headlines++;
      }
    }
  }
  return { counts, mean: prior.headlines / prior.stories };
}

function oddsOf(own, headlines) {
  const { mean } = words;
  const odds =
    Math.log((headlines + PULL * mean) / (own - headlines + PULL * (1 - mean))) - Math.log(mean / (1 - mean));
  return Math.round(odds * 10) / 10;
}

function examplesOf({ headline, parts, words: own }) {
  const odds = headlineOdds();
  odds.clear();
  for (const word of own) {
    const known = words.counts.get(word);
    if (known.stories >= LEAST)
      odds.set(word, oddsOf(known.stories - 1, known.headlines - (headline.has(word) ? 1 : 0)));
  }
  const { all, general } = stopWords();
  return parts.flatMap(({ candidates, uses }) =>
    candidates
      .filter(({ text, tokens, body }) => body && (tokens.length > 1 || !all.has(text) || general.has(text)))
      .map((candidate) => {
        const pieces = candidate.tokens.flatMap((token) => token.words.filter((word) => word.length > 1));
        const right = headline.has(candidate.text) ? 1 : share(pieces, headline);
        return { features: featuresOf(candidate, uses), right };
      }),
  );
}

function share(pieces, headline) {
  return pieces.length ? pieces.filter((word) => headline.has(word)).length / pieces.length : 0;
}

/** Logistic regression by stochastic gradient descent (Adagrad), in an order that a fixed seed shuffles. */
function train(list) {
  const size = FEATURES.length;
  const learnt = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-6);
  let seed = 1;
  const random = (below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = list.length - 1; i > 0; i--) {
      const other = random(i + 1);
      [list[i], list[other]] = [list[other], list[i]];
    }
    let loss = 0;
    for (const { features, right } of list) {
      let odds = 0;
      for (let i = 0; i < size; i++) odds += learnt[i] * features[i];
      const p = 1 / (1 + Math.exp(-odds));
      loss -= right * Math.log(p + 1e-9) + (1 - right) * Math.log(1 - p + 1e-9);
      for (let i = 0; i < size; i++) {
        if (!features[i]) continue;
        const slope = (p - right) * features[i] + 1e-6 * learnt[i];
        squares[i] += slope * slope;
        learnt[i] -= (0.1 * slope) / Math.sqrt(squares[i]);
      }
    }
    console.log(`epoch ${epoch + 1}: loss ${(loss / list.length).toFixed(4)}`);
  }
  return learnt;
}

function write() {
  const lexicon = new URL('../src/lexicon/', import.meta.url);
  const today = new Date().toISOString().slice(0, 10);
  const source = `Learnt by scripts/train-keywords.mjs from ${stories.length} stories of edited news copy and their headlines; no text of it is kept.
# Licence: MIT, as newslint itself. ${today}`;
  writeFileSync(
    new URL('keyword-weights.tsv', lexicon),
    `# How much each feature of a word tells that it is a keyword (see FEATURES in src/analyse/keyword-features.ts), as log odds.
# ${source}
# feature	weight
${FEATURES.map((name, i) => `${name}	${weights[i].toFixed(3)}`).join('\n')}
`,
  );
  const rows = [...words.counts]
    .filter(([, { stories: own }]) => own >= LEAST)
    .map(([word, { stories: own, headlines }]) => [word, Math.round(oddsOf(own, headlines) * 10)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(
    new URL('keyword-odds.tsv', lexicon),
    `# How much likelier a word of a story stands in its headline than the average word: ten times the log odds.
# ${source}
# word	odds
${rows.map(([word, odds]) => `${word}	${odds}`).join('\n')}
`,
  );
  console.log(`${stories.length} stories, ${examples.length} candidates, ${rows.length} words with odds`);
}
