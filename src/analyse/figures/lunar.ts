import { hanDigitAt } from './numeral.js';

/** A day of the Chinese calendar as the text names it. */
export interface LunarDay {
  readonly start: number;
  readonly end: number;
  /** 1 to 12; 正月 is 1, 冬月 11, 腊月 12. */
  readonly month: number;
  readonly leap: boolean;
  /** 1 to 30; 大年三十 is the last day of the year, whether it has the number or not. */
  readonly day: number;
}

/**
 * Reads the day of the Chinese calendar that begins at `at`: 正月十五, 农历八月十五, 腊月廿三, 大年初一, 五月初五, 闰六月初三.
 * 八月十五 alone may be of either calendar and is left.
 */
export function readLunar(text: string, at: number, end: number): LunarDay | undefined {
  if (!mayBegin(text, at)) return undefined;
  let from = at;
  let sure = false;
  for (const name of CALENDAR) {
    if (!text.startsWith(name, at)) continue;
    from = at + name.length;
    sure = true;
    break;
  }
  if (text.startsWith('大年', from)) {
    const day = dayAt(text, from + 2, end);
    if (!day || (day.value > 10 && day.value !== 30)) return undefined;
    return { start: at, end: day.end, month: day.value === 30 ? 12 : 1, leap: false, day: day.value };
  }
  const leap = text.charAt(from) === '闰';
  const month = monthAt(text, from + (leap ? 1 : 0), end);
  if (!month) return undefined;
  const day = dayAt(text, month.end, end);
  if (!day || (!sure && !month.sure && !leap && !day.sure)) return undefined;
  return { start: at, end: day.end, month: month.value, leap, day: day.value };
}

/** A look at two or three characters: most that begin like a day do not go on like one. */
function mayBegin(text: string, at: number): boolean {
  const second = text.charAt(at + 1);
  switch (text.charAt(at)) {
    case '农':
    case '阴':
    case '旧':
    case '夏':
      return second === '历';
    case '大':
      return second === '年';
    case '闰':
      return true;
    case '十':
      return second === '月' || text.charAt(at + 2) === '月';
    default:
      return second === '月';
  }
}

const CALENDAR = ['农历', '阴历', '旧历', '夏历'];

interface Part {
  readonly value: number;
  readonly end: number;
  /** Written as the Chinese calendar alone writes it: 正月, 初五, 廿三. */
  readonly sure: boolean;
}

function monthAt(text: string, at: number, end: number): Part | undefined {
  const named = NAMED.get(text.charAt(at));
  if (named !== undefined) return text.charAt(at + 1) === '月' ? { value: named, end: at + 2, sure: true } : undefined;
  const [value, to] = upToNinetyNine(text, at, end);
  if (value < 1 || value > 12 || text.charAt(to) !== '月') return undefined;
  return { value, end: to + 1, sure: false };
}

const NAMED = new Map([
  ['正', 1],
  ['冬', 11],
  ['腊', 12],
]);

function dayAt(text: string, at: number, end: number): Part | undefined {
  const first = text.charAt(at);
  let value: number;
  let to: number;
  if (first === '初') {
    [value, to] = upToNinetyNine(text, at + 1, end);
    if (value > 10) return undefined;
  } else if (first === '廿') {
    const digit = hanDigitAt(text, at + 1);
    value = 20 + Math.max(0, digit);
    to = at + (digit > 0 ? 2 : 1);
  } else if (first === '卅') {
    value = 30;
    to = at + 1;
  } else {
    [value, to] = upToNinetyNine(text, at, end);
    if (value <= 10 && to > at && text.charAt(to) !== '日') return undefined;
  }
  // 农历八月十五日 is said too; 三天 and 十五个 are no days
  if (value < 1 || value > 30 || '天个人年月'.includes(text.charAt(to) || ' ')) return undefined;
  const sure = '初廿卅'.includes(first);
  return { value, end: text.charAt(to) === '日' && text.charAt(to + 1) !== '子' ? to + 1 : to, sure };
}

/** A Han number of up to 99, and where it ends; 0 where there is none. */
function upToNinetyNine(text: string, at: number, end: number): [number, number] {
  let to = at;
  const digit = () => (to < end ? hanDigitAt(text, to) : -1);
  let value = 0;
  const first = digit();
  if (first > 0) {
    value = first;
    to++;
  }
  if (text.charAt(to) !== '十') return [value, to];
  to++;
  value = (value || 1) * 10;
  const last = digit();
  if (last > 0) {
    value += last;
    to++;
  }
  return [value, to];
}
