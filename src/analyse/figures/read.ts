import { type Unit, unitAt } from '../../lexicon/units.js';
import type { Range } from '../../text/range.js';
import { approximationAfter, approximationBefore } from './approximation.js';
import { readCompound } from './compound.js';
import { type Moment, readDate, readRelative } from './date.js';
import { add, compare, type Decimal, shift, significand } from './decimal.js';
import type { Approximation, Figure, FigureKind } from './figures.js';
import { type LunarDay, readLunar } from './lunar.js';
import { digitAt, hanDigitAt, type Numeral, readNumeral } from './numeral.js';

/**
 * Reads what begins at `at` of `text`, within the paragraph `within`; appends a figure to `figures` where one stands there.
 * Returns the offset at which to go on, always beyond `at`.
 */
export function readFigure(text: string, at: number, within: Range, figures: Figure[]): number {
  const { start, end } = within;
  const arabic = digitAt(text, at) >= 0;
  if (!arabic) {
    const moment = readRelative(text, at, end);
    if (moment) return pushMoment(text, moment, figures);
    const first = text.charCodeAt(at);
    if (first === ORDINAL) return readOrdinal(text, at, end, figures);
    if (first === HALF) return readHalf(text, at, within, figures);
    const lunar = readLunar(text, at, end);
    if (lunar) return pushMoment(text, { ...lunar, kind: 'date', value: lunarValue(lunar) }, figures);
    if (hanDigitAt(text, at) < 0 && !HAN_NUMERAL.includes(text[at] as string)) return at + 1;
    if (text.startsWith('零下', at)) return readFrost(text, at, within, figures);
  }

  if (arabic) {
    const code = latinStart(text, at, start);
    if (code >= 0) return readIdentifier(text, code, at, end, figures);
  }
  const date = readDate(text, at, start, end);
  if (date && !(date.kind === 'time' && followsScore(text, at, figures))) return pushMoment(text, date, figures);

  const numeral = readNumeral(text, at, end);
  if (!numeral) return at + 1;
  if (!arabic && notCounting(text, numeral, start)) return numeral.end;
  return readAfter(text, numeral, within, figures);
}

/** In 25：20、22：25 the second is a score as the first. */
function followsScore(text: string, at: number, figures: readonly Figure[]): boolean {
  const last = figures.at(-1);
  return last?.kind === 'score' && last.end === at - 1 && '、，,'.includes(text.charAt(last.end));
}

function lunarValue({ month, leap, day }: LunarDay): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `lunar:${two(month)}${leap ? 'L' : ''}-${two(day)}`;
}

/** 零下5℃: a temperature below zero, from 零 on. */
function readFrost(text: string, at: number, within: Range, figures: Figure[]): number {
  const numeral = readNumeral(text, at + 2, within.end);
  const unit = numeral && unitOf(text, numeral, within.end);
  if (!numeral || (unit && !unit.dimension.startsWith('temperature') && unit.name !== '度')) return at + 2;
  const before = figures.length;
  const next = readAfter(text, numeral, within, figures);
  const figure = figures[before];
  if (figure?.value !== undefined)
    figures[before] = { ...figure, start: at, text: text.slice(at, figure.end), value: minus(figure.value) };
  return next;
}

function minus(value: Decimal): Decimal {
  return value === '0' ? value : `-${value}`;
}

const ORDINAL = '第'.charCodeAt(0);
const HALF = '半'.charCodeAt(0);
const HAN_NUMERAL = '十百千万亿几数';
const RANGE_MARKS = '—–-－～~至到';

