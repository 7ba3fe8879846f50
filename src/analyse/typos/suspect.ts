import type { Range } from '../../text/range.js';

/** A place that is perhaps misspelt, and what should perhaps stand there, as long as `range`. */
export interface Suspect {
  readonly range: Range;
  readonly right: string;
  /** How often the article has `right` elsewhere, and its first place; absent where it has none. */
  readonly witness?: { readonly range: Range; readonly count: number };
}

/**
 * How sure it is that `candidate` should stand at `at` of `text` in place of the character there: log odds. The seam for
 * a language model.
 */
export type ScoreOf = (text: string, at: number, candidate: string) => number;
