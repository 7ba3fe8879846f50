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
  *check(article, analysis) {
    for (const figure of analysis.figures(article)) {
      const code = figure.kind === 'date' || figure.kind === 'time' ? figure.kind : undefined;
      if (code === undefined || !isImpossible(figure)) continue;
      yield { code, range: { start: figure.start, end: figure.end }, evidence: { text: figure.text } };
    }
  },
});

function isImpossible({ kind, value }: Figure): boolean {
  if (value === undefined) return false;
  if (kind === 'time') {
    const [hour = 0, minute = 0] = value.slice(1).split(':').map(Number);
    return hour > 24 || minute > 59;
  }
  // a year alone, as many dates are
  if (value.length === 4 && !value.startsWith('-')) return false;
  // YYYY, YYYY-MM, YYYY-MM-DD, --MM, --MM-DD, ---DD
  const [, year, month, day] = /^(\d{4}|-)?(?:-(\d\d|-))?(?:-(\d\d))?$/.exec(value) ?? [];
  if (month !== undefined && month !== '-' && (Number(month) < 1 || Number(month) > 12)) return true;
  if (day === undefined) return false;
  const last = month === undefined || month === '-' ? 31 : daysIn(Number(month), year === '-' ? 2000 : Number(year));
  return Number(day) < 1 || Number(day) > last;
}

/** The number of days of a month (1–12) of the Gregorian calendar. */
function daysIn(month: number, year: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
