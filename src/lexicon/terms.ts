import { lazily } from './lexicon.js';
import { rows } from './rows.js';

/** An entry of terms.tsv. */
export interface ShippedTerm {
  readonly wrong: string;
  readonly right: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** Must match at the place; with flag y. */
  readonly guard?: RegExp;
}

/** The terms that newslint has without a list of the user's; read when first asked for. */
export const shippedTerms = lazily((): readonly ShippedTerm[] =>
  rows('terms').map(([wrong = '', right = '', severity, guard]) => ({
    wrong,
    right,
    severity: severity as ShippedTerm['severity'],
    ...(guard && { guard: new RegExp(guard, 'uy') }),
  })),
);
