import { limitStart } from '../../analyse/figures/approximation.js';
import { compare, type Decimal, divide, multiply, subtract } from '../../analyse/figures/decimal.js';
import type { Figure } from '../../analyse/figures/figures.js';
import { defineRule } from '../../rule/rule.js';

/** 由A增至B: what stands before A, between A and B, and between B and the change that is stated. */
const FROM = /[由从][^，。；：0-9]{0,10}$/;
const TO = /^[^，。；0-9]{0,8}(?:增|升|提|扩|涨|减|降|缩|跌|回落)[^，。；0-9]{0,5}[至到为]$/;
const CHANGE =
  /^[^，。；、0-9]{0,6}[，,]?(?:增长|增幅|增加|提高|提升|上升|上涨|下降|减少|降低|降幅|涨幅|下跌|缩小)(?:了|为|达|达到)?$/;

export default defineRule({
  id: 'figure-change',
  category: 'figures',
  summary: { zh: '所说的增减幅与前后两个数不符', en: 'a stated change that its two figures contradict' },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    percent: {
      zh: '由“{from}”到“{to}”，变化是{real}%，不是“{said}”',
      en: 'from “{from}” to “{to}” is a change of {real} %, not “{said}”',
    },
    points: {
      zh: '由“{from}”到“{to}”，相差{real}个百分点，不是“{said}”',
      en: 'from “{from}” to “{to}” is a change of {real} points, not “{said}”',
    },
  },
  labels: { from: { zh: '原来的数', en: 'from' }, to: { zh: '后来的数', en: 'to' } },
  *check(article, { page: { text }, figures }) {
    const all = figures(article);
    for (let i = 0; i + 2 < all.length; i++) {
      const [from, to, said] = [all[i], all[i + 1], all[i + 2]] as [Figure, Figure, Figure];
      const code =
        said.kind === 'percent' && from.kind !== 'percent'
          ? 'percent'
          : said.kind === 'percentage-point' && from.kind === 'percent'
            ? 'points'
            : undefined;
      if (code === undefined || !isExact(from) || !isExact(to) || !isExact(said)) continue;
      if (from.unit !== to.unit || from.dimension !== to.dimension || said.start - from.start > 60) continue;
      if (!TO.test(text.slice(from.end, limitStart(text, to.start, from.end)))) continue;
      if (!CHANGE.test(text.slice(to.end, limitStart(text, said.start, to.end)))) continue;
      if (!FROM.test(text.slice(Math.max(article.range.start, from.start - 12), from.start))) continue;
      const difference = absolute(subtract(to.value as string, from.value as string));
      if (code === 'percent' && from.value === '0') continue;
      const real =
        code === 'percent' ? divide(multiply(difference, '100'), from.value as string, 1) : divide(difference, '1', 2);
      if (agrees(real, said.value as string, code)) continue;
      yield {
        code,
        range: { start: said.start, end: said.end },
        evidence: { from: from.text, to: to.text, said: said.text, real },
        related: [
          { range: { start: from.start, end: from.end }, label: 'from' },
          { range: { start: to.start, end: to.end }, label: 'to' },
        ],
      };
    }
  },
});

function isExact({ value, approximation }: Figure): boolean {
  return value !== undefined && approximation === 'exact';
}

/** Rounded figures leave half a point, or a twentieth of the change; points are differences and leave 0.1. */
function agrees(real: Decimal, said: Decimal, code: 'percent' | 'points'): boolean {
  const off = absolute(subtract(real, said));
  if (code === 'points') return compare(off, '0.1') <= 0;
  return compare(off, '0.5') <= 0 || compare(multiply(off, '20'), real) <= 0;
}

function absolute(value: Decimal): Decimal {
  return value.startsWith('-') ? value.slice(1) : value;
}
