import type { Range } from '../../text/range.js';

/**
 * Is `range` within 《》, or within quotation marks that hold a few words and no sentence: a title, a pun, a word spoken
 * of? `whole` is the paragraph.
 */
export function isWordSpokenOf(text: string, { start, end }: Range, whole: Range): boolean {
  const before = text.slice(Math.max(whole.start, start - LONGEST), start);
  const behind = text.slice(end, Math.min(whole.end, end + LONGEST));
  return PAIRS.some(([open, close]) => {
    const opened = before.lastIndexOf(open);
    if (opened < 0 || before.indexOf(close, opened) >= 0) return false;
    const closed = behind.indexOf(close);
    return closed >= 0 && !SENTENCE.test(before.slice(opened + 1) + behind.slice(0, closed));
  });
}

/** How far away the mark may stand, in characters; longer quotations are prose like any other. */
const LONGEST = 30;
const PAIRS = [
  ['《', '》'],
  ['“', '”'],
  ['‘', '’'],
] as const;
const SENTENCE = /[，。；]/;
