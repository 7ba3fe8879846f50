import type { Block } from './blocks.js';
import { isByline, isOffice } from './byline.js';
import { type Dateline, readDateline } from './dateline.js';

/** What a block shows when it is looked at alone. */
export interface Traits {
  readonly block: Block;
  /**
   * prose: it ends in a closing mark, or is too long for a heading; short: it may be a heading, or a piece of a
   * paragraph that a column break tore; the others are what they say.
   */
  readonly kind: 'prose' | 'short' | 'byline' | 'caption' | 'standfirst' | 'line';
  /** Does it end in a closing mark (quotes and a bracket behind it not counted)? */
  readonly closed: boolean;
  /** UTF-16 units. */
  readonly length: number;
  /** The whole line where it is short, else its first 160 and its last 80 units. */
  readonly head: string;
  readonly tail: string;
  readonly dateline?: Dateline;
}

/** No heading in 2,999 articles of a national daily is longer but a handful; running prose mostly is. */
const LONGEST_HEADING = 52;
const CAPTION =
  /^(?:[上下左右前后]?图(?:为|[①-⑳\d一二三四五六七八九十]{1,2}[为：:])|图[①-⑳]|[（(]资料(?:图片|照片)[)）])/u;
const STANDFIRST = /^[■▲●◆◎★□]/u;
const LINE =
  /^(?:(?:本[版期](?:责任)?|责任|执行|版面|版式)?(?:编辑|责编|校对|主编|美编|审读|组版|统筹|版式设计|制图|设计|检校|值班)[\s：:]|第\s?[\dA-Z一二三四五六七八九十]{1,3}\s?版|[A-Z]?\d{1,2}\s?版$|[\dA-Z]{1,3}$|[*＊·•—\-_=.…]{1,12}$)/u;

/** Looks at every block of `text`, and at the neighbours where one alone does not tell. */
export function readTraits(text: string, blocks: readonly Block[]): Traits[] {
  const traits = blocks.map((block) => look(text, block));
  return traits.map((one, i) => {
    const signs =
      one.kind === 'short' && isOffice(one.head) && traits[i - 1]?.kind === 'short' && traits[i + 1]?.kind === 'prose';
    return signs ? { ...one, kind: 'byline' } : one;
  });
}

/** Looks at `block` of `text`; the time does not grow with the block. */
function look(text: string, block: Block): Traits {
  const { start, end } = block;
  const length = end - start;
  const head = text.slice(start, Math.min(end, start + 160));
  const tail = text.slice(Math.max(start, end - 80), end);
  const closed = isClosed(tail);
  const dateline = length > 3 ? readDateline(text, block) : undefined;
  return {
    block,
    kind: kindOf(head, length, closed, dateline),
    closed,
    length,
    head,
    tail,
    ...(dateline && { dateline }),
  };
}

function kindOf(head: string, length: number, closed: boolean, dateline: Dateline | undefined): Traits['kind'] {
  if (STANDFIRST.test(head)) return 'standfirst';
  if (length <= 160 && LINE.test(head) && !closed) return 'line';
  if (length <= 160 && isByline(head)) return 'byline';
  if (length <= 400 && CAPTION.test(head)) return 'caption';
  if (dateline) return 'prose';
  if (length > LONGEST_HEADING || isRunning(head)) return 'prose';
  if (!closed) return 'short';
  if (/[？！…?!][”’"』」]?$/u.test(head) && length <= 30 && !/[。，,]|^[问答][：:]|^[“"]/u.test(head)) return 'short';
  return 'prose';
}

/** Has an unfinished line more in it than a heading has: a whole sentence, an open quotation, clause upon clause? */
function isRunning(line: string): boolean {
  if (/。[”’]?[^。”’）)]/u.test(line)) return true;
  if (line.length > 30 && count(line, '“') > count(line, '”')) return true;
  return line.length > 40 && /[，,][^，,]{2,40}[，,]/u.test(line);
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

/** Does `text` end in a mark that closes a sentence, closing quotes and one bracketed remark behind it not counted? */
export function isClosed(text: string): boolean {
  let end = text.length;
  while (end > 0 && CLOSERS.includes(text[end - 1] as string)) end -= 1;
  if (end === 0) return true;
  const last = text[end - 1] as string;
  if ('。！？!?…．'.includes(last)) return true;
  if (last === '.') return !/[\dA-Za-z]/.test(text[end - 2] ?? '');
  const remark = /[(（][^()（）]{1,70}[)）]$/u.exec(text);
  return remark !== null && remark.index > 0 && isClosed(text.slice(0, remark.index).trimEnd());
}

const CLOSERS = '”’"\'』」）)】〕》';
