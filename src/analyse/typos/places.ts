import type { Range } from '../../text/range.js';

/** Every place of `word` in `whole`, none overlapping. */
export function places(text: string, whole: Range, word: string): Range[] {
  const found: Range[] = [];
  const end = whole.end - word.length;
  for (let at = text.indexOf(word, whole.start); at >= 0 && at <= end; at = text.indexOf(word, at + word.length)) {
    found.push({ start: at, end: at + word.length });
  }
  return found;
}
