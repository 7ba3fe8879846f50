import { soundsForeign } from '../../analyse/entities/sounds.js';
import type { Paragraph } from '../../page/page.js';
import type { Edit } from '../../rule/finding.js';
import { habits } from '../../rule/habit.js';
import { defineRule } from '../../rule/rule.js';
import { isAddress } from '../../text/address.js';
import { excerpt } from '../../text/excerpt.js';
import { kindOf } from '../../text/kind.js';
import { type Range, slice } from '../../text/range.js';
import { type Straight, straightQuotes } from '../../text/straight-quotes.js';

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '.': '。',
};

/** :) ;-) :D */
const EMOTICON = /^[:;]-?[)DP]/;

/** From how many half-width marks on, being the majority, they are a habit of the typist and reported once. */
const HABIT = 5;

export default defineRule({
  id: 'halfwidth-punctuation',
  category: 'punctuation',
  summary: { zh: '汉字之间用了半角标点 , . ; : ? ! ( ) "', en: 'half-width , . ; : ? ! ( ) " in Chinese text' },
  severity: 'warning',
  weight: 0.1,
  scope: 'page',
  needs: ['half-width mark'],
  messages: {
    page: { zh: '全文用半角标点，共{count}处', en: 'typed with half-width marks throughout: {count}' },
    article: { zh: '本篇用半角标点，共{count}处', en: 'this story is typed with half-width marks: {count}' },
    brackets: { zh: '半角括号“{text}”应为全角', en: 'half-width brackets “{text}” should be full-width' },
    quotes: { zh: '引号用了半角：{text}', en: 'half-width quotation marks: {text}' },
    straight: { zh: '全文用半角引号，共{count}处', en: 'half-width quotation marks throughout: {count}' },
    mark: { zh: '半角标点“{mark}”应为“{full}”', en: 'half-width “{mark}” for “{full}”' },
  },
  fixes: {
    widen: { zh: '改为全角', en: 'make full-width' },
  },
  *check({ text, articles }) {
    if (!/[,.;:?!()"]/.test(text)) return;
    const tallies = articles.map(({ paragraphs }) => paragraphs.map((paragraph) => tally(text, paragraph)));
    const groups = isHabit(tallies.flat())
      ? [{ code: 'page' as const, list: tallies.flat() }]
      : tallies.map((list) => ({ code: isHabit(list) ? ('article' as const) : undefined, list }));
    const quotes: { range: Range; kind: string; quote: Quote }[] = [];
    for (const { code, list } of groups) {
      const marks = list.flatMap(({ half }) => half);
      const straight = list.flatMap((one) => one.quotes);
      if (code) {
        const all = [...marks.flat(), ...straight.flat().map(({ at }) => at)].sort((a, b) => a - b);
        const [start] = all as [number];
        const evidence = { count: all.length };
        yield { code, range: { start, end: start + 1 }, evidence, ...fix(text, marks.flat(), straight.flat()) };
        continue;
      }
      for (const quote of straight) {
        const range = { start: quote[0].at, end: (quote.at(-1) as Straight).at + 1 };
        quotes.push({ range, kind: '"', quote });
      }
      for (const mark of marks) {
        const [start, close] = mark;
        const end = (close ?? start) + 1;
        const quoted = text.slice(start, end);
        yield close === undefined
          ? {
              code: 'mark',
              range: { start, end },
              evidence: { mark: quoted, full: FULL[quoted] as string },
              ...fix(text, mark),
            }
          : { code: 'brackets', range: { start, end }, evidence: { text: excerpt(quoted) }, ...fix(text, mark) };
      }
    }
    for (const group of habits(quotes)) {
      const [{ range, quote }] = group;
      const straight = group.flatMap((one) => one.quote);
      const mend = fix(text, [], straight);
      if (group.length > 1) yield { code: 'straight', range, evidence: { count: group.length }, ...mend };
      else {
        const shown = quote.length > 1 ? slice(text, range) : text.slice(Math.max(0, range.start - 8), range.end);
        yield { code: 'quotes', range, evidence: { text: excerpt(shown) }, ...mend };
      }
    }
  },
});

/** A pair of straight quotation marks, or one with a curly partner. */
type Quote = readonly [Straight] | readonly [Straight, Straight];

/** The offset of a half-width mark, or those of a pair of half-width brackets. */
type Mark = readonly [number] | readonly [number, number];

/** The marks of a paragraph that should be full-width, and how many are. */
interface Tally {
  readonly half: readonly Mark[];
  readonly quotes: readonly Quote[];
  readonly full: number;
}

function isHabit(tallies: readonly Tally[]): boolean {
  const half = tallies.reduce((sum, one) => sum + one.half.flat().length, 0);
  return half >= HABIT && half > tallies.reduce((sum, one) => sum + one.full, 0);
}

function tally(text: string, { range, role }: Paragraph): Tally {
  const half: Mark[] = [];
  let full = 0;
  const open: number[] = [];
  let lastHan = -1;
  let straight = false;
  for (let i = range.start; i < range.end; i++) {
    switch (text.charCodeAt(i)) {
      case 0xff0c: // ，
      case 0xff1b: // ；
      case 0xff1a: // ：
      case 0xff1f: // ？
      case 0xff01: // ！
        full++;
        break;
      case 0xff08: // （
        full++;
        open.push(i);
        break;
      case 0x28: // (
        open.push(i);
        break;
      case 0xff09: // ）
      case 0x29: {
        // )
        const partner = open.pop();
        if (text[i] === '）') full++;
        // Brackets are Chinese where Han stands between them: not f(x), (600000.SH) or (1).
        if (partner === undefined || lastHan < partner) break;
        if (/^(?:headline|shoulder|subheadline)$/.test(role) && isTail(text, partner, i, range.end)) break;
        if (text[partner] === '(') half.push(text[i] === ')' ? [partner, i] : [partner]);
        else if (text[i] === ')') half.push([i]);
        break;
      }
      case 0x2c: // ,
      case 0x3b: // ;
      case 0x3a: // :
      case 0x3f: // ?
      case 0x21: // !
        if (isChinese(text, i, range.start, range.end)) half.push([i]);
        break;
      case 0x2e: // .
        if (isFullStop(text, i, range)) half.push([i]);
        break;
      case 0x22: // "
        straight = true;
        break;
      default:
        if (kindOf(text.charCodeAt(i)) === 'han') lastHan = i;
    }
  }
  return { half, quotes: straight ? straightQuotes(text, range.start, range.end) : [], full };
}

/**
 * Is the mark at `i` one of the Chinese sentence? A Han beside it says so, or Chinese marks on both sides; a letter or
 * digit on both sides (1,234, 15:30, a?b) says no, and so does a web address that runs on behind it.
 */
function isChinese(text: string, i: number, start: number, end: number): boolean {
  if (EMOTICON.test(text.slice(i, i + 3))) return false;
  const left = i > start ? kindOf(text.charCodeAt(i - 1)) : 'none';
  const right = i + 1 < end ? kindOf(text.charCodeAt(i + 1)) : 'none';
  if (left === 'han') return right !== 'word' || !isAddress(text, i, start);
  if (right === 'han') return left !== 'none' || /[)"\]]/.test(text[i - 1] ?? '');
  return left === 'mark' && right === 'mark';
}

/** A clause is seldom shorter; what is may be a number or a label: 一.总则. */
const CLAUSE_LENGTH = 5;

/**
 * Is the . at `i` a Chinese full stop? It stands behind a Han or a closing mark, and before the end of the paragraph, a closing
 * quotation mark, or a space or nothing and Chinese text: not 3.5, www.a.cn, 约翰.史密斯, 等..., 一.总则.
 */
function isFullStop(text: string, i: number, { start, end }: Range): boolean {
  if (text[i + 1] === '.' || i - start < 3) return false;
  const before = text[i - 1] as string;
  if (kindOf(before.charCodeAt(0)) !== 'han' && !/[”’》）%％]/.test(before)) return false;
  if (i + 1 === end || /[”’"\n\r]/.test(text[i + 1] as string)) return true;
  const next = /[ \t\u3000]/.test(text[i + 1] as string) ? i + 2 : i + 1;
  if (kindOf(text.charCodeAt(next)) !== 'han' && !/[“《]/.test(text[next] ?? '')) return false;
  return !isLabel(text, i, start) && !soundsForeign(text, i, next);
}

/** Is what stands before `i`, back to a mark or the beginning at `start`, shorter than a clause? */
function isLabel(text: string, i: number, start: number): boolean {
  const clause = /[^\s，。；：！？,;:!?.]{0,8}$/.exec(text.slice(Math.max(start, i - 8), i))?.[0] ?? '';
  return clause.length < CLAUSE_LENGTH;
}

/** (组图), (视频) and the like at the end of a headline: the house style of web pages. */
function isTail(text: string, open: number, close: number, end: number): boolean {
  return close === end - 1 && /^(?:组图|多图|高清组图|图|图文|视频|附?.{0,6}[图表])$/.test(text.slice(open + 1, close));
}

function fix(text: string, marks: readonly number[], quotes: readonly Straight[] = []) {
  const edits: Edit[] = [
    ...marks.filter((at) => !isBesideMark(text, at)).map((at) => widen(text, at)),
    ...quotes.map(({ at, full }) => ({ range: { start: at, end: at + 1 }, text: full })),
  ].sort((a, b) => a.range.start - b.range.start);
  return edits.length ? ({ fix: { title: 'widen', applicability: 'safe', edits } } as const) : {};
}

/** ，: and the like: which of the two is meant only the writer knows. */
function isBesideMark(text: string, at: number): boolean {
  if ('()'.includes(text[at] as string)) return false;
  return CLAUSE.test(text[at - 1] ?? '') || CLAUSE.test(text[at + 1] ?? '');
}

const CLAUSE = /[，。、；：！？,;:!?]/;

/** The mark made full-width; a space typed behind it goes too where Chinese text follows. */
function widen(text: string, at: number): Edit {
  const mark = text[at] as string;
  const spaced = mark !== '(' && text[at + 1] === ' ' && /^(?:han|mark)$/.test(kindOf(text.charCodeAt(at + 2)));
  return { range: { start: at, end: at + (spaced ? 2 : 1) }, text: FULL[mark] as string };
}
