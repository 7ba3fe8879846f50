import type { Article } from '../../page/page.js';
import type { Range } from '../../text/range.js';
import type { Analysis } from '../analysis.js';

export type EntityType =
  | 'person'
  | 'place'
  | 'organisation'
  | 'work'
  | 'date'
  | 'time'
  | 'money'
  | 'quantity'
  | 'percent';

/** Someone or something that an article names, with every mention of it. */
export interface Entity {
  readonly type: EntityType;
  /** Its fullest form. */
  readonly text: string;
  /** Every form that stands in the article, the fullest first. */
  readonly forms: readonly string[];
  readonly count: number;
  /** Every mention, in text order. */
  readonly ranges: readonly Range[];
}

/** The entities of `article`, the most frequent first within a type. */
export function findEntities(_article: Article, _analysis: Analysis): Entity[] {
  return [];
}
