import { likeliest } from '../../lexicon/common-words.js';
import type { Paragraph } from '../../page/page.js';
import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';
import { type Range, slice } from '../../text/range.js';

/** Spaces between two Han, or between a Han and a Chinese mark of the sentence. */
const SPACE =
  /(?<=[\u4E00-\u9FFF，。、；：！？”’）》])[ \t\u00A0\u2002-\u200A\u202F\u3000]{1,20}(?=[\u4E00-\u9FFF，。、；：！？”’）》])/g;

/** Shorter paragraphs are labels, lists and lines of verse more often than prose. */
const PROSE = 25;
/** More than so many in one paragraph come from the layout and are reported together. */
const CROWD = 3;

export default defineRule({
  id: 'stray-space',
  category: 'characters',
  summary: { zh: '正文汉字之间多了空格', en: 'a space between Han in body text' },
  severity: 'warning',
  weight: 0,
  scope: 'paragraph',
  needs: ['space'],
  messages: {
    one: { zh: '汉字之间多了空格：{context}', en: 'stray space: {context}' },
    many: { zh: '这一段汉字之间多了{count}处空格', en: '{count} stray spaces in this paragraph' },
  },
  fixes: {
    remove: { zh: '删去空格', en: 'remove the space' },
  },
  *check(paragraph, { page: { text } }) {
    if (!isProse(text, paragraph)) return;
    const { start, end } = paragraph.range;
    const spaces: Range[] = [];
    for (const match of slice(text, paragraph.range).matchAll(SPACE)) {
      const range = { start: start + match.index, end: start + match.index + match[0].length };
      if (!isSeparator(text, range, paragraph)) spaces.push(range);
    }
    if (!spaces.length) return;
    const fix = (some: readonly Range[]) => {
      const isSafe =
        some.length > CROWD
          ? !some.some((one) => isBetweenNumerals(text, one))
          : some.every((one) => isSafeToRemove(text, one));
      const edits = some.map((range) => ({ range, text: '' }));
      return { title: 'remove', applicability: isSafe ? 'safe' : 'review', edits } as const;
    };
    if (spaces.length > CROWD) {
      const range = { start: (spaces[0] as Range).start, end: (spaces.at(-1) as Range).end };
      yield { code: 'many', range, evidence: { count: spaces.length }, fix: fix(spaces) };
      return;
    }
    for (const range of spaces) {
      const context = excerpt(text.slice(Math.max(start, range.start - 5), Math.min(end, range.end + 5)));
      yield { code: 'one', range, evidence: { context }, fix: fix([range]) };
    }
  },
});

/** Running prose ends with a mark; headlines, bylines, captions and lists use spaces for marks. */
function isProse(text: string, { range, role }: Paragraph): boolean {
  if (range.end - range.start < PROSE) return role === 'subhead' || (role === 'body' && range.end - range.start > 8);
  return role === 'body' && /[。！？；：，”）》…]/.test(text[range.end - 1] as string);
}

/** Does the space stand where the paper puts one: for a mark, behind a dateline, a number or a lead-in? */
function isSeparator(text: string, range: Range, { range: whole, dateline, role }: Paragraph): boolean {
  if (dateline && range.start <= dateline.end) return true;
  const before = text.slice(Math.max(whole.start, range.start - 42), range.start);
  const behind = text.slice(range.end, Math.min(whole.end, range.end + 42));
  const left = /[\u4E00-\u9FFF]{0,14}$/.exec(before)?.[0] ?? '';
  const right = /^[\u4E00-\u9FFF]{0,14}/.exec(behind)?.[0] ?? '';
  // 洪　森: a name of two characters, set as wide as one of three.
  if (left.length === 1 && right.length <= 2 && isWide(text, range)) return true;
  if (isMidWord(left, right)) return false;
  if (/[（(][^（）()，。]{0,40}$/.test(before)) return true;
  if (whole.start === range.start - left.length && left.length <= 3 && right.length <= 3) return true;
  if (role !== 'body' || whole.end - whole.start < PROSE) return true;
  const head = text.slice(whole.start, range.start);
  if (head.length <= 30 && (LEAD_IN.test(head) || (isWide(text, range) && LABEL.test(head)))) return true;
  return isQuoted(text, range, whole);
}

/** What a space follows at the beginning of a paragraph: 本报讯, 图①, 一, 第三条; a wide one also a label. */
const LEAD_IN = /^(?:.{0,28}(?:电|讯|报道|摄|[）)】])|第?[一二三四五六七八九十百\d]{1,4}[章节条款]?|[问答图注])$/;
const LABEL = /^[\u4E00-\u9FFF“”]{1,8}$/;

/** Beside a mark, or inside a word. Between two words the space may stand for a mark that is missing: 山水相连 文明互鉴. */
function isSafeToRemove(text: string, { start, end }: Range): boolean {
  const [left, right] = [text.slice(Math.max(0, start - 6), start), text.slice(end, end + 6)];
  if (!HAN.test(left.at(-1) ?? '') || !HAN.test(right[0] ?? '')) return true;
  const [before, behind] = [
    /[\u4E00-\u9FFF]{0,6}$/.exec(left)?.[0] ?? '',
    /^[\u4E00-\u9FFF]{0,6}/.exec(right)?.[0] ?? '',
  ];
  return isMidWord(before, behind) && !isBetweenNumerals(text, { start, end });
}

const HAN = /[\u4E00-\u9FFF]/;
const NUMERAL = /[〇零一二三四五六七八九十百千万亿两]/;

/** 一 二十 are two numbers, 一二十 is another. */
function isBetweenNumerals(text: string, { start, end }: Range): boolean {
  return NUMERAL.test(text[start - 1] ?? '') && NUMERAL.test(text[end] ?? '');
}

function isWide(text: string, { start, end }: Range): boolean {
  return end - start > 1 || text[start] === '\u3000';
}

/** A motto, a theme or a title stands in quotation marks, with a space for the mark between its parts. */
function isQuoted(text: string, { start, end }: Range, whole: Range): boolean {
  let depth = 0;
  let open = start - 1;
  for (; open >= whole.start && start - open < 50; open--) {
    const mark = text[open] as string;
    if (STOPS.test(mark)) return false;
    if (CLOSERS.includes(mark)) depth++;
    else if (mark in CLOSER && depth-- === 0) break;
  }
  const closer = CLOSER[text[open] as string];
  if (closer === undefined || depth >= 0) return false;
  for (let i = end; i < whole.end && i - end < 50; i++) {
    if (text[i] === closer) return true;
    if (STOPS.test(text[i] as string) || (closer !== '》' && text[i] === '，')) return false;
  }
  return false;
}

const CLOSER: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '《': '》', '「': '」' };
const CLOSERS = Object.values(CLOSER).join('');
const STOPS = /[。！？\n]/;

/** How much likelier the words are without the space, in nats, when it splits one: less is chance. */
const GAIN = 5;

/** Does the space split a word: 生 态? */
function isMidWord(left: string, right: string): boolean {
  if (!left || !right) return false;
  const [one, two] = [left.slice(-6), right.slice(0, 6)];
  return likeliest(one).cost + likeliest(two).cost - likeliest(one + two).cost > GAIN;
}
