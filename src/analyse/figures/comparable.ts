import type { Range } from '../../text/range.js';
import { agree } from './agree.js';
import type { Figure } from './figures.js';
import type { Slipped } from './slip.js';

/** One value, exact enough to be told from another: no date, no 百年 or 几十. */
export function comparable(text: string, { kind, value, number, unit }: Figure): boolean {
  // articles of a law and items of a list differ by right; the 135th fair does not
  if (kind === 'identifier' && (value ?? '').length < 2) return false;
  if (kind === 'ordinal' && (unit === undefined ? (value ?? '').length < 2 : '条款项章节页部集卷期号'.includes(unit)))
    return false;
  // 第二十四号令 is followed by the next; 空警-200 is another aeroplane than 空警-2000, and 一百年 no count of years
  if (kind === 'ordinal' && unit === undefined && !/\d/.test(text.slice(number.start, number.end))) return false;
  if (kind === 'identifier' && '-—'.includes(text.charAt(number.start - 1) || ' ')) return false;
  if (unit === '年' && text.startsWith('一百年', number.start)) return false;
  if (value === undefined || value === '0' || kind === 'date' || kind === 'time' || kind === 'fraction') return false;
  for (let i = number.start; i < number.end; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) return true;
  }
  return number.end - number.start > 1 && !isBare(text, number);
}

/** Nothing but 百, 千, 万 and 亿, and 多 or 余 behind them. */
function isBare(text: string, { start, end }: Range): boolean {
  let at = start;
  while (at < end && '百千万亿'.includes(text.charAt(at))) at++;
  return at > start && (at === end || (at === end - 1 && '多余'.includes(text.charAt(at))));
}

/** What no slip looks like, though its digits do: values that agree, and neighbours in a series. */
export function impossible(a: Figure, b: Figure, { slip }: Slipped): boolean {
  if (slip === 'digit-change') {
    if (a.kind === 'identifier' && (a.value ?? '').length < 3) return true;
    // last year's, this year's and the next congress and anniversary
    const apart = Math.abs(Number(a.value) - Number(b.value));
    if ((a.kind === 'ordinal' || '年届'.includes(a.unit ?? ' ')) && apart <= 1) return true;
    // 近10年来 and 30多年来 are two spans of time, however alike what is said of them
    const limited = a.approximation !== 'exact' || b.approximation !== 'exact';
    if (a.kind === 'duration' && a.unit === '年' && limited && isDecades(a) && isDecades(b)) return true;
    if (a.unit === '强') return true;
    if (a.unit === '届' && apart <= 9 && a.scale === 0 && !/\d/.test(a.text)) return true;
  }
  return agree(a, b);
}

function isDecades({ value = '' }: Figure): boolean {
  return value.length > 1 && value.endsWith('0');
}
