import { slice } from '../text/range.js';
import type { Traits } from './traits.js';

/** A scrap is no longer than this many UTF-16 units. */
const LONGEST = 16;

/**
 * Is block `i` the torn end of one of the three paragraphs above it, standing there once more? Digits are not compared:
 * a scrap may have been set again, with another figure.
 */
export function isScrap(text: string, blocks: readonly Traits[], i: number): boolean {
  const block = blocks[i] as Traits;
  if (block.length > LONGEST || block.length < 3 || i === 0 || !block.closed) return false;
  const scrap = bare(slice(text, block.block));
  return [1, 2, 3].some((back) => {
    const above = blocks[i - back];
    return above !== undefined && above.length > block.length * 2 && bare(above.tail).endsWith(scrap);
  });
}

/** Without figures and space, marks in one width. */
function bare(text: string): string {
  return text
    .replace(/[\d.．\s]/gu, '')
    .replace(/,/g, '，')
    .replace(/[!！]/g, '！');
}
