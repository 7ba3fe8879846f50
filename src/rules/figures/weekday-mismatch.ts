import type { Figure } from '../../analyse/figures/figures.js';
import { defineRule } from '../../rule/rule.js';

/** （星期三）, 周三, ，星期三 right behind a date; 天 and 日 both are Sunday. */
const WEEKDAY = /^[（(，, ]?(?:星期|周|礼拜)([一二三四五六日天])(?![个次期])[）)]?/;
const NAMES = '日一二三四五六';

export default defineRule({
  id: 'weekday-mismatch',
  category: 'figures',
  summary: { zh: '星期与日期对不上', en: 'a weekday that its date contradicts' },
  severity: 'error',
  weight: 1,
  scope: 'article',
  messages: {
    weekday: {
      zh: '{year}年的“{date}”是星期{name}，不是星期{said}',
      en: '“{date}” of {year} is 星期{name}, not 星期{said}',
    },
  },
  *check(article, { page, figures }) {
    const all = figures(article);
    for (const figure of all) {
      const date = figure.kind === 'date' ? /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(figure.value ?? '') : null;
      if (!date) continue;
      const said = WEEKDAY.exec(page.text.slice(figure.end, figure.end + 6));
      if (!said) continue;
      const year = date[1] === '-' ? yearOf(all) : Number(date[1]);
      if (year === undefined) continue;
      const day = Number(date[3]);
      const time = new Date(Date.UTC(year, Number(date[2]) - 1, day));
      // an impossible date has no weekday
      if (time.getUTCDate() !== day) continue;
      const name = NAMES[time.getUTCDay()] as string;
      if (name === (said[1] === '天' ? '日' : said[1])) continue;
      yield {
        code: 'weekday',
        range: { start: figure.start, end: figure.end + said[0].length },
        severity: date[1] === '-' ? 'warning' : 'error',
        evidence: { date: figure.text.replace(/^\d{4}年/, ''), year, name, said: said[1] as string },
      };
    }
  },
});

/** The year of an article that names one year and no other, with no word of last year or the next. */
function yearOf(figures: readonly Figure[]): number | undefined {
  let year: number | undefined;
  for (const { kind, value, text } of figures) {
    if (kind !== 'date') continue;
    if (/^[去上前明后]年/.test(text)) return undefined;
    if (value === undefined || !/^\d{4}(?!s)/.test(value)) continue;
    const found = Number(value.slice(0, 4));
    if (year !== undefined && year !== found) return undefined;
    year = found;
  }
  return year;
}
