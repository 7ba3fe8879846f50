import type { Article } from '../../page/page.js';
import type { Range } from '../../text/range.js';
import type { Analysis } from '../analysis.js';

export type NameType = 'person' | 'place' | 'organisation';

/** One place of an article where a name stands. */
export interface Mention extends Range {
  readonly type: NameType;
  /** As the page writes it. */
  readonly text: string;
  /** It stands inside the name of an organisation (科左后旗 in 科左后旗财政局); other mentions never overlap. */
  readonly nested?: true;
}

/**
 * The seam of the entity room: finds the mentions of persons, places and organisations in an article, in text order.
 * What mentions belong to one entity is decided behind it (see `mergeMentions`).
 */
export type Proposer = (article: Article, analysis: Analysis) => Mention[];
