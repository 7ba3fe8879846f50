import { isWordSpokenOf } from '../../analyse/typos/exempt.js';
import { idiomSlips } from '../../analyse/typos/idioms.js';
import { listedIn } from '../../analyse/typos/listed.js';
import { places } from '../../analyse/typos/places.js';
import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

export default defineRule({
  id: 'wrong-idiom',
  category: 'words',
  summary: { zh: '成语里的别字：化险为宜、谈笑锋生', en: 'a wrong character in an idiom: 化险为宜 for 化险为夷' },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    idiom: { zh: '“{wrong}”疑为“{right}”', en: '“{wrong}” looks like “{right}”' },
  },
  fixes: {
    replace: { zh: '改为词典里的写法', en: 'write it as the dictionary does' },
  },
  *check(article, analysis) {
    const { text } = analysis.page;
    const times = new Map<string, number>();
    const timesOf = (word: string) => {
      const known = times.get(word) ?? places(text, article.range, word).length;
      times.set(word, known);
      return known;
    };
    for (const paragraph of article.paragraphs) {
      const { range: whole, role } = paragraph;
      if (role === 'byline') continue;
      // Says in the user's words where there is no dictionary.
      analysis.words(paragraph);
      const isListed = listedIn(text, whole);
      for (const { range, right } of idiomSlips(text, whole)) {
        const wrong = text.slice(range.start, range.end);
        if (isWordSpokenOf(text, range, whole) || timesOf(wrong) > 1) continue;
        if (isListed(range)) continue;
        if (
          analysis
            .entities(article)
            .some(({ type, ranges }) => NAMES.has(type) && ranges.some((name) => meets(name, range)))
        )
          continue;
        yield {
          code: 'idiom',
          range,
          evidence: { wrong, right },
          fix: { title: 'replace', applicability: 'review', edits: [{ range, text: right }] },
        };
      }
    }
  },
});

const NAMES = new Set(['person', 'organisation', 'work']);

function meets(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end;
}
