/** How often two words stand next to each other, by their places: `first[i]` before `second[i]` `times[i]` times, in a table with open addressing. */
export interface Pairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** 0 for an empty slot. */
  readonly times: Int32Array;
  /** The slots of the pairs in the order in which they came, and how many there are. */
  readonly slots: Int32Array;
  size: number;
}

/** Room for so many pairs. */
export function newPairs(pairs: number): Pairs {
  const slots = 2 ** Math.ceil(Math.log2(pairs) + 0.5);
  const room = () => new Int32Array(slots);
  return { first: room(), second: room(), times: room(), slots: new Int32Array(pairs), size: 0 };
}

/** Counts `one` before `other` once more. */
export function notePair(pairs: Pairs, one: number, other: number): void {
  const slot = slotOf(pairs, one, other);
  pairs.first[slot] = one;
  pairs.second[slot] = other;
  if (!pairs.times[slot]) pairs.slots[pairs.size++] = slot;
  pairs.times[slot]!++;
}

/** How often `one` stands before `other`. */
export function timesOf(pairs: Pairs, one: number, other: number): number {
  return pairs.times[slotOf(pairs, one, other)] as number;
}

/** The slot of a pair, or the empty one in which it would lie. */
function slotOf({ first, second, times }: Pairs, one: number, other: number): number {
  const last = times.length - 1;
  const hash = Math.imul(Math.imul(one, 0x9e3779b1) ^ other, 0x85ebca6b);
  for (let slot = (hash ^ (hash >>> 15)) & last; ; slot = (slot + 1) & last) {
    if (!times[slot] || (first[slot] === one && second[slot] === other)) return slot;
  }
}
