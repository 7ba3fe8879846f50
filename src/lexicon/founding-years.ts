import { lazily } from './lexicon.js';
import { rows } from './rows.js';

/** The year that the event whose name ends at `end` of `text` is counted from: 新中国成立 before 75周年. */
export function foundingYear(text: string, end: number): number | undefined {
  for (const [name, year] of events()) if (text.startsWith(name, end - name.length)) return year;
  return undefined;
}

/** The longest names first. */
const events = lazily(() =>
  rows('founding-years')
    .flatMap(([year = '', names = '']) => names.split(' ').map((name): [string, number] => [name, Number(year)]))
    .sort(([a], [b]) => b.length - a.length),
);
