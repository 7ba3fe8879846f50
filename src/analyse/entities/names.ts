import type { Article } from '../../page/page.js';
import { overlaps, type Range } from '../../text/range.js';
import type { Analysis } from '../analysis.js';

/** Does a name stand in `range`, or part of one: of a person, a place, an organisation, a work? Names are spelt as their owners spell them. */
export function isInName(range: Range, article: Article, analysis: Analysis): boolean {
  return analysis
    .entities(article)
    .some(({ type, ranges }) => NAMES.has(type) && ranges.some((one) => overlaps(one, range)));
}

const NAMES: ReadonlySet<string> = new Set(['person', 'place', 'organisation', 'work']);
