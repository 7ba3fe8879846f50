import { type Decimal, significand } from './decimal.js';
import type { Figure } from './figures.js';

/** How one figure turns into another when it is typed or copied wrongly. */
export type Slip = 'decimal-shift' | 'digit-swap' | 'digit-change' | 'unit-mismatch';

/** A slip that turns one figure into another, and how many digits still agree: the more, the less it is chance. */
export interface Slipped {
  readonly slip: Slip;
  readonly digits: number;
}

/** A value in the form in which it is written, taken apart for comparing. */
export interface Form {
  readonly value: Decimal;
  /** See `mantissa`. */
  readonly written: string;
  /** Its significant digits, and the power of ten of the last. */
  readonly digits: string;
  readonly exponent: number;
  readonly scale: number;
}

/** The form of a figure that has one value. */
export function formOf(text: string, figure: Figure): Form {
  const value = figure.value as Decimal;
  return { value, written: mantissa(text, figure), ...significand(value), scale: figure.scale };
}

/** The slip that lies between two forms of one dimension; `undefined` where there is none. */
export function slipBetween(a: Form, b: Form): Slipped | undefined {
  if (a.value === b.value) return undefined;
  const [written, other] = [a.written, b.written];
  if (a.digits === b.digits) {
    const digits = a.digits.length;
    if (a.scale !== b.scale && written === other) return { slip: 'unit-mismatch', digits };
    return Math.abs(a.exponent - b.exponent) <= 3 ? { slip: 'decimal-shift', digits } : undefined;
  }
  if (a.scale !== b.scale || written.length !== other.length) return undefined;
  let first = -1;
  let last = -1;
  let differences = 0;
  let same = 0;
  for (let i = 0; i < written.length; i++) {
    const [x, y] = [written.charCodeAt(i), other.charCodeAt(i)];
    if (x === y) {
      if (x !== POINT) same++;
      continue;
    }
    if (x === POINT || y === POINT || ++differences > 2) return undefined;
    if (first < 0) first = i;
    last = i;
  }
  if (differences === 1) return { slip: 'digit-change', digits: same };
  const swapped = differences === 2 && written[first] === other[last] && written[last] === other[first];
  return swapped ? { slip: 'digit-swap', digits: same } : undefined;
}

const POINT = '.'.charCodeAt(0);

/** The digits of the numeral as they are written before 万 and 亿; of Han numerals and of 1亿2000万, of the value. */
export function mantissa(text: string, { number, value }: Figure): string {
  let end = number.start;
  while (end < number.end && (isAscii(text.charCodeAt(end)) || SEPARATORS.includes(text.charAt(end)))) end++;
  if (end === number.start) return value as string;
  for (let at = end; at < number.end; at++) {
    const code = text.charCodeAt(at);
    if (isAscii(code) || (code >= 0xff10 && code <= 0xff19)) return value as string;
  }
  const plain = text.slice(number.start, end);
  const written = plain.length > 3 ? plain.replace(/[,\u2009\u202f]/g, '') : plain;
  // of 10秒12 the digits before 秒 are not all
  return end === number.end && Number(written) !== Number(value) ? (value as string) : written;
}

const SEPARATORS = '.,\u2009\u202f';

function isAscii(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
