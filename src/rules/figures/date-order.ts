import type { Figure } from '../../analyse/figures/figures.js';
import { yearsOf } from '../../analyse/figures/years.js';
import { foundingYear } from '../../lexicon/founding-years.js';
import { defineRule } from '../../rule/rule.js';
import { isDay } from '../../text/day.js';

export default defineRule({
  id: 'date-order',
  category: 'figures',
  summary: {
    zh: '起止时间颠倒，天数、年数、年龄、周年与日期对不上',
    en: 'a span that ends before it begins; days, years, ages and anniversaries that the dates contradict',
  },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    order: { zh: '“{text}”：止在起之前', en: '“{text}” ends before it begins' },
    days: { zh: '“{text}”是{days}天，不是“{said}”', en: '“{text}” is {days} days, not “{said}”' },
    years: { zh: '“{text}”是{years}年，不是“{said}”', en: '“{text}” is {years} years, not “{said}”' },
    age: {
      zh: '“{from}”到{to}年是{years}岁，不是“{said}”',
      en: 'from “{from}” to {to} is {years} years of age, not “{said}”',
    },
    anniversary: {
      zh: '{from}年到{to}年是{years}年，不是“{said}”',
      en: 'from {from} to {to} is {years} years, not “{said}”',
    },
  },
  labels: { from: { zh: '起算的时间', en: 'counted from' } },
  *check(article, { page: { text }, figures, published }) {
    const all = figures(article);
    for (let i = 0; i < all.length; i++) {
      const figure = all[i] as Figure;
      if (figure.kind === 'date') {
        const span = spanAt(text, all, i);
        if (!span) continue;
        const range = { start: figure.start, end: span.end };
        if (isReversed(figure, all[i + 1])) {
          yield { code: 'order', range, evidence: { text: text.slice(range.start, range.end) } };
          continue;
        }
        const report = days(text, all, i, span, published) ?? years(text, all, i, span);
        if (report) yield report;
      } else if (figure.kind === 'age') {
        const report = age(text, all, i, published);
        if (report) yield report;
      } else if (figure.unit === '周年' || (figure.unit === '年' && figure.kind === 'ordinal')) {
        const report = anniversary(text, all, i, published);
        if (report) yield report;
      }
    }
  },
});

interface Span {
  readonly end: number;
  /** The index of the figure behind it. */
  readonly next: number;
  readonly from: string;
  readonly to: string;
}

/** 7月9日至15日, 2013年到2022年, 2013—2022年. */
function spanAt(text: string, figures: readonly Figure[], index: number): Span | undefined {
  const figure = figures[index] as Figure;
  if (figure.low !== undefined && figure.high !== undefined) {
    return { end: figure.end, next: index + 1, from: figure.low, to: figure.high };
  }
  const next = figures[index + 1];
  if (next?.kind !== 'date' || !figure.value || !next.value) return undefined;
  if (next.start - figure.end > LONGEST_GAP) return undefined;
  const gap = text.slice(figure.end, next.start);
  if (!/^(?:[（(][^）)\n]{1,8}[）)])?(?:至|到|—{1,2}|-|－|～|~)$/.test(gap)) return undefined;
  return { end: next.end, next: index + 2, from: figure.value, to: next.value };
}

/** A dash or a word, and brackets around eight characters. */
const LONGEST_GAP = 12;

/** Two full dates, or a day of the same month: 12月20日至1月5日 goes into the next year and is no error. */
function isReversed({ value: start = '', low, high }: Figure, next: Figure | undefined): boolean {
  if (low !== undefined && high !== undefined) return low > high;
  const end = next?.value ?? '';
  if (/^\d{4}-\d\d-\d\d$/.test(start) && /^\d{4}-\d\d-\d\d$/.test(end)) return end < start;
  if (/^\d{4}(-\d\d)?$/.test(start) && /^\d{4}(-\d\d)?$/.test(end) && start.length === end.length) return end < start;
  const day = /-(\d\d)-(\d\d)$/.exec(start);
  const last = /^---(\d\d)$/.exec(end);
  if (day && last) return Number(last[1]) < Number(day[2]);
  const same = /^--(\d\d)-(\d\d)$/.exec(end);
  return day !== null && same !== null && same[1] === day[1] && Number(same[2]) < Number(day[2]);
}

/** What stands between a span and the days that it is said to last. */
const LASTS =
  /^[^。；：\d]{0,16}(?:历时|为期|持续|会期|展期|工期|赛期)(?:共|为)?$|^(?:放假|调休|放假调休)?[，,]?(?:共|共计)$/;
const LASTED = /(?:历时|为期|持续)$/;

