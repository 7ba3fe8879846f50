import type { Paragraph } from '../../page/page.js';
import { limitStart } from './approximation.js';
import type { Figure } from './figures.js';
import type { PairBook } from './pairs.js';
import { type Period, periodBefore } from './period.js';

/** Where a figure stands, and the words around it that say what it measures. */
export interface Setting extends Place {
  readonly figure: Figure;
  /** It stands in a headline, a standfirst, a subhead or a caption: short text that repeats the body. */
  readonly head: boolean;
  /** It stands in a headline or a standfirst, which speak for the whole article. */
  readonly top: boolean;
  /** Where its sentence begins. */
  readonly sentence: number;
  /** Han before the figure, back to the last figure of the same unit in the sentence, 60 characters at most. */
  readonly before: string;
  /** Han behind it, to the end of the clause, 14 characters at most. */
  readonly after: string;
  /** The time that the sentence speaks of before the figure. */
  readonly period: Period;
  /** The pairs of neighbouring characters in `before` and `after`, as the book of its group numbers them. */
  readonly pairs: readonly number[];
  /** Which figure of its group it is. */
  readonly rank: number;
  /** Which of the figures it is. */
  readonly index: number;
}

/** Where a paragraph stands in its article: which one it is, under how many subheads, and whether it is the first of the body. */
export interface Place {
  readonly paragraph: Paragraph;
  readonly place: number;
  readonly section: number;
  readonly lead: boolean;
}

/** The setting of `figures[index]`, which stands at `place`, number `rank` of the group that has `book`. */
export function settingOf(
  text: string,
  figures: readonly Figure[],
  index: number,
  { paragraph, place, section, lead }: Place,
  rank: number,
  book: PairBook,
): Setting {
  const figure = figures[index] as Figure;
  const sentence = sentenceStart(text, figure.start, paragraph.range.start);
  let start = Math.max(sentence, figure.start - WINDOW);
  for (let i = index - 1; i >= 0; i--) {
    const other = figures[i] as Figure;
    if (other.end <= start) break;
    if (other.dimension === figure.dimension && other.unit === figure.unit) start = other.end;
  }
  const before = han(text.slice(start, limitStart(text, figure.start, start)));
  const after = han(text.slice(figure.end, clauseEnd(text, figure.end, paragraph.range.end)));
  return {
    figure,
    paragraph,
    head: HEADS.has(paragraph.role),
    top: TOPS.has(paragraph.role),
    section,
    sentence,
    before,
    after,
    period: periodBefore(text, figures, index, sentence),
    pairs: book.pairsOf(before, after),
    rank,
    index,
    place,
    lead,
  };
}

/** A setting has no more pairs than this. */
export const MOST_PAIRS = 72;

const HEADS = new Set(['shoulder', 'headline', 'subheadline', 'standfirst', 'subhead', 'caption']);
const TOPS = new Set(['shoulder', 'headline', 'subheadline', 'standfirst']);
const WINDOW = 60;
const SENTENCE_END = 1;
const CLAUSE_END = 2;
/** Which of the two a character is, as a set of bits. */
const ENDS = new Uint8Array(65536);
for (const mark of '，。！？；,!?;、：:') ENDS[mark.charCodeAt(0)] = CLAUSE_END;
for (const mark of '。！？!?') ENDS[mark.charCodeAt(0)] = SENTENCE_END | CLAUSE_END;

function sentenceStart(text: string, at: number, from: number): number {
  const limit = Math.max(from, at - 200);
  let start = at;
  while (start > limit && ((ENDS[text.charCodeAt(start - 1)] as number) & SENTENCE_END) === 0) start--;
  return start;
}

function clauseEnd(text: string, at: number, to: number): number {
  return endAt(text, at, Math.min(to, at + 14), CLAUSE_END);
}

/** Where the sentence ends, 200 characters on at most. */
export function sentenceEnd(text: string, at: number, to: number): number {
  return endAt(text, at, Math.min(to, at + 200), SENTENCE_END);
}

function endAt(text: string, at: number, limit: number, mark: number): number {
  let end = at;
  while (end < limit && ((ENDS[text.charCodeAt(end)] as number) & mark) === 0) end++;
  return end;
}

/** The Han and the Latin letters of `text`. */
function han(text: string): string {
  let out = '';
  let from = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    const kept =
      (code >= 0x4e00 && code <= 0x9fff) ||
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      code === 0x3007;
    if (kept && from < 0) from = i;
    if (!kept && from >= 0) {
      out += text.slice(from, i);
      from = -1;
    }
  }
  return out;
}
