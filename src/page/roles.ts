import { mainLine } from './headlines.js';
import type { Role } from './page.js';
import { isScrap } from './scrap.js';
import { type Traits, tornOddsOf } from './traits.js';

/** The role of each block of one article. */
export function readRoles(text: string, blocks: readonly Traits[]): Role[] {
  const headings = headingBlocks(blocks);
  const main = headings[mainLine(headings.map((i) => (blocks[i] as Traits).head))] ?? -1;
  const subheads = blocks.filter(({ kind }, i) => kind === 'short' && !headings.includes(i)).slice(0, 50);
  return blocks.map((block, i) => {
    if (headings.includes(i)) return i < main ? 'shoulder' : i === main ? 'headline' : 'subheadline';
    if (block.kind === 'byline' || block.kind === 'caption' || block.kind === 'standfirst' || block.kind === 'line')
      return block.kind;
    if (isScrap(text, blocks, i)) return 'fragment';
    if (block.kind === 'prose') return 'body';
    if (isTorn(text, blocks, i, subheads)) return 'body';
    return isListed(blocks, i) ? 'line' : 'subhead';
  });
}

/** The indices of the heading lines: the short blocks above the first prose, up to a byline that follows them. */
function headingBlocks(blocks: readonly Traits[]): number[] {
  const found: number[] = [];
  for (const [i, { kind, block }] of blocks.entries()) {
    if (kind === 'short' && !block.indented) found.push(i);
    else if (kind === 'prose' || kind === 'standfirst' || block.indented || found.length) break;
  }
  return found;
}

/**
 * Is the short block `i` a piece of a paragraph that a break tore, or its rest? A line that other subheads of the
 * article are like in length is one of them; a subhead without another is rare (2 of 100, and 43 of 100 torn lines).
 */
function isTorn(text: string, blocks: readonly Traits[], i: number, subheads: readonly Traits[]): boolean {
  const [above, block] = [blocks[i - 1], blocks[i] as Traits];
  if (/^[”’，、。；,;)）》]/u.test(block.head)) return true;
  if (above?.kind === 'prose' && !above.closed && !/[：:—；;]$/u.test(above.tail)) return true;
  if (/[，,、]$/u.test(block.tail)) return blocks[i + 1]?.kind === 'prose';
  const others = subheads.filter((one) => one !== block);
  const like = others.some(({ length }) => Math.abs(length - block.length) <= 2);
  return tornOddsOf(text, blocks, i) + (others.length ? (like ? -2.4 : 0) : 1.5) > 1.5;
}

/** Is block `i` one of three and more short lines in a row: verses, a list, a table? */
function isListed(blocks: readonly Traits[], i: number): boolean {
  const short = (at: number) => blocks[at]?.kind === 'short' || blocks[at]?.kind === 'line';
  let [from, to] = [i, i];
  while (short(from - 1) && i - from < 3) from -= 1;
  while (short(to + 1) && to - i < 3) to += 1;
  return to - from >= 2;
}
