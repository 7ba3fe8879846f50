import { lazily } from './lexicon.js';
import { rows } from './rows.js';

/** The year that the event whose name ends at `end` of `text` is counted from: 新中国成立 before 75周年. */
export function foundingYear(text: string, end: number): number | undefined {
  for (const [name, year] of events()) {
    const start = end - name.length;
    if (text.startsWith(name, start) && (name.length > SHORT || !ENDS_IN_NAME.test(text.charAt(start - 1))))
      return year;
  }
  return undefined;
}

/** 党成立 and 建军 are the ends of other names too (致公党成立, 新四军建军): they count behind what ends none. */
const SHORT = 3;
const ENDS_IN_NAME = /(?![是在到自从值逢们为接祝念来])\p{Script=Han}/u;

const events = lazily(() =>
  rows('founding-years').flatMap(([year = '', names = '']) =>
    names.split(' ').map((name): [string, number] => [name, Number(year)]),
  ),
);
