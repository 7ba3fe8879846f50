import { isChinese } from './kind.js';

/** A straight quotation mark, and the curly one that it stands for. */
export interface Straight {
  readonly at: number;
  readonly full: string;
}

/** More in one paragraph are no quotations, and so are longer ones. */
const MOST = 200;
const LONGEST = 400;

/**
 * The `"` of Chinese text in `text` from `start` to `end`, a paragraph: pairs, in order, or the one whose partner is curly.
 * Inside “ ” they stand for ‘ ’. Empty where it cannot be told which of them open and which close. Not inches (32"), values of
 * attributes (a="b") nor the quotation marks of foreign text.
 */
export function straightQuotes(
  text: string,
  start: number,
  end: number,
): (readonly [Straight] | readonly [Straight, Straight])[] {
  let marks: number[] = [];
  const part = text.slice(start, end);
  for (let at = part.indexOf('"'); at >= 0; at = part.indexOf('"', at + 1)) marks.push(start + at);
  if (!marks.length || marks.length > MOST) return [];
  if (marks.length % 2) {
    const sharp = marks.filter((at) => !/[0-9]/.test(text[at - 1] ?? ''));
    if (sharp.length % 2 === 0) marks = sharp;
  }
  if (marks.length === 1) return half(text, marks[0] as number, start, end);
  if (marks.length % 2) return [];
  const pairs: (readonly [Straight, Straight])[] = [];
  let depth = 0;
  let seen = start;
  for (let i = 0; i < marks.length; i += 2) {
    const [open, close] = [marks[i] as number, marks[i + 1] as number];
    const words = text.slice(open + 1, close);
    if (!words || words.length > LONGEST || /^[\s，。、；：！？,;:!?)）]|[\s（(“《]$|[\n\r]/.test(words)) return [];
    for (; seen < open; seen++) depth += Number(text[seen] === '“') - Number(text[seen] === '”');
    if (!isOfChinese(text, open, close)) continue;
    pairs.push([
      { at: open, full: depth > 0 ? '‘' : '“' },
      { at: close, full: depth > 0 ? '’' : '”' },
    ]);
  }
  return pairs;
}

function isOfChinese(text: string, open: number, close: number): boolean {
  if (/[=\\]/.test(text[open - 1] ?? '')) return false;
  if (isChinese(text.charCodeAt(open - 1)) || isChinese(text.charCodeAt(close + 1))) return true;
  return /[\u4e00-\u9fff]/.test(text.slice(open + 1, close));
}

/** The one straight mark of a paragraph as the partner of its one curly mark without partner: “水来了", "水来了”. */
function half(text: string, at: number, start: number, end: number): [] | [readonly [Straight]] {
  const [opened, closed] = [unpaired(text.slice(start, at)), unpaired(text.slice(at + 1, end))];
  if (opened === 1 && closed === 0) return [[{ at, full: '”' }]];
  return opened === 0 && closed === -1 ? [[{ at, full: '“' }]] : [];
}

/** How many more “ than ” there are. */
function unpaired(text: string): number {
  let more = 0;
  for (const mark of text) more += Number(mark === '“') - Number(mark === '”');
  return more;
}
