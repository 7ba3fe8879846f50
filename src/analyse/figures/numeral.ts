import { type Decimal, decimal } from './decimal.js';

/** A numeral as it stands in the text, without its unit: `10.5万`, `三千二百`, `两千余`, `三四千`, `1亿2000万`. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  /** The least and the greatest value that it can mean; equal but for 三四千, 几十, 数百 and 十几. */
  readonly low: Decimal;
  readonly high: Decimal;
  /** `over` for 多 and 余, `about` for 来, 几, 数 and two digits side by side. */
  readonly approximation: 'exact' | 'over' | 'about';
  readonly script: 'arabic' | 'han';
  /** Power of ten of the 万, 亿, 千万 … written behind Arabic digits; 0 where there is none. */
  readonly scale: number;
  /** Nothing but 十, 百, 千, 万, 亿, as in 百年 and 万人: no figure without a unit that makes it one. */
  readonly bare: boolean;
  /** Han digits by place (二〇二三), not by 十百千. */
  readonly positional: boolean;
}

/**
 * Reads the numeral that begins at `start` of `text` and ends at `end` at the latest. Grouped digits (`1,234.5`),
 * full-width digits, mixed forms (`3.2万`, `100多万`, `1亿2000万`) and Han (`三千零五十二`, `三点五`, `十七八`, `数百万`) are read.
 */
export function readNumeral(text: string, start: number, end: number): Numeral | undefined {
  return digitAt(text, start) >= 0 ? readArabic(text, start, end) : readHan(text, start, end);
}

/** The value of the ASCII or full-width digit at `offset`; -1 where there is none. */
export function digitAt(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  if (code <= 0x39) return code - 0x30 >= 0 ? code - 0x30 : -1;
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}

/** The value of the Han digit at `offset`; -1 where there is none. */
export function hanDigitAt(text: string, offset: number): number {
  return HAN_DIGITS[text.charCodeAt(offset)] ?? -1;
}

/** The value of a Han digit by its code; -1 for other characters. */
const HAN_DIGITS = new Int8Array(65536).fill(-1);
for (const [value, digit] of [...'零一二三四五六七八九'].entries()) HAN_DIGITS[digit.charCodeAt(0)] = value;
HAN_DIGITS['〇'.charCodeAt(0)] = 0;
HAN_DIGITS['两'.charCodeAt(0)] = 2;

/** The power of ten of 十, 百, 千, 万 and 亿 by their codes; 0 for other characters. */
const SCALES = new Uint8Array(65536);
for (const [i, scale] of [...'十百千万亿'].entries()) SCALES[scale.charCodeAt(0)] = [1, 2, 3, 4, 8][i] as number;
const TEN = '十'.charCodeAt(0);
const THOUSAND = '千'.charCodeAt(0);
const HUNDRED = '百'.charCodeAt(0);
const POINT = '点'.charCodeAt(0);

function readArabic(text: string, start: number, limit: number): Numeral | undefined {
  const end = Math.min(limit, start + LONGEST);
  let at = start;
  while (at < end && digitAt(text, at) >= 0) at++;
  let integer = text.slice(start, at);
  if (at - start <= 3) {
    while (isGroup(text, at, end)) {
      integer += text.slice(at + 1, at + 4);
      at += 4;
    }
  }
  let fraction = '';
  const point = text.charCodeAt(at);
  if ((point === 0x2e || point === 0xff0e) && at + 1 < end && digitAt(text, at + 1) >= 0) {
    const from = ++at;
    while (at < end && digitAt(text, at) >= 0) at++;
    fraction = text.slice(from, at);
  }
  let approximation: Numeral['approximation'] = 'exact';
  const inner = vague(text, at);
  if (inner !== 'exact' && arabicScale(text, at + 1, end).power >= 4) {
    approximation = inner;
    at++;
  }
  const scale = arabicScale(text, at, end);
  at = scale.end;
  const digits = ascii(integer + fraction);
  let low = decimal(digits, scale.power - fraction.length);
  if (scale.power >= 4 && fraction === '' && at < end && digitAt(text, at) >= 0) {
    const rest = readArabic(text, at, end);
    const room = (scale.power % 8 || 8) === 4 ? 4 : 8;
    if (rest && rest.low.length <= room && !rest.low.includes('.') && (rest.scale > 0 || rest.low.length === 4)) {
      low = decimal(digits + rest.low.padStart(scale.power, '0'));
      at = rest.end;
      approximation = rest.approximation;
    }
  }
  if (approximation === 'exact') {
    const outer = vague(text, at);
    if (outer !== 'exact' && !NOT_VAGUE.includes(text.charAt(at + 1) || ' ')) {
      approximation = outer;
      at++;
    }
  }
  return {
    start,
    end: at,
    low,
    high: low,
    approximation,
    script: 'arabic',
    scale: scale.power,
    bare: false,
    positional: false,
  };
}

