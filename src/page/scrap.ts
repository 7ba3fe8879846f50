import { slice } from '../text/range.js';
import type { Traits } from './traits.js';

/** UTF-16 units: no scrap is longer than the first, and one whose figures differ from the original's not than the second. */
const LONGEST = 40;
const LONGEST_CHANGED = 16;

/**
 * Is block `i` the torn end of one of the three paragraphs above it, standing there once more? Figures need not be the
 * same in a short one: it may have been typed again.
 */
export function isScrap(text: string, blocks: readonly Traits[], i: number): boolean {
  const block = blocks[i] as Traits;
  if (block.length > LONGEST || block.length < 3 || !block.closed) return false;
  const scrap = narrow(slice(text, block.block));
  return [1, 2, 3].some((back) => {
    const above = blocks[i - back];
    if (above === undefined || above.length < block.length * 2) return false;
    const tail = narrow(above.tail);
    if (tail.endsWith(scrap)) return true;
    const bare = withoutFigures(scrap);
    return block.length <= LONGEST_CHANGED && bare.length > 2 && withoutFigures(tail).endsWith(bare);
  });
}

/** Without space, and with full-width marks in their half-width forms. */
function narrow(text: string): string {
  return text
    .replace(/\s/gu, '')
    .replace(/[，！？；：（）]/g, (mark) => ',!?;:()'['，！？；：（）'.indexOf(mark)] as string);
}

function withoutFigures(text: string): string {
  return text.replace(/[\d.．]/g, '');
}
