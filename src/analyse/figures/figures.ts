import type { Article, Page } from '../../page/page.js';
import type { Range } from '../../text/range.js';
import type { Decimal } from './decimal.js';
import { readFigure } from './read.js';

/** What a figure is. `number` is a value without a unit (指数为50.2); `identifier` a number that counts nothing (5G, 212线). */
export type FigureKind =
  | 'quantity'
  | 'money'
  | 'percent'
  | 'percentage-point'
  | 'multiple'
  | 'fraction'
  | 'ratio'
  | 'score'
  | 'date'
  | 'time'
  | 'duration'
  | 'age'
  | 'ordinal'
  | 'number'
  | 'identifier';

/** How the text limits a value: 约10 is `about`, 近10 `nearly`, 超10 and 10多 `over`, 10以上 `at-least`. */
export type Approximation = 'exact' | 'about' | 'nearly' | 'over' | 'under' | 'at-least' | 'at-most';

/**
 * A figure as the text writes it, from its first digit to the end of its unit. Plain data; all of one shape, for there are
 * many.
 */
export interface Figure extends Range {
  readonly text: string;
  readonly kind: FigureKind;
  /** The numeral alone, without unit: the 10.5万 of 10.5万件. */
  readonly number: Range;
  /**
   * The value, as an exact decimal in `unit`; of a fraction, `2/3`; of a date or a time, ISO 8601 as far as it is given (`2023-07`, `--07-01`,
   * `T15:40`), and `lunar:01-15` for 正月十五, `lunar:06L-03` in a leap month. Not there where the figure is an interval or has no one
   * value (126/80).
   */
  readonly value?: string | undefined;
  /** The bounds of an interval (3—5万, 三四千, 几十), in `unit`; of months (1—10月) as `--01`. */
  readonly low?: Decimal | undefined;
  readonly high?: Decimal | undefined;
  readonly approximation: Approximation;
  /** The unit or measure word in its normal form: 公里 for 千米 and km. */
  readonly unit?: string | undefined;
  /** What the unit measures (`area`, `money CNY`, `count`); only figures of one dimension can be compared. */
  readonly dimension?: string | undefined;
  /** 万, 亿 … behind Arabic digits, as a power of ten. */
  readonly scale: number;
}

/**
 * The figures of `article`, in text order and without overlap: one linear pass over the text of its paragraphs, without
 * words.
 */
export function readFigures(page: Page, article: Article): Figure[] {
  const figures: Figure[] = [];
  for (const { range } of article.paragraphs) readParagraph(page.text, range, figures);
  return figures;
}

function readParagraph(text: string, range: Range, figures: Figure[]): void {
  const { end } = range;
  for (let at = range.start; at < end; ) {
    const code = text.charCodeAt(at);
    if (code > 0x39 ? STARTS[code] === 0 : code < 0x30) {
      at++;
      continue;
    }
    at = readFigure(text, at, range, figures);
  }
}

/** The kinds of `figures`, each a bit of `KIND`: what an article has none of need not be looked for. */
export function kindsOf(figures: readonly Figure[]): number {
  let kinds = 0;
  for (const { kind } of figures) kinds |= KIND[kind];
  return kinds;
}

export const KIND: Readonly<Record<FigureKind, number>> = {
  quantity: 1,
  money: 1 << 1,
  percent: 1 << 2,
  'percentage-point': 1 << 3,
  multiple: 1 << 4,
  fraction: 1 << 5,
  ratio: 1 << 6,
  score: 1 << 7,
  date: 1 << 8,
  time: 1 << 9,
  duration: 1 << 10,
  age: 1 << 11,
  ordinal: 1 << 12,
  number: 1 << 13,
  identifier: 1 << 14,
};

/** 1 for each character that a figure can begin with. */
const STARTS = new Uint8Array(65536);
for (const character of '０１２３４５６７８９零〇一二三四五六七八九两十百千万亿几数半第今昨明前后去本上下当同全正冬腊农阴旧夏闰大') {
  STARTS[character.charCodeAt(0)] = 1;
}
