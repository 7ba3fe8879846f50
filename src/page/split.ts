import { slice } from '../text/range.js';
import type { Traits } from './traits.js';

/** The index of each block of `blocks` at which an article begins; the first is always 0. */
export function articleStarts(text: string, blocks: readonly Traits[]): number[] {
  const spacing = readSpacing(blocks);
  const starts: number[] = [];
  let known = new Set<number>();
  const begin = (i: number) => {
    starts.push(i);
    known = new Set();
  };
  let i = 0;
  while (i < blocks.length) {
    const runEnd = nextProse(blocks, i);
    const outdented = firstOutdented(blocks, i, runEnd);
    const first = outdented ?? firstShort(blocks, i, runEnd);
    const proseEnd = endOfProse(blocks, runEnd);
    if (i === 0) begin(0);
    else if (runEnd < blocks.length && runEnd === i) {
      // Prose behind prose: only a dateline of its own makes it another article.
      if (blocks[i]?.dateline && (blocks[i - 1] as Traits).closed) begin(i);
    } else if (outdented !== undefined) {
      if (outdented > 0) begin(outdented);
    } else if (first < runEnd && beginsArticle(text, blocks, first, runEnd, proseEnd, spacing, known)) begin(first);
    else if (blocks[runEnd]?.dateline && !blocks.slice(i, runEnd).some((one) => one.kind === 'short')) begin(runEnd);
    for (let at = i; at < proseEnd; at += 1) learn(known, text, blocks[at] as Traits);
    i = proseEnd;
  }
  return starts;
}

interface Spacing {
  /** Do blank lines stand between the paragraphs of one article? */
  readonly airy: boolean;
  /** The number of blank lines that mostly stands between two paragraphs. */
  readonly usual: number;
}

function readSpacing(blocks: readonly Traits[]): Spacing {
  const counts = new Map<number, number>();
  for (let i = 1; i < blocks.length; i += 1) {
    const [a, b] = [blocks[i - 1] as Traits, blocks[i] as Traits];
    if (a.kind === 'prose' && b.kind === 'prose') counts.set(b.block.gap, (counts.get(b.block.gap) ?? 0) + 1);
  }
  const [usual] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [1, 0]);
  return { usual, airy: usual > 0 };
}

function nextProse(blocks: readonly Traits[], from: number): number {
  let i = from;
  while (i < blocks.length && !isBody(blocks[i] as Traits)) i += 1;
  return i;
}

function isBody({ kind }: Traits): boolean {
  return kind === 'prose' || kind === 'standfirst';
}

/** The end of the prose that begins at `from`; prose with a dateline behind the first block begins anew. */
function endOfProse(blocks: readonly Traits[], from: number): number {
  let i = from;
  while (i < blocks.length && isBody(blocks[i] as Traits) && (i === from || !blocks[i]?.dateline)) i += 1;
  return i;
}

/** Where the prose on both sides of a run is indented, its first line that is not and that closes no article: a headline. */
function firstOutdented(blocks: readonly Traits[], from: number, end: number): number | undefined {
  if (!blocks[from - 1]?.block.indented || !blocks[end]?.block.indented) return undefined;
  for (let i = from; i < end; i += 1) {
    const one = blocks[i] as Traits;
    if (!one.block.indented && one.kind !== 'byline' && one.kind !== 'line' && one.kind !== 'caption') return i;
  }
  return undefined;
}

/** The first block from `from` that may be a heading; what stands before it (byline, credit) closes the article above. */
function firstShort(blocks: readonly Traits[], from: number, end: number): number {
  let i = from;
  while (i < end && (blocks[i]?.kind !== 'short' || isContinuation(blocks, i))) i += 1;
  return i;
}

/** Is the short block `i` the rest of a paragraph that a break tore? */
function isContinuation(blocks: readonly Traits[], i: number): boolean {
  const [before, block] = [blocks[i - 1], blocks[i]];
  return (
    before?.kind === 'prose' && !before.closed && block !== undefined && /^[”’，、。；：,;:)）》]/u.test(block.head)
  );
}

const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、.．)）](?!\d)|[①-⑳]|第[一二三四五六七八九十百\d]{1,4}[章节条部])/u;

function beginsArticle(
  text: string,
  blocks: readonly Traits[],
  first: number,
  runEnd: number,
  proseEnd: number,
  spacing: Spacing,
  known: ReadonlySet<number>,
): boolean {
  const head = blocks[first] as Traits;
  const before = blocks[first - 1] as Traits;
  const next = blocks[runEnd];
  if (!next) return false;
  const lastProse = blocks.slice(0, first).findLast(isBody) ?? before;
  if (lastProse.block.indented && next.block.indented) return false;
  const run = blocks.slice(first, runEnd);
  if (!spacing.airy && head.block.gap > 0) return true;
  if (next.dateline) return true;
  if (run.slice(1).some((one) => one.kind === 'byline')) return true;
  if (NUMBERED.test(head.head) || /[：:]$/.test(head.head)) return false;
  let score = 0;
  if (before.kind === 'byline') score += 2;
  if (head.block.gap > spacing.usual) score += 1.5;
  if (run.filter((one) => one.kind === 'short').length > 1) score += 1;
  if (/\s/.test(head.head)) score += 0.7;
  score += 1.0 - 25 * overlap(known, text, blocks.slice(runEnd, proseEnd));
  return score > 1;
}

/** The share of the three-character runs of `section` that the article above has too. */
function overlap(known: ReadonlySet<number>, text: string, section: readonly Traits[]): number {
  const own = new Set<number>();
  for (const block of section) learn(own, text, block);
  let shared = 0;
  for (const one of own) if (known.has(one)) shared += 1;
  return own.size ? shared / own.size : 0;
}

/** Adds the three-character runs of Han in a block to `known`, packed into one number each. */
function learn(known: Set<number>, text: string, { block }: Traits): void {
  const words = slice(text, block);
  let run = 0;
  let packed = 0;
  for (let i = 0; i < words.length; i += 1) {
    const code = words.charCodeAt(i);
    run = code >= 0x4e00 && code <= 0x9fff ? run + 1 : 0;
    packed = (packed % 0x1_0000_0000) * 0x1_0000 + code;
    if (run >= 3) known.add(packed);
  }
}
