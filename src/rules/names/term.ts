import type { Term } from '../../analyse/house-terms/finder.js';
import { isWordSpokenOf } from '../../analyse/typos/exempt.js';
import { straddles } from '../../analyse/typos/straddle.js';
import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

export default defineRule({
  id: 'term',
  category: 'names',
  summary: {
    zh: '不规范的用语，如“残废人”；本报的词表用 --terms 给',
    en: 'a term that the house does not write, such as 残废人; --terms names its lists',
  },
  severity: 'warning',
  weight: 1,
  scope: 'paragraph',
  messages: {
    term: { zh: '“{wrong}”应作“{right}”', en: '“{wrong}” should be “{right}”' },
    noted: { zh: '“{wrong}”应作“{right}”：{note}', en: '“{wrong}” should be “{right}”: {note}' },
    avoid: { zh: '“{wrong}”不宜用', en: 'avoid “{wrong}”' },
    reason: { zh: '“{wrong}”不宜用：{note}', en: 'avoid “{wrong}”: {note}' },
  },
  fixes: {
    replace: { zh: '改用规范用语', en: 'use the right term' },
  },
  *check(paragraph, analysis) {
    const { text } = analysis.page;
    const { range: whole } = paragraph;
    for (const { start, end, value } of analysis.terms(paragraph)) {
      const range = { start, end };
      const { wrong, right, note } = value;
      if (wrong.length <= SHORT && straddles(text, range, right)) continue;
      const severity = severityOf(value, text, range, whole);
      if (!right) {
        if (note) yield { code: 'reason', severity, range, evidence: { wrong, note } };
        else yield { code: 'avoid', severity, range, evidence: { wrong } };
        continue;
      }
      const fix = { title: 'replace', applicability: 'review', edits: [{ range, text: right }] } as const;
      if (note) yield { code: 'noted', severity, range, evidence: { wrong, right, note }, fix };
      else yield { code: 'term', severity, range, evidence: { wrong, right }, fix };
    }
  },
});

/** Longer terms hardly arise by chance where two words meet. */
const SHORT = 3;

/** As the list has it; within 《》 or short quotation marks, where others speak, only a hint. */
function severityOf({ severity }: Term, text: string, range: Range, whole: Range): 'error' | 'warning' | 'info' {
  return severity === 'off' || isWordSpokenOf(text, range, whole) ? 'info' : severity;
}
