import { isWordSpokenOf } from '../../analyse/typos/exempt.js';
import { lazily } from '../../lexicon/lexicon.js';
import { passageFinder } from '../../lexicon/patterns.js';
import type { Severity } from '../../rule/finding.js';
import { defineRule } from '../../rule/rule.js';

export default defineRule({
  id: 'redundant-phrase',
  category: 'words',
  summary: { zh: '语义重复：原因是因为、凯旋归来', en: 'a phrase that says the same twice: 原因是因为, 凯旋归来' },
  severity: 'warning',
  weight: 1,
  scope: 'paragraph',
  messages: {
    redundant: { zh: '“{phrase}”语义重复，可作“{better}”', en: '“{phrase}” says it twice: “{better}”' },
  },
  fixes: {
    shorten: { zh: '删去重复', en: 'say it once' },
  },
  *check({ range: whole }, { page: { text } }) {
    for (const { start, end, columns } of passages()(text, whole.start, whole.end)) {
      const range = { start, end };
      if (isWordSpokenOf(text, range, whole)) continue;
      const [better, severity] = columns as [string, Severity];
      yield {
        code: 'redundant',
        severity,
        range,
        evidence: { phrase: text.slice(start, end), better },
        fix: { title: 'shorten', applicability: 'review', edits: [{ range, text: better }] },
      };
    }
  },
});

const passages = lazily(() => passageFinder('redundant-phrases'));
