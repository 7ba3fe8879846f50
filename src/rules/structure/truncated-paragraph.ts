import { defineRule } from '../../rule/rule.js';

/** So many characters of the end are marked and quoted. */
const SHOWN = 8;

export default defineRule({
  id: 'truncated-paragraph',
  category: 'structure',
  summary: { zh: '文字在句中中断，没有下文', en: 'text that stops in mid-sentence' },
  severity: 'error',
  weight: 1,
  scope: 'article',
  messages: {
    end: { zh: '句子没有写完：“…{before}”', en: 'the sentence stops: “…{before}”' },
  },
  *check(article, analysis) {
    const { text } = analysis.page;
    for (const { paragraph, next, sure } of analysis.breaks(article)) {
      if (next) continue;
      const { start, end } = paragraph.range;
      const range = { start: Math.max(start, end - SHOWN), end };
      yield {
        code: 'end',
        range,
        severity: sure ? 'error' : 'warning',
        evidence: { before: text.slice(range.start, end) },
      };
    }
  },
});
