import type { Figure } from '../../analyse/figures/figures.js';
import { defineRule } from '../../rule/rule.js';

export default defineRule({
  id: 'date-order',
  category: 'figures',
  summary: { zh: '起止时间颠倒', en: 'a span of time that ends before it begins' },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    order: { zh: '“{text}”：止在起之前', en: '“{text}” ends before it begins' },
  },
  *check(article, { page: { text }, figures }) {
    const all = figures(article);
    for (let i = 0; i < all.length; i++) {
      const [figure, next] = [all[i] as Figure, all[i + 1]];
      if (figure.kind !== 'date') continue;
      let end = figure.end;
      if (figure.low === undefined || figure.high === undefined) {
        if (!next || next.kind !== 'date' || !/^(?:至|到|—{1,2}|-|－|～|~)$/.test(text.slice(figure.end, next.start)))
          continue;
        if (!endsFirst(figure.value, next.value)) continue;
        end = next.end;
      } else if (figure.low <= figure.high) continue;
      yield { code: 'order', range: { start: figure.start, end }, evidence: { text: text.slice(figure.start, end) } };
    }
  },
});

/** Two full dates, or a day of the same month: 12月20日至1月5日 goes into the next year and is no error. */
function endsFirst(start = '', end = ''): boolean {
  if (/^\d{4}-\d\d-\d\d$/.test(start) && /^\d{4}-\d\d-\d\d$/.test(end)) return end < start;
  if (/^\d{4}(-\d\d)?$/.test(start) && /^\d{4}(-\d\d)?$/.test(end) && start.length === end.length) return end < start;
  const day = /-(\d\d)-(\d\d)$/.exec(start);
  const last = /^---(\d\d)$/.exec(end);
  if (day && last) return Number(last[1]) < Number(day[2]);
  const same = /^--(\d\d)-(\d\d)$/.exec(end);
  return day !== null && same !== null && same[1] === day[1] && Number(same[2]) < Number(day[2]);
}
