import { limitStart } from '../../analyse/figures/approximation.js';
import { add, compare, type Decimal, divide, multiply, subtract } from '../../analyse/figures/decimal.js';
import type { Figure } from '../../analyse/figures/figures.js';
import {
  computedSpreadOf,
  difference,
  isRatio,
  overlaps,
  type Spread,
  spreadOf,
} from '../../analyse/figures/precision.js';
import { factorOf } from '../../lexicon/units.js';
import { defineRule } from '../../rule/rule.js';

export default defineRule({
  id: 'figure-change',
  category: 'figures',
  summary: {
    zh: '所说的增减幅、占比、平均数与给出的数不符',
    en: 'a stated change, share or average that its figures contradict',
  },
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
    amount: {
      zh: '由“{from}”到“{to}”，相差{real}，不是“{said}”',
      en: 'from “{from}” to “{to}” is a change of {real}, not “{said}”',
    },
    multiple: {
      zh: '由“{from}”到“{to}”是{real}倍，与“{said}”不符',
      en: '“{to}” is {real} times “{from}”, which “{said}” contradicts',
    },
    rate: {
      zh: '“{to}”中增减了“{by}”，变化是{real}%，不是“{said}”',
      en: '“{to}” after a change of “{by}” is a change of {real} %, not “{said}”',
    },
    share: { zh: '“{part}”占“{whole}”的{real}%，不是“{said}”', en: '“{part}” is {real} % of “{whole}”, not “{said}”' },
    conversion: { zh: '“{from}”合{real}，不是“{said}”', en: '“{from}” is {real}, not “{said}”' },
    average: {
      zh: '“{whole}”除以“{count}”是{real}，不是“{said}”',
      en: '“{whole}” by “{count}” is {real}, not “{said}”',
    },
  },
  labels: {
    from: { zh: '原来的数', en: 'from' },
    to: { zh: '后来的数', en: 'to' },
    by: { zh: '增减的数', en: 'the change' },
    whole: { zh: '总数', en: 'the whole' },
    part: { zh: '其中的数', en: 'the part' },
    count: { zh: '个数', en: 'the count' },
  },
  *check(article, { page: { text }, figures }) {
    let first: Figure | undefined;
    let second: Figure | undefined;
    let said: Figure | undefined;
    for (const figure of figures(article)) {
      if (NOT_COMPARED.includes(figure.kind)) continue;
      first = second;
      second = said;
      said = figure;
      if (!second) continue;
      const converted = conversion(text, second, said);
      if (converted) yield converted;
      if (!first || said.start - first.start > 80) continue;
      if (!isAlike(first, second) && !isAlike(first, said) && !isAlike(second, said)) continue;
      if (!isExact(first) || !isExact(second) || !isExact(said)) continue;
      const gaps = {
        before: text.slice(Math.max(article.range.start, first.start - 12), first.start),
        first: gap(text, first, second),
        second: gap(text, second, said),
      };
      const report =
        fromTo(first, second, said, gaps) ??
        increase(first, second, said, gaps) ??
        share(first, second, said, gaps) ??
        average(first, second, said, gaps);
      if (report) yield report;
    }
  },
});

/** Figures that stand between those of a change: 比2022年增加, 比10年前增加. */
const NOT_COMPARED: readonly Figure['kind'][] = ['date', 'time', 'duration', 'ordinal', 'identifier'];

/** The words before the first figure, between it and the second, and between that and what is said of them. */
interface Gaps {
  readonly before: string;
  readonly first: string;
  readonly second: string;
}

function gap(text: string, { end }: Figure, { start }: Figure): string {
  return text.slice(end, limitStart(text, start, end));
}

function isExact({ value, approximation }: Figure): boolean {
  return (
    value !== undefined && !value.includes('/') && !value.startsWith('-') && value !== '0' && approximation === 'exact'
  );
}

function isAlike(a: Figure, b: Figure): boolean {
  return a.unit !== undefined && a.unit === b.unit && a.dimension === b.dimension;
}

/** 由A增至B，增长x%; the change may be an amount, percentage points or a multiple too. */
const FROM = /[由从][^，。；：0-9]{0,10}$/;
const TO = /^[^，。；0-9]{0,8}(?:增|升|提|扩|涨|减|降|缩|跌|回落)[^，。；0-9]{0,5}[至到为]$/;
const CHANGE =
  /^[^，。；、0-9]{0,6}[，,]?(?:共|净)?(?:增长|增幅|增加|提高|提升|上升|上涨|下降|减少|降低|降幅|涨幅|下跌|缩小|扩大)(?:了|为|达|达到)?$/;