/** 7月20日至8月5日，历时17天; the day of the end may be counted or not. */
function days(text: string, figures: readonly Figure[], index: number, span: Span, published: string | undefined) {
  const behind = figures[span.next];
  const before = figures[index - 1];
  const start = (figures[index] as Figure).start;
  const said =
    behind && isDays(behind) && text.charAt(behind.end) !== '的' && LASTS.test(text.slice(span.end, behind.start))
      ? behind
      : before &&
          isDays(before) &&
          LASTED.test(text.slice(Math.max(0, before.start - 2), before.start)) &&
          /^的?[^。；，\d]{0,16}[从自于]$/.test(text.slice(before.end, start))
        ? before
        : undefined;
  const month = /-(\d\d)-(\d\d)$/.exec(span.from);
  const last = /^(?:\d{4}|-)?-(\d\d|-)-(\d\d)$/.exec(span.to);
  if (!said || !month || !last) return undefined;
  const from = `${month[1]}-${month[2]}`;
  const to = `${last[1] === '-' ? month[1] : last[1]}-${last[2]}`;
  const known = yearsOf(text, figures, index, published).all;
  const lengths = (known.length ? known : [2023, 2024]).map((year) => {
    const ends = /^(\d{4})-/.exec(span.to)?.[1] ?? (to < from ? year + 1 : year);
    const [a, b] = [`${year}-${from}`, `${ends}-${to}`];
    return isDay(a) && isDay(b) ? (Date.parse(b) - Date.parse(a)) / 86_400_000 + 1 : Number.NaN;
  });
  const count = Number(said.value);
  if (lengths.some((length) => Number.isNaN(length) || count === length || count === length - 1)) return undefined;
  return {
    code: 'days' as const,
    range: rangeOf(said),
    evidence: { text: text.slice(start, span.end), days: lengths[0] as number, said: said.text },
    related: [{ range: { start, end: span.end }, label: 'from' as const }],
  };
}

function isDays({ kind, unit, value, approximation }: Figure): boolean {
  return (
    kind === 'duration' && unit === '天' && value !== undefined && approximation === 'exact' && !value.includes('.')
  );
}

/** 2013年至2022年的10年间; both years may be counted or one. */
function years(text: string, figures: readonly Figure[], index: number, span: Span) {
  const { start } = figures[index] as Figure;
  const said = figures[span.next];
  const [from, to] = [/^(\d{4})/.exec(span.from)?.[1], /^(\d{4})/.exec(span.to)?.[1]];
  if (!from || !to || said?.kind !== 'duration' || said.unit !== '年' || said.approximation !== 'exact' || !said.value)
    return undefined;
  if (!/^(?:[，,]?(?:的|这|共|历时|前后|整整|共计){1,2}|[，,])$/.test(text.slice(span.end, said.start)))
    return undefined;
  if (!/^(?:间|来|里|时间|中|，|。)/.test(text.slice(said.end, said.end + 2)) || said.value.includes('.'))
    return undefined;
  const length = Number(to) - Number(from);
  if (Math.abs(Number(said.value) - length) <= 1) return undefined;
  return {
    code: 'years' as const,
    range: rangeOf(said),
    evidence: { text: text.slice(start, span.end), years: length, said: said.text },
    related: [{ range: { start, end: span.end }, label: 'from' as const }],
  };
}

/** 1985年出生，今年38岁; 于2023年8月逝世，享年91岁 with a day of birth elsewhere. A year off is how people count. */
function age(text: string, figures: readonly Figure[], index: number, published: string | undefined) {
  const said = figures[index] as Figure;
  const count = Number(said.value);
  if (said.approximation !== 'exact' || !Number.isInteger(count)) return undefined;
  const before = text.slice(Math.max(0, said.start - 3), said.start);
  let born: Figure | undefined;
  let year: number | undefined;
  if (/(?:今年|现年|今年已)$/.test(before)) {
    year = published ? Number(published.slice(0, 4)) : undefined;
    born = nearBirth(text, figures, index);
  } else if (/(?:享年|终年)$/.test(before)) {
    const births = figures.filter((figure) => isBirth(text, figure));
    born = births.length === 1 ? births[0] : undefined;
    const dates = figures
      .slice(Math.max(0, index - 3), index)
      .filter((figure) => figure.kind === 'date' && figure !== born);
    const death = dates.findLast(
      ({ end, value }) =>
        said.start - end < 40 && /^\d{4}/.test(value ?? '') && !text.slice(end, said.start).includes('。'),
    );
    year = death && Number(death.value?.slice(0, 4));
  }
  if (!born || year === undefined) return undefined;
  const length = year - Number(born.value?.slice(0, 4));
  if (Math.abs(count - length) <= 1) return undefined;
  return {
    code: 'age' as const,
    range: rangeOf(said),
    evidence: { from: text.slice(born.start, born.end), to: year, years: length, said: said.text },
    related: [{ range: rangeOf(born), label: 'from' as const }],
  };
}

