import { add, compare, type Decimal, multiply, significand, subtract } from './decimal.js';
import type { Figure } from './figures.js';

/** The least and the greatest value that a written figure may stand for, in its unit. */
export interface Spread {
  readonly low: Decimal;
  readonly high: Decimal;
}

/**
 * What an exact figure may have been rounded from: half a step of its last digit either way. The last digit is that which
 * is written (3.2万 is 31,500 to 32,500), but of zeros at the end one counts as a digit: 1200 is 1195 to 1205, for round
 * numbers of things counted are rarely exact.
 */
export function spreadOf(figure: Figure): Spread {
  return around(figure, '0.5');
}

/** What a figure that was computed from others may stand for: a whole step either way, since some round and some cut off. */
export function computedSpreadOf(figure: Figure): Spread {
  return around(figure, '1');
}

function around({ value = '0', scale, text }: Figure, step: Decimal): Spread {
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  const { exponent } = significand(value);
  const last = decimals > 0 ? scale - decimals : Math.max(scale, exponent - 1);
  const half = multiply(step, last >= 0 ? `1${'0'.repeat(last)}` : `0.${'0'.repeat(-last - 1)}1`);
  const low = subtract(value, half);
  return { low: low.startsWith('-') ? '0' : low, high: add(value, half) };
}

/** Whether `x` may be `factor` times `a` divided by `b`; all of them positive. */
export function isRatio(x: Spread, a: Spread, b: Spread, factor: Decimal): boolean {
  return (
    compare(multiply(x.high, b.high), multiply(factor, a.low)) >= 0 &&
    compare(multiply(x.low, b.low), multiply(factor, a.high)) <= 0
  );
}

/** What `a` less `b` may be; nothing below zero. */
export function difference(a: Spread, b: Spread): Spread {
  const low = subtract(a.low, b.high);
  const high = subtract(a.high, b.low);
  return { low: low.startsWith('-') ? '0' : low, high: high.startsWith('-') ? '0' : high };
}

export function sum(spreads: readonly Spread[]): Spread {
  return {
    low: spreads.map(({ low }) => low).reduce(add, '0'),
    high: spreads.map(({ high }) => high).reduce(add, '0'),
  };
}

export function overlaps(a: Spread, b: Spread): boolean {
  return compare(a.low, b.high) <= 0 && compare(b.low, a.high) <= 0;
}
