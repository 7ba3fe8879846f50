import { digitAt, hanDigitAt, readNumeral } from './numeral.js';

/** A date or a time of day as the text writes it. */
export interface Moment {
  readonly start: number;
  readonly end: number;
  readonly kind: 'date' | 'time';
  /** ISO 8601 as far as it is given: `2023`, `2023-07-01`, `--07-01`, `---05`, `T15:40`; none for 去年 and 前三季度. */
  readonly value?: string;
  /** The ends of a span of years (2023—2025年). */
  readonly low?: string;
  readonly high?: string;
}

/**
 * Reads the date or time whose digits begin at `at`; `from` and `end` bound the paragraph. Arabic and Han digits are read;
 * values are not checked against the calendar.
 */
export function readDate(text: string, at: number, from: number, end: number): Moment | undefined {
  const first = digits(text, at, end);
  if (!first) return undefined;
  const mark = text.charAt(first.end);
  switch (mark) {
    case '年':
      return readYear(text, at, end, first);
    case '月':
      return first.value >= 1 &&
        first.length <= 2 &&
        first.value <= 19 &&
        !'台饼球'.includes(text.charAt(first.end + 1) || ' ')
        ? readMonth(text, at, end, first, '-')
        : undefined;
    case '日':
      if (first.length > 2 || first.value > 39 || '内元'.includes(text.charAt(first.end + 1) || ' ')) return undefined;
      return { start: at, end: first.end + 1, kind: 'date', value: `---${pad(first.value)}` };
    case '时':
    case '点':
      return readTime(text, at, from, end, first);
    case ':':
    case '：':
      return readClock(text, at, from, end, first);
    case '世':
      if (!text.startsWith('世纪', first.end) || first.length > 2 || first.value < 2) return undefined;
      return { start: at, end: first.end + (text.startsWith('世纪', first.end) ? 2 : 0), kind: 'date' };
    case '-':
    case '/':
    case '.':
    case '－':
    case '—':
    case '–':
    case '～':
    case '~':
    case '至':
      if (first.length <= 2 && first.arabic) return readMonths(text, at, end, first);
      return first.length === 4 && first.arabic ? readPlain(text, at, end, first, mark) : undefined;
    default:
      return undefined;
  }
}

/** Reads 今天, 去年, 本月, 上半年, 前三季度, 一季度 and the like at `at`: dates whose value the text alone does not give. */
export function readRelative(text: string, at: number, end: number): Moment | undefined {
  const words = RELATIVE.get(text.charCodeAt(at));
  if (words === undefined) return undefined;
  for (const word of words) {
    if (text.startsWith(word, at) && at + word.length <= end) {
      return { start: at, end: at + word.length, kind: 'date' };
    }
  }
  return undefined;
}

interface Digits {
  readonly value: number;
  readonly length: number;
  readonly end: number;
  readonly arabic: boolean;
}

/** One to four Arabic digits, a positional Han year (二〇二三), or a Han number up to 99. */
function digits(text: string, at: number, end: number): Digits | undefined {
  if (digitAt(text, at) >= 0) {
    let to = at;
    let value = 0;
    while (to < end && digitAt(text, to) >= 0) {
      if (to - at >= 4) return undefined;
      value = value * 10 + digitAt(text, to);
      to++;
    }
    return { value, length: to - at, end: to, arabic: true };
  }
  if (hanDigitAt(text, at) < 0 && text.charAt(at) !== '十') return undefined;
  // No date is looked for where nothing but a bare digit precedes other characters: that is the common case.
  const next = text.charAt(at + 1);
  if (!'年月日时点十世'.includes(next || ' ') && hanDigitAt(text, at + 1) < 0) return undefined;
  const numeral = readNumeral(text, at, end);
  if (!numeral || numeral.low !== numeral.high || numeral.approximation !== 'exact' || numeral.low.length > 4)
    return undefined;
  const length = numeral.positional ? numeral.end - numeral.start : numeral.low.length;
  if (numeral.positional && length !== 4) return undefined;
  return { value: Number(numeral.low), length, end: numeral.end, arabic: false };
}