/** Reads on behind a numeral: a second one (range, ratio, fraction), then the unit. */
function readAfter(text: string, numeral: Numeral, within: Range, figures: Figure[]): number {
  const { end } = within;
  const mark = text.charAt(numeral.end);
  if (text.startsWith('分之', numeral.end)) {
    const parts = readNumeral(text, numeral.end + 2, end);
    if (parts) return pushFraction(text, numeral, parts, within, figures);
  }
  if (numeral.script === 'arabic' && '/:：∶比'.includes(mark || ' ') && digitAt(text, numeral.end + 1) >= 0) {
    return pushPair(text, numeral, end, figures);
  }
  let unit = unitOf(text, numeral, end);
  let afterFirst = unit ? numeral.end + unit.name.length : numeral.end;
  if (RANGE_MARKS.includes(text.charAt(afterFirst) || ' ')) {
    const second = readNumeral(text, afterFirst + 1, end);
    if (second && second.script === numeral.script && !fromTo(text, numeral.start, text.charAt(afterFirst))) {
      const secondUnit = unitOf(text, second, end);
      if (!unit || !secondUnit || unit.dimension === secondUnit.dimension) {
        const figure = interval(text, numeral, second, secondUnit ?? unit, within);
        if (figure) {
          figures.push(figure);
          return figure.end;
        }
      }
    }
  }
  if (!unit && numeral.script === 'arabic') {
    const latin = latinEnd(text, numeral.end, end);
    if (latin > numeral.end) return readIdentifier(text, numeral.start, latin, end, figures);
  }
  const compound = unit && readCompound(text, numeral, unit, afterFirst, end);
  if (unit && compound) {
    const { value, approximation, ...rest } = compound;
    const whole = { ...numeral, low: value, high: value, approximation };
    const of: Unit = { ...unit, canonical: rest.unit, dimension: rest.dimension };
    figures.push(single(text, whole, of, within, rest.end));
    return (figures.at(-1) as Figure).end;
  }
  if (unit && isSpurious(text, numeral, unit, within)) {
    if (numeral.script === 'han') return numeral.end;
    unit = undefined;
    afterFirst = numeral.end;
  }
  if (!unit && numeral.script === 'han' && !standsAlone(numeral)) return numeral.end;
  const figure = single(text, numeral, unit, within);
  figures.push(figure);
  return figure.end;
}

/** 三千二百 may stand without a unit (共三千二百余), 一 and 百 may not. */
function standsAlone({ bare, low, positional, start, end }: Numeral): boolean {
  return !bare && !positional && low.length >= 3 && end - start >= 3;
}

/** One numeral with its unit, which ends at `end`. */
function single(
  text: string,
  numeral: Numeral,
  unit: Unit | undefined,
  within: Range,
  unitEnd = numeral.end + (unit ? unit.name.length : 0),
): Figure {
  let end = unitEnd;
  let approximation: Approximation = unit?.name.startsWith('个多') ? 'over' : numeral.approximation;
  if (unit && approximation === 'exact' && '多余'.includes(text.charAt(end) || ' ') && isSpan(unit)) {
    approximation = 'over';
    end++;
  }
  const kind = kindOf(text, numeral, unit, within);
  const one = numeral.low === numeral.high;
  let { low: value } = numeral;
  if (unit && text.charAt(end) === '半' && (isSpan(unit) || unit.name === '成' || unit.name === '岁')) {
    value = plusHalf(value);
    end++;
  } else if (unit?.name.startsWith('个半')) {
    value = plusHalf(value);
  } else if (unit?.name === '成' && isLastDigit(text, end)) {
    value = add(value, shift(String(hanDigitAt(text, end)), -1));
    end++;
  }
  const around = outer(text, numeral.start, end, within);
  const start =
    numeral.start - (unit?.dimension === 'temperature' && isMinus(text, numeral.start, within.start) ? 1 : 0);
  const tenfold = unit && TENFOLD.includes(unit.name) ? 1 : 0;
  if (tenfold || start < numeral.start) value = shift(start < numeral.start ? minus(value) : value, tenfold);
  const named = unit ?? symbolBefore(text, numeral.start);
  return {
    start,
    end,
    text: text.slice(start, end),
    kind,
    number: { start: numeral.start, end: numeral.end },
    value: one ? value : undefined,
    low: one ? undefined : shift(numeral.low, tenfold),
    high: one ? undefined : shift(numeral.high, tenfold),
    approximation: around === 'exact' ? approximation : around,
    unit: named?.canonical,
    dimension: named?.dimension,
    scale: numeral.scale,
  };
}

/** The currency whose symbol stands before the number at `start`. */
function symbolBefore(text: string, start: number): Pick<Unit, 'canonical' | 'dimension'> | undefined {
  return SYMBOLS.get(text.charAt(start - 1));
}

