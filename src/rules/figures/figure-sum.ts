import { add, compare, type Decimal, divide } from '../../analyse/figures/decimal.js';
import type { Figure } from '../../analyse/figures/figures.js';
import { measured } from '../../analyse/figures/measure.js';
import { overlaps, spreadOf, sum } from '../../analyse/figures/precision.js';
import { defineRule } from '../../rule/rule.js';

export default defineRule({
  id: 'figure-sum',
  category: 'figures',
  summary: { zh: '分项与合计对不上', en: 'parts that contradict their total' },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    sum: { zh: '分项相加是“{sum}”，不是“{total}”', en: 'the parts add up to “{sum}”, not “{total}”' },
    exceeds: { zh: '其中的“{part}”大于总数“{total}”', en: '“{part}” of “{total}” is more than all' },
    shares: { zh: '各占百分比相加是{sum}%，不是100%', en: 'the shares add up to {sum} %, not 100 %' },
  },
  labels: { part: { zh: '分项', en: 'a part' }, total: { zh: '总数', en: 'the total' } },
  *check(article, { page: { text }, figures }) {
    const all = figures(article).filter(({ kind }) => kind !== 'date' && kind !== 'time');
    for (let i = 0; i < all.length; i++) {
      const total = listed(text, all, i);
      if (total) yield total;
      const part = among(text, all, i);
      if (part) yield part;
      const shares = structure(text, all, i);
      if (shares) yield shares;
    }
  },
});

/** What stands between the last part and its total, and between two parts of a list. */
const TOTAL = /^[，,、]?(?:两项|三项|以上)?(?:合计|共计|总计|一共|共)(?:有|为|是|达)?$/;
const BETWEEN = /^[\u4e00-\u9fff]{0,4}[、，,和及][\u4e00-\u9fff“”]{1,12}$/;
/** Words between two parts that say that they are no parts of one list. */
const NO_LIST = /其中|比|较|增|减|占|平均|每|含|包括|累计|另|中$/;

/** 一等奖12个、二等奖25个，共37个. */
function listed(text: string, all: readonly Figure[], index: number) {
  const total = all[index] as Figure;
  const last = all[index - 1];
  if (!last || total.start - last.end > 12 || !isExact(total) || !TOTAL.test(text.slice(last.end, total.start)))
    return undefined;
  const parts = partsBefore(text, all, index);
  return parts.length < 2 ? undefined : unequal(total, parts);
}

/** The parts of the list that ends right before the total `all[index]`, in text order; none where the list is not plain. */
function partsBefore(text: string, all: readonly Figure[], index: number): Figure[] {
  const parts: Figure[] = [];
  for (let i = index - 1; i >= 0; i--) {
    const part = all[i] as Figure;
    if (!isExact(part) || !isAlike(part, all[index] as Figure)) return [];
    parts.unshift(part);
    const before = all[i - 1];
    const gap = before ? text.slice(before.end, part.start) : '';
    if (!before || !BETWEEN.test(gap) || NO_LIST.test(gap)) break;
  }
  return parts;
}

/** Pairs that leave nothing else: 其中男18人、女9人. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['男', '女'],
  ['出口', '进口'],
  ['城镇', '农村'],
  ['城镇', '乡村'],
  ['国内', '国外'],
  ['境内', '境外'],
  ['省内', '省外'],
  ['市内', '市外'],
  ['县内', '县外'],
  ['线上', '线下'],
  ['中央', '地方'],
  ['本地', '外地'],
  ['集中', '分散'],
  ['专职', '兼职'],
  ['公办', '民办'],
];
const AMONG = /^[^。；：0-9）)]{0,14}[，,；（(]?其中[，,：:]?[^。；，、0-9]{0,16}$/;
const NEXT = /^[^。；：，、0-9]{0,4}[、，,；和][^。；：，、0-9]{1,14}$/;

/** 其中: a part that is more than the whole, or two that must be the whole and are not. */
function among(text: string, all: readonly Figure[], index: number) {
  const total = all[index] as Figure;
  const first = all[index + 1];
  const second = all[index + 2];
  if (!first || first.start - total.end > 40 || !isExact(total) || !isExact(first) || !isAlike(total, first))
    return undefined;
  const gap = text.slice(total.end, first.start);
  if (!gap.includes('其中')) return undefined;
  const before = text.slice(Math.max(0, total.start - 16), total.start);
  // of 65名运动员和8名教练员 it is not known what 其中 is of; rates and extremes have no parts
  if (!AMONG.test(gap) || NOT_WHOLE.test(before) || RATE.test(before) || RATE.test(gap)) return undefined;
  if (NO_PARTS.includes(total.dimension ?? '') || gap.includes('占地')) return undefined;
  if (total.unit === '个') {
    const around = { start: total.start, end: Math.min(text.length, first.end + 20) };
    if (isOther(measured(text, all, index, around).counts, measured(text, all, index + 1, around).counts))
      return undefined;
  }
  if (compare(spreadOf(first).low, spreadOf(total).high) > 0 && !NO_PART.test(gap)) {
    return {
      code: 'exceeds' as const,
      range: rangeOf(first),
      evidence: { part: first.text, total: total.text },
      related: [{ range: rangeOf(total), label: 'total' as const }],
    };
  }
  if (!second || !isExact(second) || !isAlike(total, second)) return undefined;
  const next = text.slice(first.end, second.start);
  if (!NEXT.test(next)) return undefined;
  const [one, other] = [text.slice(gap.lastIndexOf('其中') + total.end, first.start), next];
  const isPair = PAIRS.some(
    ([a, b]) =>
      (one.includes(a) && !one.includes(b) && other.includes(b) && !other.includes(a)) ||
      (one.includes(b) && !one.includes(a) && other.includes(a) && !other.includes(b)),
  );
  return isPair ? unequal(total, [first, second]) : undefined;
}

