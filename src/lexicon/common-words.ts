import { jiebaTable } from './jieba/table.js';
import { childSlot, findSlot, valueAt } from './jieba/trie.js';
import { lazily } from './lexicon.js';

/** A reading of a run of Han as words, and what it costs: the sum of -ln of the words' frequencies. */
export interface Reading {
  readonly words: readonly string[];
  readonly cost: number;
}

/**
 * The likeliest words of `text`, a short run of Han, by frequency alone: unlike the segmenter it knows only the common
 * words of jieba's dictionary, so an odd character is left standing by itself.
 */
export function likeliest(text: string): Reading {
  const { codes, cells } = jiebaTable();
  const costOf = costsByValue();
  const cost = [0];
  const from = [0];
  for (let start = 0; start < text.length; start++) {
    const soFar = cost[start] as number;
    let slot = 0;
    for (let end = start + 1; end <= Math.min(start + LONGEST, text.length); end++) {
      const unit = text.charCodeAt(end - 1);
      if (end === start + 1 || slot > 0) slot = isHan(unit) ? childSlot(cells, slot, codes[unit] as number) : 0;
      const value = slot > 0 ? valueAt(cells, slot) : 0;
      const known = costOf(value);
      const word = end > start + 1 ? (known <= RAREST ? known : Number.POSITIVE_INFINITY) : Math.min(known, UNKNOWN);
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

/** The first letter of jieba's part-of-speech tag of `word` (n, v, a, m, q …); `x` where it is no common word. */
export function wordClass(word: string): string {
  const { codes, cells, tags, wordTags } = jiebaTable();
  const value = valueAt(cells, findSlot(cells, codes, word));
  const costOf = costsByValue();
  const known = word.length === 1 ? value > 0 : word.length <= LONGEST && costOf(value) <= RAREST;
  return known && [...word].every((han) => isHan(han.charCodeAt(0)))
    ? ((tags[wordTags[value] as number] as string)[0] ?? 'x')
    : 'x';
}

/** Common words: of Han alone, at most eight characters, counted 20 times or more in jieba's corpus; single characters with any count. */
const LONGEST = 8;
/** All their counts together, in the dictionary of nodejieba 3.5.8. */
const TOTAL = 58935780;
const RAREST = Math.log(TOTAL / 20);
/** What a character costs that is no word. */
const UNKNOWN = Math.log(TOTAL) + 2;

/**
 * What the words of a value of the table cost, -ln of their frequency; what is no word (0) costs more than all. Kept: a page
 * asks for few of the thousands.
 */
const costsByValue = lazily(() => {
  const { weights, frequencySum } = jiebaTable();
  const costs = new Float64Array(weights.length);
  costs[0] = Number.POSITIVE_INFINITY;
  return (value: number): number => {
    const known = costs[value] as number;
    if (known !== 0) return known;
    const cost = Math.log(TOTAL / Math.round(Math.exp(weights[value] as number) * frequencySum));
    costs[value] = cost;
    return cost;
  };
});

function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}
