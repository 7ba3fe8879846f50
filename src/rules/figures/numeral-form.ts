import { defineRule } from '../../rule/rule.js';

/** By code; each pattern has the malformed numeral as its whole match, but for `zero`. */
const FORMS = {
  percent: /百分之\d{1,6}(?:\.\d{1,6})?/g,
  thousand: /(?<![\d.])\d{1,3}(?:\.\d{1,3})?[千百](?![万亿千米瓦克卡赫伏帕安焦字分年公立姓货科])/g,
  point: /(?<=[\u4e00-\u9fff])\.\d{1,6}(?=[%％\u4e00-\u9fff])/g,
  zero: /(?<=[一二三四五六七八九])[○ＯOo0](?=[一二三四五六七八九○〇ＯOo0])/g,
  mixed: /[一二三四五六七八九〇零]{4}年\d{1,2}月|(?<!\d)\d{4}年[一二三四五六七八九十]{1,2}月\d{1,2}日/g,
} as const;
/** A pattern is tried where one of its characters stands. */
const SIGNS = { percent: '百分之', thousand: '', point: '.', zero: '', mixed: '年' } as const;

export default defineRule({
  id: 'numeral-form',
  category: 'figures',
  summary: { zh: '数字写法：百分之30、3千、.5、二○二三', en: 'malformed numerals: 百分之30, 3千, .5, 二○二三' },
  severity: 'warning',
  weight: 0.1,
  scope: 'paragraph',
  messages: {
    percent: { zh: '“{text}”：“百分之”后用汉字，或写作%', en: '“{text}”: write 30% or 百分之三十' },
    thousand: { zh: '“{text}”：阿拉伯数字不与千、百连用', en: '“{text}”: no 千 or 百 behind Arabic digits' },
    point: { zh: '“{text}”：小数点前缺0', en: '“{text}” lacks its 0' },
    zero: { zh: '“{text}”：汉字数字中的零应为“〇”', en: '“{text}”: the zero of Han digits is 〇' },
    mixed: { zh: '“{text}”：一个日期里混用汉字和阿拉伯数字', en: '“{text}” mixes Han and Arabic digits' },
  },
  *check({ range }, { page: { text } }) {
    const part = text.slice(range.start, range.end);
    for (const code of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
      if (!part.includes(SIGNS[code])) continue;
      // the zero alone is looked for, and told with its neighbours
      const around = code === 'zero' ? 1 : 0;
      for (const { index, 0: found } of part.matchAll(FORMS[code])) {
        const [from, to] = [index - around, index + found.length + around];
        const place = { start: range.start + from, end: range.start + to };
        yield { code, range: place, evidence: { text: part.slice(from, to) } };
      }
    }
  },
});
