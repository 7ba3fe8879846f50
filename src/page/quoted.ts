import type { Traits } from './traits.js';

/** UTF-16 units of its end and of a place inside it that are compared, and the stretch of text below that is searched. */
const TAIL = 7;
const INSIDE = 6;
const REACH = 12_000;

/**
 * Is block `i`, which stops without a mark, a 提要 that repeats a sentence of the article below it? Papers set such a line
 * above the body and drop its full stop: in 190 of them in the People's Daily the last words stand again below, before a
 * mark, but for four. A paragraph that a break tore stops in mid-sentence, so that its end does not stand there so.
 */
export function isQuotedBelow(text: string, blocks: readonly Traits[], i: number): boolean {
  const { block, closed, length, tail } = blocks[i] as Traits;
  if (closed || length < 12 || length > 200) return false;
  const words = tail.slice(-TAIL);
  const below = text.slice(block.end, block.end + REACH);
  const inside = [0.25, 0.5].map((part) => block.start + Math.floor(part * length));
  if (!inside.some((at) => below.includes(text.slice(at, at + INSIDE)))) return false;
  for (let at = below.indexOf(words); at >= 0; at = below.indexOf(words, at + 1)) {
    if (/[。！？；，!?;,”]/.test(below[at + words.length] ?? '')) return true;
  }
  return false;
}
