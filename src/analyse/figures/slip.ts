import { significand } from './decimal.js';
import type { Figure } from './figures.js';

/** How one figure turns into another when it is typed or copied wrongly. */
export type Slip = 'decimal-shift' | 'digit-swap' | 'digit-change' | 'unit-mismatch';

/** A slip that turns one figure into another, and how many digits still agree: the more, the less it is chance. */
export interface Slipped {
  readonly slip: Slip;
  readonly digits: number;
}

/** The slip that lies between two figures of one dimension with one value each; `undefined` where there is none. */
export function slipBetween(text: string, a: Figure, b: Figure): Slipped | undefined {
  if (a.value === undefined || b.value === undefined || a.value === b.value) return undefined;
  const x = significand(a.value);
  const y = significand(b.value);
  const [written, other] = [mantissa(text, a), mantissa(text, b)];
  if (x.digits === y.digits) {
    const moved = Math.abs(x.exponent - y.exponent);
    const digits = x.digits.length;
    if (a.scale !== b.scale && written === other) return { slip: 'unit-mismatch', digits };
    return moved <= 3 ? { slip: 'decimal-shift', digits } : undefined;
  }
  if (a.scale !== b.scale || written.length !== other.length) return undefined;
  let first = -1;
  let last = -1;
  let differences = 0;
  let same = 0;
  for (let i = 0; i < written.length; i++) {
    if (written[i] === other[i]) {
      if (written[i] !== '.') same++;
      continue;
    }
    if (written[i] === '.' || other[i] === '.') return undefined;
    differences++;
    if (first < 0) first = i;
    last = i;
  }
  if (differences === 1) return { slip: 'digit-change', digits: same };
  const swapped = differences === 2 && written[first] === other[last] && written[last] === other[first];
  return swapped ? { slip: 'digit-swap', digits: same } : undefined;
}

/** The digits of the numeral as they are written before 万 and 亿; of Han numerals and of 1亿2000万, of the value. */
export function mantissa(text: string, figure: Figure): string {
  const written = text.slice(figure.number.start, figure.number.end).replace(/[,\u2009\u202f]/g, '');
  const digits = /^[\d.]+/.exec(written)?.[0];
  return digits !== undefined && /^[^\d０-９]*$/.test(written.slice(digits.length)) ? digits : (figure.value as string);
}
