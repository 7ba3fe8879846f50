import type { Paragraph } from '../../page/page.js';
import type { Edit } from '../../rule/finding.js';
import { defineRule } from '../../rule/rule.js';
import { isAddress } from '../../text/address.js';
import { excerpt } from '../../text/excerpt.js';
import { kindOf } from '../../text/kind.js';

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

/** :) ;-) :D */
const EMOTICON = /^[:;]-?[)DP]/;

/** From how many half-width marks on, being the majority, they are a habit of the typist and reported once. */
const HABIT = 5;

export default defineRule({
  id: 'halfwidth-punctuation',
  category: 'punctuation',
  summary: { zh: '汉字之间用了半角标点 , ; : ? ! ( )', en: 'half-width , ; : ? ! ( ) in Chinese text' },
  severity: 'warning',
  weight: 0.1,
  scope: 'page',
  messages: {
    page: { zh: '全文用半角标点，共 {count} 处', en: 'typed with half-width marks throughout: {count}' },
    article: { zh: '本篇用半角标点，共 {count} 处', en: 'this story is typed with half-width marks: {count}' },
    brackets: { zh: '半角括号“{text}”应为全角', en: 'half-width brackets “{text}” should be full-width' },
    mark: { zh: '半角标点“{mark}”应为“{full}”', en: 'half-width “{mark}” for “{full}”' },
  },
  fixes: {
    widen: { zh: '改为全角', en: 'make full-width' },
  },
  *check({ text, articles }) {
    if (!/[,;:?!()]/.test(text)) return;
    const tallies = articles.map(({ paragraphs }) => paragraphs.map((paragraph) => tally(text, paragraph)));
    const groups = isHabit(tallies.flat())
      ? [{ code: 'page' as const, list: tallies.flat() }]
      : tallies.map((list) => ({ code: isHabit(list) ? ('article' as const) : undefined, list }));
    for (const { code, list } of groups) {
      const marks = list.flatMap(({ half }) => half);
      if (code) {
        const [start] = marks.flat().sort((a, b) => a - b) as [number];
        yield {
          code,
          range: { start, end: start + 1 },
          evidence: { count: marks.flat().length },
          ...fix(text, marks.flat()),
        };
        continue;
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
  },
});

/** The offset of a half-width mark, or those of a pair of half-width brackets. */
type Mark = readonly [number] | readonly [number, number];

/** The marks of a paragraph that should be full-width, and how many are. */
interface Tally {
  readonly half: readonly Mark[];
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
      default:
        if (kindOf(text.charCodeAt(i)) === 'han') lastHan = i;
    }
  }
  return { half, full };
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

/** (组图), (视频) and the like at the end of a headline: the house style of web pages. */
function isTail(text: string, open: number, close: number, end: number): boolean {
  return close === end - 1 && /^(?:组图|多图|高清组图|图|图文|视频|附?.{0,6}[图表])$/.test(text.slice(open + 1, close));
}

function fix(text: string, marks: readonly number[]) {
  const alone = marks.filter((at) => !isBesideMark(text, at)).sort((a, b) => a - b);
  const edits = alone.map((at) => widen(text, at));
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
