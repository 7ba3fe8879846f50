import type { Range } from '../../text/range.js';

/** Every place of `word` in `whole`, none overlapping. */
export function places(text: string, whole: Range, word: string): Range[] {
  const found: Range[] = [];
  const part = text.slice(whole.start, whole.end);
  for (let at = part.indexOf(word); at >= 0; at = part.indexOf(word, at + word.length)) {
    found.push({ start: whole.start + at, end: whole.start + at + word.length });
  }
  return found;
}
