import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';
import { slice } from '../../text/range.js';

const PRIVATE = /(?:[\uE000-\uF8FF]|[\uDB80-\uDBFF][\uDC00-\uDFFF]){1,500}/g;

/** From this share of a paragraph on, its font is lost and it can't be read: 5 %. */
const UNREADABLE = 0.05;
/** A few glyphs in a short caption are still a few glyphs. */
const SEVERAL = 4;

export default defineRule({
  id: 'private-use-character',
  category: 'characters',
  summary: {
    zh: '私用区字符：造字、方正字库，别处显示不出来',
    en: 'private-use characters, which no other font can show',
  },
  severity: 'warning',
  weight: 0,
  scope: 'paragraph',
  needs: ['private-use character'],
  messages: {
    one: { zh: '私用区字符 {code}，别处显示不出来：{context}', en: 'private-use character {code}: {context}' },
    unreadable: {
      zh: '这一段有{count}个私用区字符，读不出来',
      en: '{count} private-use characters make this unreadable',
    },
  },
  *check({ range }, { page: { text } }) {
    const part = slice(text, range);
    if (!/[\uE000-\uF8FF\uDB80-\uDBFF]/.test(part)) return;
    const runs = [...part.matchAll(PRIVATE)].map(({ index, 0: run }) => ({
      start: range.start + index,
      end: range.start + index + run.length,
    }));
    const count = runs.reduce((sum, run) => sum + [...slice(text, run)].length, 0);
    if (count >= SEVERAL && count > part.length * UNREADABLE) {
      yield { code: 'unreadable', range, evidence: { count } };
      return;
    }
    for (const run of runs) {
      const code = `U+${text.codePointAt(run.start)?.toString(16).toUpperCase()}`;
      const context = excerpt(text.slice(Math.max(range.start, run.start - 5), Math.min(range.end, run.end + 5)));
      yield { code: 'one', range: run, evidence: { code, context } };
    }
  },
});
