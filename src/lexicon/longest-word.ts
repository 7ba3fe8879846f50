import { jiebaTable } from './jieba/table.js';
import { childSlot, valueAt } from './jieba/trie.js';

/**
 * Tells, for the character at `at` of `text` and for what may stand in its stead, how long the longest word of jieba's
 * dictionary is that it would be part of, of at most five characters with three before it: 1 where it would stand by
 * itself. It takes the character as `codes` of the table has it.
 */
export function longestWordAt(text: string, at: number): (code: number) => number {
  const { codes, cells } = jiebaTable();
  /** Where the characters before lead to in the trie, one of them, two, three; and the codes of those behind. */
  const before = [0];
  const lengths = [0];
  for (let start = at - 1; start >= Math.max(0, at - BEFORE); start--) {
    let slot = 0;
    for (let i = start; i < at; i++) {
      slot = childSlot(cells, slot, codes[text.charCodeAt(i)] as number);
      if (slot === 0) break;
    }
    if (slot > 0) {
      before.push(slot);
      lengths.push(at - start);
    }
  }
  const behind: number[] = [];
  for (let i = at + 1; i < Math.min(at + LONGEST, text.length); i++) {
    const code = codes[text.charCodeAt(i)] as number;
    if (code === 0) break;
    behind.push(code);
  }
  return (code) => {
    let longest = 1;
    for (let k = 0; k < before.length; k++) {
      let slot = childSlot(cells, before[k] as number, code);
      let length = (lengths[k] as number) + 1;
      for (let i = 0; slot > 0; i++, length++) {
        if (length > longest && valueAt(cells, slot) > 0) longest = length;
        if (length === LONGEST || i === behind.length) break;
        slot = childSlot(cells, slot, behind[i] as number);
      }
    }
    return longest;
  };
}

const BEFORE = 3;
const LONGEST = 5;
