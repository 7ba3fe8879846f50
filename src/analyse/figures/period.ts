import type { Figure } from './figures.js';

/** The times that a sentence speaks of, the last first. Days are left out: they date the news, not the fact. */
export interface Period {
  /** `2023`, or `-1`, `+0`, `+1` for last, this and next year. */
  readonly years: readonly string[];
  /** `1-8` for the first eight months, `8-8` for August, `1-12` for a whole year. */
  readonly months: readonly string[];
}

/** What the figures before `figures[index]`, back to the offset `from`, say of the time. */
export function periodBefore(text: string, figures: readonly Figure[], index: number, from: number): Period {
  let years: string[] | undefined;
  let months: string[] | undefined;
  for (let i = index - 1; i >= 0; i--) {
    const figure = figures[i] as Figure;
    if (figure.end <= from) break;
    if (figure.kind !== 'date' && figure.kind !== 'duration') continue;
    const year = yearOf(figure);
    const month = monthsOf(text, figure);
    if (year !== '') (years ??= []).push(year);
    if (month !== '') (months ??= []).push(month);
  }
  return years || months ? { years: years ?? NONE, months: months ?? NONE } : NO_TIME;
}

/** Do two sentences speak of different months only? Not where one of them leaves open what the other says. */
export function otherMonths(a: Period, b: Period): boolean {
  return apart(a.months, b.months);
}

/** The same of years: less telling, for a sentence may name years of other things. */
export function otherYears(a: Period, b: Period): boolean {
  return apart(a.years, b.years) && isWritten(a.years) === isWritten(b.years);
}

function apart(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((one) => b.includes(one));
}

function isWritten(years: readonly string[]): boolean {
  return years.every((year) => /^\d/.test(year));
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
  if (!month) return '';
  const last = Number(month[1]);
  return text.charAt(figure.start - 1) === '前' ? `1-${last}` : `${last}-${last}`;
}

const NONE: readonly string[] = [];
const NO_TIME: Period = { years: NONE, months: NONE };

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
