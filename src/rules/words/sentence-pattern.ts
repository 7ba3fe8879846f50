import { isWordSpokenOf } from '../../analyse/typos/exempt.js';
import { lazily } from '../../lexicon/lexicon.js';
import { passageFinder } from '../../lexicon/patterns.js';
import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';

export default defineRule({
  id: 'sentence-pattern',
  category: 'words',
  summary: { zh: '句式杂糅、否定失当：原因是……造成的', en: 'two sentence patterns in one: 原因是……造成的' },
  severity: 'warning',
  weight: 1,
  scope: 'paragraph',
  messages: {
    mixed: {
      zh: '“{phrase}”句式杂糅：“{one}”或“{other}”',
      en: '“{phrase}” mixes two patterns: “{one}” or “{other}”',
    },
    negation: { zh: '“{phrase}”否定失当：“{one}”已含“{other}”', en: '“{phrase}”: “{one}” has its “{other}” already' },
  },
  *check({ range: whole }, { page: { text } }) {
    for (const { start, end, columns } of passages()(text, whole.start, whole.end)) {
      const range = { start, end };
      if (isWordSpokenOf(text, range, whole)) continue;
      const [code, one, other] = columns as ['mixed' | 'negation', string, string];
      yield { code, range, evidence: { phrase: excerpt(text.slice(start, end), 20), one, other } };
    }
  },
});

const passages = lazily(() => passageFinder('sentence-patterns'));
