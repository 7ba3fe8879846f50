import type { Article, Paragraph } from '../../page/page.js';
import type { Figure } from './figures.js';
import { isGeneric } from './pairs.js';

/** An article, and the text of its page. */
export interface Told {
  readonly text: string;
  readonly article: Article;
}

/** What two sentences have in common around their figures. */
export interface Run {
  /** In Han besides generic ones. */
  readonly length: number;
  /** The sentences are the same to their ends. */
  readonly whole: boolean;
}

/** Undefined where the sentences do not begin alike or their clauses do not end alike, or where another figure of theirs differs. */
export function sameWords(
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

function sideOf({ text, article }: Told, { start, end }: Figure): Sides {
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

function companyOf({ text }: Told, figures: readonly Figure[], index: number): Figure[] {
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
