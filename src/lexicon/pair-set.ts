/**
 * Which two characters phrases begin with, as bits by a hash: what was added is there, and of other pairs one in sixteen at most.
 * It lies in the processor's nearest cache, where tables by character or by phrase do not: asking it first saves
 * a pass over a text most of its look-ups.
 */
export type PairSet = Int32Array;

/** An empty set that has room for `size` pairs. */
export function pairSet(size: number): PairSet {
  let bits = LEAST;
  while (bits < BITS_A_PAIR * size) bits *= 2;
  return new Int32Array(bits / 32);
}

/** Adds two UTF-16 units. Where there is no second (NaN), any will do. */
export function addPair(set: PairSet, one: number, two: number): void {
  if (Number.isNaN(two)) set.fill(-1);
  const hash = hashOf(one, two);
  set[(hash >>> 5) & (set.length - 1)]! |= 1 << (hash & 31);
}

/** Were the two UTF-16 units perhaps added? False is certain. */
export function hasPair(set: PairSet, one: number, two: number): boolean {
  const hash = hashOf(one, two);
  return (((set[(hash >>> 5) & (set.length - 1)] as number) >>> (hash & 31)) & 1) === 1;
}

const LEAST = 2 ** 12;
const BITS_A_PAIR = 16;

function hashOf(one: number, two: number): number {
  return (Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b)) >>> 9;
}
