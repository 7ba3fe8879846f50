import type { Article, Paragraph } from '../page/page.js';
import { type Range, slice } from '../text/range.js';
import type { Word } from './segmenter.js';

/** A place where running text stops in mid-sentence. */
export interface Break {
  /** The paragraph that stops. */
  readonly paragraph: Paragraph;
  /** The paragraph that goes on with it; without one the rest is missing. */
  readonly next?: Paragraph;
  /** Is it sure that the two are one? `false` where only the form of the first half speaks for it. */
  readonly sure: boolean;
}

/** Cuts a short text into words; needed only where the marks leave it open whether a word was torn. */
type Cut = (text: string) => readonly Word[];

/**
 * Where the paragraphs of `article` stop in mid-sentence, in text order. A column break leaves two halves: a caption may
 * stand between them. Subheads, verses, lists, standfirsts, lead-ins (……如下：, ……的选择——) and pulled quotes without a
 * full stop are no breaks. `cut` is called only for paragraphs that stop without a mark.
 */
export function findBreaks(text: string, article: Article, cut: Cut): Break[] {
  const breaks: Break[] = [];
  let proseAbove = false;
  for (const [i, paragraph] of article.paragraphs.entries()) {
    const heading = HEADINGS.has(paragraph.role);
    if (!heading && !RUNNING.has(paragraph.role)) continue;
    const half = readHalf(text, paragraph);
    if (half.end === 'closed' && paragraph.role === 'body') proseAbove = true;
    const next = following(text, article.paragraphs, i);
    if (heading && (next?.role !== 'body' || half.length < LONG_HEADING || !/[，,]/.test(half.tail))) continue;
    const join = next && joins(text, half, next, cut, proseAbove);
    if (next && join) breaks.push({ paragraph, next, sure: join === 'sure' });
    else if (isTruncated(text, half, next, proseAbove)) breaks.push({ paragraph, sure: true });
  }
  return breaks;
}

const RUNNING: ReadonlySet<string> = new Set(['body', 'fragment', 'subhead', 'line']);
/** The half of a first paragraph may look like a heading. */
const HEADINGS: ReadonlySet<string> = new Set(['shoulder', 'headline', 'subheadline']);
const LONG_HEADING = 16;

/** The paragraph that could go on with paragraph `i`: the next one, photographs passed over. */
function following(text: string, paragraphs: readonly Paragraph[], i: number): Paragraph | undefined {
  for (let at = i + 1; at < paragraphs.length && at <= i + 3; at += 1) {
    const next = paragraphs[at] as Paragraph;
    if (next.role === 'caption' || (next.role === 'byline' && CREDIT.test(slice(text, next.range)))) continue;
    return RUNNING.has(next.role) ? next : undefined;
  }
  return undefined;
}

const CREDIT = /(?:摄|摄影|供图)$/;

/** How a paragraph ends: with a mark that closes a sentence, one that leads on, one that can close nothing, or none. */
type End = 'closed' | 'leading' | 'open' | 'bare';

interface Half {
  readonly paragraph: Paragraph;
  readonly end: End;
  readonly tail: string;
  readonly length: number;
  /** Does a sentence end inside it? Headings and pulled quotes of one sentence have none. */
  readonly sentences: boolean;
}

const WINDOW = 400;
const TAIL = 24;

function readHalf(text: string, paragraph: Paragraph): Half {
  const { start, end } = paragraph.range;
  const tail = text.slice(Math.max(start, end - TAIL), end);
  const head = text.slice(start, Math.min(end, start + WINDOW));
  return {
    paragraph,
    end: endOf(tail),
    tail,
    length: end - start,
    sentences:
      /[。！？!?]/.test(head.slice(0, -1)) || /[。！？]/.test(text.slice(Math.max(start, end - WINDOW), end - 1)),
  };
}

