import { limitStart } from '../../analyse/figures/approximation.js';
import { KIND } from '../../analyse/figures/figures.js';
import { defineRule } from '../../rule/rule.js';

/** A verb of decrease right before the figure; not 下降到, 降至. */
const DECREASE = /(?:下降|减少|降低|缩小|缩短|下跌|下滑|减轻|减小|变少|变小|少)了?(?:整整|足足|将近|大约)?$/;

export default defineRule({
  id: 'decrease-by-multiple',
  category: 'figures',
  summary: { zh: '减少不能用倍数', en: 'a decrease by a multiple' },
  severity: 'error',
  weight: 1,
  scope: 'article',
  messages: {
    multiple: {
      zh: '“{text}”：减少不用倍数，改用百分数或分数',
      en: '“{text}”: a decrease takes a fraction or a percentage, no multiple',
    },
  },
  mayFind: (article, { kinds }) => (kinds(article) & KIND.multiple) !== 0,
  *check(article, { page: { text }, figures }) {
    for (const figure of figures(article)) {
      if (figure.kind !== 'multiple') continue;
      const from = limitStart(text, figure.start, article.range.start);
      const verb = DECREASE.exec(text.slice(Math.max(article.range.start, from - 8), from));
      if (!verb || isName(text, from - verb[0].length, verb[0])) continue;
      const range = { start: from - verb[0].length, end: figure.end };
      yield { code: 'multiple', range, evidence: { text: text.slice(range.start, range.end) } };
    }
  },
});

/** 多少倍, 至少3倍 and 不少于2倍 decrease nothing. */
function isName(text: string, start: number, verb: string): boolean {
  return verb.startsWith('少') && '多至不最很减缺不'.includes(text.charAt(start - 1) || ' ');
}
