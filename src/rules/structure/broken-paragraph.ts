import { isWrapped } from '../../analyse/breaks/wrapped.js';
import { defineRule } from '../../rule/rule.js';
import { slice } from '../../text/range.js';

/** So many characters on either side of the break are quoted. */
const SHOWN = 8;

/** Somebody began a paragraph here: a heading's last character and a story's first may make a word by chance. */
const INDENTED = /[ \t\u3000]$/;

/** Two numerals that the join would make one: a figure is no safe fix. */
const NUMERALS = /[\p{Nd}〇零一二三四五六七八九十百千万亿]{2}/u;

export default defineRule({
  id: 'broken-paragraph',
  category: 'structure',
  summary: { zh: '一段文字在句中断成两段', en: 'a paragraph cut in two in mid-sentence' },
  severity: 'warning',
  weight: 0,
  scope: 'article',
  messages: {
    column: { zh: '一段断成两段：“…{before}｜{after}…”', en: 'one paragraph cut in two: “…{before}｜{after}…”' },
    wrapped: { zh: '整篇逐行断开，共{count}处', en: 'the whole text is broken line by line, in {count} places' },
  },
  labels: {
    next: { zh: '下半段', en: 'goes on here' },
  },
  fixes: {
    join: { zh: '接成一段', en: 'join the two' },
  },
  *check(article, analysis) {
    const { text } = analysis.page;
    const breaks = analysis.breaks(article);
    if (isWrapped(article, breaks)) {
      const first = breaks[0]?.paragraph.range.end ?? article.range.end;
      yield { code: 'wrapped', range: { start: first - 1, end: first }, evidence: { count: breaks.length } };
      return;
    }
    for (const { paragraph, next, sure } of breaks) {
      if (!next) continue;
      const gap = { start: paragraph.range.end, end: next.range.start };
      const isSafe =
        sure &&
        !INDENTED.test(slice(text, gap)) &&
        !NUMERALS.test(text.slice(gap.start - 1, gap.start) + text.slice(gap.end, gap.end + 1));
      const between = article.paragraphs.some(({ range }) => range.start >= gap.start && range.end <= gap.end);
      yield {
        code: 'column',
        range: { start: gap.start - 1, end: between ? gap.start : gap.end + 1 },
        evidence: {
          before: text.slice(Math.max(paragraph.range.start, gap.start - SHOWN), gap.start),
          after: text.slice(gap.end, Math.min(next.range.end, gap.end + SHOWN)),
        },
        related: [{ range: { start: gap.end, end: Math.min(next.range.end, gap.end + SHOWN) }, label: 'next' }],
        ...(!between && {
          fix: {
            title: 'join',
            applicability: isSafe ? 'safe' : 'review',
            edits: [{ range: gap, text: '' }],
          },
        }),
      };
    }
  },
});
