import type { Term } from '../analyse/house-terms/finder.js';
import { describeBadRow, parseTerms } from '../analyse/house-terms/list.js';
import type { Failure } from '../lint/lint.js';
import type { Lang } from '../text/message.js';
import { readLists } from './lists.js';

/** The terms of all lists in `paths`, the day for which they must hold (`date`, YYYY-MM-DD; today, if not given), and what could not be read. */
export function readTerms(
  paths: readonly string[],
  date: string | undefined,
  lang: Lang,
): { terms: readonly [terms: readonly Term[], day: string]; failures: Failure[] } {
  const terms: Term[] = [];
  const failures = readLists(paths, lang, (text, path) => {
    const list = parseTerms(text, path);
    for (const term of list.terms) terms.push(term);
    return list.badRows.map(describeBadRow);
  });
  return { terms: [terms, date ?? dayOf(new Date())], failures };
}

/** As YYYY-MM-DD, where the run takes place. */
function dayOf(clock: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${clock.getFullYear()}-${two(clock.getMonth() + 1)}-${two(clock.getDate())}`;
}
