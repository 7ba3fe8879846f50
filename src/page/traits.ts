import type { Block } from './blocks.js';
import { isByline, isOffice, isSpacedName } from './byline.js';
import { isClosed, withoutRemark } from './closing.js';
import { type Dateline, readDateline } from './dateline.js';
import { type Markup, NO_MARKUP } from './markdown.js';
import { tornOdds } from './torn.js';

/** What a block shows by itself and by the blocks beside it. */
export interface Traits {
  readonly block: Block;
  /**
   * prose: it ends in a closing mark, or is too long for a heading; short: it may be a heading, or a piece of a
   * paragraph that a column break tore; the others are what they say.
   */
  readonly kind: 'prose' | 'short' | 'byline' | 'caption' | 'standfirst' | 'line';
  /** See `isClosed`. */
  readonly closed: boolean;
  /** UTF-16 units. */
  readonly length: number;
  /** Its first 160 and its last 80 UTF-16 units. */
  readonly head: string;
  readonly tail: string;
  readonly dateline?: Dateline;
  /** Of a heading in Markdown: its level, 1 the highest. */
  readonly level?: number;
}

/** Looks at every block of `text`, in time linear in their number: no look depends on a block's length. */
export function readTraits(text: string, blocks: readonly Block[], markup: Markup = NO_MARKUP): Traits[] {
  const traits = blocks.map((block) => marked(look(text, block), markup));
  for (const [i, one] of traits.entries()) {
    if (one.level) continue;
    const before = traits[i - 1];
    const below = traits[i + 1];
    if (standsOut(traits, i)) traits[i] = { ...one, kind: 'short' };
    else if (one.kind === 'short' && i > 0 && tornOddsOf(text, traits, i) > 1.5) traits[i] = { ...one, kind: 'prose' };
    else if (one.kind === 'short' && before?.closed && below && DATE.test(below.head))
      traits[i] = { ...one, kind: 'line' };
    else if (one.kind === 'short' && isOffice(one.head) && before?.kind === 'short' && below?.kind === 'prose')
      traits[i] = { ...one, kind: 'byline' };
    else if (one.kind === 'byline' && isSpacedName(one.head) && i === 0) traits[i] = { ...one, kind: 'short' };
  }
  return traits;
}

/** What Markdown says of a block goes before what it looks like. */
function marked(one: Traits, { headings, items }: Markup): Traits {
  const level = headings.get(one.block.start);
  if (level !== undefined) return { ...one, kind: 'short', level, block: { ...one.block, indented: false } };
  return items.has(one.block.start) && !one.closed ? { ...one, kind: 'line' } : one;
}

/** A heading without a paragraph's indent is seldom longer: 52 UTF-16 units and less, but for one in a hundred. */
const LONGEST_HEADING = 52;
/** 某某召开会议 听取某某汇报 某某主持会议 */
const LONGEST_PARTED = 130;
/** Where the indent tells, nothing else must; this long only titles of laws and conferences are. */
const LONGEST_OUTDENTED = 200;

function look(text: string, block: Block): Traits {
  const { start, end } = block;
  const length = end - start;
  const head = text.slice(start, Math.min(end, start + 160));
  const tail = text.slice(Math.max(start, end - 80), end);
  const closed = isClosed(text.slice(Math.max(start, end - 160), end));
  const dateline = length > 2 ? readDateline(text, block) : undefined;
  return {
    block,
    kind: kindOf(head, tail, length, closed, dateline),
    closed,
    length,
    head,
    tail,
    ...(dateline && { dateline }),
  };
}

function kindOf(
  head: string,
  tail: string,
  length: number,
  closed: boolean,
  dateline: Dateline | undefined,
): Traits['kind'] {
  if (STANDFIRST.test(head)) return 'standfirst';
  if (length <= 160) {
    if (isByline(head)) return 'byline';
    if (!closed && (LINE.test(head) || isNote(head))) return 'line';
    if (ADDRESSING.includes(head.charAt(head.length - 1)) && SALUTATION.test(head)) return 'line';
  }
  if (length <= 400 && (isCaption(head) || isCredited(tail))) return 'caption';
  if (dateline || length > LONGEST_HEADING)
    return !dateline && length <= LONGEST_PARTED && isParted(head, closed) ? 'short' : 'prose';
  if (closed) return length <= 36 && isAsking(head) ? 'short' : 'prose';
  return isRunning(head) ? 'prose' : 'short';
}

const CAPTION =
  /^(?:[上下左右前后本大小]?图(?:片(?:为|说明)|为|[①-⑳\d一二三四五六七八九十]{1,2}[为：:])|图[①-⑳]|[（(]?资料(?:图片|照片)[)）]?)/u;
/** ……水稻。 张某某 摄: what a photograph shows, then its credit. */
const CREDITED =
  /[。！”）)\s](?:(?:新华社|本报|中新社)?(?:记者|通讯员)?\s{0,3})?\p{sc=Han}{1,3}(?:\s{0,3}\p{sc=Han}){0,2}\s{0,3}(?:摄影?|供图)(?:[（(][^()（）]{2,12}[)）])?$/u;
