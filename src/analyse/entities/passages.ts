import type { Article, Paragraph } from '../../page/page.js';
import { slice } from '../../text/range.js';
import type { Analysis } from '../analysis.js';
import type { Word } from '../segmenter.js';

/** A paragraph as the entity rules read it. Offsets within it are page offsets, as everywhere. */
export interface Passage {
  readonly paragraph: Paragraph;
  readonly start: number;
  readonly end: number;
  /** The paragraph's own text; the character at page offset `i` is `text[i - start]`. */
  readonly text: string;
  readonly words: readonly Word[];
}

/** The paragraphs of `article` with their words. */
export function passagesOf(article: Article, analysis: Analysis): Passage[] {
  return article.paragraphs.map((paragraph) => ({
    paragraph,
    start: paragraph.range.start,
    end: paragraph.range.end,
    text: slice(analysis.page.text, paragraph.range),
    words: analysis.words(paragraph),
  }));
}
