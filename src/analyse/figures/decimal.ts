/**
 * An exact decimal in its one normal form: an optional `-`, digits without leading zeros, and, where it has a fraction,
 * `.` and digits without trailing zeros: `105000`, `0.5`, `-3`. Floating point never touches a figure of the text.
 */
export type Decimal = string;

/** `digits` (ASCII, at least one) times ten to the power of `exponent`. */
export function decimal(digits: string, exponent = 0): Decimal {
  let from = 0;
  while (from < digits.length - 1 && digits.charCodeAt(from) === ZERO) from++;
  if (exponent === 0) return digits.slice(from);
  let to = digits.length;
  let power = exponent;
  while (to > from + 1 && digits.charCodeAt(to - 1) === ZERO) {
    to--;
    power++;
  }
  const core = digits.slice(from, to);
  if (core === '0') return '0';
  if (power >= 0) return core + '0'.repeat(power);
  const point = core.length + power;
  return point > 0 ? `${core.slice(0, point)}.${core.slice(point)}` : `0.${'0'.repeat(-point)}${core}`;
}

/** `value` times ten to the power of `exponent`. */
export function shift(value: Decimal, exponent: number): Decimal {
  const { mantissa, exponent: own } = parts(value);
  return compose(mantissa, own + exponent);
}

/** The exact sum. */
export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, exponent] = align(a, b);
  return compose(x + y, exponent);
}

/** The exact difference `a - b`. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  const [x, y, exponent] = align(a, b);
  return compose(x - y, exponent);
}

/** The exact product. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  const x = parts(a);
  const y = parts(b);
  return compose(x.mantissa * y.mantissa, x.exponent + y.exponent);
}

/** `a / b`, rounded half up to `places` decimal places. Throws `RangeError` where `b` is zero. */
export function divide(a: Decimal, b: Decimal, places: number): Decimal {
  const [x, y] = align(a, b);
  if (y === 0n) throw new RangeError('division by zero');
  const negative = x < 0n !== y < 0n;
  const [n, d] = [x < 0n ? -x : x, y < 0n ? -y : y];
  const rounded = (2n * n * 10n ** BigInt(places) + d) / (2n * d);
  return compose(negative ? -rounded : rounded, -places);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  if (a === b) return 0;
  // up to 15 digits floating point keeps decimals apart and in order
  if (a.length <= 15 && b.length <= 15) return Number(a) < Number(b) ? -1 : 1;
  const [x, y] = align(a, b);
  return x < y ? -1 : 1;
}

/** The significant digits of a positive decimal and the power of ten of the last: `105000` is 105 and 3. */
export function significand(value: Decimal): { digits: string; exponent: number } {
  const point = value.indexOf('.');
  if (point >= 0) {
    let from = 0;
    while (from < value.length && (value.charCodeAt(from) === ZERO || from === point)) from++;
    const digits = from < point ? value.slice(from, point) + value.slice(point + 1) : value.slice(from);
    return { digits, exponent: point + 1 - value.length };
  }
  let to = value.length;
  while (to > 1 && value.charCodeAt(to - 1) === ZERO) to--;
  return { digits: value.slice(0, to), exponent: value.length - to };
}

const ZERO = 48;

function parts(value: Decimal): { mantissa: bigint; exponent: number } {
  const point = value.indexOf('.');
  if (point < 0) return { mantissa: BigInt(value), exponent: 0 };
  return { mantissa: BigInt(value.slice(0, point) + value.slice(point + 1)), exponent: point + 1 - value.length };
}

function align(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const x = parts(a);
  const y = parts(b);
  const exponent = Math.min(x.exponent, y.exponent);
  return [
    x.mantissa * 10n ** BigInt(x.exponent - exponent),
    y.mantissa * 10n ** BigInt(y.exponent - exponent),
    exponent,
  ];
}

function compose(mantissa: bigint, exponent: number): Decimal {
  return mantissa < 0n ? `-${decimal(String(-mantissa), exponent)}` : decimal(String(mantissa), exponent);
}
