import { fromFile } from './binary.js';
import { lazily } from './lexicon.js';

/** The weights of traits by name, as a hash table over the file: a slot is a fingerprint of the name and the weight. */
export type Weights = DataView;

/** The weights in doubling.bin, which is read when they are first asked for; nothing is taken apart. */
export const doublingWeights = lazily(() => fromFile('doubling.bin', decodeWeights));

/** The weight of a trait, log odds; 0 for a name that has none, and a wrong one for four such names in 100,000. */
export function weightOf(weights: Weights, name: string): number {
  const hash = hashOf(name);
  const print = printOf(hash);
  for (let slot = hash & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
    const found = weights.getUint16(4 * slot, true);
    if (found === print) return weights.getInt16(4 * slot + 2, true) / SCALE;
    if (found === 0) return 0;
  }
}

/** The file: a line on where it comes from, then the slots. */
export function encodeWeights(header: string, weights: Iterable<readonly [name: string, weight: number]>): Uint8Array {
  const line = new TextEncoder().encode(`${header}\n`);
  const file = new Uint8Array(line.length + 4 * SLOTS);
  file.set(line);
  const slots = decodeWeights(file);
  for (const [name, weight] of weights) {
    const hash = hashOf(name);
    let slot = hash & (SLOTS - 1);
    while (slots.getUint16(4 * slot, true)) slot = (slot + 1) & (SLOTS - 1);
    slots.setUint16(4 * slot, printOf(hash), true);
    slots.setInt16(4 * slot + 2, Math.round(weight * SCALE), true);
  }
  return file;
}

/** The weights in a file that `encodeWeights` made. */
export function decodeWeights(file: Uint8Array): Weights {
  return new DataView(file.buffer, file.byteOffset + file.indexOf(0x0a) + 1, 4 * SLOTS);
}

/** A power of two, so many that less than half is taken. */
const SLOTS = 2 ** 14;
const SCALE = 100;

/** Never 0, which is an empty slot. */
function printOf(hash: number): number {
  return (hash >>> 16) | 1;
}

function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
