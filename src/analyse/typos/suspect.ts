import type { Range } from '../../text/range.js';

/** A place that is perhaps misspelt. */
export interface Suspect {
  readonly range: Range;
  /** What should perhaps stand there, as long as `range`. */
  readonly right: string;
  /** By how much likelier the passage reads so: natural logarithm. */
  readonly gain: number;
  /** How often the article has `right`, and its first place. */
  readonly count: number;
  readonly witness: Range;
}
