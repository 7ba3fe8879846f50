import { compare, type Decimal, multiply, significand, subtract } from './decimal.js';
import type { Figure } from './figures.js';

/**
 * Can the two figures, of one dimension, be the same value said with other precision: 超1000亿件 and 1008亿件, 100多 and
 * 150左右, 10.5万 and 105432? Takes what the approximations allow, and the precision that the digits show.
 */
export function agree(a: Figure, b: Figure): boolean {
  if (a.approximation === b.approximation && a.approximation !== 'exact' && length(a) === length(b)) {
    return a.value === b.value && a.low === b.low && a.high === b.high;
  }
  if (isPlain(a) && isPlain(b)) return a.value === b.value || rounds(a, b) || rounds(b, a);
  const [lowA, highA] = bounds(a);
  const [lowB, highB] = bounds(b);
  if (compare(lowA, highB) <= 0 && compare(lowB, highA) <= 0) return true;
  return rounds(a, b) || rounds(b, a);
}

/** One value and no more. */
function isPlain({ approximation, value, low, high }: Figure): boolean {
  return approximation === 'exact' && value !== undefined && low === undefined && high === undefined;
}

/** How many digits are written before 万 or 亿. */
function length({ value = '', scale }: Figure): number {
  return value.length - scale;
}

/** The values that a figure may stand for. Thresholds (以上, 至少) reach up to ten times, as far as a reader would take them. */
function bounds(figure: Figure): [Decimal, Decimal] {
  const low = figure.low ?? figure.value ?? '0';
  const high = figure.high ?? figure.value ?? '0';
  switch (figure.approximation) {
    case 'exact':
      return [low, high];
    case 'about':
      return [multiply(low, '0.85'), multiply(high, '1.15')];
    case 'nearly':
      return [multiply(low, '0.8'), high];
    case 'over':
      return [low, ceiling(high)];
    case 'under':
      return [multiply(low, '0.7'), high];
    case 'at-least':
      return [low, multiply(high, '2')];
    case 'at-most':
      return [multiply(low, '0.5'), high];
  }
}

/** The next step of the last digit that is no zero: 超1000 ends at 2000, 超1200 at 1300, 100多 at 200. */
function ceiling(value: Decimal): Decimal {
  const { digits, exponent } = significand(value);
  const next = String(BigInt(digits || '0') + 1n);
  return exponent >= 0 ? next + '0'.repeat(exponent) : multiply(next, `0.${'0'.repeat(-exponent - 1)}1`);
}

/** Is `rough` what remains of `fine` when its last digits are rounded or cut: 10.5万 for 105432? */
function rounds(rough: Figure, fine: Figure): boolean {
  if (rough.value === undefined || fine.value === undefined) return false;
  const exponent = lastPlace(rough);
  if (exponent <= lastPlace(fine) || significand(rough.value).digits.length < 2) return false;
  const step = exponent >= 0 ? `1${'0'.repeat(exponent)}` : `0.${'0'.repeat(-exponent - 1)}1`;
  const off = subtract(fine.value, rough.value);
  const distance = off.startsWith('-') ? off.slice(1) : off;
  return compare(multiply(distance, '2'), step) <= 0 || (!off.startsWith('-') && compare(distance, step) < 0);
}

/** The power of ten of the last digit that is written: -2 for 12.90, 3 for 10.5万, 0 for 160. */
function lastPlace({ text, value = '', scale }: Figure): number {
  const decimals = /\d\.(\d+)/.exec(text)?.[1];
  if (decimals !== undefined) return scale - decimals.length;
  if (/^[^\d０-９]/.test(text)) return significand(value).exponent;
  return scale;
}
