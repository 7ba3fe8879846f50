import { variants } from '../../lexicon/variants.js';
import { wrongWords } from '../../lexicon/wrong-words.js';
import { overlaps, type Range } from '../../text/range.js';

/** Does a word of the lists of wrong words and variant forms stand in `range`, or part of one? `whole` is the paragraph. */
export function isListed(text: string, range: Range, whole: Range): boolean {
  return [wrongWords(), variants()].some((find) =>
    find(text, whole.start, whole.end).some((one) => overlaps(one, range)),
  );
}