const SYMBOLS = new Map([
  ['¥', { canonical: '元', dimension: 'money CNY' }],
  ['￥', { canonical: '元', dimension: 'money CNY' }],
  ['$', { canonical: '美元', dimension: 'money USD' }],
  ['＄', { canonical: '美元', dimension: 'money USD' }],
  ['€', { canonical: '欧元', dimension: 'money EUR' }],
  ['£', { canonical: '英镑', dimension: 'money GBP' }],
]);

/** 三成 is 30 %, 七旬 70 years. */
const TENFOLD = '成旬';

function plusHalf(value: Decimal): Decimal {
  return value.includes('.') ? value : `${value}.5`;
}

/** The 五 of 七成五: one digit, with no word of its own behind it. */
function isLastDigit(text: string, at: number): boolean {
  return hanDigitAt(text, at) > 0 && '，。、；的以左）'.includes(text.charAt(at + 1));
}

function isMinus(text: string, start: number, from: number): boolean {
  if (start <= from || !'-－−'.includes(text.charAt(start - 1))) return false;
  return start - 1 === from || !'0123456789℃度'.includes(text.charAt(start - 2));
}

/** Units that 多 and 半 may follow: 3年多, 两年半, 5公里多. */
function isSpan({ dimension }: Unit): boolean {
  return dimension === 'time' || dimension === 'months' || dimension === 'length' || dimension === 'mass';
}

function outer(text: string, start: number, end: number, within: Range): Approximation {
  const after = approximationAfter(text, end, within.end);
  return after === 'exact' ? approximationBefore(text, start, within.start) : after;
}

function interval(
  text: string,
  first: Numeral,
  second: Numeral,
  unit: Unit | undefined,
  within: Range,
): Figure | undefined {
  let { low } = first;
  const { high } = second;
  if (first.scale === 0 && second.scale > 0) {
    const shared = shift(low, second.scale);
    if (compare(shared, high) <= 0) low = shared;
  }
  if (compare(low, high) >= 0) return undefined;
  const own = unitOf(text, second, within.end);
  const end = second.end + (own ? own.name.length : 0);
  const kind = kindOf(text, second, unit, within);
  const tenfold = unit && TENFOLD.includes(unit.name) ? 1 : 0;
  const named = unit ?? symbolBefore(text, first.start);
  // 010-65551234 is a telephone number
  const counts = kind !== 'identifier';
  return {
    start: first.start,
    end,
    text: text.slice(first.start, end),
    kind,
    number: { start: first.start, end: second.end },
    value: undefined,
    low: counts ? shift(low, tenfold) : undefined,
    high: counts ? shift(high, tenfold) : undefined,
    approximation: outer(text, first.start, end, within),
    unit: named?.canonical,
    dimension: named?.dimension,
    scale: second.scale,
  };
}

/** 从5%到6% and 由3至5 tell a change, not a range. */
function fromTo(text: string, start: number, mark: string): boolean {
  return (mark === '至' || mark === '到') && '从由自'.includes(text.charAt(start - 1) || ' ');
}

function unitOf(text: string, numeral: Numeral, end: number): Unit | undefined {
  let at = numeral.end;
  if (text.charAt(at) === ' ') at++;
  const unit = unitAt(text, numeral.end, end, numeral.script === 'arabic');
  if (unit) {
    const last = unit.name.charCodeAt(unit.name.length - 1);
    if (last < 0x80 && isLatin(last) && isLatin(text.charCodeAt(numeral.end + unit.name.length))) return undefined;
  }
  return unit;
}

const KINDS = new Map<string, FigureKind>([
  ['percent', 'percent'],
  ['percentage-point', 'percentage-point'],
  ['multiple', 'multiple'],
  ['time', 'duration'],
  ['months', 'duration'],
  ['age', 'age'],
]);

function kindOf(text: string, numeral: Numeral, unit: Unit | undefined, within: Range): FigureKind {
  if (unit) {
    if (unit.dimension.startsWith('money')) return 'money';
    if (IDENTIFYING.includes(unit.name) && numeral.scale === 0) return 'identifier';
    return KINDS.get(unit.dimension) ?? 'quantity';
  }
  if (SYMBOLS.has(text.charAt(numeral.start - 1))) return 'money';
  if (numeral.scale > 0 || numeral.low.includes('.') || numeral.script === 'han') return 'number';
  const before = text.charAt(numeral.start - 1);
  return numeral.start > within.start && STATES.includes(before || ' ') ? 'number' : 'identifier';
}

