import type { Article, Paragraph } from '../../page/page.js';
import { slice } from '../../text/range.js';
import type { Analysis } from '../analysis.js';
import type { Word } from '../segmenter.js';
import { isPlaceWord } from './place-word.js';

/** A paragraph as the entity rules read it. Offsets within it are page offsets, as everywhere. */
export interface Passage {
  readonly paragraph: Paragraph;
  readonly start: number;
  readonly end: number;
  /** The paragraph's own text; the character at page offset `i` is `text[i - start]`. */
  readonly text: string;
  /** The segmenter's words, with those that it made up mended (see `repaired`). */
  readonly words: readonly Word[];
}

/** The paragraphs of `article` with their words. */
export function passagesOf(article: Article, analysis: Analysis): Passage[] {
  return article.paragraphs.map((paragraph) => ({
    paragraph,
    start: paragraph.range.start,
    end: paragraph.range.end,
    text: slice(analysis.page.text, paragraph.range),
    words: repaired(analysis.words(paragraph)),
  }));
}

/** Words that the segmenter likes to sew to a name that it does not know. No surnames. */
export const SEWN: ReadonlySet<string> = new Set([...'从由在把将对与及和到被让给为是使跟但令当以而']);
const UNITS = new Set([...'省市县区旗镇乡村']);

/**
 * `words` with the made-up ones cut again, where they begin with what belongs to others: 从云溪市 begins with a preposition,
 * 镇红 behind 柳河 with the unit of that place.
 */
function repaired(words: readonly Word[]): readonly Word[] {
  let mended: Word[] | undefined;
  for (let k = 0; k < words.length; k++) {
    const word = words[k] as Word;
    if (word.tag !== 'x' || word.text.length < 2) {
      mended?.push(word);
      continue;
    }
    const first = word.text[0] as string;
    const before = mended ? mended.at(-1) : words[k - 1];
    const unit =
      UNITS.has(first) &&
      before &&
      before.text.length > 1 &&
      (before.tag === 'x' || before.tag === 'ns' || isPlaceWord(before));
    if (unit || SEWN.has(first)) {
      const middle = word.start + 1;
      mended ??= words.slice(0, k);
      mended.push({ start: word.start, end: middle, text: first, tag: unit ? 'n' : 'p' });
      mended.push({ start: middle, end: word.end, text: word.text.slice(1), tag: 'x' });
    } else mended?.push(word);
  }
  return mended ?? words;
}
