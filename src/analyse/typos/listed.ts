import { lazily } from '../../lexicon/lexicon.js';
import { variants } from '../../lexicon/variants.js';
import { wrongWords } from '../../lexicon/wrong-words.js';
import { overlaps, type Range } from '../../text/range.js';
import { Taken } from '../entities/taken.js';

/**
 * Whether a word of the lists of wrong words and variant forms stands in a range of the paragraph `whole`, or part of one; they are
 * looked for once, when this is first asked.
 */
export function listedIn(text: string, whole: Range): (range: Range) => boolean {
  return coveredBy(whole, () => [
    ...wrongWords()(text, whole.start, whole.end),
    ...variants()(text, whole.start, whole.end),
  ]);
}

/** Whether one of the ranges that `find` gives, all within `whole`, shares a character with a range of it; found once. */
export function coveredBy(whole: Range, find: () => readonly Range[]): (range: Range) => boolean {
  const taken = lazily(() => {
    const marks = new Taken(whole);
    for (const { start, end } of find()) marks.put(start, end);
    return marks;
  });
  return ({ start, end }) => taken().any(start, end);
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
