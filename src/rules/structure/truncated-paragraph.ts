import { isWrapped } from '../../analyse/breaks/wrapped.js';
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
    const breaks = analysis.breaks(article);
    if (isWrapped(article, breaks)) return;
    for (const { paragraph, next, sure } of breaks) {
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
