import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';
import { slice } from '../../text/range.js';

/** Two marks or more of which one ends a clause or sentence, half-width ones only behind Han (not a,,b or ::). */
const RUN = /[，。、；：！？]{2,500}|(?<=[\u4E00-\u9FFF])(?:,{2,500}|;{2,500}|,，|，,{1,500})/g;

/** ！！！ and ？！: GB/T 15834—2011 4.2–4.3 allow up to three. 。。。 and 、、、 are false ellipses, not repetitions. */
const LEGAL = /^(?:[！？]{2,3}|。{3,500}|、{3,500})$/;

export default defineRule({
  id: 'repeated-mark',
  category: 'punctuation',
  summary: { zh: '标点重复：，，、。。、！！！！', en: 'marks typed twice: ，，, 。。, ！！！！' },
  severity: 'error',
  weight: 0.1,
  scope: 'paragraph',
  needs: ['marks on end'],
  messages: {
    repeated: { zh: '标点重复：“{marks}”', en: 'repeated marks: “{marks}”' },
  },
  fixes: {
    keep: { zh: '只留一个', en: 'keep one' },
  },
  *check(paragraph, { page: { text } }) {
    for (const match of slice(text, paragraph.range).matchAll(RUN)) {
      const [marks] = match;
      if (LEGAL.test(marks)) continue;
      const range = {
        start: paragraph.range.start + match.index,
        end: paragraph.range.start + match.index + marks.length,
      };
      const wide = marks.replaceAll(',', '，').replaceAll(';', '；');
      const alike = [...wide].every((mark) => mark === wide[0]);
      yield {
        code: 'repeated',
        range,
        evidence: { marks: excerpt(marks) },
        ...(alike && {
          fix: { title: 'keep', applicability: 'safe', edits: [{ range, text: wide[0] as string }] },
        }),
      };
    }
  },
});
