import { defineRule } from '../../rule/rule.js';
import { slice } from '../../text/range.js';

/** ，， 。。 、， and the like; not 。。。 (a false ellipsis), not ！！ and ？！, which GB/T 15834 4.3–4.4 allow up to three. */
const REPEATED = /(?<![，。、；：])(?:(?![。]{3})[，。、；：]{2,6}|[！？]{4,20})(?![，。、；：！？])/g;

export default defineRule({
  id: 'repeated-mark',
  category: 'punctuation',
  summary: { zh: '标点重复：，，、。。、！！！！', en: 'marks typed twice: ，，, 。。, ！！！！' },
  severity: 'error',
  weight: 0.1,
  scope: 'paragraph',
  messages: {
    repeated: { zh: '标点重复：“{marks}”', en: 'repeated marks: “{marks}”' },
  },
  fixes: {
    keep: { zh: '只留一个', en: 'keep one' },
  },
  *check(paragraph, { page: { text } }) {
    for (const match of slice(text, paragraph.range).matchAll(REPEATED)) {
      const [marks] = match;
      const range = {
        start: paragraph.range.start + match.index,
        end: paragraph.range.start + match.index + marks.length,
      };
      const alike = [...marks].every((mark) => mark === marks[0]);
      yield {
        code: 'repeated',
        range,
        evidence: { marks },
        ...(alike && {
          fix: { title: 'keep', applicability: 'safe', edits: [{ range, text: marks[0] as string }] },
        }),
      };
    }
  },
});
