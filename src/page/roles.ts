import { mainLine } from './headlines.js';
import type { Role } from './page.js';
import { isQuotedBelow } from './quoted.js';
import { isScrap } from './scrap.js';
import { type Traits, tornOddsOf } from './traits.js';

/** The role of each block of one article. */
export function readRoles(text: string, blocks: readonly Traits[]): Role[] {
  const headings = readHeadings(blocks);
  const marked = headings.find((i) => (blocks[i] as Traits).level);
  const main = marked ?? headings[mainLine(headings.map((i) => (blocks[i] as Traits).head))] ?? -1;
  const above = new Set(headings);
  const subheads = blocks.filter(({ kind }, i) => kind === 'short' && !above.has(i)).slice(0, 50);
  const lead = readLead(text, blocks, headings.length);
  return blocks.map((block, i) => {
    if (above.has(i)) return i < main ? 'shoulder' : i === main ? 'headline' : 'subheadline';
    if (block.level) return 'subhead';
    if (block.kind !== 'prose' && block.kind !== 'short') return block.kind;
    if (block.dateline?.range.end === block.block.end) return 'line';
    if (lead.has(i)) return 'standfirst';
    if (LEAD_LABEL.test(block.head)) return 'subhead';
    if (isScrap(text, blocks, i)) return 'fragment';
    if (isVerse(blocks, i)) return 'line';
    if (block.kind === 'prose' || isTorn(text, blocks, i, subheads)) return 'body';
    return isListed(blocks, i) ? 'line' : 'subhead';
  });
}

/** A headline with its 引题 and 副题 has no more lines; more short lines are a list or a poem under its title. */
const HEADING_LINES = 6;

/** The heading lines: the short blocks without indent above everything else. */
function readHeadings(blocks: readonly Traits[]): number[] {
  const found: number[] = [];
  for (const [i, { kind, block }] of blocks.entries()) {
    if (kind === 'short' && !block.indented) found.push(i);
    else if (found.length || kind === 'prose' || kind === 'standfirst' || block.indented) break;
  }
  return found.length > HEADING_LINES ? found.slice(0, 1) : found;
}

/** So many lines of 提要 stand above a body at most. */
const LEADS = 4;
const LEAD_LABEL = /^(?:核心(?:阅读|观点|提示)|内容提要|内容摘要|阅读提示|提要|导读)$/u;

/** The lines above the body that stop without a mark: under a label all of them, else those that the body says again. */
function readLead(text: string, blocks: readonly Traits[], from: number): ReadonlySet<number> {
  const found = new Set<number>();
  let labelled = false;
  for (let i = from; i < Math.min(blocks.length, from + 2 * LEADS) && found.size < LEADS; i += 1) {
    const { kind, closed, head } = blocks[i] as Traits;
    if (LEAD_LABEL.test(head)) labelled = true;
    else if (labelled ? !closed && kind === 'prose' : isQuotedBelow(text, blocks, i)) found.add(i);
    else if (kind !== 'byline' && kind !== 'line') break;
  }
  return found;
}

/**
 * Is the short block `i` a piece of a paragraph that a break tore, or its rest? A line that other subheads of the
 * article are like in length is one of them; a subhead without another is rare (2 of 100, and 43 of 100 torn lines).
 */
function isTorn(text: string, blocks: readonly Traits[], i: number, subheads: readonly Traits[]): boolean {
  const [above, block] = [blocks[i - 1], blocks[i] as Traits];
  if (/^[”’，、。；,;)）》]/u.test(block.head) || /[，,、]$/u.test(block.tail)) return true;
  if (above?.kind === 'prose' && !above.closed && !/[：:—；;]$/u.test(above.tail)) return true;
  const others = subheads.filter((one) => one !== block);
  const like = others.some(({ length }) => Math.abs(length - block.length) <= 2);
  // A subhead has something under it.
  const cutShort = blocks[i + 1]?.kind === 'byline' && !blocks[i + 2] ? 2 : 0;
  return tornOddsOf(text, blocks, i) + cutShort + (others.length ? (like ? -2.4 : 0) : 1.5) > 1.5;
}

/** UTF-16 units; a verse is seldom longer. */
const VERSE = 24;

/** So many lines on either side of a line show whether it is a verse. */
const STANZA = 4;

/** Is block `i` a verse: one of two lines of like length, or of three short ones, of which one stops at a comma or semicolon? */
function isVerse(blocks: readonly Traits[], i: number): boolean {
  const fits = (at: number) => (blocks[at]?.length ?? VERSE + 1) <= VERSE && isText(blocks[at] as Traits);
  if (!fits(i)) return false;
  let [from, to] = [i, i];
  while (fits(from - 1) && i - from < STANZA) from -= 1;
  while (fits(to + 1) && to - i < STANZA) to += 1;
  const lines = blocks.slice(from, to + 1);
  if (!lines.slice(0, -1).some(({ tail }) => /[，,；;]$/u.test(tail))) return false;
  const [first, second] = lines as [Traits, Traits];
  return lines.length > 2 || Math.abs(first.length - second.length) <= 4;
}

function isText({ kind }: Traits): boolean {
  return kind === 'prose' || kind === 'short';
}

/** Is block `i` one of three and more short lines in a row: verses, a list, a table? */
function isListed(blocks: readonly Traits[], i: number): boolean {
  const isLine = (at: number) => blocks[at]?.kind === 'short' || blocks[at]?.kind === 'line';
  let [from, to] = [i, i];
  while (isLine(from - 1) && i - from < 3) from -= 1;
  while (isLine(to + 1) && to - i < 3) to += 1;
  return to - from >= 2;
}
