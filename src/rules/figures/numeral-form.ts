import { defineRule } from '../../rule/rule.js';

/** By code: what is looked for around one of the signs of the code, at the place of the sign. */
const FORMS = {
  percent: /之(?<=百分之)\d{1,6}(?:\.\d{1,6})?/y,
  thousand: /[千百](?<=(?<![\d.])\d{1,3}(?:\.\d{1,3})?[千百])(?![万亿千米瓦克卡赫伏帕安焦字分年公立姓货科])/y,
  point: /\.\d{1,6}(?=[%％\u4e00-\u9fff])/y,
  zero: /[○ＯOo0](?<=[一二三四五六七八九][○ＯOo0])[一二三四五六七八九○〇ＯOo0]/y,
  mixed: /年(?:(?<=[一二三四五六七八九〇零]{4}年)\d{1,2}月|(?<=(?<!\d)\d{4}年)[一二三四五六七八九十]{1,2}月\d{1,2}日)/y,
} as const;
type Code = keyof typeof FORMS;
const CODES = Object.keys(FORMS) as Code[];

/** What stands before the sign and belongs to what is found. */
const BEFORE: Readonly<Record<Code, RegExp>> = {
  percent: /百分$/,
  thousand: /\d{1,3}(?:\.\d{1,3})?$/,
  point: /$/,
  zero: /.$/,
  mixed: /.{4}$/,
};

export default defineRule({
  id: 'numeral-form',
  category: 'figures',
  summary: { zh: '数字写法：百分之30、3千、.5、二○二三', en: 'malformed numerals: 百分之30, 3千, .5, 二○二三' },
  severity: 'warning',
  weight: 0.1,
  scope: 'article',
  messages: {
    percent: { zh: '“{text}”：“百分之”后用汉字，或写作%', en: '“{text}”: write 30% or 百分之三十' },
    thousand: { zh: '“{text}”：阿拉伯数字不与千、百连用', en: '“{text}”: no 千 or 百 behind Arabic digits' },
    point: { zh: '“{text}”：小数点前缺0', en: '“{text}” lacks its 0' },
    zero: { zh: '“{text}”：汉字数字中的零应为“〇”', en: '“{text}”: the zero of Han digits is 〇' },
    mixed: { zh: '“{text}”：一个日期里混用汉字和阿拉伯数字', en: '“{text}” mixes Han and Arabic digits' },
  },
  mayFind(article, { signs }) {
    const places = signs(article);
    return CODES.some((code) => places[code].length > 0);
  },
  *check(article, { page: { text }, signs }) {
    const places = signs(article);
    for (const code of CODES) {
      const form = FORMS[code];
      for (const at of places[code]) {
        form.lastIndex = at;
        const found = form.exec(text)?.[0];
        if (found === undefined) continue;
        const start = at - (BEFORE[code].exec(text.slice(Math.max(0, at - 7), at))?.[0] ?? '').length;
        const end = at + found.length;
        yield { code, range: { start, end }, evidence: { text: text.slice(start, end) } };
      }
    }
  },
});
