import type { Range } from '../../text/range.js';

/**
 * A place that is perhaps misspelt, and what should perhaps stand there, as long as `range`. `unlikely.ts` is one source of
 * them; a language model would be another.
 */
export interface Suspect {
  readonly range: Range;
  readonly right: string;
  /** How often the article has `right` elsewhere, and its first place; absent where it has none. */
  readonly witness?: { readonly range: Range; readonly count: number };
}
