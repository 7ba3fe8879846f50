/**
 * A trie of words as a double array, for look-ups of one memory access a character.
 *
 * A node is a slot of two 32-bit numbers: `cells[2 * slot]` is the slot's base, `cells[2 * slot + 1]` holds its value in
 * the upper half and its label, the code of the character that leads to it, in the lower. The child of a node by code
 * `c` is the slot `base + c`, if that slot's label is `c`. Slot 0 is the root, with base 0; every other node with
 * children has a base of its own from 1 up, and 0 means that there are none. Value 0 means: no word ends here.
 */
export type Cells = Uint32Array<ArrayBuffer>;

/** The label of a slot without a node; never a character's code. */
const FREE = 0xffff;

/**
 * Builds the double array of `words`, each a string whose UTF-16 units have codes from 1 to `maxCode` (< 0xffff) in
 * `codes`, with their `values` (1 to 0xffff). Where a word stands twice, the later value stays. The result may be read
 * at `base + code` for every base in it and every code without a bounds check.
 */
export function buildTrie(
  words: readonly string[],
  values: Uint16Array,
  codes: Uint16Array,
  maxCode: number,
): { cells: Cells; slotOf: Uint32Array } {
  const trie = linkTrie(words, values, codes);
  const { count, label, value, firstChild, nextSibling } = trie;
  const fanOut = new Uint32Array(count);
  for (let node = 0; node < count; node++) {
    for (let child = firstChild[node]!; child; child = nextSibling[child]!) fanOut[node]!++;
  }

  // Wide nodes first, into empty space; the many nodes with one child then fill every hole that they left.
  const order = Array.from({ length: count }, (_, node) => node)
    .filter((node) => node > 0 && fanOut[node]! > 0)
    .sort((a, b) => fanOut[b]! - fanOut[a]! || a - b);
  const space = emptySpace(count * 2 + 4 * maxCode);
  const base = new Uint32Array(count);
  const slot = new Uint32Array(count);
  const labels = new Uint16Array(maxCode);
  const place = (node: number, at: number) => {
    base[node] = at;
    for (let child = firstChild[node]!; child; child = nextSibling[child]!) {
      slot[child] = at + label[child]!;
      space.take(slot[child]!);
    }
  };
  space.take(0);
  place(0, 0);
  for (const node of order) {
    let n = 0;
    for (let child = firstChild[node]!; child; child = nextSibling[child]!) labels[n++] = label[child]!;
    place(node, space.findBase(labels, n));
  }

  const cells: Cells = new Uint32Array(2 * (space.highestBase() + maxCode + 1));
  for (let i = 1; i < cells.length; i += 2) cells[i] = FREE;
  cells[1] = 0;
  for (let node = 1; node < count; node++) {
    cells[2 * slot[node]!] = base[node]!;
    cells[2 * slot[node]! + 1] = ((value[node]! << 16) | label[node]!) >>> 0;
  }
  return { cells, slotOf: trie.nodeOfWord.map((node) => slot[node]!) };
}

/** The slot of the node that the character of `code` leads to from `slot`; 0, which is the root, where there is none. */
export function childSlot(cells: Cells, slot: number, code: number): number {
  const base = cells[2 * slot]!;
  if (code === 0 || (base === 0 && slot > 0)) return 0;
  return (cells[2 * (base + code) + 1]! & 0xffff) === code ? base + code : 0;
}

/** The slot of the node that `word` leads to, 0 where there is none: the end of a word, or of what only begins one. */
export function findSlot(cells: Cells, codes: Uint16Array, word: string): number {
  let slot = 0;
  for (let i = 0; i < word.length; i++) {
    slot = childSlot(cells, slot, codes[word.charCodeAt(i)]!);
    if (slot === 0) return 0;
  }
  return slot;
}

/** The value of the word that ends in `slot`, 0 where none does. */
export function valueAt(cells: Cells, slot: number): number {
  return cells[2 * slot + 1]! >>> 16;
}

/** The trie as linked lists in arrays: children of a node hang together by `nextSibling`; node 0 is the root and no child. */
function linkTrie(words: readonly string[], values: Uint16Array, codes: Uint16Array) {
  let capacity = 1;
  for (const word of words) capacity += word.length;
  const label = new Uint16Array(capacity);
  const value = new Uint16Array(capacity);
  const firstChild = new Uint32Array(capacity);
  const nextSibling = new Uint32Array(capacity);
  const nodeOfWord = new Uint32Array(words.length);
  let count = 1;

  // Children by (parent, code) in an open-addressing hash table: the root alone has 11,752 of them.
  const size = 2 ** Math.ceil(Math.log2(capacity * 2));
  const table = new Uint32Array(size);
  const parentOf = new Uint32Array(capacity);
  const child = (parent: number, code: number): number => {
    let at = (Math.imul(parent, 0x9e3779b1) ^ Math.imul(code, 0x85ebca6b)) >>> 0;
    for (at = (at ^ (at >>> 15)) & (size - 1); ; at = (at + 1) & (size - 1)) {
      const node = table[at]!;
      if (node === 0) break;
      if (parentOf[node] === parent && label[node] === code) return node;
    }
    const node = count++;
    table[at] = node;
    parentOf[node] = parent;
    label[node] = code;
    nextSibling[node] = firstChild[parent]!;
    firstChild[parent] = node;
    return node;
  };

  for (const [i, word] of words.entries()) {
    let node = 0;
    for (let k = 0; k < word.length; k++) node = child(node, codes[word.charCodeAt(k)]!);
    value[node] = values[i]!;
    nodeOfWord[i] = node;
  }
  return { count, label, value, firstChild, nextSibling, nodeOfWord };
}

/**
 * Which slots are free and which bases unused, a bit each, so that 32 bases are tried at once:
 * a first-fit search slot by slot takes ten seconds on jieba's dictionary, this one half a second.
 */
function emptySpace(slots: number) {
  const free = new Uint32Array((slots >>> 5) + 2).fill(0xffffffff);
  const unused = new Uint32Array(free.length).fill(0xffffffff);
  unused[0]! &= ~1;
  let highestBase = 0;
  /** Where the search begins, by number of children: a node of that width found no place before. Nearly always right. */
  const from = new Map<number, number>();
  return {
    take(slot: number): void {
      free[slot >>> 5]! &= ~(1 << (slot & 31));
    },
    /** The lowest base whose slots for the first `n` labels are all free; it counts as used from then on. */
    findBase(labels: Uint16Array, n: number): number {
      for (let group = from.get(n) ?? 0; group < free.length; group++) {
        let fits = unused[group]!;
        for (let i = 0; i < n && fits !== 0; i++) {
          const word = group + (labels[i]! >>> 5);
          const shift = labels[i]! & 31;
          fits &= shift === 0 ? free[word]! : (free[word]! >>> shift) | (free[word + 1]! << (32 - shift));
        }
        if (fits === 0) continue;
        from.set(n, group);
        const bit = 31 - Math.clz32(fits & -fits);
        unused[group]! &= ~(1 << bit);
        const base = (group << 5) + bit;
        highestBase = Math.max(highestBase, base);
        return base;
      }
      throw new RangeError(
        'The words need more slots than were set aside: they fork more widely than a dictionary does.',
      );
    },
    highestBase: () => highestBase,
  };
}
