import type { Page } from '../../page/page.js';
import type { Range } from '../../text/range.js';
import { agree } from './agree.js';
import { comparable, impossible } from './comparable.js';
import { type Figure, readFigures } from './figures.js';
import { sameWords, type Told } from './same-words.js';
import { formOf, type Slip, slipBetween } from './slip.js';

/** A figure with the page that it stands on. */
export interface Placed {
  readonly page: Page;
  readonly figure: Figure;
}

/** Two values that two articles state of one fact in one sentence. */
export interface AcrossConflict {
  readonly first: Placed;
  /** The one that stands later in the run. */
  readonly later: Placed;
  readonly slip: Slip;
}

/**
 * The conflicts between the articles of `pages`. Two articles tell of the same fact only where they say it in the same words:
 * the sentence is the same up to the figure and on behind it, its other figures are the same, and so are others in the two
 * articles, for the same words come again every month with that month's figures.
 * Linear in the number of articles: numbers are found by a hash of the words around them, and words that many articles have
 * are left. Only articles with the same words around different numbers are read for their figures.
 */
export function findAcross(pages: readonly Page[]): AcrossConflict[] {
  const articles = pages.flatMap((page) => page.articles.map((article) => ({ page, text: page.text, article })));
  if (articles.length < 2) return [];
  const figuresOf = remembered(articles);
  const found = new Map<Figure, AcrossConflict>();
  for (const { agree, differ } of compared(articles)) {
    if (differ.length === 0 || differ.length > 1 + agree / 4) continue;
    for (const { a, b } of differ) {
      const [one, other] = [articles[a.article] as TellingPage, articles[b.article] as TellingPage];
      const [figures, others] = [figuresOf(a.article), figuresOf(b.article)];
      const [i, j] = [indexAt(figures, a), indexAt(others, b)];
      const [x, y] = [figures[i], others[j]];
      if (!x || !y || found.has(y)) continue;
      const slip = slipOf(one.page.text, x, other.page.text, y);
      if (slip === undefined) continue;
      const run = sameWords(one, figures, i, other, others, j);
      if (run === undefined || run.length < leastRun(run.whole, agree)) continue;
      found.set(y, { first: { page: one.page, figure: x }, later: { page: other.page, figure: y }, slip });
    }
  }
  return [...found.values()];
}

/**
 * How many Han besides generic ones two sentences must have in common: fewer where they are the same to their ends, as headlines
 * are; more where no other figure of the two articles agrees.
 */
function leastRun(whole: boolean, agree: number): number {
  if (whole) return agree > 0 ? 6 : 16;
  return agree > 0 ? 12 : 24;
}

/** An article with its page. */
interface TellingPage extends Told {
  readonly page: Page;
}

/** The digits of a number in the text of an article, which goes by its number. */
interface Frame extends Range {
  readonly article: number;
}

/** Two numbers of two articles between the same words. */
interface Twins {
  readonly a: Frame;
  readonly b: Frame;
}

/** What the numbers between the same words say of two articles. */
interface Compared {
  /** How many of two digits and more are the same. */
  agree: number;
  readonly differ: Twins[];
}

function compared(articles: readonly TellingPage[]): Iterable<Compared> {
  const pairs = new Map<number, Compared>();
  for (const list of framesOf(articles)) {
    for (let x = 0; x < list.length; x++) {
      for (let y = x + 1; y < list.length; y++) {
        const [a, b] = [list[x] as Frame, list[y] as Frame];
        if (a.article === b.article) continue;
        const key = a.article * articles.length + b.article;
        let pair = pairs.get(key);
        if (!pair) pairs.set(key, (pair = { agree: 0, differ: [] }));
        if (writtenIn(articles, a) !== writtenIn(articles, b)) pair.differ.push({ a, b });
        else if (a.end - a.start > 1) pair.agree++;
      }
    }
  }
  return pairs.values();
}

