import type { Range } from '../../text/range.js';
import { foldInto } from './folded.js';

/** Length of the character grams that are compared. */
const GRAM = 6;
/** Of so many grams on end the one with the smallest hash counts: two texts that share WINDOW + GRAM - 1 characters on end share one of them. */
const WINDOW = 8;
/** Of those that count, so many with the smallest hashes are kept: what two long texts have in common shows in a few. */
const KEPT = 8;
/** A gram that stands in as many texts is a phrase of the trade and tells nothing. */
const COMMON = 12;
/** A text with as many grams as are kept must share so many: with one in ten characters changed it does. */
const ENOUGH = 2;
/** So many earlier texts, those with the most grams in common, are worth a closer look. */
const CLOSEST = 4;

/**
 * Finds, among texts that are handed in one by one, earlier ones that may be near copies. Takes time linear in the texts'
 * lengths, and 150 bytes or so a text: winnowed grams (S. Schleimer, D. Wilkerson, A. Aiken, Winnowing, SIGMOD 2003), of
 * each text the smallest as in a bottom-k sketch (A. Broder, On the resemblance and containment of documents, 1997), in a
 * hash table of numbers whose lists are capped.
 */
export interface Candidates {
  /**
   * Adds the passage in `range` of `text`, folded, which gets the next number from 0; returns the numbers of earlier ones that
   * share grams with it, those with the most first. Undefined, and nothing is added, where it is shorter than `minimum`.
   */
  add(text: string, range: Range, minimum: number): readonly number[] | undefined;
  /** How many grams were looked up and how many of other texts were met: what the time goes into, besides reading. */
  readonly work: { looked: number; met: number };
}

export function candidates(): Candidates {
  const index = newIndex();
  const work = { looked: 0, met: 0, touched: 0 };
  const grams = new Int32Array(KEPT);
  const recent = new Int32Array(WINDOW);
  const owners = new Int32Array(COMMON);
  /** The earlier texts that share grams with the one in hand, and how many. */
  const others = new Int32Array(KEPT * COMMON);
  const shared = new Int32Array(KEPT * COMMON);
  let units = new Uint16Array(1024);
  let count = 0;
  return {
    work,
    add(text, range, minimum) {
      if (range.end - range.start > units.length) units = new Uint16Array(2 * (range.end - range.start));
      const length = foldInto(units, text, range);
      if (length < minimum) return undefined;
      const own = count++;
      const kept = winnow(units, length, grams, recent);
      work.looked += kept;
      work.touched = (work.touched + touch(index, grams, kept)) | 0;
      let met = 0;
      for (let i = 0; i < kept; i++) {
        const gram = grams[i] as number;
        const found = ownersOf(index, gram, owners);
        work.met += found;
        if (found === COMMON) continue;
        for (let k = 0; k < found; k++) met = note(others, shared, met, owners[k] as number);
        file(index, gram, own);
      }
      return met ? closest(others, shared, met, kept < KEPT ? 1 : ENOUGH) : NONE;
    },
  };
}

const NONE: readonly number[] = [];

/**
 * Reads where the grams may stand, to no end but that it is in the cache when it is looked at: the memory answers all of these
 * at once, and one after another where each look depends on the one before.
 */
function touch({ heads, mask, postings }: Index, grams: Int32Array, kept: number): number {
  let sum = 0;
  for (let i = 0; i < kept; i++) sum ^= postings[3 * (heads[(grams[i] as number) & mask] as number)] as number;
  return sum;
}

/** Counts `other` among the `met` ones; returns how many there are then. */
function note(others: Int32Array, shared: Int32Array, met: number, other: number): number {
  for (let i = 0; i < met; i++) {
    if (others[i] !== other) continue;
    shared[i]! += 1;
    return met;
  }
  others[met] = other;
  shared[met] = 1;
  return met + 1;
}

/** Of those met the ones that share most and `enough`, of equals the first. */
function closest(others: Int32Array, shared: Int32Array, met: number, enough: number): number[] {
  const found: number[] = [];
  while (found.length < CLOSEST) {
    let best = -1;
    for (let i = 0; i < met; i++) {
      const common = shared[i] as number;
      if (common < enough) continue;
      const lead = best < 0 ? 1 : common - (shared[best] as number);
      if (lead > 0 || (lead === 0 && (others[i] as number) < (others[best] as number))) best = i;
    }
    if (best < 0) break;
    found.push(others[best] as number);
    shared[best] = 0;
  }
  return found;
}

