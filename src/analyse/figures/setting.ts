import type { Paragraph } from '../../page/page.js';
import { limitStart } from './approximation.js';
import type { Figure } from './figures.js';
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
  /** 全国, 全省 … that stands last before it. */
  readonly scope: string;
  /** The pairs of neighbouring characters in `before` and `after`. */
  readonly pairs: ReadonlySet<string>;
  /** The pairs of its clause, and of its whole sentence, without figures. */
  readonly clausePairs: ReadonlySet<string>;
  readonly sentencePairs: ReadonlySet<string>;
  /** The other figures of its sentence. */
  readonly company: readonly Figure[];
}

/** Where a paragraph stands in its article: which one it is, under how many subheads, and whether it is the first of the body. */
export interface Place {
  readonly paragraph: Paragraph;
  readonly place: number;
  readonly section: number;
  readonly lead: boolean;
}

/** The setting of `figures[index]`, which stands at `place`. */
export function settingOf(
  text: string,
  figures: readonly Figure[],
  index: number,
  { paragraph, place, section, lead }: Place,
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
  const sentenceStop = sentenceEnd(text, figure.end, paragraph.range.end);
  const company: Figure[] = [];
  for (let i = index - 1; i >= 0 && (figures[i] as Figure).start >= sentence; i--) company.push(figures[i] as Figure);
  for (let i = index + 1; i < figures.length && (figures[i] as Figure).end <= sentenceStop; i++)
    company.push(figures[i] as Figure);
  const clause = clauseStart(text, figure.start, sentence);
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
    scope: lastOf(before, SCOPES),
    pairs: pairs(before, after),
    clausePairs: pairs(
      han(text.slice(clause, limitStart(text, figure.start, clause))),
      han(text.slice(figure.end, clauseEnd(text, figure.end, paragraph.range.end))),
    ),
    sentencePairs: pairs(han(text.slice(sentence, figure.start)), han(text.slice(figure.end, sentenceStop))),
    company,
    place,
    lead,
  };
}

/** Has the character no say in what a figure measures, because words like 同比增长 and 累计达到 are made of such? */
export function isGeneric(character: string): boolean {
  return GENERIC.has(character);
}

/** The word of `words` that stands last in `text`; empty where none does. */
export function lastOf(text: string, words: readonly string[]): string {
  let at = -1;
  let last = '';
  for (const word of words) {
    const found = text.lastIndexOf(word);
    if (found > at) {
      at = found;
      last = word;
    }
  }
  return last;
}

const HEADS = new Set(['shoulder', 'headline', 'subheadline', 'standfirst', 'subhead', 'caption']);
const TOPS = new Set(['shoulder', 'headline', 'subheadline', 'standfirst']);
const WINDOW = 60;
const SENTENCE_ENDS = '。！？!?';
const CLAUSE_ENDS = '，。！？；,!?;、：:';
const SCOPES = '全国 全省 全市 全县 全区 全旗 全州 全镇 全村 全球 世界 我国 我省 我市 我县 国内 国外 境内 境外'.split(
  ' ',
);
const GENERIC = new Set('同比环增长下降达到超过累计共有为了的是将已约近年其中和与及在以上分别至今目前实现完成占');

function sentenceStart(text: string, at: number, from: number): number {
  const limit = Math.max(from, at - 200);
  let start = at;
  while (start > limit && !SENTENCE_ENDS.includes(text.charAt(start - 1))) start--;
  return start;
}

function sentenceEnd(text: string, at: number, to: number): number {
  const limit = Math.min(to, at + 200);
  let end = at;
  while (end < limit && !SENTENCE_ENDS.includes(text.charAt(end))) end++;
  return end;
}

function clauseStart(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && !CLAUSE_ENDS.includes(text.charAt(start - 1))) start--;
  return start;
}

function clauseEnd(text: string, at: number, to: number): number {
  const limit = Math.min(to, at + 14);
  let end = at;
  while (end < limit && !CLAUSE_ENDS.includes(text.charAt(end))) end++;
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

function pairs(before: string, after: string): Set<string> {
  const out = new Set<string>();
  for (const part of [before, after]) {
    for (let i = 0; i + 1 < part.length; i++) {
      if (!(isGeneric(part[i] as string) && isGeneric(part[i + 1] as string))) out.add(part.slice(i, i + 2));
    }
  }
  return out;
}
