import { likeliest } from '../../lexicon/common-words.js';
import type { Range } from '../../text/range.js';

/**
 * Is what stands in the range, a wrong word for `right`, by chance the end of one word and the beginning of the next
 * (进人 in 促进|人与自然)? Then a word of the passage runs over its edge, and the passage reads no likelier with `right` in
 * its place.
 */
export function straddles(text: string, { start, end }: Range, right: string): boolean {
  const before = /[\u4E00-\u9FFF]{0,6}$/.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? '';
  const behind = /^[\u4E00-\u9FFF]{0,6}/.exec(text.slice(end, end + REACH))?.[0] ?? '';
  const wrong = likeliest(before + text.slice(start, end) + behind);
  if (!runsOver(wrong.words, before.length, before.length + end - start)) return false;
  return likeliest(before + right + behind).cost >= wrong.cost;
}

/** How many characters on either side decide where words end. */
const REACH = 6;

/** Does one of `words`, laid end to end, stand on both sides of `start` or of `end`? */
function runsOver(words: readonly string[], start: number, end: number): boolean {
  let from = 0;
  for (const { length } of words) {
    const to = from + length;
    if ((from < start && start < to) || (from < end && end < to)) return true;
    from = to;
  }
  return false;
}
