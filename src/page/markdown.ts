import type { Range } from '../text/range.js';
import { endsLine } from '../text/space.js';

/** What Markdown says of a text beside its words. */
export interface Markup {
  /** Parts of lines that are no copy, in text order: front matter, and the marks that make a line a heading, item or quotation. */
  readonly left: readonly Range[];
  /** The level of each heading (1 is the highest), by the offset of its first word. */
  readonly headings: ReadonlyMap<number, number>;
  /** The offsets at which items of lists and rows of tables begin. */
  readonly items: ReadonlySet<number>;
}

export const NO_MARKUP: Markup = { left: [], headings: new Map(), items: new Set() };

/** Is the file at `path` Markdown, by its name? */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/**
 * Reads what stands at the beginnings of lines, as CommonMark and the front matter of site builders have it. Marks inside
 * a line (emphasis, links) stay copy: a finding is shown with them.
 */
export function readMarkdown(text: string): Markup {
  const left: Range[] = [];
  const headings = new Map<number, number>();
  const items = new Set<number>();
  const copy = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  for (let start = 0, end: number; start < text.length; start = end + 1) {
    end = lineEnd(text, start);
    const line = text.slice(start, end);
    const take = (from: number, to: number) => {
      if (to > from) left.push({ start: start + from, end: start + to });
    };
    if (start < copy || TABLE_RULE.test(line)) take(0, line.length);
    else if (TABLE_ROW.test(line)) items.add(start + line.search(/\S/));
    else {
      const mark = MARK.exec(line)?.[0] ?? '';
      take(0, mark.length);
      const level = /#{1,6}$/.exec(mark.trimEnd())?.[0].length;
      if (/[-*+]\s{1,4}$/.test(mark)) items.add(start + mark.length);
      if (level === undefined) continue;
      headings.set(start + mark.length, level);
      const closing = CLOSING.exec(line.slice(mark.length).slice(-20))?.[0].length ?? 0;
      take(line.length - closing, line.length);
    }
  }
  return { left, headings, items };
}

const FRONT_MATTER = /^\uFEFF?---[ \t]{0,9}\r?\n(?:[^\n]{0,2000}\n){0,200}?(?:---|\.\.\.)[ \t]{0,9}(?:\r?\n|$)/;
const TABLE_ROW = /^\s{0,3}\|.{0,2000}\|\s{0,9}$/;
const TABLE_RULE = /^\s{0,3}\|(?:\s{0,9}:?-{3,40}:?\s{0,9}\|){1,40}\s{0,9}$/;
/** Marks of quotation, of an item, of a heading, in this order. `#话题#` is no heading; neither is a line without a word. */
const MARK = /^(?: {0,3}> ?){0,5}(?:\s{0,12}[-*+][ \t]{1,4})?(?: {0,3}#{1,6}(?:[ \t]{1,9}|(?=[^#\s]{1,200}$)))?(?=\S)/;
const CLOSING = /\s{1,9}#{1,6}\s{0,9}$/;

function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !endsLine(text.charCodeAt(end))) end += 1;
  return end;
}