function writtenIn(articles: readonly TellingPage[], { article, start, end }: Frame): string {
  return (articles[article] as TellingPage).page.text.slice(start, end);
}

/** The numbers that stand between the same words, list by list, unless the words are a formula. */
function framesOf(articles: readonly TellingPage[]): Frame[][] {
  const first = new Map<number, Frame>();
  const more = new Map<number, Frame[]>();
  for (let article = 0; article < articles.length; article++) {
    const { page, article: told } = articles[article] as TellingPage;
    for (const { range } of told.paragraphs) {
      for (let at = range.start; at < range.end; at++) {
        if (!isDigit(page.text.charCodeAt(at))) continue;
        const start = at;
        while (at < range.end && isOfNumber(page.text, at)) at++;
        const frame = { article, start, end: at };
        const hash = frameHash(page.text, frame, range);
        const known = first.get(hash);
        if (!known) first.set(hash, frame);
        else if (more.has(hash)) (more.get(hash) as Frame[]).push(frame);
        else more.set(hash, [known, frame]);
      }
    }
  }
  return [...more.values()].filter(({ length }) => length <= FORMULA);
}

/** Words around a number that stand in more places than this are a formula. */
const FORMULA = 8;

/** A digit, or a mark between two digits; 万 and 亿, which may be what differs. */
function isOfNumber(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === POINT || code === COMMA) return isDigit(text.charCodeAt(at + 1));
  return isDigit(code) || code === WAN || code === YI;
}

/** ASCII or full-width. */
function isDigit(code: number): boolean {
  return code <= 0x39 ? code >= 0x30 : code >= 0xff10 && code <= 0xff19;
}

const POINT = '.'.charCodeAt(0);
const COMMA = ','.charCodeAt(0);
const WAN = '万'.charCodeAt(0);
const YI = '亿'.charCodeAt(0);

/** A hash of a few characters before a number and behind it, as far as its paragraph reaches, without white space. */
function frameHash(text: string, { start, end }: Range, within: Range): number {
  let hash = 0;
  for (let at = start - 1, left = BEFORE; at >= within.start && left > 0; at--) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) continue;
    hash = (Math.imul(hash, 31) + code) | 0;
    left--;
  }
  hash = (Math.imul(hash, 31) + 1) | 0;
  for (let at = end, left = BEHIND; at < within.end && left > 0; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) continue;
    hash = (Math.imul(hash, 31) + code) | 0;
    left--;
  }
  return hash;
}

const BEFORE = 6;
const BEHIND = 4;

function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0x3000 || code === 0xa0;
}

/** The figures of an article by its number, read once. */
function remembered(articles: readonly TellingPage[]): (article: number) => readonly Figure[] {
  const known = new Map<number, readonly Figure[]>();
  return (number) => {
    let figures = known.get(number);
    if (!figures) {
      const { page, article } = articles[number] as TellingPage;
      figures = readFigures(page, article);
      known.set(number, figures);
    }
    return figures;
  };
}

/** Which of the figures has the digits of `frame`; -1 where none does. */
function indexAt(figures: readonly Figure[], { start, end }: Frame): number {
  return figures.findIndex(({ number }) => number.start <= start && end <= number.end);
}

/** The slip between two figures that no other reading reconciles. */
function slipOf(text: string, a: Figure, other: string, b: Figure): Slip | undefined {
  if (a.unit !== b.unit || a.dimension !== b.dimension || a.kind !== b.kind) return undefined;
  // of single digits, one is soon another: 3个 and 5个
  if (a.number.end - a.number.start < 2 && b.number.end - b.number.start < 2) return undefined;
  // the next lecture, the next session
  if (a.kind === 'ordinal' || a.kind === 'identifier') return undefined;
  if (!comparable(text, a) || !comparable(other, b) || agree(a, b)) return undefined;
  const slipped = slipBetween(formOf(text, a), formOf(other, b));
  return slipped && !impossible(a, b, slipped) ? slipped.slip : undefined;
}