function fromTo(from: Figure, to: Figure, said: Figure, gaps: Gaps) {
  if (!isAlike(from, to) || !FROM.test(gaps.before) || !TO.test(gaps.first) || !CHANGE.test(gaps.second))
    return undefined;
  const [a, b] = [spreadOf(from), spreadOf(to)];
  const [low, high] = compare(from.value as string, to.value as string) < 0 ? [from, to] : [to, from];
  const gone = subtract(high.value as string, low.value as string);
  const common = { range: rangeOf(said), related: [other(from, 'from'), other(to, 'to')] };
  const evidence = { from: from.text, to: to.text, said: said.text };
  if (said.kind === 'percent' && from.kind !== 'percent') {
    const now = ofHundred(computedSpreadOf(said), high === to);
    if (now === undefined || isRatio(now, b, a, '100')) return undefined;
    const real = divide(multiply(gone, '100'), from.value as string, placesOf(said));
    return { code: 'percent' as const, ...common, evidence: { ...evidence, real } };
  }
  if (said.kind === 'multiple' && from.kind !== 'percent') {
    // 增长3倍 is said of what is four times as much, and of what is three times as much
    const times = computedSpreadOf(said);
    const more = { low: add(times.low, '1'), high: add(times.high, '1') };
    if (high !== to || isRatio(times, b, a, '1') || isRatio(more, b, a, '1')) return undefined;
    return {
      code: 'multiple' as const,
      ...common,
      evidence: { ...evidence, real: divide(to.value as string, from.value as string, 1) },
    };
  }
  const isPoints =
    said.kind === 'percentage-point' && from.kind === 'percent' && from.unit === '%' && said.unit === '百分点';
  if (!isPoints && !isAlike(said, to)) return undefined;
  if (from.kind === 'percent' && !isPoints) return undefined;
  const [l, h] = [spreadOf(low), spreadOf(high)];
  if (overlaps(computedSpreadOf(said), difference(h, l))) return undefined;
  if (isPoints) return { code: 'points' as const, ...common, evidence: { ...evidence, real: gone } };
  return { code: 'amount' as const, ...common, evidence: { ...evidence, real: amountLike(gone, said) } };
}

/** B，比上年增加N，增长x%. */
const MORE = /^[^，。；0-9]{0,4}[，,（]?(?:比|较)[^，。；：]{1,14}?(增加|增长|增产|多|减少|下降|减产|少|降低)了?$/;
const RATE = /^[^，。；、0-9]{0,2}[，,、](?:同比)?(增长|增幅|增速|上升|下降|降幅|减少)(?:为|达|达到|了)?$/;

function increase(to: Figure, by: Figure, said: Figure, gaps: Gaps) {
  if (said.kind !== 'percent' || to.kind === 'percent' || !isAlike(to, by)) return undefined;
  const [, verb = ''] = MORE.exec(gaps.first) ?? [];
  const [, rate = ''] = RATE.exec(gaps.second) ?? [];
  if (!verb || !rate || isMore(verb) !== isMore(rate)) return undefined;
  const [b, n] = [spreadOf(to), spreadOf(by)];
  const sign = isMore(verb);
  const value = sign ? subtract(to.value as string, by.value as string) : add(to.value as string, by.value as string);
  if (value === '0' || value.startsWith('-')) return undefined;
  const before: Spread = sign ? difference(b, n) : { low: add(b.low, n.low), high: add(b.high, n.high) };
  if (isRatio(computedSpreadOf(said), n, before, '100')) return undefined;
  return {
    code: 'rate' as const,
    range: rangeOf(said),
    evidence: {
      to: to.text,
      by: by.text,
      said: said.text,
      real: divide(multiply(by.value as string, '100'), value, placesOf(said)),
    },
    related: [other(to, 'to'), other(by, 'by')],
  };
}

function isMore(verb: string): boolean {
  return '增多上'.includes(verb.charAt(0));
}

/** T，其中A，占x%. */
const AMONG = /^[^。；，0-9]{0,12}[，,；]?(?:其中|有)[^，。；、0-9]{0,14}$/;
const SHARE =
  /^[^，。；、0-9]{0,2}[，,（]?占(?:比|总数的|总数|总人数的|总量的|总额的|总面积的|全部的|其中的|总户数的)?(?:为|达|约)?$/;

function share(whole: Figure, part: Figure, said: Figure, gaps: Gaps) {
  if (said.kind !== 'percent' || whole.kind === 'percent' || !isAlike(whole, part)) return undefined;
  if (!gaps.first.includes('其中') || !AMONG.test(gaps.first) || !SHARE.test(gaps.second)) return undefined;
  if (isRatio(computedSpreadOf(said), spreadOf(part), spreadOf(whole), '100')) return undefined;
  const real = divide(multiply(part.value as string, '100'), whole.value as string, placesOf(said));
  return {
    code: 'share' as const,
    range: rangeOf(said),
    evidence: { part: part.text, whole: whole.text, said: said.text, real },
    related: [other(whole, 'whole'), other(part, 'part')],
  };
}

