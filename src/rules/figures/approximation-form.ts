import { defineRule } from '../../rule/rule.js';

/** 20几个 (GB/T 15835 4.2.2: with 几, Han digits), and 三、五天 (GB/T 15834 4.5.3.5: no 、 between the two digits). */
const DIGITS = /几(?<=(?<![\d.,])(\d{1,8})几)(?=[万亿]?[个名位人天年岁次家户件里亩斤吨元块米种条])/g;
const COMMA =
  /、(?<=(?<![第、一二三四五六七八九十百千万两年月期周])([一二两三四五六七八])、)([二三四五六七八九])(?=(?:[十百千万]|[个名位天岁次里亩斤块](?![、级产])|年(?![级、])|个月))/g;
const AFTER_TWO = new Map(
  Object.entries({ 一: '二两', 二: '三', 两: '三', 三: '四五', 四: '五', 五: '六', 六: '七', 七: '八', 八: '九' }),
);

export default defineRule({
  id: 'approximation-form',
  category: 'figures',
  summary: { zh: '概数写法：20几、三、五天', en: 'malformed approximate numbers: 20几, 三、五天' },
  severity: 'error',
  weight: 0.1,
  scope: 'paragraph',
  messages: {
    digits: { zh: '“{text}”：带“几”的概数用汉字', en: '“{text}”: with 几, write the number in Han' },
    comma: { zh: '“{text}”：表概数的两个数之间不加顿号', en: '“{text}”: no 、 between the two digits' },
  },
  fixes: { join: { zh: '删去顿号', en: 'take 、 away' } },
  *check({ range }, { page: { text } }) {
    const part = text.slice(range.start, range.end);
    if (part.includes('几')) {
      for (const { index, 1: number = '' } of part.matchAll(DIGITS)) {
        const end = range.start + index + 1;
        yield { code: 'digits', range: { start: end - 1 - number.length, end }, evidence: { text: `${number}几` } };
      }
    }
    for (const { index, 1: first = '', 2: second = ' ' } of part.matchAll(COMMA)) {
      if (!AFTER_TWO.get(first)?.includes(second)) continue;
      const start = range.start + index - 1;
      const found = `${first}、${second}`;
      yield {
        code: 'comma',
        range: { start, end: start + found.length },
        evidence: { text: found + part.charAt(index + 2) },
        fix: {
          title: 'join',
          applicability: 'review',
          edits: [{ range: { start: start + 1, end: start + 2 }, text: '' }],
        },
      };
    }
  },
});
