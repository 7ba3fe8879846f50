import { add, compare, type Decimal, shift } from '../../analyse/figures/decimal.js';
import type { Figure } from '../../analyse/figures/figures.js';
import { defineRule } from '../../rule/rule.js';

/** What stands between the last part and its total, and between two parts of a list. */
const TOTAL = /^[，,、]?(?:两项|三项|以上)?(?:合计|共计|总计|一共|共)(?:有|为|是|达)?$/;
const BETWEEN = /^[\u4e00-\u9fff]{0,4}[、，,和及][\u4e00-\u9fff“”]{1,12}$/;
/** Words between two parts that say that they are no parts of one list. */
const NO_LIST = /其中|比|较|增|减|占|平均|每|含|包括|累计|另|中$/;

export default defineRule({
  id: 'figure-sum',
  category: 'figures',
  summary: { zh: '分项相加不等于合计', en: 'parts that do not add up to their total' },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    sum: { zh: '分项相加是“{sum}”，不是“{total}”', en: 'the parts add up to “{sum}”, not “{total}”' },
  },
  labels: { part: { zh: '分项', en: 'a part' } },
  *check(article, { page: { text }, figures }) {
    const all = figures(article);
    for (let i = 2; i < all.length; i++) {
      const total = all[i] as Figure;
      if (!isExact(total) || !TOTAL.test(text.slice((all[i - 1] as Figure).end, total.start))) continue;
      const parts = partsBefore(text, all, i);
      if (parts.length < 2) continue;
      const sum = parts.map(({ value }) => value as string).reduce(add);
      if (compare(sum, total.value as string) === 0) continue;
      yield {
        code: 'sum',
        range: { start: total.start, end: total.end },
        evidence: { sum: written(sum, total), total: total.text },
        related: parts.map(({ start, end }) => ({ range: { start, end }, label: 'part' as const })),
      };
    }
  },
});

/** The parts of the list that ends right before the total `all[index]`, in text order; none where the list is not plain. */
function partsBefore(text: string, all: readonly Figure[], index: number): Figure[] {
  const { unit, dimension } = all[index] as Figure;
  const parts: Figure[] = [];
  for (let i = index - 1; i >= 0; i--) {
    const part = all[i] as Figure;
    if (!isExact(part) || part.unit !== unit || part.dimension !== dimension) return [];
    parts.unshift(part);
    const before = all[i - 1];
    const gap = before ? text.slice(before.end, part.start) : '';
    if (!before || !BETWEEN.test(gap) || NO_LIST.test(gap)) break;
  }
  return parts;
}

/** A value in the unit, and the 万 or 亿, that `like` is written in. */
function written(value: Decimal, { scale, unit = '' }: Figure): string {
  const name = SCALES.get(scale);
  return name === undefined ? value + unit : shift(value, -scale) + name + unit;
}

const SCALES = new Map([
  [4, '万'],
  [8, '亿'],
  [12, '万亿'],
]);

function isExact({ kind, value, approximation, unit }: Figure): boolean {
  return (
    (kind === 'quantity' || kind === 'money') && unit !== undefined && value !== undefined && approximation === 'exact'
  );
}
