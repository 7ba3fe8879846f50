import { isInName } from '../../analyse/entities/names.js';
import { isWordSpokenOf } from '../../analyse/typos/exempt.js';
import { straddles } from '../../analyse/typos/straddle.js';
import { variants } from '../../lexicon/variants.js';
import { defineRule } from '../../rule/rule.js';

export default defineRule({
  id: 'variant-form',
  category: 'words',
  summary: { zh: '异形词：按语（案语）、订单（定单）', en: 'a variant form of a word: 案语 for 按语, 定单 for 订单' },
  severity: 'info',
  weight: 0.1,
  scope: 'article',
  messages: {
    variant: {
      zh: '异形词“{variant}”，推荐写作“{recommended}”',
      en: '“{variant}” is a variant form of “{recommended}”',
    },
  },
  fixes: {
    replace: { zh: '改用推荐词形', en: 'use the recommended form' },
  },
  *check(article, analysis) {
    const { text } = analysis.page;
    for (const { range: whole } of article.paragraphs) {
      for (const { start, end, value } of variants()(text, whole.start, whole.end)) {
        const range = { start, end };
        const { recommended, guard } = value;
        if (guard && !matchesAt(guard, text, start)) continue;
        if (straddles(text, range, recommended) || isWordSpokenOf(text, range, whole)) continue;
        if (isInName(range, article, analysis)) continue;
        yield {
          code: 'variant',
          range,
          evidence: { variant: text.slice(start, end), recommended },
          fix: { title: 'replace', applicability: 'review', edits: [{ range, text: recommended }] },
        };
      }
    }
  },
});

/** `guard` has flag y. */
function matchesAt(guard: RegExp, text: string, start: number): boolean {
  guard.lastIndex = start;
  return guard.test(text);
}