const STANDFIRST = /^[■▲●◆◎★□▶►]/u;
/** A line with a date and nothing else: under a notice, below the name of the office that signs it. */
const DATE =
  /^(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日$/u;
const LINE = new RegExp(
  [
    '^(?:本[版期]|责任|执行|版面|版式|值班|新媒体|视觉|图片|文字){0,3}(?:编辑|责编|校对|主编|副主编|美编|审读|审核|组版|统筹|设计|制图|检校|值班|策划|终审|监制)[\\s：:／/]',
    '^(?:数据|资料|图片|案例|信息)来源[：:]',
    '^第?\\s?[A-Z]?\\d{1,3}\\s?版',
    '^第[一二三四五六七八九十]{1,3}版',
    '^[\\p{sc=Han}]{2,12}[：:]\\s?[\\w.@/:-]{6,80}$',
    '^(?:上接|下转|紧接|转自|详见)',
    DATE.source,
    '^[A-Z]?\\d{1,4}$',
    '^[*＊·•—_=.…~～#\\-\\s]{1,40}$',
    '^(?:目\\s{0,4}录|此致|敬礼)[！!]?$',
    '^(?:联系)?(?:电话|热线|邮箱|邮编|地址|网址|时间|地点|主办|承办|协办|日期)[\\p{sc=Han}]{0,4}[：:]',
  ].join('|'),
  'u',
);
/** 编辑同志：, 尊敬的各位来宾，, 各科室： */
const SALUTATION =
  /^(?:(?:尊敬|敬爱|亲爱)的[^。！？；]{1,24}|[^，。！？；：:\s]{0,12}(?:同志|同学|朋友|女士|先生|嘉宾|来宾|同事|读者|编辑|代表|委员|老师)(?:们|同志)?(?:[，、][^。！？；：:]{1,12}们)?)[：:，,！!]$|^各[^。！？；：:\d]{1,50}[室位门处局厅委办校院区县市镇乡村队部会社司组][：:]$/u;

/** What a salutation ends with. */
const ADDRESSING = '：:，,！!';

// The expressions for what is seldom there are dear to compile, and slow in what has nothing of it.
function isCaption(head: string): boolean {
  const first = head.slice(0, 2);
  return (first.includes('图') || first.includes('资')) && CAPTION.test(head);
}

function isCredited(tail: string): boolean {
  return (tail.includes('摄') || tail.includes('供图')) && CREDITED.test(tail);
}

/** （相关报道见第四版）: a whole line in brackets. One with a date stands under the headline of a speech or law. */
function isNote(line: string): boolean {
  return /^[(（【〔［[][^()（）【】〔〕]{2,100}[)）】〕］\]]$/u.test(line) && !/[年月]/.test(line);
}

/** Is a long line put together of parts, with space or a dash between them and no mark, as only headlines are? */
function isParted(line: string, closed: boolean): boolean {
  return !closed && /\p{sc=Han}\s{1,2}\p{sc=Han}|——/u.test(line) && !/[，。；：？！,;!?]/u.test(line);
}

/** Is a closed line a question or a call, as headings may be, and no spoken or quoted sentence? */
function isAsking(line: string): boolean {
  const bare = withoutRemark(line);
  if (!/[？！…?!][”’"』」]?$/u.test(bare)) return false;
  return bare !== line || (bare.length <= 30 && !/[。，,；;]|[：:][“"]|^[问答][：:]|^[“"]/u.test(bare));
}

/** Has an unfinished line more in it than a heading has: a whole sentence, an open quotation, clause upon clause, a lead-in? */
function isRunning(line: string): boolean {
  if (/[；;]$|。[”’]?[^。”’）)]|(?:如下|以下|这样|分别|包括|指出|表示|写道|说|是|有)[^：:，。]{0,3}[：:]$/u.test(line))
    return true;
  if (line.length > 30 && count(line, '“') > count(line, '”')) return true;
  return line.length > 40 && /[，,][^，,]{2,40}[，,]/u.test(line);
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

/** See `tornOdds`; below 0 where the block's place alone shows that it is whole. */
export function tornOddsOf(text: string, blocks: readonly Traits[], i: number): number {
  const { block, head, length, closed, level } = blocks[i] as Traits;
  if (level || closed || length < 4) return -9;
  const below = blocks[i + 1];
  if (standsAboveIndented(blocks, i)) return -9;
  const next = below?.kind === 'prose' && !below.dateline ? below : undefined;
  return tornOdds(
    head,
    next,
    () =>
      text.slice(Math.max(0, block.start - NEAR), block.start) +
      text.slice((next?.block.start ?? block.end) + 1, block.end + NEAR),
  );
}

const NEAR = 2000;

/** Is block `i` one of the lines without indent that stand above an indented paragraph: a heading, whatever its length? */
function standsOut(blocks: readonly Traits[], i: number): boolean {
  const { block, kind, length, closed, tail, dateline } = blocks[i] as Traits;
  if (kind !== 'prose' || dateline || block.indented || length > LONGEST_OUTDENTED) return false;
  if (closed && (length > 60 || /。[”’"』」]?$/u.test(withoutRemark(tail)))) return false;
  const above = blocks[i - 1];
  if (above?.block.indented && !above.closed && above.kind === 'prose') return false;
  return standsAboveIndented(blocks, i);
}

/** Has block `i` no indent, and does one of the four below it have one? Such a line is a heading. */
function standsAboveIndented(blocks: readonly Traits[], i: number): boolean {
  if (blocks[i]?.block.indented) return false;
  for (let below = i + 1; below < Math.min(blocks.length, i + 5); below += 1) {
    if (blocks[below]?.block.indented) return true;
  }
  return false;
}
