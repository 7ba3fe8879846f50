import { isWordSpokenOf } from '../../analyse/typos/exempt.js';
import { lazily } from '../../lexicon/lexicon.js';
import { passageFinder } from '../../lexicon/patterns.js';
import { defineRule } from '../../rule/rule.js';

export default defineRule({
  id: 'de-particle',
  category: 'words',
  summary: { zh: '“的”误作“地”“得”：慢慢的走着、变的更好', en: '的 where 地 or 得 is meant: 慢慢的走着, 变的更好' },
  severity: 'info',
  weight: 1,
  scope: 'paragraph',
  messages: {
    adverb: { zh: '“{wrong}”修饰动词，应为“{right}”', en: '“{wrong}” goes with a verb: “{right}”' },
    complement: { zh: '“{wrong}”后面是补语，应为“{right}”', en: '“{wrong}” has a complement: “{right}”' },
  },
  fixes: {
    replace: { zh: '改助词', en: 'put the right particle' },
  },
  *check({ range: whole }, { page: { text } }) {
    for (const { start, end, columns } of passages()(text, whole.start, whole.end)) {
      const range = { start, end };
      if (isWordSpokenOf(text, range, whole)) continue;
      const [code, right] = columns as ['adverb' | 'complement', string];
      const particle = { start: end - 1, end };
      yield {
        code,
        range,
        evidence: { wrong: text.slice(start, end), right },
        fix: { title: 'replace', applicability: 'review', edits: [{ range: particle, text: right.slice(-1) }] },
      };
    }
  },
});

const passages = lazily(() => passageFinder('de-particles'));
