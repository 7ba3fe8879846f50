import { limitStart } from '../../analyse/figures/approximation.js';
import { KIND } from '../../analyse/figures/figures.js';
import { defineRule } from '../../rule/rule.js';

/** Shares and rates that are percentages themselves, and the verb of their change; not 提高到. */
const RATE =
  /(?:占比|比重|占有率|失业率|入学率|就业率|合格率|参保率|覆盖率|普及率|毛利率|存款准备金率|税率|城镇化率)(?:[^，。；：、0-9到至为]{0,6})(?:提高|提升|上升|下降|降低|下调|上调|回落)了?$/;

export default defineRule({
  id: 'percent-point',
  category: 'figures',
  summary: { zh: '比率的升降用百分点，不用%', en: 'a change of a rate takes percentage points' },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    point: { zh: '“{text}”：比率升降应为“个百分点”', en: '“{text}”: a rate changes by percentage points (个百分点)' },
  },
  mayFind: (article, { kinds }) => (kinds(article) & KIND.percent) !== 0,
  *check(article, { page: { text }, figures }) {
    for (const figure of figures(article)) {
      if (figure.kind !== 'percent' || figure.value === undefined) continue;
      const from = limitStart(text, figure.start, article.range.start);
      const rate = RATE.exec(text.slice(Math.max(article.range.start, from - 20), from));
      if (!rate) continue;
      const range = { start: from - rate[0].length, end: figure.end };
      yield { code: 'point', range, evidence: { text: text.slice(range.start, range.end) } };
    }
  },
});