/** 25户分红50万元，户均2万元: the count and the whole in either order. */
const EACH = /^[，,（]?(?:平均每?|)(人|户|亩|村|家|校|台|座|个|名|场|天)(?:均)?(?:达|约|为|合)?$/;
const UNITS = new Map([
  ['人', '人名位'],
  ['名', '人名位'],
  ['户', '户家'],
  ['家', '户家'],
  ['亩', '亩'],
  ['村', '村个'],
  ['校', '校所'],
  ['台', '台'],
  ['座', '座'],
  ['个', '个'],
  ['场', '场'],
  ['天', '天'],
]);

function average(first: Figure, second: Figure, said: Figure, gaps: Gaps) {
  const [all, each = ''] = EACH.exec(gaps.second) ?? [];
  if (!all || !/均/.test(all) || gaps.first.length > 24 || /[。；]|其中|每|均/.test(gaps.first)) return undefined;
  const [count, whole] = isAlike(second, said) ? [first, second] : [second, first];
  if (!isAlike(whole, said) || count.kind !== 'quantity' || !UNITS.get(each)?.includes(count.unit ?? ' '))
    return undefined;
  if (isRatio(computedSpreadOf(said), spreadOf(whole), spreadOf(count), '1')) return undefined;
  return {
    code: 'average' as const,
    range: rangeOf(said),
    evidence: {
      whole: whole.text,
      count: count.text,
      said: said.text,
      real: amountLike(divide(whole.value as string, count.value as string, 2), said),
    },
    related: [other(whole, 'whole'), other(count, 'count')],
  };
}

/** 1500亩（合100公顷）, 1500亩（100公顷）: one amount in two units. */
const IN_OTHER_UNITS = /^[（(，,]?(?:合|约合|折合|折|相当于)$/;

function conversion(text: string, from: Figure, said: Figure) {
  if (from.dimension !== said.dimension || from.unit === said.unit || !PHYSICAL.includes(from.dimension ?? ' '))
    return undefined;
  if (from.value === undefined || said.value === undefined || from.value === '0' || said.value === '0')
    return undefined;
  const gap = text.slice(from.end, said.start).replace(/约$/, '');
  const isAside = (gap === '（' || gap === '(') && '）)'.includes(text.charAt(said.end) || ' ');
  if (!isAside && !IN_OTHER_UNITS.test(gap)) return undefined;
  const [a, b] = [factorOf(from.unit ?? ''), factorOf(said.unit ?? '')];
  if (!a || !b) return undefined;
  const factor = { over: multiply(a.over, b.under), under: multiply(a.under, b.over) };
  const real = divide(multiply(from.value, factor.over), factor.under, 6);
  // conversions are rounded as the writer likes, but to no more than a twentieth
  const off = multiply(subtract(said.value, real), '20');
  if (compare(off.replace('-', ''), real) <= 0) return undefined;
  return {
    code: 'conversion' as const,
    range: rangeOf(said),
    evidence: { from: from.text, said: said.text, real: amountLike(divide(real, '1', 2), said) },
    related: [other(from, 'from')],
  };
}

const PHYSICAL = ['length', 'area', 'volume', 'mass', 'energy', 'power'];

/** What is left of a hundred, or has come to it, after a change of `percent`. */
function ofHundred({ low, high }: Spread, more: boolean): Spread | undefined {
  if (more) return { low: add('100', low), high: add('100', high) };
  if (compare(high, '100') > 0) return undefined;
  return { low: subtract('100', high), high: subtract('100', low) };
}

/** As many decimals as `said` has, and one at least. */
function placesOf({ text }: Figure): number {
  return Math.max(1, /\.(\d+)/.exec(text)?.[1]?.length ?? 0);
}

/** A value in the unit, and the 万 or 亿, that `like` is written in. */
function amountLike(value: Decimal, { scale, unit = '' }: Figure): string {
  const name = SCALES.get(scale);
  return name === undefined ? value + unit : divide(value, `1${'0'.repeat(scale)}`, 2) + name + unit;
}

const SCALES = new Map([
  [4, '万'],
  [8, '亿'],
  [12, '万亿'],
]);

function rangeOf({ start, end }: Figure) {
  return { start, end };
}

function other<L extends string>(figure: Figure, label: L) {
  return { range: rangeOf(figure), label };
}
