import type { Figure } from './figures.js';

/** The time that a clause speaks of, as far as it is said: a year, and a part of it. Days are left out: they date the news. */
export interface Period {
  /** `2023`, or `-1`, `+0`, `+1` for last, this and next year. */
  readonly year: string;
  /** `1-8` for the first eight months, `8-8` for August, `1-12` for a whole year. */
  readonly months: string;
}

/** What is said of the time in the figures from `first` to before `index`, the later word counting. */
export function periodBefore(text: string, figures: readonly Figure[], index: number, from: number): Period {
  let year = '';
  let months = '';
  for (let i = index - 1; i >= 0; i--) {
    const figure = figures[i] as Figure;
    if (figure.end <= from) break;
    if (year === '') year = yearOf(figure);
    if (months === '') months = monthsOf(text, figure);
  }
  return { year, months };
}

/** Do two clauses speak of different times? Not where either leaves open what the other says. */
export function differ(a: Period, b: Period): boolean {
  if (a.months !== '' && b.months !== '' && a.months !== b.months) return true;
  if (a.year === '' || b.year === '' || a.year === b.year) return false;
  return /^\d/.test(a.year) === /^\d/.test(b.year);
}

function yearOf({ kind, value, text }: Figure): string {
  if (kind !== 'date') return '';
  if (value !== undefined && /^\d{4}(?!s)/.test(value)) return value.slice(0, 4);
  return YEARS.get(text.slice(0, 2)) ?? '';
}

function monthsOf(text: string, figure: Figure): string {
  if (figure.kind === 'duration') {
    const first = figure.unit === '月' && figure.value !== undefined && text.charAt(figure.start - 1) === '前';
    return first ? `1-${figure.value}` : '';
  }
  if (figure.kind !== 'date') return '';
  for (const [word, months] of PARTS) if (figure.text.endsWith(word)) return months;
  if (figure.low !== undefined && figure.text.endsWith('月'))
    return `${Number(figure.low.slice(2))}-${Number(figure.high?.slice(2))}`;
  const month = /^(?:\d{4}|-)-(\d\d)$/.exec(figure.value ?? '');
  return month ? `${Number(month[1])}-${Number(month[1])}` : '';
}

const YEARS = new Map(Object.entries({ 今年: '+0', 去年: '-1', 上年: '-1', 明年: '+1', 前年: '-2', 本月: '+0' }));
const PARTS: readonly (readonly [string, string])[] = [
  ['前三季度', '1-9'],
  ['前两季度', '1-6'],
  ['上半年', '1-6'],
  ['下半年', '7-12'],
  ['一季度', '1-3'],
  ['二季度', '4-6'],
  ['三季度', '7-9'],
  ['四季度', '10-12'],
  ['全年', '1-12'],
];