/** Units that number things instead of counting them, when Arabic digits stand before them: 212线, 3号. */
const IDENTIFYING = '线路区校';

/** Characters before a bare number that state a value: 指数为50, 增至3000. */
const STATES = '为是达至到约近超共计有于过破得获逾满';

/** Han numerals that are parts of other words: 统一, 之一, 每一个, 万一. */
function notCounting(text: string, numeral: Numeral, start: number): boolean {
  const length = numeral.end - numeral.start;
  const before = numeral.start > start ? text.charAt(numeral.start - 1) : '';
  if (length === 1) {
    const character = text.charAt(numeral.start);
    if (character === '一') return before !== '' && BEFORE_ONE.includes(before);
    if ('十百千万亿'.includes(character)) {
      // 上百人, not 以上千余 nor 网上百货
      if (before === '上') return character === '十' || NO_UPPER.includes(text.charAt(numeral.start - 2) || ' ');
      return before !== '' && BEFORE_BARE.includes(before);
    }
    return before !== '' && BEFORE_DIGIT.includes(before);
  }
  return before !== '' && '第星期周初'.includes(before) && length < 2;
}

const BEFORE_ONE = '统唯同逐之专单不合划每这那另某进如万期周初头惟归整始终';
const BEFORE_BARE = '成数几若';
const NO_UPPER = '以网线路向';
const BEFORE_DIGIT = '期周初之第老小张李王';

/** A unit character behind a Han numeral that belongs to another word: 一起, 一方面, 三门峡. */
function isSpurious(text: string, numeral: Numeral, unit: Unit, within: Range): boolean {
  if (numeral.script === 'arabic') return false;
  if (unit.dimension === 'voltage' || unit.dimension === 'force') return true;
  if (numeral.low === '1' && numeral.end - numeral.start === 1) {
    return NOT_ONE.includes(unit.name) || unit.name === '方面';
  }
  if (numeral.bare && numeral.end - numeral.start === 1 && text.charAt(numeral.start) !== '十') {
    return !AFTER_BARE.includes(unit.name);
  }
  return within.end < numeral.end;
}

const NOT_ONE = '起道路线面头手口带体样身方点层级把并席声章国对度回片股流角类员期代世通部分步周年';
const AFTER_BARE = '年人名位家户亩件种元斤吨米次场台辆套里只头张座条天册岁步字倍';

function pushFraction(text: string, whole: Numeral, part: Numeral, within: Range, figures: Figure[]): number {
  const { exponent, digits } = significand(whole.low);
  const percent = digits === '1' && (exponent === 2 || exponent === 3);
  const last = percent ? upperPart(text, whole, part, within) : part;
  const isRange = percent && part.low !== last.high;
  const around = outer(text, whole.start, last.end, within);
  figures.push({
    start: whole.start,
    end: last.end,
    text: text.slice(whole.start, last.end),
    kind: percent ? 'percent' : 'fraction',
    number: { start: whole.start, end: last.end },
    value: percent ? (isRange ? undefined : shift(part.low, 2 - exponent)) : `${part.low}/${whole.low}`,
    low: isRange ? shift(part.low, 2 - exponent) : undefined,
    high: isRange ? shift(last.high, 2 - exponent) : undefined,
    approximation: around === 'exact' ? part.approximation : around,
    unit: percent ? '%' : undefined,
    dimension: percent ? 'percent' : undefined,
    scale: 0,
  });
  return last.end;
}

/** The 四十 of 百分之三十到四十 and of 百分之三十至百分之四十; `part` itself where there is no range. */
function upperPart(text: string, whole: Numeral, part: Numeral, within: Range): Numeral {
  const mark = text.charAt(part.end);
  if (!RANGE_MARKS.includes(mark || ' ') || fromTo(text, whole.start, mark)) return part;
  const again = `${text.slice(whole.start, whole.end)}分之`;
  const upper = readNumeral(text, part.end + 1 + (text.startsWith(again, part.end + 1) ? again.length : 0), within.end);
  return upper && upper.script === part.script && compare(part.low, upper.high) < 0 ? upper : part;
}

