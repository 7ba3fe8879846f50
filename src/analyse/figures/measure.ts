import { lazily, wordsByKind } from '../../lexicon/lexicon.js';
import type { Article, Paragraph } from '../../page/page.js';
import type { Range } from '../../text/range.js';
import { limitStart } from './approximation.js';
import type { Figure, FigureKind } from './figures.js';

/** What a figure measures, as far as its clause says it. */
export interface Measured {
  /** What is counted: the 安全隐患 of 10.5万件安全隐患 and of 安全隐患10.5万件. */
  readonly counts?: string;
  /** The words that state the figure: 累计处置, 同比增长, 达. */
  readonly predicate?: string;
  /** The time that its sentence names last before it: 前三季度, 9月底. */
  readonly period?: string;
  /** The place or the scope that its sentence names last before it: 全省, 清河镇. */
  readonly place?: string;
  /** How its clause begins, up to the predicate: who or what the figure is said of. */
  readonly subject?: string;
}

/** A figure with what it measures. */
export type MeasuredFigure = Figure & Measured;

/** The figures of `article`, in text order, with what each of them measures; dates and the like measure nothing. */
export function measureFigures(text: string, article: Article, figures: readonly Figure[]): MeasuredFigure[] {
  let at = 0;
  return figures.map((figure, index) => {
    if (!MEASURING.has(figure.kind)) return figure;
    while ((article.paragraphs[at] as Paragraph).range.end < figure.end) at++;
    return { ...figure, ...measured(text, figures, index, (article.paragraphs[at] as Paragraph).range) };
  });
}

/** Kinds that say how much of something there is. */
const MEASURING = new Set<FigureKind>(
  'quantity money percent percentage-point multiple fraction number duration'.split(' ') as FigureKind[],
);

/** What `figures[index]` measures; the figures are those of an article, and `within` is the paragraph of this one. */
export function measured(text: string, figures: readonly Figure[], index: number, within: Range): Measured {
  const figure = figures[index] as Figure;
  const limit = limitStart(text, figure.start, within.start);
  const sentence = back(text, limit, Math.max(within.start, limit - 120), SENTENCE_ENDS);
  const from = Math.max(
    sentence,
    (figures[index - 1]?.end ?? 0) > sentence ? lastClause(text, sentence, limit) : sentence,
  );
  const start = Math.max(back(text, limit, from, CLAUSE_ENDS), Math.min(limit, figures[index - 1]?.end ?? 0));
  const stated = predicateBefore(text, limit, start);
  const behind = nounBehind(text, figure.end, within.end);
  let predicate = stated;
  let counts = behind;
  let subject = '';
  if (counts === '') {
    // 累计办理民生实事3.2万件: the verb stands before the noun
    const phrase = nounBefore(text, limit - stated.length, start);
    const verb = stated === '' ? lastVerb(phrase) : undefined;
    counts = phrase.slice(verb?.end ?? 0);
    if (verb) {
      const adverb = withAdverb(phrase, verb.start, 0);
      predicate = adverb + phrase.slice(verb.start, verb.end);
      subject = phrase.slice(0, verb.start - adverb.length);
    }
  } else {
    subject = nounBefore(text, limit - stated.length, start);
  }
  const period = periodBefore(figures, index, sentence);
  const place = placeBefore(text, sentence, limit);
  return {
    ...(counts && { counts }),
    ...(predicate && { predicate }),
    ...(period && { period }),
    ...(place && { place }),
    ...(subject && subject !== counts && { subject }),
  };
}

const SENTENCE_ENDS = '。！？!?；;\n';
const CLAUSE_ENDS = '。！？!?；;，,：:、\n“”‘’（）()《》—…· \u3000';
/** Characters at which a noun phrase behind or before a figure ends. */
const PHRASE_ENDS = '的是在了和与及等被把将从向对到有为以并而或已于通含忙居使让由';
const LONGEST_PHRASE = 12;
const LONGEST_PREDICATE = 5;

/** Where what ends at `at` begins: behind the last of `marks`, `from` where there is none. */
function back(text: string, at: number, from: number, marks: string): number {
  let start = at;
  while (start > from && !marks.includes(text.charAt(start - 1))) start--;
  return start;
}

