import { type Range, slice } from '../../text/range.js';
import type { Word } from '../segmenter.js';
import type { Half } from './half.js';

/** Cuts a short text into words. */
export type Cut = (text: string) => readonly Word[];

/** What a paragraph that follows shows of whether it goes on with the one before it. */
export interface Follower {
  /** Its first characters. */
  readonly head: string;
  /** Running text, not a row of a list or a table? */
  readonly prose: boolean;
  /** Does it end as a paragraph ends? Headings do not. */
  readonly closed: boolean;
  /** As much of it as is needed to see whether it closes a quotation. */
  readonly text: string;
}

/** How sure it is that the follower goes on with the half: a torn word or quotation proves it, form only suggests it. */
export type Joint = 'sure' | 'likely';

const HEAD = 24;
const WINDOW = 400;

export function readFollower(text: string, range: Range, prose: boolean): Follower {
  const start = slice(text, { start: range.start, end: Math.min(range.end, range.start + WINDOW) });
  const closed = /[。！？!?…”’）)；;：:]/.test(text.charAt(range.end - 1));
  return { head: start.slice(0, HEAD), prose, closed, text: start };
}

/** Does `next` go on with `half`? `proseAbove`: a whole paragraph of running text stands above them in the article. */
export function joint(half: Half, next: Follower, cut: Cut, proseAbove: boolean): Joint | undefined {
  const { head } = next;
  if (NEVER_FIRST.test(head) && half.length >= 4) return 'sure';
  if (half.end === 'closed' || half.end === 'leading' || ITEM.test(head)) return undefined;
  const open = openMark(half.tail);
  const prose = next.prose && (half.paragraph.role === 'body' || half.paragraph.role === 'fragment');
  if (half.end === 'open') {
    if (!prose || (half.length < 20 && !half.sentences)) return undefined;
    return FRESH.test(head) && !open ? undefined : 'sure';
  }
  if (half.length < 6 || half.signature) return undefined;
  if (open && closes(next.text, open)) return 'sure';
  if (!FRESH_REPORT.test(head) && tearsWord(half.tail, head, cut)) return 'sure';
  if (half.length < 10) return undefined;
  const clauses = /[，,]/.test(half.head);
  if (prose ? half.length >= 20 && GOES_ON.test(head) : clauses && /^[的了等]/.test(head)) return 'sure';
  if (!prose || !next.closed || LABEL.test(head) || FRESH.test(head) || open) return undefined;
  if (half.length >= 20 && LISTING.test(half.tail) && LISTED.test(head)) return 'likely';
  if (half.paragraph.dateline) return 'likely';
  const unfinished = half.sentences || WANTS_MORE.test(half.tail) || (half.length > HEADING && clauses);
  return proseAbove && unfinished ? 'likely' : undefined;
}

/** Marks that open no paragraph (GB/T 15834—2011 5.1.1: they never stand at the beginning of a line). */
const NEVER_FIRST = /^(?![！？!?]{2})[，。、；：！？,;:!?”’）)》〉】」』％%]/;
/** Items of a list: they begin something new. */
const ITEM =
  /^(?:[■●▲◆★◎○□※→·•▪◇△☆>*#]|[—－-]|[①-⑳⑴-⒇]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,3}[、.．](?!\d)|第[一二三四五六七八九十百\d]{1,5}[章节条款]|[问答][：:])/u;
/** A speaker, or what the line is about. */
const LABEL = /^[\p{sc=Han}·]{1,8}[：:]/u;
/** 据……报道 and the like. */
const FRESH_REPORT =
  /^据(?:\p{sc=Han}|[《》“”\d（）]){0,16}?(?:报道|报|介绍|统计|悉|了解|消息|测算|称|透露|通报|表示|声明)/u;
/** Words that news paragraphs begin with. */
const FRESH =
  /^(?:据|目前|近年来|近日|日前|此外|同时|另外|其中|今年|去年|当天|当日|昨天|昨日|今天|今日|下一步|接下来|为了|随着|如今|现在|记者|本报|新华社|但是|不过|然而|因此|所以|“|《)/u;
/** Characters that go on with a word or a phrase and begin no sentence. */
const GOES_ON = /^[的地得了着等与及们性化者之]/;
/** Characters after which a phrase must go on. */
const WANTS_MORE = /[与或对从把将以于是最其各每该使让而但又且已比据若虽约近超和]$/;
/** A list that stops at one of its members, and one that goes on. */
const LISTING = /、[\p{sc=Han}\p{N}]{1,6}$/u;
const LISTED = /^[\p{sc=Han}\p{N}]{1,6}[、等]/u;
/** A heading is seldom longer. */
const HEADING = 34;

/** Does a word, or a number, lie across the two halves? */
function tearsWord(tail: string, head: string, cut: Cut): boolean {
  const before = /[\p{sc=Han}]{1,8}$/u.exec(tail.slice(-8))?.[0];
  const after = /^[\p{sc=Han}]{1,8}/u.exec(head)?.[0];
  if (!before || !after) return /\d$/.test(tail) && /^[\d.]{0,12}[\d万亿%％]/.test(head);
  return cut(before + after).some(
    ({ start, end, tag }) => start < before.length && end > before.length && tag !== UNKNOWN,
  );
}

/** jieba's tag for a word that is in no dictionary: its statistics sometimes tie the ends of two clauses together. */
const UNKNOWN = 'x';

type Pair = readonly [open: string, close: string];

const PAIRS: readonly Pair[] = [
  ['“', '”'],
  ['《', '》'],
  ['（', '）'],
  ['(', ')'],
];

/** The pair that is open at the end of a paragraph. */
function openMark(tail: string): Pair | undefined {
  return PAIRS.find(([open, close]) => tail.lastIndexOf(open) > tail.lastIndexOf(close));
}

/** Does `text` close the pair before it opens another? */
function closes(text: string, [open, close]: Pair): boolean {
  const closed = text.indexOf(close);
  const opened = text.indexOf(open);
  return closed >= 0 && (opened < 0 || closed < opened);
}
