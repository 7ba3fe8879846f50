import { keywordOdds, keywordWords, WORD } from '../../lexicon/keywords.js';
import type { Article } from '../../page/page.js';
import type { Analysis } from '../analysis.js';
import { termsOf } from './terms.js';
import { type Candidate, candidatesOf, POOL } from './traits.js';
import { COLUMNS, COUNT, readWords, type WordUse } from './words.js';

/** A word or term that tells what an article is about. */
export interface Keyword {
  readonly text: string;
  /** 0 to 1, the heaviest keyword of the article being 1. */
  readonly weight: number;
  /** How often it stands in the article; a word, within longer terms and names too. */
  readonly count: number;
}

/** At most so many keywords an article, … */
const MOST = 20;
/** … none lighter than this share of the heaviest, … */
const LIGHTEST = 0.01;
/** … and so many persons, and so many places. */
const NAMES = 4;
/** What stands in the headline: how much surer, as log odds; and above, below or between headlines. Headlines taught the other weights and can't teach these. */
const IN_HEADLINE = 2;
const BESIDE_HEADLINE = 1;
/** A term that stands in quotation marks by itself, as new ones do: what editors file a story under, wherever its words stand else. */
const QUOTED_TERM = 0.7;
/** A term of several words tells more than the surest of its words, a name of several less. */
const LONGER_TERM = 0.3;
const LONGER_NAME = -0.3;
/** How much less sure a word is all of whose uses stand in one longer term or name (by the fourth power of their share), … */
const WITHIN = 1;
/** … if they all do, … */
const WHOLLY = 9;
/** … a term or name whose words all stand elsewhere, … */
const ELSEWHERE = 12;
/** … what has been said in a keyword before it, … */
const SAID = 1;
/** … a verb that fits any story (打造, 提升). */
const GENERAL_VERB = 0.2;
/** … and a word that fits any story and stands once, twice. */
const GENERAL_RARE = [0.3, 0.3, 0.2];

/**
 * The keywords of `article`, the heaviest first: its words, names and terms of several words, weighed by how often and where
 * they stand, how rare they are elsewhere, and what kind of word editors put into headlines. A paragraph that stands twice
 * weighs once.
 */
export function findKeywords(article: Article, analysis: Analysis): Keyword[] {
  const reading = readWords(article, analysis);
  const { words, names, counts } = reading;
  const terms = termsOf(reading, (word) => (keywordWords().of(word) & WORD.general) !== 0);
  const odds = new Float64Array(words.length).fill(LEAST);
  const pool: Unit[] = [];
  candidatesOf(reading).forEach((candidate, rank) => {
    const { id, use } = candidate;
    if (rank >= POOL && !use.heads && !use.besides) return;
    odds[id] = oddsOf(candidate);
    // the segmenter joined the end of a name to what follows, and has it nowhere else
    if (!use.all) return;
    const at = id * COLUMNS;
    const type = counts[at + COUNT.part] ? 0 : (counts[at + COUNT.name] as number);
    pool.push({ text: use.text, type, words: [id], count: use.all, quoted: false, named: false });
  });
  for (const { text, words: ids, quoted, count } of terms) {
    pool.push({ text, type: 0, words: ids, count, quoted, named: false });
  }
  for (const { text, type, words: ids, all } of names)
    pool.push({ text, type, words: ids, count: all, quoted: false, named: true });
  return select(pool, odds, words);
}

/** A word, term or name that may be a keyword. */
interface Unit {
  readonly text: string;
  /** 1 for a person, 2 for a place; any other number for what is not limited. */
  readonly type: number;
  readonly words: readonly number[];
  readonly count: number;
  /** It stands alone in quotation marks somewhere. */
  readonly quoted: boolean;
  /** It is a name of several words. */
  readonly named: boolean;
}

const PERSON = 1;
const PLACE = 2;
/** The log odds of what is in no pool. */
const LEAST = -6;

function oddsOf({ use, facts, base, traits }: Candidate): number {
  const odds = traits.length ? keywordOdds(traits) : base;
  const bonus = use.heads ? IN_HEADLINE : use.besides ? BESIDE_HEADLINE : 0;
  if (!(facts & WORD.general)) return odds + bonus;
  return odds + bonus - (use.tag === 'v' ? GENERAL_VERB : 0) - (GENERAL_RARE[use.all] ?? 0);
}

/** The surest of `pool` one after the other, what they have said counting less for the next. */
function select(pool: Unit[], odds: Float64Array, words: readonly WordUse[]): Keyword[] {
  const kept: { text: string; count: number; sure: number }[] = [];
  const said = new Uint8Array(words.length);
  const names = [0, 0, 0, 0];
  const texts = new Set<string>();
  const held = heldShares(pool, words);
  /** A unit is as sure as the surest of its words, so far as that stands in it. */
  const sureness = ({ words: ids, count, quoted, named }: Unit) => {
    let most = LEAST;
    for (const id of ids) {
      const elsewhere = quoted ? 0 : 1 - Math.min(1, count / (words[id] as WordUse).all);
      const loss =
        ids.length > 1 ? ELSEWHERE * elsewhere : held[id] === 1 ? WHOLLY : WITHIN * fourth(held[id] as number);
      most = Math.max(most, (odds[id] as number) - loss - (said[id] ? SAID : 0));
    }
    return most + (quoted ? QUOTED_TERM : named ? LONGER_NAME : ids.length > 1 ? LONGER_TERM : 0);
  };
  // what has been said only lowers a unit: none behind one whose first sureness is no higher can be the surest
  const open = pool.map((unit) => ({ unit, first: sureness(unit) })).sort((a, b) => b.first - a.first);
  while (open.length && kept.length < MOST) {
    let best = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < open.length; i++) {
      const { unit, first } = open[i] as { unit: Unit; first: number };
      if (first <= most) break;
      const now = sureness(unit);
      if (now > most) [best, most] = [i, now];
    }
    const { unit } = open[best] as { unit: Unit };
    open.splice(best, 1);
    const { text, type, words: ids, count } = unit;
    if (texts.has(text)) continue;
    texts.add(text);
    if ((type === PERSON || type === PLACE) && (names[type] as number)++ >= NAMES) continue;
    const sure = Math.min(kept.at(-1)?.sure ?? 1, 1 / (1 + Math.exp(-most)));
    if (sure < (kept[0]?.sure ?? 0) * LIGHTEST) break;
    kept.push({ text, count, sure });
    for (const id of ids) if ((words[id] as WordUse).text.length > 1) said[id] = 1;
  }
  const heaviest = kept[0]?.sure ?? 1;
  return kept.map(({ text, count, sure }) => ({ text, weight: Math.round((sure / heaviest) * 1000) / 1000, count }));
}

/** What share of the uses of each word stands in the longer unit that has most of them. */
function heldShares(pool: readonly Unit[], words: readonly WordUse[]): Float64Array {
  const held = new Float64Array(words.length);
  for (const { words: ids, count } of pool) {
    if (ids.length < 2) continue;
    for (const id of ids) held[id] = Math.max(held[id] as number, Math.min(1, count / (words[id] as WordUse).all));
  }
  return held;
}

function fourth(share: number): number {
  const square = share * share;
  return square * square;
}