/** 126/80, 3∶1, 2比0: two numbers that are one figure without one value. */
function pushPair(text: string, numeral: Numeral, end: number, figures: Figure[]): number {
  const mark = text.charAt(numeral.end);
  let at = numeral.end;
  while ('/:：∶比'.includes(text.charAt(at) || ' ') && digitAt(text, at + 1) >= 0) {
    const next = readNumeral(text, at + 1, end);
    if (!next) break;
    at = next.end;
  }
  figures.push({
    start: numeral.start,
    end: at,
    text: text.slice(numeral.start, at),
    kind:
      mark === '/' ||
      mark === '∶' ||
      /(?:比例|配比|之比)[为是约]?$/.test(text.slice(Math.max(0, numeral.start - 4), numeral.start))
        ? 'ratio'
        : 'score',
    number: { start: numeral.start, end: at },
    value: undefined,
    low: undefined,
    high: undefined,
    approximation: 'exact',
    unit: undefined,
    dimension: undefined,
    scale: 0,
  });
  return at;
}

function readOrdinal(text: string, at: number, end: number, figures: Figure[]): number {
  const numeral = readNumeral(text, at + 1, end);
  if (!numeral) return at + 1;
  const unit = unitOf(text, numeral, end);
  const stop = numeral.end + (unit ? unit.name.length : 0);
  figures.push({
    start: at,
    end: stop,
    text: text.slice(at, stop),
    kind: 'ordinal',
    number: { start: numeral.start, end: numeral.end },
    value: numeral.low,
    low: undefined,
    high: undefined,
    approximation: 'exact',
    unit: unit?.canonical,
    dimension: unit ? 'ordinal' : undefined,
    scale: 0,
  });
  return stop;
}

/** 半年, 半个月: half of a span of time. 半 in any other place is no figure. */
function readHalf(text: string, at: number, within: Range, figures: Figure[]): number {
  const unit = unitAt(text, at + 1, within.end, false);
  if (
    !unit ||
    (unit.dimension !== 'time' && unit.dimension !== 'months') ||
    '上下前后大小多过'.includes(text.charAt(at - 1) || ' ')
  ) {
    return at + 1;
  }
  const end = at + 1 + unit.name.length;
  figures.push({
    start: at,
    end,
    text: text.slice(at, end),
    kind: 'duration',
    number: { start: at, end: at + 1 },
    value: '0.5',
    low: undefined,
    high: undefined,
    approximation: unit.name.startsWith('个多') ? 'over' : outer(text, at, end, within),
    unit: unit.canonical,
    dimension: unit.dimension,
    scale: 0,
  });
  return end;
}

function pushMoment(text: string, moment: Moment, figures: Figure[]): number {
  figures.push({
    start: moment.start,
    end: moment.end,
    text: text.slice(moment.start, moment.end),
    kind: moment.kind,
    number: { start: moment.start, end: moment.end },
    value: moment.value,
    low: moment.low,
    high: moment.high,
    approximation: 'exact',
    unit: undefined,
    dimension: undefined,
    scale: 0,
  });
  return moment.end;
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Where the code that runs into the digits at `at` begins (G20, C919, GB-1); -1 where none does. */
function latinStart(text: string, at: number, start: number): number {
  let from = at;
  while (from > start && from > at - 12) {
    const code = text.charCodeAt(from - 1);
    if (!isLatin(code) && !(code === 0x2d && from - 1 > start && isLatin(text.charCodeAt(from - 2)))) break;
    from--;
  }
  return from < at ? from : -1;
}

/** Where the letters that follow the digits end (5G, 4K), `from` where there are none. */
function latinEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && at < from + 20 && isLatin(text.charCodeAt(at))) at++;
  return at;
}

function readIdentifier(text: string, start: number, from: number, end: number, figures: Figure[]): number {
  let at = from;
  while (at < end && at < from + 40) {
    const code = text.charCodeAt(at);
    if (!isLatin(code) && digitAt(text, at) < 0 && !((code === 0x2d || code === 0x2e) && digitAt(text, at + 1) >= 0))
      break;
    at++;
  }
  figures.push({
    start,
    end: at,
    text: text.slice(start, at),
    kind: 'identifier',
    number: { start, end: at },
    value: undefined,
    low: undefined,
    high: undefined,
    approximation: 'exact',
    unit: undefined,
    dimension: undefined,
    scale: 0,
  });
  return at;
}
