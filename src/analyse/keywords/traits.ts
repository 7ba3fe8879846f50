import { inverseDocumentFrequency } from '../../lexicon/idf.js';
import { classOdds, keywordWeights, keywordWords, ownOdds, WORD } from '../../lexicon/keywords.js';
import { lazily } from '../../lexicon/lexicon.js';
import { KINDS } from './kinds.js';
import { BODY_WORD, COLUMNS, COUNT, ENDS, type Reading, type WordUse } from './words.js';

/** A word that may be a keyword, and how it stands in the body of its article. */
export interface Candidate {
  /** Its place in the words of the reading. */
  readonly id: number;
  readonly use: WordUse;
  /** What the lists know of it (see KeywordWords). */
  readonly facts: number;
  /** Log odds by the few traits of BASE. */
  readonly base: number;
  /** In the order of TRAITS; filled for the likeliest. */
  traits: Float64Array;
}

/** What a first, quick judgement looks at. */
export const BASE = [
  ...['bias', 'times', 'share', 'first sentence', 'first paragraph', 'odds', 'rarity', 'nearness', 'opens'],
  ...['times×rarity', 'verb', 'general', 'reach', 'position', 'times×characters', 'standfirst'],
  ...['odds of its class', 'odds of its beginning', 'odds of its end'],
];

/** What the trees look at, of no headline: they are learnt from headlines. */
export const TRAITS = [
  ...[
    'times',
    'times×rarity',
    'share',
    'rarity',
    'paragraphs',
    'reach',
    'opens',
    'before',
    'position',
    'first paragraph',
  ],
  ...[
    'place in the first sentence',
    'first two paragraphs',
    'in the last paragraph',
    'begins',
    'early',
    'place in its sentence',
  ],
  ...[
    'quoted',
    'standfirst',
    'length',
    'kind',
    'name',
    'part of a name',
    'content before',
    'content behind',
    '的 before',
  ],
  ...[
    '的 behind',
    'after a joint',
    'after a number',
    'listed',
    'mark before',
    'mark behind',
    'characters',
    'all paragraphs',
  ],
  ...['sentences', 'odds', 'known', 'density', 'general', 'words', 'last place', 'most in a paragraph', 'base', 'rank'],
  ...['left', 'right', 'best left', 'best right', 'left share', 'right share', 'best base', 'alone'],
  ...['odds of its beginning', 'odds of its end', 'odds around', 'likely around'],
  ...['words of the first sentence', 'odds of the first sentence', 'odds of its class'],
];

/** So many words are judged by all their traits. */
export const POOL = 28;

/**
 * The words of `reading` that may be keywords, the likeliest first by the quick judgement: POOL of them, which have traits, and
 * those that stand in or beside a headline.
 */
export function candidatesOf(reading: Reading): Candidate[] {
  const { words, counts } = reading;
  const known = keywordWords();
  let most = 1;
  for (let at = 0; at < words.length * COLUMNS; at += COLUMNS) most = Math.max(most, counts[at] as number);
  const bases = new Float64Array(words.length).fill(Number.NEGATIVE_INFINITY);
  const facts = new Int32Array(words.length);
  const row = new Float64Array(BASE.length);
  const weights = baseWeights();
  for (let id = 0; id < words.length; id++) {
    const { text } = words[id] as WordUse;
    if (text.length < 2) continue;
    const own = known.of(text);
    facts[id] = own;
    if (own & WORD.stop && !(own & WORD.general)) continue;
    fillBase(row, reading, id, most, own);
    let base = 0;
    for (let i = 0; i < row.length; i++) base += (row[i] as number) * (weights[i] as number);
    bases[id] = base;
  }
  const least = bases.slice().sort()[words.length - POOL] ?? Number.NEGATIVE_INFINITY;
  const candidates: Candidate[] = [];
  for (let id = 0; id < words.length; id++) {
    const use = words[id] as WordUse;
    const base = bases[id] as number;
    if (base === Number.NEGATIVE_INFINITY || (base < least && !use.heads && !use.besides)) continue;
    candidates.push({ id, use, facts: facts[id] as number, base, traits: NONE });
  }
  candidates.sort((a, b) => b.base - a.base);
  fillTraits(candidates, reading, most, bases, facts);
  return candidates;
}

const NONE = new Float64Array(0);

const baseWeights = lazily(() => Float64Array.from(BASE, (name) => keywordWeights().get(name) ?? 0));

