import { nameVariants } from '../../analyse/name-variants.js';
import { defineRule } from '../../rule/rule.js';

export default defineRule({
  id: 'name-variant',
  category: 'names',
  summary: { zh: '同一人名、机构名前后差一个字', en: 'a name that changes by one character within an article' },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    person: {
      zh: '人名“{variant}”疑为“{name}”（文中{times}处）',
      en: 'the name “{variant}” looks like “{name}”, which stands {times} times',
    },
    organisation: {
      zh: '机构名“{variant}”疑为“{name}”（文中{times}处）',
      en: 'the name “{variant}” looks like “{name}”, which stands {times} times',
    },
  },
  labels: { first: { zh: '首次出现', en: 'first place' } },
  fixes: { replace: { zh: '改为文中多处的写法', en: 'write it as elsewhere in the article' } },
  *check(article, analysis) {
    for (const { type, name, variant, range, times, first } of nameVariants(article, analysis)) {
      yield {
        code: type === 'person' ? 'person' : 'organisation',
        range,
        evidence: { variant, name, times },
        related: [{ range: first, label: 'first' }],
        fix: { title: 'replace', applicability: 'review', edits: [{ range, text: name }] },
      };
    }
  },
});
