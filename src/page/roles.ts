import { mainLine } from './headlines.js';
import type { Role } from './page.js';
import { isScrap } from './scrap.js';
import type { Traits } from './traits.js';

/** The role of each block of one article. */
export function readRoles(text: string, blocks: readonly Traits[]): Role[] {
  const headings = headingBlocks(blocks);
  const main = headings[mainLine(headings.map((i) => (blocks[i] as Traits).head))] ?? -1;
  return blocks.map((block, i) => {
    if (headings.includes(i)) return i < main ? 'shoulder' : i === main ? 'headline' : 'subheadline';
    if (block.kind === 'byline' || block.kind === 'caption' || block.kind === 'standfirst' || block.kind === 'line')
      return block.kind;
    if (isScrap(text, blocks, i)) return 'fragment';
    if (block.kind === 'prose') return 'body';
    if (isTorn(blocks, i)) return 'body';
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

/** Does block `i` go on with a paragraph that a column break tore, or break off itself? */
function isTorn(blocks: readonly Traits[], i: number): boolean {
  const [before, block] = [blocks[i - 1], blocks[i] as Traits];
  if (/^[”’，、。；,;)）》]/u.test(block.head)) return true;
  if (/[，,、；;]$/u.test(block.tail)) return !(blocks[i + 1]?.kind === 'short');
  return before?.kind === 'prose' && !before.closed && !/[：:—]$/.test(before.tail);
}

/** Is block `i` one of three and more short lines in a row: verses, a list, a table? */
function isListed(blocks: readonly Traits[], i: number): boolean {
  const short = (at: number) => blocks[at]?.kind === 'short' || blocks[at]?.kind === 'line';
  let [from, to] = [i, i];
  while (short(from - 1) && i - from < 3) from -= 1;
  while (short(to + 1) && to - i < 3) to += 1;
  return to - from >= 2;
}
