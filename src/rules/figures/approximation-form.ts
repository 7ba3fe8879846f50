import { defineRule } from '../../rule/rule.js';

/** 20几个 (GB/T 15835 4.2.2: with 几, Han digits), and 三、五天 (GB/T 15834 4.5.3.5: no 、 between the two digits). */
const DIGITS = /几(?<=(?<![\d.,])(\d{1,8})几)(?=[万亿]?[个名位人天年岁次家户件里亩斤吨元块米种条])/y;
const COMMA =
  /、(?<=(?<![第、一二三四五六七八九十百千万两年月期周])([一二两三四五六七八])、)([二三四五六七八九])(?=(?:[十百千万]|[个名位天岁次里亩斤块](?![、级产])|年(?![级、])|个月))/y;
const AFTER_TWO = new Map(
  Object.entries({ 一: '二两', 二: '三', 两: '三', 三: '四五', 四: '五', 五: '六', 六: '七', 七: '八', 八: '九' }),
);

export default defineRule({
  id: 'approximation-form',
  category: 'figures',
  summary: { zh: '概数写法：20几、三、五天', en: 'malformed approximate numbers: 20几, 三、五天' },
  severity: 'error',
  weight: 0.1,
  scope: 'article',
  messages: {
    digits: { zh: '“{text}”：带“几”的概数用汉字', en: '“{text}”: with 几, write the number in Han' },
    comma: { zh: '“{text}”：表概数的两个数之间不加顿号', en: '“{text}”: no 、 between the two digits' },
  },
  fixes: { join: { zh: '删去顿号', en: 'take 、 away' } },
  mayFind(article, { signs }) {
    const { several, comma } = signs(article);
    return several.length + comma.length > 0;
  },
  *check(article, { page: { text }, signs }) {
    const { several, comma } = signs(article);
    for (const at of several) {
      const number = matchAt(DIGITS, text, at)?.[1];
      if (!number) continue;
      yield { code: 'digits', range: { start: at - number.length, end: at + 1 }, evidence: { text: `${number}几` } };
    }
    for (const at of comma) {
      const [, first = '', second = ' '] = matchAt(COMMA, text, at) ?? [];
      if (!AFTER_TWO.get(first)?.includes(second)) continue;
      const range = { start: at - 1, end: at + 2 };
      yield {
        code: 'comma',
        range,
        evidence: { text: text.slice(range.start, range.end + 1) },
        fix: { title: 'join', applicability: 'review', edits: [{ range: { start: at, end: at + 1 }, text: '' }] },
      };
    }
  },
});

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