/** The natural logarithm of one more than `times`. */
function logOf(times: number): number {
  return LOGS[times] ?? Math.log1p(times);
}

const LOGS = Float64Array.from({ length: 64 }, (_, times) => Math.log1p(times));

/** Fills `row` with what BASE names, of word `id`, of which the lists know `facts`. */
export function fillBase(row: Float64Array, reading: Reading, id: number, most: number, facts: number): void {
  const { counts, words, paragraphs, characters, size } = reading;
  const { text, tag } = words[id] as WordUse;
  const at = id * COLUMNS;
  const times = counts[at] as number;
  const before = counts[at + COUNT.before] as number;
  const said = logOf(times);
  const rarity = inverseDocumentFrequency(text) / 10;
  row[0] = 1;
  row[1] = said;
  row[2] = times / most;
  row[3] = counts[at + COUNT.inFirst] ? 1 : 0;
  row[4] = counts[at + COUNT.firstParagraph] ? 1 : 0;
  row[5] = ownOdds(facts);
  row[6] = rarity;
  row[7] = 1 / (1 + before / 50);
  row[8] = logOf(counts[at + COUNT.opens] as number);
  row[9] = said * rarity;
  row[10] = tag === 'v' ? 1 : 0;
  row[11] = facts & WORD.general ? 1 : 0;
  row[12] = (counts[at + COUNT.paragraphs] as number) / Math.max(1, paragraphs);
  row[13] = before / Math.max(1, characters);
  row[14] = (said * size) / 8;
  row[15] = counts[at + COUNT.standfirst] ? 1 : 0;
  row[16] = classOdds(facts);
  row[17] = keywordWords().beginning(text.charCodeAt(0));
  row[18] = keywordWords().ending(text.charCodeAt(text.length - 1));
}

/** Gives the first of `candidates`, the likeliest first, their traits. */
function fillTraits(
  candidates: readonly Candidate[],
  reading: Reading,
  most: number,
  bases: Float64Array,
  facts: Int32Array,
): void {
  const { counts, words, paragraphs, characters, sentences, total, size } = reading;
  const pool = candidates.slice(0, POOL);
  const { beginning, ending } = keywordWords();
  const beside = neighboursOf(pool, reading);
  const near = sentencesOf(pool, reading, bases, facts);
  pool.forEach(({ id, use, facts, base }, rank) => {
    const { text, tag, all, again, within } = use;
    const at = id * COLUMNS;
    const times = counts[at] as number;
    const share = 1 / Math.max(1, times);
    const rarity = inverseDocumentFrequency(text);
    const traits = new Float64Array(TRAITS.length);
    let next = 0;
    const add = (value: number) => {
      traits[next++] = value;
    };
    const count = (column: number) => counts[at + column] as number;
    add(times);
    add(logOf(times) * rarity);
    add(times / most);
    add(rarity);
    add(count(COUNT.paragraphs));
    add(count(COUNT.paragraphs) / Math.max(1, paragraphs));
    add(count(COUNT.opens));
    add(count(COUNT.before));
    add(count(COUNT.before) / Math.max(1, characters));
    add(count(COUNT.firstParagraph));
    add(count(COUNT.inFirst));
    add(count(COUNT.firstTwo));
    add(count(COUNT.paragraph) === paragraphs ? 1 : 0);
    add(count(COUNT.begins) * share);
    add(count(COUNT.early) * share);
    add(count(COUNT.inSentence));
    add(count(COUNT.quoted));
    add(count(COUNT.standfirst));
    add(text.length);
    add(KINDS.get(tag) ?? 0);
    add(count(COUNT.name));
    add(count(COUNT.part));
    for (let column: number = COUNT.contentBefore; column <= COUNT.markBehind; column++) add(count(column) * share);
    add(size);
    add(paragraphs);
    add(count(COUNT.sentences) / Math.max(1, sentences));
    add(ownOdds(facts));
    add(facts & WORD.known ? 1 : 0);
    add((times / Math.max(1, total)) * 1000);
    add(facts & WORD.general ? 1 : 0);
    add(words.length);
    add(count(COUNT.last) / Math.max(1, total));
    add(count(COUNT.most));
    add(base);
    add(rank);
    for (let i = 0; i < 6; i++) add(beside[rank * 6 + i] as number);
    add(pool[0]?.base as number);
    add(1 - within / Math.max(1, all - again));
    add(beginning(text.charCodeAt(0)));
    add(ending(text.charCodeAt(text.length - 1)));
    add(near.odds[rank] as number);
    add(near.likely[rank] as number);
    add(near.firstWords);
    add(near.firstOdds);
    add(classOdds(facts));
    (candidates[rank] as Candidate).traits = traits;
  });
}

