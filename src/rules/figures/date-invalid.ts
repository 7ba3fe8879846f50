import type { Figure } from '../../analyse/figures/figures.js';
import { defineRule } from '../../rule/rule.js';

export default defineRule({
  id: 'date-invalid',
  category: 'figures',
  summary: { zh: '日历上没有的日期、钟面上没有的时刻', en: 'a date that no calendar has, a time that no clock shows' },
  severity: 'error',
  weight: 1,
  scope: 'article',
  messages: {
    date: { zh: '“{text}”：日历上没有这个日期', en: '“{text}”: no calendar has this date' },
    time: { zh: '“{text}”：没有这个时刻', en: '“{text}”: no clock shows this time' },
  },
  mayFind: (article, { figures }) => figures(article).some(isImpossible),
  *check(article, analysis) {
    for (const figure of analysis.figures(article)) {
      if (!isImpossible(figure)) continue;
      const code = figure.kind === 'time' ? 'time' : 'date';
      yield { code, range: { start: figure.start, end: figure.end }, evidence: { text: figure.text } };
    }
  },
});

function isImpossible({ kind, value }: Figure): boolean {
  if (value === undefined) return false;
  // T15, T15:40
  if (kind === 'time') return twoDigits(value, 1) > 24 || (value.length > 3 && twoDigits(value, 4) > 59);
  if (kind !== 'date') return false;
  // YYYY, YYYY-MM, YYYY-MM-DD, --MM, --MM-DD, ---DD, and 80s or lunar:01-15, which are none
  const isYear = value.charCodeAt(0) !== DASH;
  if (isYear ? value.length < 7 || value.charCodeAt(4) !== DASH : value.length < 4) return false;
  const at = isYear ? 5 : 2;
  const month = value.charCodeAt(at) === DASH ? undefined : twoDigits(value, at);
  if (month !== undefined && (month < 1 || month > 12)) return true;
  const dayAt = at + (month === undefined ? 1 : 3);
  if (value.length < dayAt + 2) return false;
  const day = twoDigits(value, dayAt);
  const last = month === undefined ? 31 : daysIn(month, isYear ? Number(value.slice(0, 4)) : 2000);
  return day < 1 || day > last;
}

const DASH = '-'.charCodeAt(0);

function twoDigits(value: string, at: number): number {
  return (value.charCodeAt(at) - 0x30) * 10 + value.charCodeAt(at + 1) - 0x30;
}

/** The number of days of a month (1–12) of the Gregorian calendar. */
function daysIn(month: number, year: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