function endOf(tail: string): End {
  if (/[，、,“‘《〈（(〔［【「『]$/.test(tail)) return 'open';
  if (/(?:[：:；;—－\-～~…]|\.{2,3})$/.test(tail)) return 'leading';
  if (/[\p{sc=Han}\p{L}\p{N}%％℃‰°]$/u.test(tail)) return 'bare';
  return 'closed';
}

/** Marks that open no paragraph (GB/T 15834—2011 5.1.1: they never stand at the beginning of a line). */
const NEVER_FIRST = /^[，。、；：！？,;:!?”’）)》〉】」』％%]/;
/** Items of a list, labels, speakers, attributions: they begin something new. */
const ITEM =
  /^(?:[■●▲◆★◎○□※→·•▪◇△☆>*#]|[—－-]|[①-⑳⑴-⒇]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,3}[、.．](?!\d)|第[一二三四五六七八九十百\d]{1,5}[章节条款]|[问答][：:]|[\p{sc=Han}·]{1,8}[：:])/u;
/** 据……报道 and the like. */
const FRESH_REPORT =
  /^据(?:\p{sc=Han}|[《》“”\d（）]){0,16}?(?:报道|报|介绍|统计|悉|了解|消息|测算|称|透露|通报|表示|声明)/u;
/** Words that news paragraphs begin with. */
const FRESH =
  /^(?:据|目前|近年来|近日|日前|此外|同时|另外|其中|今年|去年|当天|当日|昨天|昨日|今天|今日|下一步|接下来|为了|随着|如今|现在|记者|本报|新华社|但是|不过|然而|因此|所以|“|《)/u;
/** Characters that go on with a word or a phrase and begin no sentence. */
const GOES_ON = /^[的地得了着等与及们性化者之]/;
/** Characters after which a phrase must go on. */
const WANTS_MORE = /[与及或在对从把被将向以于是最其各每该使让而但又且已正比据若虽约近超达和]$/;
/** 数据来源：…, 版式设计：…, 赵某 整理, an address: complete without a full stop. */
const SIGNATURE =
  /^(?:[\p{sc=Han}、 \u3000\u00a0]{2,12}[：:]|——|—)|(?:摄影?|报道|整理|供图|制图|绘|网友|读者|编辑|设计|文|图|\.com|\.cn|\d{7,}|\d{4}年\d{1,2}月\d{1,2}日|第\d{1,5}号|(?:公司|集团|委员会|办公室|宣传部))$/u;

/** A heading is seldom as long as this, and no mark but ， stands in it. */
const HEADING = 34;

function joins(
  text: string,
  half: Half,
  next: Paragraph,
  cut: Cut,
  proseAbove: boolean,
): 'sure' | 'likely' | undefined {
  const head = text.slice(next.range.start, Math.min(next.range.end, next.range.start + TAIL));
  const prose = half.paragraph.role === 'body' && next.role !== 'line';
  if (NEVER_FIRST.test(head) && half.length >= 4) return /^[!?！？]{2}/.test(head) ? undefined : 'sure';
  if (half.end === 'closed' || half.end === 'leading') return undefined;
  if (half.end === 'open') {
    if (!prose || ITEM.test(head) || (half.length < 20 && !half.sentences)) return undefined;
    return FRESH.test(head) && !/[“‘《（(]$/.test(half.tail) ? undefined : 'sure';
  }
  if (ITEM.test(head)) return undefined;
  if (half.length >= 6 && closesWhatIsOpen(text, half.paragraph.range, next.range)) return 'sure';
  if (half.length < 6 || isSignature(text, half)) return undefined;
  if (!FRESH_REPORT.test(head) && tearsWord(half.tail, head, cut)) return 'sure';
  if (!prose || half.length < 10) return undefined;
  if (GOES_ON.test(head) && half.length >= 20) return 'sure';
  if (FRESH.test(head)) return undefined;
  if (half.paragraph.dateline || half.sentences) return proseAbove || half.paragraph.dateline ? 'likely' : undefined;
  if (!proseAbove) return undefined;
  if (WANTS_MORE.test(half.tail)) return 'likely';
  return half.length > HEADING && /，|,/.test(text.slice(half.paragraph.range.start, half.paragraph.range.end))
    ? 'likely'
    : undefined;
}

/** Is it a line that names someone or something, or gives a date, and ends without a mark by right? */
function isSignature(text: string, { paragraph, length }: Half): boolean {
  const content = slice(text, paragraph.range).slice(0, WINDOW);
  return SIGNATURE.test(content) || (length < 40 && /[ \u3000\u00a0]{2}/.test(content));
}

/** Does a word lie across the two halves? */
function tearsWord(tail: string, head: string, cut: Cut): boolean {
  const before = /[\p{sc=Han}]{1,8}$/u.exec(tail)?.[0];
  const after = /^[\p{sc=Han}]{1,8}/u.exec(head)?.[0];
  if (!before || !after) return /\d$/.test(tail) && /^[\d.]*[\d万亿%％]/.test(head);
  return cut(before + after).some(
    ({ start, end, tag }) => start < before.length && end > before.length && tag !== UNKNOWN,
  );
}

/** jieba's tag for a word that is in no dictionary: its statistics sometimes tie the ends of two clauses together. */
const UNKNOWN = 'x';

const PAIRS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['《', '》'],
  ['（', '）'],
  ['(', ')'],
];

/** Is a quotation, title or bracket open at the end of `first` that `second` closes before it opens another? */
function closesWhatIsOpen(text: string, first: Range, second: Range): boolean {
  const before = text.slice(Math.max(first.start, first.end - WINDOW), first.end);
  const after = text.slice(second.start, Math.min(second.end, second.start + WINDOW));
  return PAIRS.some(([open, close]) => {
    if (before.lastIndexOf(open) <= before.lastIndexOf(close)) return false;
    const closed = after.indexOf(close);
    const opened = after.indexOf(open);
    return closed >= 0 && (opened < 0 || closed < opened);
  });
}

function isTruncated(text: string, half: Half, next: Paragraph | undefined, proseAbove: boolean): boolean {
  const { paragraph, end, length } = half;
  if (paragraph.role !== 'body' || end === 'closed' || end === 'leading') return false;
  const content = text.slice(paragraph.range.start, Math.min(paragraph.range.end, paragraph.range.start + WINDOW));
  if (isSignature(text, half) || ITEM.test(content)) return false;
  const prose =
    half.sentences || paragraph.dateline !== undefined || (length >= 12 && /[，,]/.test(content)) || length > HEADING;
  if (!prose) return false;
  if (!next) return proseAbove || half.sentences || paragraph.dateline !== undefined;
  if (!proseAbove) return false;
  return half.end === 'open' ? length >= 20 : half.sentences;
}
