import { keywordWeights, stopWords } from '../lexicon/keywords.js';
import { lazily } from '../lexicon/lexicon.js';
import type { Article } from '../page/page.js';
import type { Analysis } from './analysis.js';
import { type Candidate, candidatesOf, FEATURES, featuresOf, type Uses, usesOf } from './keyword-features.js';
import { termsOf } from './terms.js';
import { tokensOf } from './tokens.js';

/** A word or term that tells what an article is about. */
export interface Keyword {
  readonly text: string;
  /** 0 to 1, the heaviest keyword of the article being 1. */
  readonly weight: number;
  /** How often it stands in the article by itself, not within a longer term or name. */
  readonly count: number;
}

/** At most so many keywords an article, … */
const MOST = 20;
/** … none lighter than this share of the heaviest, … */
const LIGHTEST = 0.03;
/** … and so many persons, and so many places. */
const NAMES = 4;
/** What stands in the headline: how much surer, as log odds; and above, below or between headlines. Headlines taught the other weights and can't teach these. */
const IN_HEADLINE = 2;
const BESIDE_HEADLINE = 1;
/** A term that stands in quotation marks by itself, as new ones do: what editors file a story under, whether or not the headline has it. */
const QUOTED_TERM = 1.5;
/** How much less sure a word is all of whose words stand in keywords before it, … */
const SAID = 2;
/** … and one that fits any story, a noun or a verb (打造, 提升). */
const GENERAL = 0.5;
const GENERAL_VERB = 2;

/**
 * The keywords of `article`, the heaviest first: its words, names and terms of several words, weighed by how often and where
 * they stand, how rare they are elsewhere, and what kind of word editors put into headlines. A paragraph that stands twice
 * weighs once.
 */
export function findKeywords(article: Article, analysis: Analysis): Keyword[] {
  const tokens = tokensOf(article, analysis);
  const { all, general } = stopWords();
  const uses = usesOf(tokens);
  const weighed: Weighed[] = [];
  for (const candidate of candidatesOf(tokens, termsOf(tokens, all))) {
    const { text, tokens: own } = candidate;
    if (!candidate.heads && !candidate.subheads && !candidate.body) continue;
    const stop = own.length === 1 && all.has(text);
    if (stop && !general.has(text)) continue;
    weighed.push({
      candidate,
      odds: oddsOf(candidate, uses) - (stop ? (own[0]?.tag === 'v' ? GENERAL_VERB : GENERAL) : 0),
    });
  }
  weighed.sort((a, b) => b.odds - a.odds);
  return select(weighed.slice(0, 3 * MOST));
}

interface Weighed {
  readonly candidate: Candidate;
  readonly odds: number;
}

function oddsOf(candidate: Candidate, uses: Uses): number {
  const features = featuresOf(candidate, uses);
  const learnt = weights();
  let odds = candidate.heads ? IN_HEADLINE : candidate.subheads ? BESIDE_HEADLINE : 0;
  if (candidate.quoted && candidate.tokens.length > 1) odds += QUOTED_TERM;
  for (let i = 0; i < features.length; i++) odds += (features[i] as number) * (learnt[i] as number);
  return odds;
}

const weights = lazily(() => Float64Array.from(FEATURES, (name) => keywordWeights().get(name) ?? 0));

/** The surest of `pool` one after the other, what they have said counting less for the next. */
function select(pool: Weighed[]): Keyword[] {
  const kept: { text: string; count: number; sure: number }[] = [];
  const said = new Set<string>();
  const names = new Map<string, number>();
  while (pool.length && kept.length < MOST) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < pool.length; i++) {
      const { candidate, odds } = pool[i] as Weighed;
      const words = candidate.tokens.flatMap((token) => token.words);
      const now = odds - (SAID * words.filter((word) => said.has(word)).length) / words.length;
      if (now > most) [best, most] = [i, now];
    }
    const [{ candidate }] = pool.splice(best, 1) as [Weighed];
    const { text, count, tokens } = candidate;
    const name = tokens[0]?.name;
    if (name === 'person' || name === 'place') {
      const same = names.get(name) ?? 0;
      if (same === NAMES) continue;
      names.set(name, same + 1);
    }
    const sure = Math.min(kept.at(-1)?.sure ?? 1, 1 / (1 + Math.exp(-most)));
    if (sure < (kept[0]?.sure ?? 0) * LIGHTEST) break;
    kept.push({ text, count, sure });
    for (const token of tokens) for (const word of token.words) if (word.length > 1) said.add(word);
  }
  const heaviest = kept[0]?.sure ?? 1;
  return kept.map(({ text, count, sure }) => ({ text, weight: Math.round((sure / heaviest) * 1000) / 1000, count }));
}
