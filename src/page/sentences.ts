import type { Range } from '../text/range.js';
import { isSpace } from '../text/space.js';

/**
 * The sentences in `range` of `text`, in order: each with its end marks and the closing quotes and brackets behind
 * them, without the white space around it. Every character of the range that is no white space is in one of them.
 * 。！？… end a sentence; so do half-width ! and ?, and a half-width . between Han; a line end always does.
 */
export function sentences(text: string, range: Range): Range[] {
  const found: Range[] = [];
  let start = -1;
  let last = -1;
  for (let i = range.start; i < range.end; i += 1) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) {
      if (start >= 0) found.push({ start, end: last + 1 });
      start = -1;
      continue;
    }
    if (isSpace(code)) continue;
    if (start < 0) start = i;
    last = i;
    if (!endsSentence(text, i, range)) continue;
    let end = i + 1;
    while (end < range.end && (isEndMark(text.charCodeAt(end)) || CLOSERS.includes(text[end] as string))) end += 1;
    found.push({ start, end });
    start = -1;
    i = end - 1;
  }
  if (start >= 0) found.push({ start, end: last + 1 });
  return found;
}

const LF = 10;
const CR = 13;
const CLOSERS = '”’"\'』」）)】〕》〉';

function isEndMark(code: number): boolean {
  return code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0x2026 || code === 0x21 || code === 0x3f;
}

/** Is the character at `i` an end mark? A `.` is one behind a Han character, unless a letter or figure follows. */
function endsSentence(text: string, i: number, range: Range): boolean {
  const code = text.charCodeAt(i);
  if (isEndMark(code)) return true;
  if (code !== 0x2e && code !== 0xff0e) return false;
  const before = i > range.start ? text.charCodeAt(i - 1) : 0;
  const after = i + 1 < range.end ? text.charCodeAt(i + 1) : 0;
  return isHan(before) && !isLetterOrFigure(after) && after !== code;
}

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

function isLetterOrFigure(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
