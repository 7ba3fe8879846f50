import type { Article, Page } from '../../page/page.js';
import type { Range } from '../../text/range.js';

/** A figure as the text writes it. */
export interface Figure extends Range {
  readonly text: string;
}

/** The figures of `article`, in text order. */
export function readFigures(_page: Page, _article: Article): Figure[] {
  return [];
}
