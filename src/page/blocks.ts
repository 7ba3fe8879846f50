import type { Range } from '../text/range.js';
import { endsLine, isSpace } from '../text/space.js';

/** A run of characters between line ends, trimmed: the unit of which a page is put together. */
export interface Block {
  /** UTF-16 offsets of the first character that is no white space and of the place behind the last. */
  readonly start: number;
  readonly end: number;
  /** White space before the block on its line: U+3000, or two and more of other kinds. */
  readonly indented: boolean;
  /** Blank lines between this block and the one before it (or the beginning of the text). */
  readonly gap: number;
}

/**
 * The lines of `text` that hold more than white space. LF, CRLF, CR, form feed, U+2028 and U+2029 end a line. `left` are
 * parts of lines that are no copy, in order: a line of nothing else is not there, not even as a blank one.
 */
export function readBlocks(text: string, left: readonly Range[] = []): Block[] {
  const blocks: Block[] = [];
  let next = 0;
  let isLeft = false;
  let gap = 0;
  let lineStart = 0;
  let first = -1;
  let last = -1;
  for (let i = 0; i <= text.length; i += 1) {
    for (let out = left[next]; out?.start === i; out = left[next]) {
      next += 1;
      isLeft = true;
      i = out.end;
      if (first < 0) lineStart = i;
    }
    const code = i < text.length ? text.charCodeAt(i) : LF;
    if (endsLine(code)) {
      if (first >= 0) {
        const indent = first - lineStart;
        blocks.push({
          start: first,
          end: last + 1,
          indented: indent > 1 || text.charCodeAt(lineStart) === 0x3000,
          gap,
        });
        gap = 0;
      } else if (!isLeft && !(code === LF && i === lineStart && text.charCodeAt(i - 1) === CR)) {
        gap += 1;
      }
      isLeft = false;
      lineStart = i + 1;
      first = -1;
    } else if (!isSpace(code)) {
      if (first < 0) first = i;
      last = i;
    }
  }
  return blocks;
}

const LF = 10;
const CR = 13;
