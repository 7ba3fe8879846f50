import type { Keyword } from './keywords.js';

/** A keyword of several articles: its weights and counts together, the heaviest weighing 1. */
export interface SharedKeyword extends Keyword {
  /** How many of the articles have it among their keywords. */
  readonly articles: number;
}

/** The keywords of a run from those of its articles, the heaviest first; of equal weight, the more frequent first. */
export function keywordsTogether(lists: Iterable<readonly Keyword[]>): SharedKeyword[] {
  const all = new Map<string, { text: string; weight: number; count: number; articles: number }>();
  for (const list of lists) {
    for (const { text, weight, count } of list) {
      const sum = all.get(text) ?? { text, weight: 0, count: 0, articles: 0 };
      sum.weight += weight;
      sum.count += count;
      sum.articles++;
      all.set(text, sum);
    }
  }
  const sorted = [...all.values()].sort((a, b) => b.weight - a.weight || b.count - a.count);
  const heaviest = sorted[0]?.weight || 1;
  return sorted.map((one) => ({ ...one, weight: Math.round((one.weight / heaviest) * 1000) / 1000 }));
}
