import { isWordSpokenOf } from '../../analyse/typos/exempt.js';
import { ownWordSlips } from '../../analyse/typos/own-words.js';
import type { Paragraph } from '../../page/page.js';
import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

export default defineRule({
  id: 'typo',
  category: 'words',
  summary: {
    zh: '音近形近的错字：文中多次“栽种”，一处“裁种”',
    en: 'a character mistaken for one alike: 裁种 beside 栽种',
  },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    own: {
      zh: '“{wrong}”疑为“{right}”（文中另有{count}处）',
      en: '“{wrong}” looks like “{right}” ({count} elsewhere)',
    },
  },
  labels: {
    right: { zh: '文中的写法', en: 'as the article writes it' },
  },
  fixes: {
    replace: { zh: '改为文中的写法', en: 'write it as elsewhere' },
  },
  *check(article, analysis) {
    const { text } = analysis.page;
    const slips = ownWordSlips(article, analysis);
    if (!slips.length) return;
    const names = analysis.entities(article).flatMap(({ ranges }) => ranges);
    for (const { range, right, count, witness } of slips) {
      const paragraph = article.paragraphs.find((one) => holds(one.range, range)) as Paragraph;
      if (names.some((name) => meets(name, range)) || isWordSpokenOf(text, range, paragraph.range)) continue;
      yield {
        code: 'own',
        range,
        evidence: { wrong: text.slice(range.start, range.end), right, count },
        related: [{ range: witness, label: 'right' }],
        fix: { title: 'replace', applicability: 'review', edits: [{ range, text: right }] },
      };
    }
  },
});

function holds(one: Range, other: Range): boolean {
  return one.start <= other.start && other.end <= one.end;
}

function meets(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}
