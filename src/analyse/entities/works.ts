import type { Range } from '../../text/range.js';

/** The longest title that is believed; a 《 whose 》 is further away is taken as unclosed. */
const LONGEST = 120;

/** The titles in `range` of `text`, with their marks; one inside another (《…〈…〉…》) belongs to the outer one. */
export function workRanges(text: string, range: Range): Range[] {
  const found: Range[] = [];
  let open = -1;
  let depth = 0;
  for (let i = range.start; i < range.end; i++) {
    const character = text[i];
    if (character === '《') {
      // 《a《b》c》: GB/T 15834 writes the inner pair as 〈〉, pages do not always
      if (!depth || i - open > LONGEST) {
        open = i;
        depth = 1;
      } else depth++;
    } else if (character === '》' && depth) {
      depth--;
      if (!depth && i + 1 - open <= LONGEST && i - open > 1) found.push({ start: open, end: i + 1 });
    } else if (character === '\n') depth = 0;
  }
  return found;
}
