import { lazily } from './lexicon.js';
import { rows } from './rows.js';

/** A day of the Chinese calendar; its year is the Gregorian one that 正月初一 falls in. */
export interface ChineseDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly leap: boolean;
  /** 1 to 30. */
  readonly day: number;
  /** The day before 正月初一: 除夕. */
  readonly last: boolean;
}

/** The day of the Chinese calendar that `iso` (2024-02-10) is; undefined outside of 1900-01-31 to 2101-01-28. */
export function chineseDate(iso: string): ChineseDate | undefined {
  const at = Date.parse(iso) / DAY;
  const guess = Number(iso.slice(0, 4));
  const year = [guess, guess - 1].map((one) => years().get(one)).find((one) => one !== undefined && one.first <= at);
  if (!year) return undefined;
  let left = at - year.first;
  for (const [i, length] of year.lengths.entries()) {
    if (left >= length) {
      left -= length;
      continue;
    }
    const leap = year.leap > 0 && i === year.leap;
    const month = year.leap > 0 && i >= year.leap ? i : i + 1;
    const last = i === year.lengths.length - 1 && left === length - 1;
    return { year: year.number, month, leap, day: left + 1, last };
  }
  return undefined;
}

const DAY = 86_400_000;

interface Year {
  readonly number: number;
  /** Of 正月初一, in days since 1970. */
  readonly first: number;
  readonly leap: number;
  readonly lengths: readonly number[];
}

const years = lazily(() => {
  const all = new Map<number, Year>();
  for (const [number = '', first = '', leap = '', months = ''] of rows('chinese-calendar')) {
    const lengths = [...months].map((long) => 29 + Number(long));
    all.set(Number(number), {
      number: Number(number),
      first: Date.parse(`${number}-${first}`) / DAY,
      leap: Number(leap),
      lengths,
    });
  }
  return all;
});