function readYear(text: string, at: number, end: number, year: Digits): Moment | undefined {
  const after = year.end + 1;
  const era = eraBefore(text, at);
  if (era !== undefined) {
    const value = year.value + era;
    return { start: at, end: after, kind: 'date', ...(era >= 0 && { value: String(value).padStart(4, '0') }) };
  }
  if (year.length === 2) {
    if (text.startsWith('代', after)) return { start: at, end: after + 1, kind: 'date', value: `${year.value}s` };
    return year.arabic ? readShortYear(text, at, end, year) : undefined;
  }
  if (year.length !== 4 || year.value < 1000 || year.value > 2999) return undefined;
  const next = text.charAt(after);
  if ('来多余'.includes(next || ' ') || text.startsWith('历史', after) || text.startsWith('的历史', after))
    return undefined;
  if (next === '代') return { start: at, end: after + 1, kind: 'date', value: `${year.value}s` };
  const value = String(year.value);
  const month = digits(text, after, end);
  if (month && month.length <= 2 && text.charAt(month.end) === '月') return readMonth(text, at, end, month, value);
  const stop = after + (next === '度' ? 1 : 0);
  const part = readRelative(text, stop, end);
  return {
    start: at,
    end: part && PARTS_OF_YEAR.has(text.slice(part.start, part.end)) ? part.end : stop,
    kind: 'date',
    value,
  };
}

/** What is to be added to a year of the era that stands before `at`; negative where it can't be told. */
function eraBefore(text: string, at: number): number | undefined {
  const last = ERA_ENDS.indexOf(text.charAt(at - 1) || ' ');
  if (last < 0) return undefined;
  for (const [name, offset] of ERAS) if (text.startsWith(name, at - name.length)) return offset;
  return undefined;
}

/** The first year of an era less one, where newspapers name it often; -1 for those that are not converted. */
const ERAS: readonly (readonly [string, number])[] = [
  ['公元前', -1],
  ['公元', 0],
  ['民国', 1911],
  ['光绪', 1874],
  ['宣统', 1908],
  ['同治', 1861],
  ['咸丰', 1850],
  ['道光', 1820],
  ['嘉庆', 1795],
  ['乾隆', 1735],
  ['雍正', 1722],
  ['康熙', 1661],
  ['顺治', 1643],
  ['崇祯', 1627],
  ['万历', 1572],
  ['嘉靖', 1521],
  ['永乐', 1402],
  ['洪武', 1367],
  ['昭和', 1925],
];
const ERA_ENDS = ERAS.map(([name]) => name.at(-1)).join('');

/** 08年 and 98年10月: years without their century. 98年 alone may be a span of time. */
function readShortYear(text: string, at: number, end: number, year: Digits): Moment | undefined {
  const after = year.end + 1;
  const month = digits(text, after, end);
  if (month && month.length <= 2 && month.value >= 1 && month.value <= 12 && text.charAt(month.end) === '月') {
    const { end: stop, value = '' } = readMonth(text, at, end, month, '-') as Moment;
    return { start: at, end: stop, kind: 'date', value };
  }
  return text.charAt(at) === '0' && year.value > 0
    ? { start: at, end: after, kind: 'date', value: `20${pad(year.value)}` }
    : undefined;
}

function readMonth(text: string, at: number, end: number, month: Digits, year: string): Moment | undefined {
  const prefix = `${year}-${pad(month.value)}`;
  const after = month.end + 1;
  const day = digits(text, after, end);
  if (day && day.length <= 2 && '日号'.includes(text.charAt(day.end) || ' ')) {
    return { start: at, end: day.end + 1, kind: 'date', value: `${prefix}-${pad(day.value)}` };
  }
  const stop = after + ('份底初末'.includes(text.charAt(after) || ' ') ? 1 : 0);
  return { start: at, end: stop, kind: 'date', value: prefix };
}

