import { type ArrayLexicon, arraysOf, textOf, unitsOf } from './arrays.js';
import { addPair, hasPair, type PairSet, pairSet } from './pair-set.js';
import type { FindPhrases, Hit } from './phrases.js';
import { linesOf } from './rows.js';

/** Phrases, each with a value that is made when it is first found. */
export interface PhraseList<Value> {
  /** As `phraseFinder` does, for phrases of two characters and more. */
  readonly find: FindPhrases<Value>;
  get(phrase: string): Value | undefined;
  /** All of them, in the order of the list. */
  [Symbol.iterator](): Iterator<readonly [phrase: string, value: Value]>;
}

/**
 * The lines of a list, and where those lie that begin with two characters of one hash: `starts` from `first[hash]` on; and
 * which two characters they begin with.
 */
type Filed = {
  readonly text: Uint16Array;
  readonly starts: Int32Array;
  readonly first: Int32Array;
  readonly pairs: PairSet;
};

/** `src/lexicon/<name>.tsv` as a list: the phrase is the first column. */
export function phraseLexicon(name: string): ArrayLexicon<Filed> {
  return phrasesOf(name, [`${name}.tsv`], () => linesOf(name));
}

/** A list of `lines`, each a phrase and, behind tabs, its columns; of a phrase given twice the first counts. */
export function phrasesOf(
  name: string,
  sources: readonly string[],
  lines: () => readonly string[],
): ArrayLexicon<Filed> {
  return { name, sources: [...sources, 'phrase-list.ts', 'pair-set.ts'], make: () => filed(lines()) };
}

/**
 * Opens a list of thousands of phrases of which a page has one or none: its lines are filed by their first two characters
 * and are taken apart only where they are found. `valueOf` makes of a line's columns, the phrase first, what is found with it.
 */
export function phraseList<Value>(
  lexicon: ArrayLexicon<Filed>,
  valueOf: (columns: readonly string[]) => Value,
): PhraseList<Value> {
  const { text, starts, first, pairs } = arraysOf(lexicon);
  const list = textOf(text);
  const shift = shiftOf(first);
  const values = new Map<number, Value>();

  const valueAt = (start: number): Value => {
    let value = values.get(start);
    if (value === undefined) {
      value = valueOf(list.slice(start, list.indexOf('\n', start)).split('\t'));
      values.set(start, value);
    }
    return value;
  };

  /** The length of the phrase of the line at `start` of the list if it stands at `at` of the text, or 0. */
  const lengthAt = (text: string, at: number, end: number, start: number): number => {
    for (let i = 0; ; i++) {
      const unit = list.charCodeAt(start + i);
      if (unit <= TAB_OR_END) return i;
      if (at + i === end || text.charCodeAt(at + i) !== unit) return 0;
    }
  };

  return {
    find(text, start, end) {
      const hits: Hit<Value>[] = [];
      let next = text.charCodeAt(start);
      for (let i = start; i + 1 < end; i++) {
        const unit = next;
        next = text.charCodeAt(i + 1);
        if (!hasPair(pairs, unit, next)) continue;
        const slot = slotOf(unit, next, shift);
        const last = first[slot + 1] as number;
        let longest = 0;
        let longestLine = 0;
        for (let line = first[slot] as number; line < last; line++) {
          const length = lengthAt(text, i, end, starts[line] as number);
          if (length > longest) [longest, longestLine] = [length, starts[line] as number];
        }
        if (longest === 0) continue;
        hits.push({ start: i, end: i + longest, value: valueAt(longestLine) });
        i += longest - 1;
        next = text.charCodeAt(i + 1);
      }
      return hits;
    },
    get(phrase) {
      if (phrase === '') return undefined;
      const slot = slotOf(phrase.charCodeAt(0), phrase.length > 1 ? phrase.charCodeAt(1) : 0, shift);
      for (let line = first[slot] as number; line < (first[slot + 1] as number); line++) {
        const start = starts[line] as number;
        if (lengthAt(phrase, 0, phrase.length, start) === phrase.length) return valueAt(start);
      }
      return undefined;
    },
    *[Symbol.iterator]() {
      for (let start = 0; start < list.length; start = list.indexOf('\n', start) + 1) {
        yield [list.slice(start, start + lengthOf(list, start)), valueAt(start)];
      }
    },
  };
}

function filed(lines: readonly string[]): Filed {
  const text = `${lines.join('\n')}\n`;
  const first = new Int32Array(2 ** Math.ceil(Math.log2(2 * lines.length + 1)) + 1);
  const shift = shiftOf(first);
  const slots = lines.map((line) => slotOf(line.charCodeAt(0), lengthOf(line, 0) > 1 ? line.charCodeAt(1) : 0, shift));
  const pairs = pairSet(lines.length);
  for (const line of lines) if (lengthOf(line, 0) > 1) addPair(pairs, line.charCodeAt(0), line.charCodeAt(1));
  for (const slot of slots) first[slot + 1]! += 1;
  for (let slot = 1; slot < first.length; slot++) first[slot]! += first[slot - 1] as number;
  const next = first.slice();
  const starts = new Int32Array(lines.length);
  let start = 0;
  for (const [i, line] of lines.entries()) {
    const slot = slots[i] as number;
    starts[next[slot] as number] = start;
    next[slot]! += 1;
    start += line.length + 1;
  }
  return { text: unitsOf(text), starts, first, pairs };
}

/** The length of the phrase that begins at `start` of `text`. */
function lengthOf(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charCodeAt(end) > TAB_OR_END) end++;
  return end - start;
}

/** Tab and line feed; no phrase has a control. */
const TAB_OR_END = 10;

/** How far a hash of 32 bits is shifted to be one of the slots; there is one place more than slots. */
function shiftOf(first: Int32Array): number {
  return 32 - Math.log2(first.length - 1);
}

function slotOf(one: number, two: number, shift: number): number {
  return (Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b)) >>> shift;
}
