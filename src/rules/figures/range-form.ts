import { defineRule } from '../../rule/rule.js';

/** 15—30%, 3～5万: the first number without what the second has. Ten digits at most, so that no run of digits is read twice. */
const RANGE =
  /[—～~–-](?<=(?<![\d.,:：/年月—～~–-])(\d{1,10}(?:\.\d{1,6})?)[—～~–-])(\d{1,10}(?:\.\d{1,6})?)([%％‰万亿])/y;

export default defineRule({
  id: 'range-form',
  category: 'figures',
  summary: { zh: '数值范围前一个数缺%或万、亿', en: 'a range whose first number lacks % or 万' },
  severity: 'warning',
  weight: 0.1,
  scope: 'article',
  messages: {
    percent: { zh: '“{text}”：前一个数也要写“{mark}”', en: '“{text}”: the first number needs {mark} too' },
    scale: { zh: '“{text}”：前一个数也要写“{mark}”', en: '“{text}”: the first number needs {mark} too' },
  },
  fixes: { repeat: { zh: '补上', en: 'repeat it' } },
  mayFind: (article, { signs }) => signs(article).range.length > 0,
  *check(article, { page: { text }, signs }) {
    for (const sign of signs(article).range) {
      RANGE.lastIndex = sign;
      const [found, low = '', high = '', mark = ''] = RANGE.exec(text) ?? [];
      if (!found) continue;
      if (Number(low) === 0 || Number(low) >= Number(high)) continue;
      const scale = mark === '万' || mark === '亿';
      // 1000—2万 says 1000; a thousand and more beside a unit of 万 is meant as written
      if (scale && Number(low) >= 1000) continue;
      const start = sign - low.length;
      const whole = low + found;
      const at = start + low.length;
      yield {
        code: scale ? 'scale' : 'percent',
        range: { start, end: start + whole.length },
        evidence: { text: whole, mark },
        fix: { title: 'repeat', applicability: 'review', edits: [{ range: { start: at, end: at }, text: mark }] },
      };
    }
  },
});
