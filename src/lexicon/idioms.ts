import { confusables, likeness } from './confusable.js';
import { jiebaTable } from './jieba/table.js';
import { childSlot, valueAt } from './jieba/trie.js';

/** Four characters of jieba's dictionary, with the cost of its word: -ln of its share of all words. */
export interface Idiom {
  readonly text: string;
  readonly cost: number;
  /** Does the other character sound like the one that stands there? Otherwise it looks like it. */
  readonly sounds: boolean;
}

/**
 * The idioms (成语 and set phrases of jieba's dictionary, by its tags i and l) that the four characters of `text` from
 * `start` would be if the one at `at` were another that sounds or looks like it.
 */
export function idiomsNear(text: string, start: number, at: number): Idiom[] {
  const { codes, cells, weights, tags, wordTags } = jiebaTable();
  let slot = 0;
  for (let i = start; i < at; i++) {
    slot = childSlot(cells, slot, codes[text.charCodeAt(i)] as number);
    if (slot === 0) return [];
  }
  const found: Idiom[] = [];
  for (const other of confusables(text.charCodeAt(at))) {
    let end = childSlot(cells, slot, codes[other] as number);
    for (let i = at + 1; end > 0 && i < start + IDIOM; i++) {
      end = childSlot(cells, end, codes[text.charCodeAt(i)] as number);
    }
    const value = end > 0 ? valueAt(cells, end) : 0;
    if (value === 0 || !IDIOM_TAGS.has(tags[wordTags[value] as number] as string)) continue;
    const character = String.fromCharCode(other);
    found.push({
      text: text.slice(start, at) + character + text.slice(at + 1, start + IDIOM),
      cost: -(weights[value] as number),
      sounds: likeness(text[at] as string, character) !== 'shape',
    });
  }
  return found;
}

/** Does a word of jieba's dictionary, however rare, stand at `start` of `text` with `length` characters? */
export function isDictionaryWord(text: string, start: number, length: number): boolean {
  const { codes, cells } = jiebaTable();
  let slot = 0;
  for (let i = start; i < start + length; i++) {
    slot = childSlot(cells, slot, codes[text.charCodeAt(i)] as number);
    if (slot === 0) return false;
  }
  return valueAt(cells, slot) > 0;
}

/** How many characters an idiom has here. */
export const IDIOM = 4;
const IDIOM_TAGS = new Set(['i', 'l']);
