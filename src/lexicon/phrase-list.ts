import { readFileSync } from 'node:fs';
import type { FindPhrases, Hit } from './phrases.js';

/**
 * Finds the phrases in the first column of `src/lexicon/<name>.tsv`, of two characters and more, as `phraseFinder` does.
 * Made for lists of thousands of which a page has one or none: the lines are filed by their first two characters and
 * are taken apart only where they are found; `valueOf` makes of a line's columns what is found with it.
 */
export function phraseList<Value>(name: string, valueOf: (columns: readonly string[]) => Value): FindPhrases<Value> {
  const list = readFileSync(new URL(`../../src/lexicon/${name}.tsv`, import.meta.url), 'utf8');
  /** The first line of each hash, and behind each line the next of the same, by where they begin, from 1; 0 is none. */
  const heads = new Int32Array(SLOTS);
  const starts = [0];
  const next = [0];
  for (let start = 0, end = 0; start < list.length; start = end + 1) {
    end = lineEnd(list, start);
    if (list[start] === '#' || end === start) continue;
    const slot = slotOf(list.charCodeAt(start), list.charCodeAt(start + 1));
    next.push(heads[slot] as number);
    heads[slot] = starts.push(start) - 1;
  }
  const values = new Map<number, Value>();

  /** The length of the phrase of the line at `start` of the list if it stands at `at` of the text, or 0. */
  const lengthAt = (text: string, at: number, end: number, start: number): number => {
    for (let i = 0; ; i++) {
      const unit = list.charCodeAt(start + i);
      if (unit === TAB) return i;
      if (at + i === end || text.charCodeAt(at + i) !== unit) return 0;
    }
  };

  return (text, start, end) => {
    const hits: Hit<Value>[] = [];
    for (let i = start; i + 1 < end; i++) {
      let line = heads[slotOf(text.charCodeAt(i), text.charCodeAt(i + 1))] as number;
      let longest = 0;
      let longestLine = 0;
      for (; line > 0; line = next[line] as number) {
        const length = lengthAt(text, i, end, starts[line] as number);
        // A phrase given twice: the first line counts, which is filed last.
        if (length >= longest && length > 0) [longest, longestLine] = [length, line];
      }
      if (longest === 0) continue;
      if (!values.has(longestLine)) {
        const from = starts[longestLine] as number;
        values.set(longestLine, valueOf(list.slice(from, lineEnd(list, from)).split('\t')));
      }
      hits.push({ start: i, end: i + longest, value: values.get(longestLine) as Value });
      i += longest - 1;
    }
    return hits;
  };
}

const SLOTS = 2 ** 13;
const TAB = 9;

function lineEnd(list: string, start: number): number {
  const at = list.indexOf('\n', start);
  return at < 0 ? list.length : at;
}

function slotOf(one: number, two: number): number {
  return (Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b)) >>> 19;
}