/** The grams of the texts: postings are numbered from 1, those of one hash chained from the last to the first. */
interface Index {
  size: number;
  mask: number;
  heads: Int32Array;
  /** Of each posting, three numbers on end: its gram, the text that has it, and the posting before it in the chain, 0 for none. */
  postings: Int32Array;
}

const ROOM = 4096;

function newIndex(): Index {
  return { size: 0, mask: ROOM - 1, heads: new Int32Array(ROOM), postings: new Int32Array(3 * ROOM) };
}

/** Puts the texts that have `gram` into `owners`, and returns how many there are. */
function ownersOf({ heads, mask, postings }: Index, gram: number, owners: Int32Array): number {
  let found = 0;
  for (let at = heads[gram & mask] as number; at > 0; at = postings[3 * at + 2] as number) {
    if (postings[3 * at] === gram) owners[found++] = postings[3 * at + 1] as number;
  }
  return found;
}

function file(index: Index, gram: number, owner: number): void {
  index.size += 1;
  if (index.size > index.mask) grow(index);
  const { size, postings } = index;
  postings[3 * size] = gram;
  postings[3 * size + 1] = owner;
  chain(index, size);
}

function chain({ heads, mask, postings }: Index, at: number): void {
  const slot = (postings[3 * at] as number) & mask;
  postings[3 * at + 2] = heads[slot] as number;
  heads[slot] = at;
}

/** Twice the room; as many slots as postings. */
function grow(index: Index): void {
  const room = 2 * (index.mask + 1);
  const postings = new Int32Array(3 * room);
  postings.set(index.postings);
  index.postings = postings;
  index.heads = new Int32Array(room);
  index.mask = room - 1;
  for (let at = 1; at < index.size; at++) chain(index, at);
}

/**
 * Puts the smallest of the smallest hashes of all windows of grams into `kept`, none twice; returns how many there are. The
 * hash rolls on from gram to gram; `recent` has those of the window.
 */
function winnow(units: Uint16Array, length: number, kept: Int32Array, recent: Int32Array): number {
  const grams = length - GRAM + 1;
  let rolling = 0;
  for (let i = 0; i < GRAM - 1; i++) rolling = (Math.imul(rolling, BASE) + (units[i] as number)) | 0;
  let size = 0;
  let least = -1;
  let told = -1;
  for (let i = 0; i < grams; i++) {
    rolling = (Math.imul(rolling, BASE) + (units[i + GRAM - 1] as number)) | 0;
    const hash = mixed(rolling);
    rolling = (rolling - Math.imul(units[i] as number, FIRST)) | 0;
    recent[i & (WINDOW - 1)] = hash;
    if (least >= 0 && i - least < WINDOW) {
      if (hash <= (recent[least & (WINDOW - 1)] as number)) least = i;
    } else {
      least = Math.max(0, i - WINDOW + 1);
      for (let k = least + 1; k <= i; k++) {
        if ((recent[k & (WINDOW - 1)] as number) <= (recent[least & (WINDOW - 1)] as number)) least = k;
      }
    }
    if (i < WINDOW - 1 || least === told) continue;
    told = least;
    size = keep(kept, size, recent[least & (WINDOW - 1)] as number);
  }
  return size;
}

/** Puts `hash` among the `size` smallest, in order, unless it is there; returns how many there are then. */
function keep(kept: Int32Array, size: number, hash: number): number {
  if (size === KEPT && hash >= (kept[KEPT - 1] as number)) return size;
  let at = size;
  while (at > 0 && (kept[at - 1] as number) > hash) at--;
  if (at > 0 && kept[at - 1] === hash) return size;
  const grown = Math.min(size + 1, KEPT);
  for (let i = grown - 1; i > at; i--) kept[i] = kept[i - 1] as number;
  kept[at] = hash;
  return grown;
}

const BASE = 0x01000193;
/** The factor of the first unit of a gram: BASE to the power of GRAM - 1. */
const FIRST = [...Array(GRAM - 1)].reduce((power: number) => Math.imul(power, BASE), 1);

function mixed(hash: number): number {
  const mix = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mix ^ (mix >>> 13);
}