function lastClause(text: string, from: number, at: number): number {
  return back(text, at, from, '，,、：:');
}

function predicateBefore(text: string, at: number, from: number): string {
  for (let length = Math.min(LONGEST_PREDICATE, at - from); length > 0; length--) {
    const word = text.slice(at - length, at);
    if (verbs().has(word)) return withAdverb(text, at - length, from) + word;
  }
  return '';
}

const verbs = lazily(() => new Set([...wordsByKind('figure-predicates').values()].flatMap((words) => [...words])));

/** 累计, 同比, 共 and the like right before the verb belong to it. */
function withAdverb(text: string, at: number, from: number): string {
  for (const adverb of ADVERBS) {
    if (at - adverb.length >= from && text.startsWith(adverb, at - adverb.length)) return adverb;
  }
  return '';
}

const ADVERBS = '累计 同比 环比 预计 已累计 平均 年均 日均 月均 人均 已 共 将 可 能 仅'.split(' ');

/** The last verb of `phrase` that leaves a noun of two characters behind it. */
function lastVerb(phrase: string): Range | undefined {
  for (let end = phrase.length - 2; end >= 2; end--) {
    for (let length = 4; length >= 2; length--) {
      if (length <= end && verbs().has(phrase.slice(end - length, end))) return { start: end - length, end };
    }
  }
  return undefined;
}

function nounBehind(text: string, at: number, to: number): string {
  const start = text.charAt(at) === '的' ? at + 1 : at;
  const limit = Math.min(to, start + LONGEST_PHRASE);
  let end = start;
  while (end < limit && isHan(text.charCodeAt(end)) && !PHRASE_ENDS.includes(text.charAt(end))) {
    if (end > start && verbs().has(text.slice(end, end + 2))) break;
    end++;
  }
  return NO_NOUN.test(text.slice(start, end)) ? '' : text.slice(start, end);
}

const NO_NOUN = /^(?:以上|以下|以内|左右|上下|及以|之多|不等|内|中|前|后|时|间|来|多)/;

function nounBefore(text: string, at: number, from: number): string {
  let start = at;
  const limit = Math.max(from, at - LONGEST_PHRASE);
  while (start > limit && isHan(text.charCodeAt(start - 1)) && !PHRASE_ENDS.includes(text.charAt(start - 1))) start--;
  return text.slice(start, at);
}

function periodBefore(figures: readonly Figure[], index: number, from: number): string {
  for (let i = index - 1; i >= 0; i--) {
    const { end, kind, text } = figures[i] as Figure;
    if (end <= from) return '';
    if (kind === 'date') return text;
  }
  return '';
}

/** 全省, 我市, or a name of up to seven characters that ends in 省, 市, 县 … and begins its clause; the last in the sentence. */
function placeBefore(text: string, from: number, at: number): string {
  for (let i = at - 1; i > from; i--) {
    if (!PLACE_ENDS.includes(text.charAt(i))) continue;
    const before = text.charAt(i - 1);
    if ('全我本'.includes(before)) return text.slice(i - 1, i + 1);
    if (text.charAt(i) === '国' || NOT_PLACES.has(text.slice(i - 1, i + 1))) continue;
    let start = i;
    while (
      start > from &&
      i - start < 7 &&
      isHan(text.charCodeAt(start - 1)) &&
      !PLACE_BEGINS.includes(text.charAt(start - 1))
    ) {
      start--;
    }
    if (i - start >= 2 && i - start < 7 && !'个家座多余'.includes(text.charAt(start))) return text.slice(start, i + 1);
  }
  return '';
}

/** Characters behind which a place may begin. */
const PLACE_BEGINS = '在于从向对由是的和与及为';
const PLACE_ENDS = '省市县区州旗镇村国';
const NOT_PLACES = new Set(
  '城市 超市 股市 楼市 上市 门市 都市 地区 社区 园区 山区 灾区 景区 小区 库区 牧区 城区 市区 校区 片区 辖区 农村 乡村 各省 各市 各县 脱贫县'.split(
    ' ',
  ),
);

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}
