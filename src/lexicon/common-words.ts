import { rows } from './rows.js';

/** A reading of a run of Han as words, and what it costs: the sum of -ln of the words' frequencies. */
export interface Reading {
  readonly words: readonly string[];
  readonly cost: number;
}

/** Longer words than this are not looked for; 99.9 % of the list are shorter. */
const LONGEST = 8;

/**
 * The likeliest words of `text`, a short run of Han, by frequency alone: unlike the segmenter it knows no word that
 * is not in common-words.tsv, so an odd character is left standing by itself.
 */
export function likeliest(text: string): Reading {
  const { costs, unknown } = commonWords();
  const cost = [0];
  const from = [0];
  for (let start = 0; start < text.length; start++) {
    const soFar = cost[start] as number;
    for (let end = start + 1; end <= Math.min(start + LONGEST, text.length); end++) {
      const word = costs.get(text.slice(start, end)) ?? (end === start + 1 ? unknown : Number.POSITIVE_INFINITY);
      if (soFar + word < (cost[end] ?? Number.POSITIVE_INFINITY)) {
        cost[end] = soFar + word;
        from[end] = start;
      }
    }
  }
  const words: string[] = [];
  for (let end = text.length; end > 0; end = from[end] as number) words.push(text.slice(from[end], end));
  return { words: words.reverse(), cost: cost[text.length] as number };
}

/** The first letter of jieba's part-of-speech tag of `word` (n, v, a, m, q …); `x` where the list has none. */
export function wordClass(word: string): string {
  return commonWords().classes.get(word) ?? 'x';
}

interface CommonWords {
  readonly costs: ReadonlyMap<string, number>;
  readonly classes: ReadonlyMap<string, string>;
  /** What a character costs that is no word of the list. */
  readonly unknown: number;
}

let known: CommonWords | undefined;

function commonWords(): CommonWords {
  if (known) return known;
  const table = rows('common-words');
  const total = table.reduce((sum, [, count]) => sum + Number(count), 0);
  const costs = new Map<string, number>();
  const classes = new Map<string, string>();
  for (const [word, count, tag] of table as [string, string, string][]) {
    costs.set(word, Math.log(total / Number(count)));
    classes.set(word, tag);
  }
  known = { costs, classes, unknown: Math.log(total) + 2 };
  return known;
}
