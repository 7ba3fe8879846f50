import { isClosingByline, isReporter } from './byline.js';
import { type Candidate, type Cues, isHeadline, readCues } from './cues.js';
import { Seen } from './seen.js';
import type { Traits } from './traits.js';

/**
 * The index of each block of `blocks` at which an article begins; the first is always 0. Linear.
 *
 * Headlines stand between prose. Where the prose above and below is indented and a line between is not, that line
 * begins an article. Elsewhere a blank line where none stand between paragraphs, a dateline or a reporter's name below
 * the line decide; where nothing of that kind is, weighed cues do (see cues.ts). Where headings are marked as such,
 * they alone decide.
 */
export function articleStarts(text: string, blocks: readonly Traits[], decide: Decide = isHeadline): number[] {
  if (blocks.some(({ level }) => level)) return markedStarts(blocks);
  const starts: number[] = [];
  const usualGap = readUsualGap(blocks);
  const seen = new Seen(text);
  let titled = false;
  let subheads: Traits[] = [];
  const begin = (at: number, heading: boolean) => {
    starts.push(at);
    titled = heading;
    subheads = [];
    seen.clear();
  };
  for (let i = 0; i < blocks.length; ) {
    const run = readRun(blocks, i);
    const heading = firstOutdented(blocks, run) ?? firstShort(blocks, run);
    if (i === 0) begin(0, heading !== undefined);
    else if (heading === undefined) {
      // A dateline begins an item of its own where items have no headlines, and behind a byline.
      const signed = run.prose > run.start && (blocks[run.prose - 1] as Traits).kind === 'byline';
      if (blocks[run.prose]?.dateline && (signed || !titled)) begin(run.prose, false);
    } else if (opens({ text, blocks, run, heading, usualGap, seen, subheads }, decide)) begin(heading, true);
    if (heading !== undefined)
      subheads = [...subheads, ...subheadsOf(blocks, run, heading, (starts.at(-1) as number) >= i)].slice(-REMEMBERED);
    for (let at = i; at < run.end; at += 1) seen.add((blocks[at] as Traits).block);
    i = run.end;
  }
  return starts;
}

/** The headings of the highest level in use; what stands above the first is an article only if it has prose. */
function markedStarts(blocks: readonly Traits[]): number[] {
  const top = blocks.reduce((least, { level = least }) => Math.min(least, level), 6);
  const starts = blocks.flatMap(({ level }, i) => (level === top ? i : []));
  if (!blocks.slice(0, starts[0]).some(isProse)) starts.shift();
  return [0, ...starts];
}

/** So many subheads of an article are compared with a line. */
const REMEMBERED = 12;

/** What weighs the cues of a line where nothing else decides; tests/bench/fit-headings.mjs puts the truth in its place. */
export type Decide = (cues: Cues, line: Traits) => boolean;

/** Blocks that are no prose, from `start`, and the prose behind them, from `prose` to `end`. */
export interface Run {
  readonly start: number;
  readonly prose: number;
  readonly end: number;
}

function readRun(blocks: readonly Traits[], start: number): Run {
  let prose = start;
  while (prose < blocks.length && !isProse(blocks[prose] as Traits)) prose += 1;
  let end = prose;
  while (end < blocks.length && isProse(blocks[end] as Traits) && (end === prose || !blocks[end]?.dateline)) end += 1;
  return { start, prose, end };
}

function isProse({ kind }: Traits): boolean {
  return kind === 'prose' || kind === 'standfirst';
}

/** Fewer neighbouring paragraphs do not show how a text is spaced; its other lines then count too. */
const ENOUGH = 3;

/** The number of blank lines between two paragraphs of an article: the smallest that a third of the neighbours have. */
function readUsualGap(blocks: readonly Traits[]): number {
  const pairs = blocks.slice(1).map((below, i) => ({ above: blocks[i] as Traits, below }));
  const prose = pairs.filter(({ above, below }) => isProse(above) && isProse(below));
  const gaps = (prose.length < ENOUGH ? pairs : prose).map(({ below }) => below.block.gap).sort((a, b) => a - b);
  return gaps[Math.floor(gaps.length / 3)] ?? 1;
}

/** Where the prose on both sides is indented: the first line between that is not, and that closes no article. */
function firstOutdented(blocks: readonly Traits[], { start, prose }: Run): number | undefined {
  if (!blocks[start - 1]?.block.indented || !blocks[prose]?.block.indented) return undefined;
  for (let i = start; i < prose; i += 1) {
    const { block, kind } = blocks[i] as Traits;
    if (!block.indented && kind === 'short') return i;
  }
  return undefined;
}

/** The first block that may be a heading: behind the bylines and credits that close the article above. */
function firstShort(blocks: readonly Traits[], { start, prose }: Run): number | undefined {
  let first: number | undefined;
  let closed = false;
  for (let i = start; i < prose; i += 1) {
    const { kind, head } = blocks[i] as Traits;
    if (kind === 'byline' && isClosingByline(head)) closed = true;
    else if (kind === 'short' && (first === undefined || closed) && !isRest(blocks, i)) {
      first = i;
      closed = false;
    }
  }
  return first;
}

/** Is the short block `i` the rest of a paragraph that a break tore? */
function isRest(blocks: readonly Traits[], i: number): boolean {
  const [above, here] = [blocks[i - 1], blocks[i] as Traits];
  return above?.kind === 'prose' && !above.closed && /^[”’，、。；：,;:)）》]/u.test(here.head);
}

function opens(candidate: Candidate, decide: Decide): boolean {
  const { blocks, run, heading, usualGap } = candidate;
  const line = blocks[heading] as Traits;
  const below = blocks[run.prose];
  if (!below) return false;
  const above = blocks[run.start - 1];
  if (above?.block.indented && (below.block.indented || line.block.indented)) return !line.block.indented;
  if (usualGap === 0 && line.block.gap > 0) return true;
  if (below.dateline || isSigned(blocks, heading, run.prose)) return true;
  if (NEVER.test(line.head)) return false;
  return decide(readCues(candidate), line);
}

/** Labels of sidebars, and lines that begin with a dash (a source, a signature, 副题): no article begins so. */
const NEVER =
  /^(?:[—―─-]{2}|(?:【[^】]{1,12}】|核心阅读|内容提要|阅读提示|提要|编者按|编后|开栏的话|(?:相关|新闻|背景|知识)?链接|延伸阅读|推荐读物|推荐阅读|记者手记|采访手记|点评|名词解释|小贴士|数据|对话)$)/u;

/** Does a reporter's name, or nothing but names, stand between the line `heading` and the prose below? */
function isSigned(blocks: readonly Traits[], heading: number, prose: number): boolean {
  return blocks.slice(heading + 1, prose).some(({ kind, head }) => kind === 'byline' && isReporter(head));
}

/** The short lines of a run that are subheads: where an article begins, those under its byline; elsewhere all. */
function subheadsOf(blocks: readonly Traits[], run: Run, heading: number, opened: boolean): Traits[] {
  let from = heading;
  if (opened) while (from < run.prose && blocks[from]?.kind !== 'byline') from += 1;
  return blocks.slice(from, Math.min(run.prose, from + REMEMBERED)).filter(({ kind }) => kind === 'short');
}
