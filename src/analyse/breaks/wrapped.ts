import type { Article } from '../../page/page.js';
import type { Break } from './breaks.js';

/** Fewer breaks are damage, whatever their share. */
const MINIMUM = 5;

/**
 * Is the article's text set line by line, each line a block of its own? Then its breaks are no damage of single paragraphs:
 * two of five blocks and more stop in mid-sentence.
 */
export function isWrapped({ paragraphs }: Article, breaks: readonly Break[]): boolean {
  return breaks.length >= MINIMUM && breaks.length * 5 >= paragraphs.length * 2;
}
