import type { Range } from '../text/range.js';
import { endsLine } from '../text/space.js';

/**
 * A line to newslint in the copy, which is no copy itself: `<!-- newslint-disable-next-line wrong-word -- 引文原样 -->`, or
 * `% newslint-disable …` as a line of its own. It covers the whole comment or line.
 */
export interface Directive extends Range {
  /** What stands behind `newslint-`; anything but a `Verb` is a slip. */
  readonly verb: string;
  /** The rules that it names, each with its place; without any it speaks of all. */
  readonly names: readonly Name[];
  /** It stands between words of one line, where it could only be meant for a part of it: it does nothing. */
  readonly inside: boolean;
}

export interface Name extends Range {
  readonly text: string;
}

export const VERBS = ['disable-next-line', 'disable', 'enable', 'disable-file'] as const;

export type Verb = (typeof VERBS)[number];

/**
 * The directives of `text`, in order. Full-width letters and marks, `——` for `--`, `，` and `、` between the names are as
 * good as plain ones: that is what an input method makes of them. What stands behind `--` is the reason, for people.
 */
export function readDirectives(text: string): Directive[] {
  const found: Directive[] = [];
  let done = 0;
  for (const { index } of text.matchAll(/newslint|ｎｅｗｓｌｉｎｔ/gi)) {
    if (index < done) continue;
    const start = lineStart(text, index);
    const end = lineEnd(text, index);
    done = end;
    for (const one of readLine(fold(text.slice(start, end)))) found.push(shift(one, start));
  }
  return found;
}

/** `text` with spaces for the `left` parts, so that no rule reads them and every offset stays. */
export function blankOut(text: string, left: readonly Range[]): string {
  let blank = '';
  let done = 0;
  for (const { start, end } of left) {
    blank += text.slice(done, start) + ' '.repeat(end - start);
    done = end;
  }
  return done ? blank + text.slice(done) : text;
}

const VERB = 'newslint-([a-z]{1,20}(?:-[a-z]{1,20}){0,4})';
/** The end of a comment may be forgotten: then it ends with the line. */
const COMMENT = new RegExp(`<!-{1,4}\\s{0,20}${VERB}(?![a-z])(.{0,1000}?)(?:-{1,4}>|$)`, 'dg');
const LINE = new RegExp(`^\\s{0,40}(?=%)%{1,3}\\s{0,20}${VERB}(?![a-z])(.{0,2000})$`, 'd');

/** The directives of a folded line, by offsets into it. */
function readLine(line: string): Directive[] {
  const percent = LINE.exec(line);
  if (percent) return [{ ...read(percent), start: line.indexOf('%'), end: line.length, inside: false }];
  const comments = [...line.matchAll(COMMENT)].map((match) => ({
    ...read(match),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const gaps = [...comments.map(({ start }, i) => line.slice(comments[i - 1]?.end ?? 0, start))];
  const first = gaps.findIndex(isWords);
  const last = isWords(line.slice(comments.at(-1)?.end ?? 0)) ? gaps.length : gaps.findLastIndex(isWords);
  return comments.map((comment, i) => ({ ...comment, inside: first >= 0 && first <= i && i < last }));
}

function isWords(text: string): boolean {
  return /\S/.test(text);
}

function read({ 1: verb = '', 2: rest = '', indices }: RegExpMatchArray): Pick<Directive, 'verb' | 'names'> {
  const from = indices?.[2]?.[0] ?? 0;
  const listed = rest.split(/-{2,}/, 1)[0] as string;
  const names = [...listed.matchAll(/[^\s,、]{1,100}/g)].map(({ index, 0: text }) => ({
    text,
    start: from + index,
    end: from + index + text.length,
  }));
  return { verb, names };
}

function shift({ names, ...one }: Directive, by: number): Directive {
  const move = <R extends Range>(range: R): R => ({ ...range, start: range.start + by, end: range.end + by });
  return { ...move(one), names: names.map(move) };
}

/** The same line in plain small letters and marks, unit by unit, so that offsets stay. */
function fold(line: string): string {
  return line
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[—–]/g, '-')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !endsLine(text.charCodeAt(start - 1))) start--;
  return start;
}

function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !endsLine(text.charCodeAt(end))) end++;
  return end;
}
