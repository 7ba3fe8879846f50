import type { Paragraph } from '../../page/page.js';

/**
 * Tells how often `paragraphs` of `text` have a pair of Han, given as a string of two. The first few are looked for in the text, which
 * is soon done; for more, all pairs are counted, so that many do not take many times the length of the text.
 */
export function pairCounter(text: string, paragraphs: readonly Paragraph[]): (pair: string) => number {
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  const own = text.slice(first?.range.start ?? 0, last?.range.end ?? 0);
  let asked = 0;
  let counted: ((pair: string) => number) | undefined;
  return (pair) => {
    if (asked === FEW) {
      counted ??= countPairs(text, paragraphs);
      return counted(pair);
    }
    asked += 1;
    let count = 0;
    for (let at = own.indexOf(pair); at >= 0; at = own.indexOf(pair, at + 1)) count++;
    return count;
  };
}

const FEW = 32;

function countPairs(text: string, paragraphs: readonly Paragraph[]): (pair: string) => number {
  const length = paragraphs.reduce((sum, { range }) => sum + range.end - range.start, 0);
  /** At most half filled; a long text has far fewer pairs than characters. */
  let keys = new Int32Array(2 ** Math.min(16, Math.ceil(Math.log2(2 * length + 2))));
  let counts = new Int32Array(keys.length);
  let size = 0;
  const slotOf = (key: number) => {
    const mask = keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 9) & mask;
    while (counts[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = () => {
    const [oldKeys, oldCounts] = [keys, counts];
    keys = new Int32Array(2 * oldKeys.length);
    counts = new Int32Array(2 * oldKeys.length);
    for (let i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] === 0) continue;
      const slot = slotOf(oldKeys[i] as number);
      keys[slot] = oldKeys[i] as number;
      counts[slot] = oldCounts[i] as number;
    }
  };
  for (const { range } of paragraphs) {
    let one = text.charCodeAt(range.start);
    for (let at = range.start + 1; at < range.end; at++) {
      const two = text.charCodeAt(at);
      const key = (one << 16) | two;
      one = two;
      const slot = slotOf(key);
      if (counts[slot] === 0) {
        keys[slot] = key;
        size += 1;
      }
      counts[slot]! += 1;
      if (2 * size > keys.length) grow();
    }
  }
  return (pair) => counts[slotOf((pair.charCodeAt(0) << 16) | pair.charCodeAt(1))] as number;
}
