import type { Figure } from './figures.js';

/** A year that a date of the text may be of, and whether it can be no other. */
export interface Years {
  readonly all: readonly number[];
  readonly sure: boolean;
}

/**
 * The years that the date `figures[index]` may be of: its own; that of 去年 or 今年 before it; the year nearest to the day of
 * publication; the one year that its article names, where it does so shortly before. Empty where nobody can tell.
 */
export function yearsOf(text: string, figures: readonly Figure[], index: number, published: string | undefined): Years {
  const { value = '', start } = figures[index] as Figure;
  const own = /^(\d{4})-/.exec(value)?.[1];
  if (own) return { all: [Number(own)], sure: true };
  const before = figures[index - 1];
  const relative = before && start - before.end <= 1 ? RELATIVE.get(before.text.slice(0, 2)) : undefined;
  if (relative !== undefined) {
    return published ? { all: [Number(published.slice(0, 4)) + relative], sure: true } : NONE;
  }
  const named = namedYears(text, figures, start);
  if (published === undefined) {
    return named.vague || named.years.size !== 1 || !named.near ? NONE : { all: [...named.years], sure: false };
  }
  const near = nearest(value, published);
  return {
    all: [...new Set([near, ...named.years])],
    sure: named.years.size === 0 || (named.years.size === 1 && named.years.has(near)),
  };
}

const NONE: Years = { all: [], sure: false };
const RELATIVE = new Map([
  ['前年', -2],
  ['去年', -1],
  ['上年', -1],
  ['今年', 0],
  ['明年', 1],
]);

interface Named {
  readonly years: ReadonlySet<number>;
  /** 去年 and the like leave it open which of them a date is of. */
  readonly vague: boolean;
  /** One of them stands shortly before the date. */
  readonly near: boolean;
}

/** The years that the dates of an article name, for a date at `at`. */
function namedYears(text: string, figures: readonly Figure[], at: number): Named {
  const years = new Set<number>();
  let vague = false;
  let near = false;
  for (const { kind, value, low, high, text: word, start, end } of figures) {
    if (kind !== 'date') continue;
    if (/^[去上前明后]年/.test(word)) vague = true;
    for (const one of [value, low, high]) {
      if (!one || !/^\d{4}(?!s)/.test(one)) continue;
      years.add(Number(one.slice(0, 4)));
      if (end <= at && at - end < SHORTLY && !isCompared(text, start, end)) near = true;
    }
  }
  return { years, vague, near };
}

/** 创2011年以来新低 and 比2019年 tell nothing of the year that is spoken of. */
function isCompared(text: string, start: number, end: number): boolean {
  if ('比较自从创与和到至—'.includes(text.charAt(start - 1) || ' ')) return true;
  return /^(?:以来|来|起|至|到|—|-|同期|版|款|级)/.test(text.slice(end, end + 2));
}

/** In characters: a sentence or two. */
const SHORTLY = 80;

/** The year in which `--MM-DD` is nearest to `published`. */
function nearest(value: string, published: string): number {
  const year = Number(published.slice(0, 4));
  const at = Date.parse(published);
  const distance = (one: number) => Math.abs(Date.parse(`${one}${value.slice(1)}`) - at);
  return [year - 1, year, year + 1].reduce((best, one) => (distance(one) < distance(best) ? one : best), year);
}
