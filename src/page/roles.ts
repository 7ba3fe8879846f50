import { mainLine } from './headlines.js';
import type { Role } from './page.js';
import { isQuotedBelow } from './quoted.js';
import { isScrap } from './scrap.js';
import { type Traits, tornOddsOf } from './traits.js';

/** The role of each block of one article. */
export function readRoles(text: string, blocks: readonly Traits[]): Role[] {
  const headings = readHeadings(blocks);
  const main = headings[mainLine(headings.map((i) => (blocks[i] as Traits).head))] ?? -1;
  const above = new Set(headings);
  const subheads = blocks.filter(({ kind }, i) => kind === 'short' && !above.has(i)).slice(0, 50);
  const lead = readLead(text, blocks, headings.length);
  return blocks.map((block, i) => {
    if (above.has(i)) return i < main ? 'shoulder' : i === main ? 'headline' : 'subheadline';
    if (block.kind !== 'prose' && block.kind !== 'short') return block.kind;
    if (block.dateline?.range.end === block.block.end) return 'line';
    if (lead.has(i)) return 'standfirst';
    if (isScrap(text, blocks, i)) return 'fragment';
    if (isVerse(blocks, i)) return 'line';
    if (block.kind === 'prose' || isTorn(text, blocks, i, subheads)) return 'body';
    return isListed(blocks, i) ? 'line' : 'subhead';
  });
}

/** The heading lines: the short blocks without indent above everything else. */
function readHeadings(blocks: readonly Traits[]): number[] {
  const found: number[] = [];
  for (const [i, { kind, block }] of blocks.entries()) {
    if (kind === 'short' && !block.indented) found.push(i);
    else if (found.length || kind === 'prose' || kind === 'standfirst' || block.indented) break;
  }
  return found;
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
  return tornOddsOf(text, blocks, i) + (others.length ? (like ? -2.4 : 0) : 1.5) > 1.5;
}

/** UTF-16 units; a verse is seldom longer. */
const VERSE = 24;

/** Is block `i` a verse: about as short as the line beside it, and the first of the two ends in a comma or semicolon? */
function isVerse(blocks: readonly Traits[], i: number): boolean {
  return areVerses(blocks[i], blocks[i + 1]) || areVerses(blocks[i - 1], blocks[i]);
}

function areVerses(above: Traits | undefined, below: Traits | undefined): boolean {
  if (!above || !below || above.length > VERSE || below.length > VERSE) return false;
  return Math.abs(above.length - below.length) <= 4 && /[，,；;]$/u.test(above.tail);
}

/** Is block `i` one of three and more short lines in a row: verses, a list, a table? */
function isListed(blocks: readonly Traits[], i: number): boolean {
  const isLine = (at: number) => blocks[at]?.kind === 'short' || blocks[at]?.kind === 'line';
  let [from, to] = [i, i];
  while (isLine(from - 1) && i - from < 3) from -= 1;
  while (isLine(to + 1) && to - i < 3) to += 1;
  return to - from >= 2;
}