/** No numeral of a newspaper is longer; a file of digits is read in pieces of this length. */
const LONGEST = 40;

/** Characters that take 多, 余 or 来 away from the numeral before it: 余额, 来自, 多样. */
const NOT_VAGUE = '额下自到源了说看样';

function isGroup(text: string, at: number, end: number): boolean {
  if (at + 3 >= end && at + 4 > end) return false;
  const code = text.charCodeAt(at);
  if (code !== 0x2c && code !== 0x2009 && code !== 0x202f) return false;
  return (
    digitAt(text, at + 1) >= 0 && digitAt(text, at + 2) >= 0 && digitAt(text, at + 3) >= 0 && digitAt(text, at + 4) < 0
  );
}

function ascii(digits: string): string {
  for (let i = 0; i < digits.length; i++) {
    if (digits.charCodeAt(i) < 0xff10) continue;
    return digits.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
  }
  return digits;
}

function vague(text: string, at: number): Numeral['approximation'] {
  switch (text.charAt(at)) {
    case '多':
    case '余':
      return 'over';
    case '来':
    case '几':
      return 'about';
    default:
      return 'exact';
  }
}

/** 千 before these is part of a unit (千瓦), 百 before 分 of 百分点. */
const AFTER_THOUSAND = '米瓦克卡赫伏帕安焦字';

function arabicScale(text: string, from: number, end: number): { power: number; end: number } {
  let at = from;
  let power = 0;
  let last = 0;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    const scale = SCALES[code] ?? 0;
    if (scale === 0 || code === TEN || (last > 0 && last !== 2 && last !== 3 && scale <= last)) break;
    if (code === THOUSAND && AFTER_THOUSAND.includes(text.charAt(at + 1) || ' ')) break;
    if (code === HUNDRED && '分帕'.includes(text.charAt(at + 1) || ' ')) break;
    power += scale;
    last = scale;
  }
  return { power, end: at };
}

/** The digits that stand side by side: one value, or two bounds. */
interface Run {
  low: number;
  high: number;
  count: number;
}