/** 15时40分, 8点半, 9点整; 3点建议 and 3000点 are no times, nor is 24小时. */
function readTime(text: string, at: number, from: number, end: number, hour: Digits): Moment | undefined {
  if (hour.length > 2 || hour.value > 29) return undefined;
  const after = hour.end + 1;
  const minute = digits(text, after, end);
  if (minute && minute.length <= 2 && (text.charAt(minute.end) === '分' || text.charAt(hour.end) === '时')) {
    if (text.charAt(minute.end) === '分' && text.charAt(minute.end + 1) !== '钟') {
      let stop = minute.end + 1;
      const second = digits(text, stop, end);
      if (second && second.length <= 2 && text.charAt(second.end) === '秒') stop = second.end + 1;
      return { start: at, end: stop, kind: 'time', value: `T${pad(hour.value)}:${pad(minute.value)}` };
    }
  }
  const next = text.charAt(after);
  if (next === '半') return { start: at, end: after + 1, kind: 'time', value: `T${pad(hour.value)}:30` };
  if (next === '整' || next === '许' || next === '钟')
    return { start: at, end: after + 1, kind: 'time', value: `T${pad(hour.value)}` };
  const said = at > from && '午晨晚上天日夜早'.includes(text.charAt(at - 1));
  if (text.charAt(hour.end) === '时') {
    if ('代期候间速段常光刻'.includes(next || ' ')) return undefined;
    return hour.arabic || said ? { start: at, end: after, kind: 'time', value: `T${pad(hour.value)}` } : undefined;
  }
  return said ? { start: at, end: after, kind: 'time', value: `T${pad(hour.value)}` } : undefined;
}

/** 15:40 and 15：40, with two digits of minutes; 3:1 is no time. */
function readClock(text: string, at: number, from: number, end: number, hour: Digits): Moment | undefined {
  const minute = digits(text, hour.end + 1, end);
  if (!hour.arabic || !minute?.arabic || minute.length !== 2 || hour.length > 2 || hour.value > 24 || minute.value > 59)
    return undefined;
  if (at > from && '胜负以分'.includes(text.charAt(at - 1))) return undefined;
  let stop = minute.end;
  const second = ':：'.includes(text.charAt(stop) || ' ') ? digits(text, stop + 1, end) : undefined;
  if (second?.length === 2) stop = second.end;
  return { start: at, end: stop, kind: 'time', value: `T${pad(hour.value)}:${pad(minute.value)}` };
}

/** 2023-07-01, 2023/7/1, 2023.7.1 and 2023—2025年. */
function readPlain(text: string, at: number, end: number, year: Digits, mark: string): Moment | undefined {
  const second = digits(text, year.end + 1, end);
  if (!second?.arabic || year.value < 1000 || year.value > 2999) return undefined;
  if (second.length <= 2 && '-/.－'.includes(mark) && text.charAt(second.end) === mark) {
    const third = digits(text, second.end + 1, end);
    if (!third?.arabic || third.length > 2 || second.value > 19 || third.value > 39) return undefined;
    return { start: at, end: third.end, kind: 'date', value: `${year.value}-${pad(second.value)}-${pad(third.value)}` };
  }
  if (
    second.length === 4 &&
    (text.charAt(second.end) === '年' || text.startsWith('学年', second.end)) &&
    '-－—–～~至'.includes(mark)
  ) {
    const stop = second.end + (text.charAt(second.end) === '年' ? 1 : 2);
    return { start: at, end: stop, kind: 'date', low: String(year.value), high: String(second.value) };
  }
  return undefined;
}

/** 1—8月 and 7至9月份. */
function readMonths(text: string, at: number, end: number, first: Digits): Moment | undefined {
  const second = digits(text, first.end + 1, end);
  if (!second?.arabic || text.charAt(second.end) !== '月' || second.value > 12 || first.value >= second.value)
    return undefined;
  if (first.value < 1) return undefined;
  const stop = second.end + (text.charAt(second.end + 1) === '份' ? 2 : 1);
  return { start: at, end: stop, kind: 'date', low: `--${pad(first.value)}`, high: `--${pad(second.value)}` };
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

const RELATIVE = new Map<number, string[]>();
const PARTS_OF_YEAR = new Set(
  '一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 上半年 下半年 前三季度 前两个月'.split(' '),
);
for (const word of (
  '今天 今日 今晚 今晨 今早 今年 今夜 昨天 昨日 昨晚 昨夜 明天 明日 明年 明晚 前天 前年 后天 后年 去年 本月 上月 下月 本周 上周 下周 当天 当日 当年 ' +
  '上半年 下半年 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 前三季度 前两季度 同期 同日 同月 上年 ' +
  '上个月 下个月 本季度 上季度 全年'
).split(' ')) {
  const first = word.charCodeAt(0);
  const list = RELATIVE.get(first) ?? [];
  list.push(word);
  list.sort((a, b) => b.length - a.length);
  RELATIVE.set(first, list);
}
