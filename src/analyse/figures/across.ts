import type { Article, Page, Paragraph } from '../../page/page.js';
import type { Range } from '../../text/range.js';
import { agree } from './agree.js';
import { comparable, impossible } from './comparable.js';
import { type Figure, readFigures } from './figures.js';
import { isGeneric } from './pairs.js';
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
  const articles = pages.flatMap((page) => page.articles.map((article) => ({ page, article })));
  if (articles.length < 2) return [];
  const figuresOf = remembered(articles);
  const found = new Map<Figure, AcrossConflict>();
  for (const { agree, differ } of compared(articles)) {
    if (differ.length === 0 || differ.length > 1 + agree / 4) continue;
    for (const { a, b } of differ) {
      const [one, other] = [articles[a.article] as Told, articles[b.article] as Told];
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

interface Told {
  readonly page: Page;
  readonly article: Article;
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

function compared(articles: readonly Told[]): Iterable<Compared> {
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

function writtenIn(articles: readonly Told[], { article, start, end }: Frame): string {
  return (articles[article] as Told).page.text.slice(start, end);
}

/** The numbers that stand between the same words, list by list, unless the words are a formula. */
function framesOf(articles: readonly Told[]): Frame[][] {
  const first = new Map<number, Frame>();
  const more = new Map<number, Frame[]>();
  for (let article = 0; article < articles.length; article++) {
    const { page, article: told } = articles[article] as Told;
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
function remembered(articles: readonly Told[]): (article: number) => readonly Figure[] {
  const known = new Map<number, readonly Figure[]>();
  return (number) => {
    let figures = known.get(number);
    if (!figures) {
      const { page, article } = articles[number] as Told;
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

/** What two sentences have in common around their figures. */
interface Run {
  /** In Han besides generic ones. */
  readonly length: number;
  /** The sentences are the same to their ends. */
  readonly whole: boolean;
}

/** Undefined where the sentences do not begin alike or their clauses do not end alike, or where another figure of theirs differs. */
function sameWords(
  one: Told,
  figures: readonly Figure[],
  index: number,
  other: Told,
  others: readonly Figure[],
  at: number,
): Run | undefined {
  const [a, b] = [sideOf(one, figures[index] as Figure), sideOf(other, others[at] as Figure)];
  const before = common(a.before, b.before, true);
  const behind = common(a.behind, b.behind, false);
  if (before < LONG && !(begins(a.before, before) && begins(b.before, before))) return undefined;
  // and go on alike to the next mark
  if (!isClause(a.behind, behind) || !isClause(b.behind, behind)) return undefined;
  if (!sameCompany(one, figures, index, other, others, at)) return undefined;
  return {
    length: content(a.before.slice(a.before.length - before)) + content(a.behind.slice(0, behind)),
    whole: [a, b].every((one) => one.before.length === before && one.behind.length === behind),
  };
}

/** Does the sentence, or what follows its dateline, begin `length` characters before the figure? */
function begins(before: string, length: number): boolean {
  return length === before.length || '）)电讯'.includes(before.charAt(before.length - length - 1));
}

/** So many characters before the figure are as good as the beginning of the sentence. */
const LONG = 24;

/** The text of the sentence before and behind a figure, without white space. */
interface Sides {
  readonly before: string;
  readonly behind: string;
}

function sideOf({ page: { text }, article }: Told, { start, end }: Figure): Sides {
  const { range } = article.paragraphs.find(({ range }) => range.start <= start && end <= range.end) as Paragraph;
  let from = start;
  while (from > Math.max(range.start, start - WINDOW) && !ENDS.includes(text.charAt(from - 1))) from--;
  let to = end;
  while (to < Math.min(range.end, end + WINDOW) && !ENDS.includes(text.charAt(to))) to++;
  return { before: text.slice(from, start).replace(/\s+/g, ''), behind: text.slice(end, to).replace(/\s+/g, '') };
}

const WINDOW = 80;
const ENDS = '。！？!?';
const CLAUSE_ENDS = '，；、：。！？,;:!?';

function isClause(behind: string, length: number): boolean {
  return length === behind.length || length >= LONG || CLAUSE_ENDS.includes(behind.charAt(length - 1) || ' ');
}

/** How many characters two texts end with alike, or begin with. */
function common(a: string, b: string, fromEnd: boolean): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && (fromEnd ? a[a.length - 1 - length] === b[b.length - 1 - length] : a[length] === b[length]))
    length++;
  return length;
}

/** Are the other figures of the two sentences the same, as far as both go? */
function sameCompany(
  one: Told,
  figures: readonly Figure[],
  index: number,
  other: Told,
  others: readonly Figure[],
  at: number,
): boolean {
  const a = companyOf(one, figures, index);
  const b = companyOf(other, others, at);
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  return few.every(({ text }) => many.some((figure) => figure.text === text));
}

function companyOf({ page: { text } }: Told, figures: readonly Figure[], index: number): Figure[] {
  const { start, end } = figures[index] as Figure;
  const company: Figure[] = [];
  for (let i = index - 1; i >= 0; i--) {
    const figure = figures[i] as Figure;
    if (start - figure.end > WINDOW || hasEnd(text, figure.end, start)) break;
    company.push(figure);
  }
  for (let i = index + 1; i < figures.length; i++) {
    const figure = figures[i] as Figure;
    if (figure.start - end > WINDOW || hasEnd(text, end, figure.start)) break;
    company.push(figure);
  }
  return company;
}

function hasEnd(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (ENDS.includes(text.charAt(at))) return true;
  return false;
}

function content(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff && !isGeneric(code)) count++;
  }
  return count;
}
