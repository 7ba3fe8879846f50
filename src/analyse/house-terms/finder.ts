import { lazily } from '../../lexicon/lexicon.js';
import { type Hit, phraseFinder } from '../../lexicon/phrases.js';
import { shippedTerms } from '../../lexicon/terms.js';

/** An entry of a list of terms: what the house does not write, and what it writes instead. */
export interface Term {
  readonly wrong: string;
  /** Empty where the list only says what not to write. */
  readonly right: string;
  /** `off`: neither `wrong` nor a shorter term within it is reported. */
  readonly severity: 'error' | 'warning' | 'info' | 'off';
  readonly note?: string;
  /** The first day that the entry holds for, and the last, as YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
}

/** Finds the places in `text` from `start` to `end` where a term is written wrongly. */
export type FindTerms = (text: string, start: number, end: number) => Hit<Term>[];

/**
 * The finder of `terms` and of those that newslint has itself, for a paper of `date` (YYYY-MM-DD): entries that do not
 * hold that day are left out; without a date all hold. Of entries for the same word the last counts, and any before newslint's own.
 *
 * A hit is no term where `right` stands there already (民工 in 农民工), or where letters or digits run over its edges.
 */
export function termFinder(terms: readonly Term[], date?: string): FindTerms {
  const own: (Term & { readonly guard?: RegExp })[] = terms.filter(
    ({ from, to }) => date === undefined || ((from === undefined || from <= date) && (to === undefined || date <= to)),
  );
  const find = phraseFinder(
    [...own.reverse(), ...shippedTerms()].map((term): readonly [string, typeof term] => [term.wrong, term]),
  );
  return (text, start, end) =>
    find(text, start, end).filter(({ start: from, end: to, value: { wrong, right, severity, guard } }) => {
      if (severity === 'off' || isCut(text, from, to) || isWithin(text, from, wrong, right)) return false;
      if (!guard) return true;
      guard.lastIndex = from;
      return guard.test(text);
    });
}

/** The finder of newslint's own terms, which hold on any day. */
export const newslintTerms = lazily(() => termFinder([]));

/** Does a word of letters and digits go on over an edge (AI in AIR)? */
function isCut(text: string, start: number, end: number): boolean {
  return (
    (isAlphanumeric(text.charCodeAt(start)) && isAlphanumeric(text.charCodeAt(start - 1))) ||
    (isAlphanumeric(text.charCodeAt(end - 1)) && isAlphanumeric(text.charCodeAt(end)))
  );
}

function isAlphanumeric(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

function isWithin(text: string, start: number, wrong: string, right: string): boolean {
  for (let at = right.indexOf(wrong); at >= 0; at = right.indexOf(wrong, at + 1)) {
    if (at <= start && text.startsWith(right, start - at)) return true;
  }
  return false;
}
