import { inverseDocumentFrequency } from '../../lexicon/idf.js';
import { headlineOdds, keywordWeights, stopWords } from '../../lexicon/keywords.js';
import { lazily } from '../../lexicon/lexicon.js';
import { KINDS } from './kinds.js';
import { COLUMNS, COUNT, type Reading, type WordUse } from './words.js';

/** A word that may be a keyword, and how it stands in the body of its article. */
export interface Candidate {
  /** Its place in the words of the reading. */
  readonly id: number;
  readonly use: WordUse;
  /** It fits any story. */
  readonly general: boolean;
  /** Log odds by the few traits of BASE. */
  readonly base: number;
  /** In the order of TRAITS; filled for the likeliest. */
  traits: Float64Array;
}

/** What a first, quick judgement looks at. */
export const BASE = [
  ...['bias', 'times', 'share', 'first sentence', 'first paragraph', 'odds', 'rarity', 'nearness', 'opens'],
  ...['times×rarity', 'verb', 'general', 'reach', 'position', 'times×characters', 'standfirst'],
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
];

/** So many words are judged by all their traits. */
export const POOL = 40;

/** The words of `reading` that may be keywords, the likeliest first by the quick judgement; only the first POOL have traits. */
export function candidatesOf(reading: Reading): Candidate[] {
  const { words, counts } = reading;
  const { all, general } = stopWords();
  let most = 1;
  for (let at = 0; at < words.length * COLUMNS; at += COLUMNS) most = Math.max(most, counts[at] as number);
  const candidates: Candidate[] = [];
  const row = new Float64Array(BASE.length);
  const weights = baseWeights();
  for (let id = 0; id < words.length; id++) {
    const use = words[id] as WordUse;
    if (use.text.length < 2) continue;
    const fits = general.has(use.text);
    if (!fits && all.has(use.text)) continue;
    fillBase(row, reading, id, most, fits);
    let base = 0;
    for (let i = 0; i < row.length; i++) base += (row[i] as number) * (weights[i] as number);
    candidates.push({ id, use, general: fits, base, traits: NONE });
  }
  candidates.sort((a, b) => b.base - a.base);
  fillTraits(candidates, reading, most);
  return candidates;
}

const NONE = new Float64Array(0);

const baseWeights = lazily(() => Float64Array.from(BASE, (name) => keywordWeights().get(name) ?? 0));

/** The natural logarithm of one more than `times`. */
function logOf(times: number): number {
  return LOGS[times] ?? Math.log1p(times);
}

const LOGS = Float64Array.from({ length: 64 }, (_, times) => Math.log1p(times));

/** Fills `row` with what BASE names, of word `id`. */
export function fillBase(row: Float64Array, reading: Reading, id: number, most: number, general: boolean): void {
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
  row[5] = headlineOdds().get(text) ?? 0;
  row[6] = rarity;
  row[7] = 1 / (1 + before / 50);
  row[8] = logOf(counts[at + COUNT.opens] as number);
  row[9] = said * rarity;
  row[10] = tag === 'v' ? 1 : 0;
  row[11] = general ? 1 : 0;
  row[12] = (counts[at + COUNT.paragraphs] as number) / Math.max(1, paragraphs);
  row[13] = before / Math.max(1, characters);
  row[14] = (said * size) / 8;
  row[15] = counts[at + COUNT.standfirst] ? 1 : 0;
}

/** Gives the first of `candidates`, the likeliest first, their traits. */
function fillTraits(candidates: readonly Candidate[], reading: Reading, most: number): void {
  const { counts, words, paragraphs, characters, sentences, total, size } = reading;
  const pool = candidates.slice(0, POOL);
  const odds = headlineOdds();
  const beside = neighboursOf(pool, reading);
  pool.forEach(({ id, use, general, base }, rank) => {
    const { text, tag, all, within } = use;
    const at = id * COLUMNS;
    const times = counts[at] as number;
    const share = 1 / Math.max(1, times);
    const rarity = inverseDocumentFrequency(text);
    const said = odds.get(text);
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
    add(said ?? 0);
    add(said === undefined ? 0 : 1);
    add((times / Math.max(1, total)) * 1000);
    add(general ? 1 : 0);
    add(words.length);
    add(count(COUNT.last) / Math.max(1, total));
    add(count(COUNT.most));
    add(base);
    add(rank);
    for (let i = 0; i < 6; i++) add(beside[rank * 6 + i] as number);
    add(pool[0]?.base as number);
    add(1 - within / Math.max(1, all));
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
    const share = times / (words[(pool[rank] as Candidate).id] as WordUse).all;
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
