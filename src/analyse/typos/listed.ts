import { variants } from '../../lexicon/variants.js';
import { wrongWords } from '../../lexicon/wrong-words.js';
import { overlaps, type Range } from '../../text/range.js';

/** Does a word of the lists of wrong words and variant forms stand in `range`, or part of one? `whole` is the paragraph. */
export function isListed(text: string, range: Range, whole: Range): boolean {
  return [wrongWords(), variants()].some((find) =>
    find(text, whole.start, whole.end).some((one) => overlaps(one, range)),
  );
}

/** Would `right` in the place of `range` make a word of the list of wrong words: 授权 for 受权 in 新华社受权发布? */
export function becomesListed(text: string, { start, end }: Range, right: string, whole: Range): boolean {
  const from = Math.max(whole.start, start - LONGEST);
  const mended = text.slice(from, start) + right + text.slice(end, Math.min(whole.end, end + LONGEST));
  const place = { start: start - from, end: start - from + right.length };
  return wrongWords()(mended, 0, mended.length).some((one) => overlaps(one, place));
}

/** No word of the list is longer, with what its guard looks at. */
const LONGEST = 30;
