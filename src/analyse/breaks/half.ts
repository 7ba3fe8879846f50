import type { Paragraph } from '../../page/page.js';

/**
 * How a paragraph ends: `closed` with a mark that ends a sentence, `leading` with one that leads on to what follows,
 * `open` with one that can end nothing, `bare` without a mark.
 */
export type End = 'closed' | 'leading' | 'open' | 'bare';

/** What a paragraph shows of whether it is the first half of a longer one. */
export interface Half {
  readonly paragraph: Paragraph;
  readonly end: End;
  /** Its first and last characters; the whole of a short one. */
  readonly head: string;
  readonly tail: string;
  readonly length: number;
  /** Does a sentence end inside it? Headings and most pulled quotes are of one sentence. */
  readonly sentences: boolean;
  /** Is it a line that names someone or something, or gives a date, and needs no mark at its end? */
  readonly signature: boolean;
}

/** Of a long paragraph, so many characters at either end are looked at. */
const WINDOW = 400;

export function readHalf(text: string, paragraph: Paragraph): Half {
  const { start, end } = paragraph.range;
  const head = text.slice(start, Math.min(end, start + WINDOW));
  const tail = text.slice(Math.max(start, end - WINDOW), end);
  const length = end - start;
  return {
    paragraph,
    end: endOf(tail),
    head,
    tail,
    length,
    sentences: /[。！？!?]/.test(head.slice(0, -1)) || /[。！？]/.test(tail.slice(0, -1)),
    signature: isSignature(head, tail, length),
  };
}

function endOf(tail: string): End {
  if (/[，、,“‘《〈（(〔［【「『]$/.test(tail)) return 'open';
  if (/(?:[：:；;—－\-～~…]|\.{2,3})$/.test(tail)) return 'leading';
  if (/[\p{sc=Han}\p{L}\p{N}%％℃‰°]$/u.test(tail)) return 'bare';
  return 'closed';
}

/** 数据来源：…, 版式设计：…, ——某某 */
const LABELLED = /^(?:[\p{sc=Han}、 \u3000\u00a0]{2,12}[：:](?![“"])|——|—)/u;
/** A label opens a line of its own up to this length; a longer paragraph (某某说：“…) is running text. */
const LABELLED_LENGTH = 60;
/** 赵某 整理, an address, a date, the name of a firm or an office. */
const NAMED =
  /(?:摄影?|报道|整理|供图|制图|绘|网友|读者|编辑|设计|文|图|\.com|\.cn|\d{7}|\d{4}年\d{1,2}月\d{1,2}日|第\d{1,5}号|公司|集团|委员会|办公室|宣传部)$/;
/** Names spaced out and titles set apart by wide spaces, in a short line. */
const SPACED = /[ \u3000\u00a0]{2}/;

function isSignature(head: string, tail: string, length: number): boolean {
  if (length < LABELLED_LENGTH && (LABELLED.test(head) || NAMED.test(tail))) return !/[。！？]/.test(head);
  return length < 40 && SPACED.test(head);
}
