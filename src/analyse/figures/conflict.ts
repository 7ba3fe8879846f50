import { slipOdds } from '../../lexicon/figure-slips.js';
import type { Article } from '../../page/page.js';
import { type Candidate, candidates } from './candidates.js';
import type { Figure } from './figures.js';
import type { Slip } from './slip.js';

/** Two values that the article states of one fact. */
export interface Conflict {
  /** The figure that stands alone with its value, or else the later one. */
  readonly odd: Figure;
  /** The places that say otherwise, and those that repeat the odd value. */
  readonly others: readonly Figure[];
  readonly slip: Slip;
  /** Log odds that a slip made the difference: above 0, it is more likely than not. */
  readonly score: number;
}

/**
 * The conflicts of `article`, whose figures are given in text order, in text order. A digit that differs is oftener another
 * fact than a slip, so it takes more to be shown.
 */
export function findConflicts(text: string, article: Article, figures: readonly Figure[], least = SHOWN): Conflict[] {
  const all = candidates(text, article, figures);
  if (all.length === 0) return [];
  const best = new Map<string, Conflict>();
  for (const candidate of all) {
    const score = scoreOf(candidate);
    if (score < least[candidate.slipped.slip]) continue;
    const { a, b, slipped, support } = candidate;
    const [odd, other] = support[0] < support[1] ? [a.figure, b.figure] : [b.figure, a.figure];
    const key = [odd.unit, ...[odd.value as string, other.value as string].sort()].join('|');
    const known = best.get(key);
    if (!known) {
      best.set(key, { odd, others: [other], slip: slipped.slip, score });
      continue;
    }
    const others = new Set([...known.others, odd, other]);
    others.delete(known.odd);
    best.set(key, { ...known, others: [...others], score: Math.max(known.score, score) });
  }
  const crowd = new Map<string, number>();
  for (const conflict of best.values()) crowd.set(crowdOf(conflict), (crowd.get(crowdOf(conflict)) ?? 0) + 1);
  return [...best.values()]
    .filter((conflict) => (crowd.get(crowdOf(conflict)) as number) <= CROWD)
    .map((conflict) => ({ ...conflict, others: conflict.others.toSorted((x, y) => x.start - y.start) }))
    .sort((x, y) => x.odd.start - y.odd.start);
}

/** More conflicts of one unit than this are no slips: in the fines of a law and the rows of a table values differ by right. */
export const CROWD = 3;

/** Fines of 5000元, 5万元 and 50万元 crowd each other, but none of them is 5亿元. */
function crowdOf({ odd, slip }: Conflict): string {
  return `${odd.unit ?? ''}|${slip === 'unit-mismatch'}`;
}

/** Log odds from which on a conflict is shown, so that clean copy has at most one in 100,000 characters (`bench:figures`). */
export const SHOWN: Readonly<Record<Slip, number>> = {
  'decimal-shift': 1.2,
  'digit-swap': 1.2,
  'unit-mismatch': 1.2,
  'digit-change': 0.8,
};

function scoreOf({ torn, traits, slipped }: Candidate): number {
  return torn ? 9 : slipOdds(traits, slipped.slip === 'digit-change');
}