function readHan(text: string, start: number, limit: number): Numeral | undefined {
  const end = Math.min(limit, start + LONGEST);
  let at = start;
  const sum = { low: 0, high: 0 }; // below 万
  const myriads = { low: 0, high: 0 }; // 万
  const yi = { low: 0, high: 0 }; // 亿, counted in 亿
  const run: Run = { low: 0, high: 0, count: 0 };
  let digits = '';
  let lastScale = 0;
  let zero = false;
  let scales = 0;
  let digitsSeen = false;
  let approximation: Numeral['approximation'] = 'exact';

  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    const digit = HAN_DIGITS[code] ?? -1;
    if (digit >= 0) {
      if (scales > 0 && digit === 0) {
        if (run.count > 0) break;
        zero = true;
        continue;
      }
      if (run.count === 1 && scales > 0 && !neighbours(run.low, digit)) break;
      if (run.count >= 2 && scales > 0) break;
      digits += digit;
      digitsSeen = true;
      if (run.count === 0) run.low = digit;
      run.high = digit;
      run.count++;
      continue;
    }
    const scale = SCALES[code] ?? 0;
    if (scale > 0) {
      if (run.count > 2 || (run.count === 2 && !neighbours(run.low, run.high))) break;
      if (run.count === 0 && (scales === 0 || (scale < 4 && (zero || code === TEN)))) {
        if (scales > 0 && scale >= lastScale) break;
        run.low = run.high = 1;
      } else if (run.count === 0 && scale < 4) {
        if (scale >= lastScale) break;
      }
      if (run.count === 2) approximation = 'about';
      if (scale < 4) {
        if (lastScale > 0 && lastScale < 4 && scale >= lastScale) break;
        if (code === THOUSAND && AFTER_THOUSAND.includes(text.charAt(at + 1) || ' ') && run.count === 0) break;
        sum.low += run.low * 10 ** scale;
        sum.high += run.high * 10 ** scale;
      } else if (scale === 4) {
        if (lastScale >= 4 && (run.count === 0 || lastScale === 4)) break;
        myriads.low = sum.low + run.low;
        myriads.high = sum.high + run.high;
        sum.low = sum.high = 0;
      } else {
        if (yi.high > 0) break;
        yi.low = myriads.low * 10000 + sum.low + run.low;
        yi.high = myriads.high * 10000 + sum.high + run.high;
        myriads.low = myriads.high = sum.low = sum.high = 0;
      }
      run.count = run.low = run.high = 0;
      lastScale = scale;
      zero = false;
      scales++;
      continue;
    }
    if (code === SEVERAL || code === SOME) {
      // 几十, 数百, 十几
      if (run.count > 0 || approximation !== 'exact') break;
      const before = (SCALES[text.charCodeAt(at + 1)] ?? 0) > 0;
      if (!before && (code === SOME || lastScale !== 1)) break;
      if (code === SOME && scales > 0) break;
      approximation = 'about';
      digitsSeen = true;
      run.low = before ? 2 : 1;
      run.high = 9;
      run.count = 1;
      continue;
    }
    if (scales > 0 && run.count === 0 && approximation === 'exact') {
      const kind = vague(text, at);
      if (kind === 'exact') break;
      const next = SCALES[text.charCodeAt(at + 1)] ?? 0;
      if (next >= 4 && next > lastScale) {
        approximation = kind;
        continue;
      }
      if (NOT_VAGUE.includes(text.charAt(at + 1) || ' ')) break;
      approximation = kind;
      at++;
    }
    break;
  }

  if (scales === 0) {
    if (run.count === 0) return undefined;
    if (text.charCodeAt(at) === POINT && run.count === 1) {
      const decimals = hanFraction(text, at, end);
      if (decimals) {
        const scale = arabicScale(text, decimals.end, end);
        const low = decimal(`${run.low}${decimals.digits}`, scale.power - decimals.digits.length);
        return finish(start, scale.end, low, low, 'exact', false, false);
      }
    }
    if (run.count === 1) return finish(start, at, String(run.low), String(run.low), approximation, false, false);
    const [first = 0, second = 0] = [Number(digits[0]), Number(digits[1])];
    if (run.count === 2 && first > 0 && neighbours(first, second)) {
      return finish(start, at, String(first), String(second), 'about', false, false);
    }
    const low = decimal(digits);
    return finish(start, at, low, low, 'exact', false, true);
  }

  if (run.count > 0) {
    // 三百五 is 350, 三百零五 is 305; 一百五六 has no reading in print
    const unit = !zero && lastScale > 1 && run.count === 1 ? 10 ** (lastScale - 1) : 1;
    if (run.count === 2) approximation = 'about';
    sum.low += run.low * unit;
    sum.high += run.high * unit;
    if (unit === 1 && lastScale === 1 && text.charCodeAt(at) === POINT && run.low === run.high) {
      const decimals = hanFraction(text, at, end);
      if (decimals) {
        const scale = arabicScale(text, decimals.end, end);
        const whole = join(yi.low, myriads.low, sum.low) + decimals.digits;
        const value = decimal(whole, scale.power - decimals.digits.length);
        return finish(start, scale.end, value, value, 'exact', false, false);
      }
    }
  }
  const low = join(yi.low, myriads.low, sum.low);
  const high = join(yi.high, myriads.high, sum.high);
  return finish(start, at, low, high, approximation, !digitsSeen, false);
}

const SEVERAL = '几'.charCodeAt(0);
const SOME = '数'.charCodeAt(0);

/** 三四, and 三五 (a set phrase). */
function neighbours(first: number, second: number): boolean {
  return second - first === 1 || (first === 3 && second === 5);
}

/** 点五 and 点三五, not 点五十 and 点五分 (a time). */
function hanFraction(text: string, point: number, end: number): { digits: string; end: number } | undefined {
  let at = point + 1;
  let digits = '';
  while (at < end && at < point + 8) {
    const digit = hanDigitAt(text, at);
    if (digit < 0) break;
    digits += digit;
    at++;
  }
  return digits === '' || '十分钟线'.includes(text.charAt(at) || ' ') ? undefined : { digits, end: at };
}

/** The integer of `yi` 亿, `myriads` 万 and `rest`, joined as digits: exact beyond 2^53. */
function join(yi: number, myriads: number, rest: number): Decimal {
  const below = String(myriads * 10000 + rest);
  return yi === 0 ? below : decimal(String(yi) + below.padStart(8, '0'));
}

function finish(
  start: number,
  end: number,
  low: Decimal,
  high: Decimal,
  approximation: Numeral['approximation'],
  bare: boolean,
  positional: boolean,
): Numeral {
  return { start, end, low, high, approximation, script: 'han', scale: 0, bare, positional };
}