const NOT_WHOLE = /(?:[和与及、或]|以及)[^，。；\d]{0,3}$/;
const RATE = /[每均最增减涨跌升降约近超]|单产|单价|价格|气温|比|较|累计|指数/;
const NO_PARTS = ['compound', 'temperature', 'temperature F', 'degree', 'grade'];
/** Whether what is counted has nothing in common: 12个酒馆，其中有54个英雄. */
function isOther(whole = '', part = ''): boolean {
  if (whole === '' || part === '') return false;
  for (const character of part) if (whole.includes(character)) return false;
  return true;
}

const NO_PART = /其中[^，]{0,6}(?:家|户|村|县|市|省|一个|一家|一名)/;

/** 三次产业结构为7.1∶38.3∶54.6, and 三次产业占比分别为7.1%、38.3%、54.6%. */
function structure(text: string, all: readonly Figure[], index: number) {
  const figure = all[index] as Figure;
  if (figure.kind !== 'ratio' && figure.kind !== 'score' && figure.kind !== 'percent') return undefined;
  const before = text.slice(Math.max(0, figure.start - 24), figure.start);
  if (!before.includes('产业')) return undefined;
  if (figure.kind !== 'percent') {
    if (!/三次产业(?:结构|比例|比重|占比|之比|增加值)?[^。；0-9]{0,10}$/.test(before) && !STRUCTURE_TO.test(before))
      return undefined;
    const parts = figure.text.split(/[:：∶比]/);
    if (parts.length !== 3 || !parts.every((part) => /^\d{1,2}(?:\.\d{1,2})?$/.test(part))) return undefined;
    const whole = parts.reduce(add, '0');
    if (compare(whole, '99.7') >= 0 && compare(whole, '100.3') <= 0) return undefined;
    return { code: 'shares' as const, range: rangeOf(figure), evidence: { sum: whole }, related: [] };
  }
  if (
    !/(?:三次产业|第?一、二、三产业|三大产业)[^。；0-9]{0,14}(?:占比|比重|占)[^。；0-9增]{0,10}(?:分别)?(?:为|是)?$/.test(
      before,
    )
  )
    return undefined;
  const parts = [all[index], all[index + 1], all[index + 2]];
  if (!parts.every((part) => part && isShare(part))) return undefined;
  const [a, b, c] = parts as [Figure, Figure, Figure];
  if (!/^[、，和]$/.test(text.slice(a.end, b.start)) || !/^[、，和]$/.test(text.slice(b.end, c.start)))
    return undefined;
  const whole = [a, b, c].map(({ value }) => value as string).reduce(add);
  if (overlaps(sum([a, b, c].map(spreadOf)), { low: '100', high: '100' })) return undefined;
  return {
    code: 'shares' as const,
    range: { start: a.start, end: c.end },
    evidence: { sum: whole },
    related: [b, c].map((part) => ({ range: rangeOf(part), label: 'part' as const })),
  };
}

const STRUCTURE_TO = /三次产业[^。；]{0,16}[:：∶比][\d.]{1,5}(?:调整|优化|变化|转变)(?:为|到|至)$/;

function unequal(total: Figure, parts: readonly Figure[]) {
  const spreads = parts.map(spreadOf);
  const isCount = [total, ...parts].every(({ scale, value }) => scale === 0 && !value?.includes('.'));
  const whole = parts.map(({ value }) => value as string).reduce(add);
  // things that were counted add up exactly; rounded amounts within what was rounded off
  if (isCount ? compare(whole, total.value as string) === 0 : overlaps(sum(spreads), spreadOf(total))) return undefined;
  return {
    code: 'sum' as const,
    range: rangeOf(total),
    evidence: { sum: written(whole, total), total: total.text },
    related: parts.map((part) => ({ range: rangeOf(part), label: 'part' as const })),
  };
}

/** A value in the unit, and the 万 or 亿, that `like` is written in. */
function written(value: Decimal, { scale, unit = '' }: Figure): string {
  const name = SCALES.get(scale);
  return name === undefined ? value + unit : divide(value, `1${'0'.repeat(scale)}`, 6) + name + unit;
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

function isShare({ kind, value, approximation }: Figure): boolean {
  return kind === 'percent' && value !== undefined && approximation === 'exact';
}

function isAlike(a: Figure, b: Figure): boolean {
  return a.unit === b.unit && a.dimension === b.dimension;
}

function rangeOf({ start, end }: Figure) {
  return { start, end };
}
