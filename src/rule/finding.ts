import type { Range } from '../text/range.js';

export type Severity = 'error' | 'warning' | 'info';

/** What newslint says about one place of a page: the words of a report, made for people and machines. */
export interface Finding {
  /** Stable from run to run: rule, code, path, the text of the place without its white space, and ordinal; no line numbers. */
  readonly id: string;
  readonly rule: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The other places of a conflict or a duplicate. */
  readonly related: readonly Related[];
  /** Every value in the message, for machines. */
  readonly evidence: Readonly<Record<string, string | number>>;
  readonly fix?: Fix;
}

/** Another place that a finding speaks of. */
export interface Related {
  readonly range: Range;
  /** The page it stands on, where that is another one. */
  readonly path?: string;
  readonly label: string;
}

/** A change that mends a finding. `safe` never touches a fact, a name or a number. Edits are disjoint and in order. */
export interface Fix {
  readonly title: string;
  readonly applicability: Applicability;
  readonly edits: readonly Edit[];
}

export type Applicability = 'safe' | 'review';

export interface Edit {
  readonly range: Range;
  readonly text: string;
}
