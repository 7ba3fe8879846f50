import { lazily } from '../lexicon/lexicon.js';
import type { Page, Paragraph } from '../page/page.js';
import { MISREAD_LEADS } from '../text/misread.js';

/**
 * What rules look for that most paragraphs do not have, as characters or as two characters on end. A rule that names some
 * of them as its `needs` is not called where none of them stands. They may stand where the rule has nothing to say, and
 * must stand where it has.
 */
const SIGNS = {
  /** Two clause marks on end. */
  'marks on end': [['，。、；：！？,;', '，。、；：！？,;']],
  /** An em dash, or two of what is typed for one. */
  dash: [['—'], ['-', '-'], ['－', '－'], ['─', '─'], ['―', '―'], ['–', '–'], ['ー', 'ー'], ['一', '一']],
  /** An ellipsis, or two of what is typed for its dots. */
  dots: [['…⋯'], ['.．·・‧•', '.．·・‧•'], ['。', '。'], ['、', '、']],
  /** What may part the two halves of a foreign name, or month and day in the name of an event. */
  'middle dot': [
    ['•・･‧∙⋅'],
    [' \u3000', '·'],
    ['·', ' '],
    ['\u4e00-\u9fff', '.．'],
    ['“', '0-9'],
    ['935', '.．1'],
    ['一二三四五六七八九十', '·'],
    ['一', '二'],
  ],
  'title mark': [['《']],
  bracket: [['“”‘’（）()《》〈〉【】〔〕「」『』']],
  /** A quotation that ends with a mark inside, or that somebody says. */
  'end of quotation': [
    ['。！？…', '”’』」'],
    ['说道', '：'],
  ],
  /** 、 between quotations or titles, and before 以及, 或者, 及, 和. */
  'list comma': [['、', '“《以或及和']],
  /** An opening bracket before what may be a year. */
  'bracketed year': [['[［【﹝「〔（(', '12１２']],
  /** Half-width marks of a Chinese sentence. */
  'half-width mark': [['()"'], ['\u0080-\uffff', ',;:?!'], [',;:?!', '\u0080-\uffff'], ['\u0080-\uffff%', '.']],
  /** White space inside Chinese text. */
  space: [['\u4e00-\u9fff，。、；：！？”’）》', ' \t\u00a0\u2002-\u200a\u202f\u3000']],
  'full-width letter': [['０-９Ａ-Ｚａ-ｚ']],
  'compatibility character': [['\u2e80-\u2fd5\uf900-\ufaff\ud87e']],
  'private-use character': [['\ue000-\uf8ff\udb80-\udbff']],
  invisible: [
    [
      '\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb',
    ],
  ],
  /** What is left of text that was read in a wrong encoding, or lost. */
  damage: [['\ufffd锟烫屯锘'], ['(', 'c'], ['\u0080-\u00ff', '\u0080-\u00ff'], [MISREAD_LEADS]],
  /** What is typed for something that is to follow, or begins a word for it. */
  blank: [['待此插配略'], ['XＸxｘ×*_＿?？○□', 'XＸxｘ×*_＿?？○□年月日时'], ['A-Za-z', 'A-Za-z'], ['{', '{']],
  /** 昨晚, 今天, 明日. */
  'relative day': [['昨今明', '晚晨夜天日']],
} as const satisfies Readonly<Record<string, readonly (readonly [first: string, second?: string])[]>>;

/** One of the things that rules look for. */
export type Mark = keyof typeof SIGNS;

/** Which of them a page has, as bits: compare with `bitsOf`. */
export interface PageMarks {
  /** In all of its text. */
  readonly all: number;
  /** In a paragraph of it. */
  of(paragraph: Paragraph): number;
}

/** The bits of `marks`. */
export function bitsOf(marks: readonly Mark[]): number {
  return marks.reduce((bits, mark) => bits | (1 << NAMES.indexOf(mark)), 0);
}

const NAMES = Object.keys(SIGNS) as readonly Mark[];

/** Reads a page's text once, a table look-up or two a character. */
export function readMarks({ text, articles }: Page): PageMarks {
  const known = new Map<Paragraph, number>();
  let all = 0;
  let at = 0;
  for (const { paragraphs } of articles) {
    for (const paragraph of paragraphs) {
      const { start, end } = paragraph.range;
      const bits = marksIn(text, start, end);
      known.set(paragraph, bits);
      all |= bits | marksIn(text, at, start);
      at = end;
    }
  }
  all |= marksIn(text, at, text.length);
  return { all, of: (paragraph) => known.get(paragraph) ?? -1 };
}

function marksIn(text: string, start: number, end: number): number {
  const { classes, bits, count } = table();
  let found = 0;
  let before = 0;
  for (let i = start; i < end; i++) {
    const own = classes[text.charCodeAt(i)] as number;
    found |= bits[before * count + own] as number;
    before = own;
  }
  return found;
}

/**
 * The class of each UTF-16 unit, and for each class and the next the bits of what they stand for: two units are of one
 * class where no sign tells them apart. Class 0 is what stands before the first.
 */
const table = lazily(() => {
  const sets: string[] = [];
  const numberOf = (set: string) => (sets.includes(set) ? sets.indexOf(set) : sets.push(set) - 1);
  const signs = NAMES.map((name) => SIGNS[name].map((sign: readonly string[]) => sign.map(numberOf)));
  /** Where a set begins or ends; a set is a power of two, those that hold a unit are a sum of such. */
  const edges = sets.flatMap((set, number) =>
    spansOf(set).flatMap(([from, to]): Edge[] => [
      { at: from, by: 2 ** number },
      { at: to + 1, by: -(2 ** number) },
    ]),
  );
  edges.sort((a, b) => a.at - b.at);
  const classes = new Uint8Array(0x10000).fill(1);
  const known = new Map([[0, 1]]);
  let holding = 0;
  for (const [i, { at, by }] of edges.entries()) {
    holding += by;
    const own = known.get(holding) ?? known.size + 1;
    known.set(holding, own);
    classes.fill(own, at, edges[i + 1]?.at ?? 0x10000);
  }
  const count = known.size + 1;
  const classesOf = sets.map((_, number) =>
    [...known].flatMap(([holders, own]) => (Math.floor(holders / 2 ** number) % 2 ? own : [])),
  );
  const any = Array.from({ length: count }, (_, own) => own);
  const bits = new Int32Array(count * count);
  for (const [number, list] of signs.entries()) {
    for (const [first, second] of list as [number, number?][]) {
      const [befores, owns] = second === undefined ? [any, classesOf[first]] : [classesOf[first], classesOf[second]];
      for (const before of befores as number[]) {
        for (const own of owns as number[]) bits[before * count + own]! |= 1 << number;
      }
    }
  }
  return { classes, bits, count };
});

interface Edge {
  readonly at: number;
  readonly by: number;
}

type Span = readonly [first: number, last: number];

/** `a-z` is a span, `-` by itself, first or last a character. */
function spansOf(set: string): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < set.length; i++) {
    const from = set.charCodeAt(i);
    const isSpan = set[i + 1] === '-' && i + 2 < set.length;
    spans.push([from, isSpan ? set.charCodeAt(i + 2) : from]);
    if (isSpan) i += 2;
  }
  return spans;
}