/**
 * For each of `pool` six numbers: the base of the word most often before it and behind it, the best chance of a word before
 * and behind (half if they stand together once), and how much of its uses the most frequent takes.
 */
function neighboursOf(pool: readonly Candidate[], { pairs, words }: Reading): Float64Array {
  const beside = new Float64Array(pool.length * 6);
  for (let i = 0; i < beside.length; i += 6) beside.fill(UNLIKELY, i, i + 2);
  const place = new Int16Array(words.length).fill(-1);
  pool.forEach(({ id }, rank) => {
    place[id] = rank;
  });
  const chances = pool.map(({ base }) => 1 / (1 + Math.exp(-base)));
  const note = (rank: number, side: number, other: number, times: number) => {
    const at = rank * 6 + side;
    const { all, again } = words[(pool[rank] as Candidate).id] as WordUse;
    const share = times / (all - again);
    if (share > (beside[at + 4] as number)) {
      beside[at + 4] = share;
      beside[at] = other < 0 ? UNLIKELY : (pool[other] as Candidate).base;
    }
    if (other >= 0)
      beside[at + 2] = Math.max(beside[at + 2] as number, (chances[other] as number) * Math.min(1, times / 2));
  };
  for (let i = 0; i < pairs.size; i++) {
    const slot = pairs.slots[i] as number;
    const times = pairs.times[slot] as number;
    const first = place[pairs.first[slot] as number] as number;
    const second = place[pairs.second[slot] as number] as number;
    if (second >= 0) note(second, 0, first, times);
    if (first >= 0) note(first, 1, second, times);
  }
  return beside;
}

const UNLIKELY = -8;

/** What stands in the sentences of the body. */
interface Sentences {
  /** For each of the pool: the mean odds of the candidates that stand in a sentence with it, … */
  readonly odds: Float64Array;
  /** … and how often one of the LIKELIEST does. */
  readonly likely: Int32Array;
  /** How many candidates the first sentence has that has any, and their mean odds. */
  readonly firstWords: number;
  readonly firstOdds: number;
}

const LIKELIEST = 8;

function sentencesOf(
  pool: readonly Candidate[],
  { words, sequence, marks }: Reading,
  bases: Float64Array,
  facts: Int32Array,
): Sentences {
  const rankOf = new Int32Array(words.length).fill(pool.length);
  for (let rank = 0; rank < pool.length; rank++) rankOf[(pool[rank] as Candidate).id] = rank;
  const odds = new Float64Array(pool.length);
  const likely = new Int32Array(pool.length);
  const times = new Int32Array(pool.length);
  const lastIn = new Int32Array(words.length).fill(-1);
  const here = new Int32Array(words.length);
  let [sentence, count, sum, likelies, firstWords, firstOdds] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < sequence.length; i++) {
    const mark = marks[i] as number;
    const id = sequence[i] as number;
    if (mark & BODY_WORD && id >= 0 && bases[id] !== Number.NEGATIVE_INFINITY) {
      const own = ownOdds(facts[id] as number);
      if (sentence === 0) {
        firstWords++;
        firstOdds += own;
      }
      if (lastIn[id] !== sentence) {
        lastIn[id] = sentence;
        here[count++] = id;
        sum += own;
        if ((rankOf[id] as number) < LIKELIEST) likelies++;
      }
    }
    if (!(mark & ENDS) || count === 0) continue;
    for (let k = 0; k < count; k++) {
      const one = here[k] as number;
      const rank = rankOf[one] as number;
      if (rank === pool.length) continue;
      likely[rank]! += rank < LIKELIEST ? likelies - 1 : likelies;
      if (count === 1) continue;
      times[rank]!++;
      odds[rank]! += (sum - ownOdds(facts[one] as number)) / (count - 1);
    }
    sentence++;
    count = sum = likelies = 0;
  }
  for (let rank = 0; rank < odds.length; rank++) odds[rank]! /= Math.max(1, times[rank] as number);
  return { odds, likely, firstWords, firstOdds: firstOdds / Math.max(1, firstWords) };
}
