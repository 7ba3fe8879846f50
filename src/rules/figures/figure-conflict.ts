import { findAcross } from '../../analyse/figures/across.js';
import { type Conflict, findConflicts } from '../../analyse/figures/conflict.js';
import { findRestated } from '../../analyse/figures/restated.js';
import { defineRule } from '../../rule/rule.js';

/** Log odds of a slip, from which on a moved point or swapped digits are an error. */
const CERTAIN = 3;

export default defineRule({
  id: 'figure-conflict',
  category: 'figures',
  summary: {
    zh: '同一事实前后数字不一：小数点移位、数字颠倒、单位不同',
    en: 'one fact, two values: a moved point, swapped digits, another unit',
  },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    'decimal-shift': {
      zh: '“{figure}”与“{other}”矛盾：小数点移位',
      en: '“{figure}” contradicts “{other}”: decimal point moved',
    },
    'digit-swap': {
      zh: '“{figure}”与“{other}”矛盾：数字颠倒',
      en: '“{figure}” contradicts “{other}”: digits swapped',
    },
    'digit-change': {
      zh: '“{figure}”与“{other}”矛盾：一位数字不同',
      en: '“{figure}” contradicts “{other}”: one digit differs',
    },
    'unit-mismatch': {
      zh: '“{figure}”与“{other}”矛盾：单位不同',
      en: '“{figure}” contradicts “{other}”: another unit',
    },
    value: {
      zh: '“{figure}”与“{other}”矛盾：同一句话数字不同',
      en: '“{figure}” contradicts “{other}” in the same sentence',
    },
  },
  labels: {
    other: { zh: '另一处', en: 'the other place' },
    same: { zh: '同此', en: 'the same again' },
    article: { zh: '另一篇', en: 'the other article' },
  },
  *check(article, analysis) {
    const { text } = analysis.page;
    const figures = analysis.figures(article);
    for (const conflict of findConflicts(text, article, figures)) {
      const { odd, others } = conflict;
      yield {
        code: conflict.slip,
        range: { start: odd.start, end: odd.end },
        severity: isError(conflict) ? 'error' : 'warning',
        evidence: { figure: odd.text, other: others.find(({ value }) => value !== odd.value)?.text ?? '' },
        related: others.map(({ start, end, value }) => ({
          range: { start, end },
          label: value === odd.value ? 'same' : 'other',
        })),
      };
    }
    for (const { first, later, code } of findRestated(text, article, figures)) {
      yield {
        code,
        range: { start: later.start, end: later.end },
        severity: 'warning',
        evidence: { figure: later.text, other: first.text },
        related: [{ range: { start: first.start, end: first.end }, label: 'other' }],
      };
    }
  },
  *across(pages) {
    for (const { first, later, slip } of findAcross(pages)) {
      yield {
        code: slip,
        page: later.page,
        range: { start: later.figure.start, end: later.figure.end },
        severity: 'warning',
        evidence: { figure: later.figure.text, other: first.figure.text },
        related: [{ page: first.page, range: { start: first.figure.start, end: first.figure.end }, label: 'article' }],
      };
    }
  },
});

function isError({ slip, score }: Conflict): boolean {
  return (slip === 'decimal-shift' || slip === 'digit-swap') && score >= CERTAIN;
}