function isBirth(text: string, { kind, value, start, end }: Figure): boolean {
  if (kind !== 'date' || !/^\d{4}(?!s)/.test(value ?? '')) return false;
  return (
    /^[^，。；]{0,2}(?:出生|生于|生，)/.test(text.slice(end, end + 6)) ||
    /(?:出生于|生于)$/.test(text.slice(Math.max(0, start - 3), start))
  );
}

/** The year of birth in the same sentence, where no other stands nearer than the age. */
function nearBirth(text: string, figures: readonly Figure[], index: number): Figure | undefined {
  const { start, end } = figures[index] as Figure;
  for (const other of [figures[index - 1], figures[index - 2], figures[index + 1]]) {
    if (!other || !isBirth(text, other)) continue;
    const between = other.start > start ? text.slice(end, other.start) : text.slice(other.end, start);
    if (between.length < 20 && !/[。；\n]/.test(between)) return other;
  }
  return undefined;
}

/** 今年是新中国成立75周年, 2024年是…, and 自2009年起…今年是第15年. */
function anniversary(text: string, figures: readonly Figure[], index: number, published: string | undefined) {
  const said = figures[index] as Figure;
  const count = Number(said.value);
  const isCount = said.kind === 'duration';
  if (said.approximation !== 'exact' || !Number.isInteger(count)) return undefined;
  // neither the year that is spoken of nor that in which the text appears
  if (published === undefined && !NAMED_YEAR.test(text.slice(Math.max(0, said.start - 40), said.start)))
    return undefined;
  const sentence = text.slice(clauseStart(text, said.start), said.start);
  const stated = /(今年|(\d{4})年)(?:既是|也是|又是|是|正值|恰逢|适逢|正逢|迎来|将迎来)([^。；！？\n]{0,30})$/.exec(
    sentence,
  );
  const known = isCount ? foundingYear(text, said.start) : undefined;
  const isNow = stated !== null && !/\d/.test(stated[3] ?? '');
  const year = isNow && stated[2] ? Number(stated[2]) : published ? Number(published.slice(0, 4)) : undefined;
  if (year === undefined || (!isNow && known === undefined)) return undefined;
  const founded = known === undefined ? foundedNear(text, figures, index, isCount) : undefined;
  const from = known ?? (founded && Number(founded.value?.slice(0, 4)));
  if (from === undefined) return undefined;
  const length = year - from;
  // the first year may be counted, and what was founded late in it may be kept early
  if (known !== undefined && isNow ? count === length : Math.abs(count - length) <= 1) return undefined;
  // an anniversary of years past may be spoken of, none that is far to come
  if (
    !isNow &&
    (count < length || !/(?:庆祝|纪念)[^，。；]{0,20}$/.test(sentence) || /[\d〇零]年|明年|后年|将|迎接/.test(sentence))
  )
    return undefined;
  return {
    code: 'anniversary' as const,
    range: rangeOf(said),
    evidence: { from, to: year, years: length, said: said.text },
    related: founded ? [{ range: rangeOf(founded), label: 'from' as const }] : [],
  };
}

/** Where the last 40 characters before `end` stand in its sentence. */
function clauseStart(text: string, end: number): number {
  const limit = Math.max(0, end - 40);
  let start = end;
  while (start > limit && !'。！？；\n'.includes(text.charAt(start - 1))) start--;
  return start;
}

const NAMED_YEAR = /\d{4}年/;

const FOUNDING =
  /^(?:\d{1,2}月)?(?:\d{1,2}日)?[^，。；是值逢迎]{0,4}(?:成立|创办|建校|建院|建厂|建交|创刊|创建|开通|创立)/;

/** The one year in the sentence or the one before it in which what has the anniversary was founded. */
function foundedNear(text: string, figures: readonly Figure[], index: number, isCount: boolean): Figure | undefined {
  const { start } = figures[index] as Figure;
  const near = figures.slice(Math.max(0, index - 4), index).filter(({ kind, value, start: at, end }) => {
    if (
      kind !== 'date' ||
      !/^\d{4}(?!s)/.test(value ?? '') ||
      start - end > 60 ||
      text.slice(end, start).includes('\n')
    )
      return false;
    const before = text.slice(Math.max(0, at - 4), at);
    if (isCount)
      return FOUNDING.test(text.slice(end, end + 12)) || /(?:成立|创办|创建|始建|创刊|创立|建成)于$/.test(before);
    return /[自从]$/.test(before) && /^[^，。；]{0,14}(?:以来|起|开始)/.test(text.slice(end, end + 18));
  });
  return near.length === 1 ? near[0] : undefined;
}

function rangeOf({ start, end }: Figure) {
  return { start, end };
}
