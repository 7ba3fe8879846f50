import {
  CLUSTER,
  COMMON,
  type EntityModel,
  FIRST_HAN,
  LAST_HAN,
  lookUp,
  NO_BEGINNING,
  NO_END,
} from '../../../lexicon/entity-model.js';
import type { Word } from '../../segmenter.js';
import { DOT, foldUnit, LETTER, ZERO } from './units.js';

/** How many features a character has. */
export const FEATURES = 31;
/** How many characters before and behind a sentence features may look at. */
export const PAD = 2;
/** How many words before and behind a sentence features may look at. */
const WORD_PAD = 2;
/** The longest sentence that is seen whole, in UTF-16 units; what is longer goes in pieces. */
export const LONGEST = 2000;

/** A sentence as numbers: character `i` of it is at index `i + PAD`, word `k` at `k + WORD_PAD`; around them are noughts. */
export interface Observed {
  length: number;
  words: number;
  /** UTF-16 units as `foldUnit` gives them; their kinds: 1 digit, 2 letter, 3 numeral, 4 Han, 5 mark, 6 Han that writes sounds, 7 dot. */
  readonly units: Int32Array;
  readonly kinds: Uint8Array;
  /** The index of the word that the character stands in, … */
  readonly wordOf: Int32Array;
  /** … and where in it: 0 at its beginning, 1 in the middle, 2 at its end, 3 alone. */
  readonly position: Uint8Array;
  /** How likely a surname with one given character, with two, begins here: 0 not at all, then 1 to 7. */
  readonly twos: Uint8Array;
  readonly threes: Uint8Array;
  /** Where in the longest listed name that covers the character (1 begin, 2 end, 3 between), its length and types; 0: none does. */
  readonly listed: Int32Array;
  /** The tag (see tags.ts) that the rules give the character; 0: none. */
  readonly ruled: Uint8Array;
  /** No name has this character, by its word and those around it. */
  readonly common: Uint8Array;
  /** Of each word: its hash, part of speech, length (at most 5), cluster, and its last two units. */
  readonly hashes: Int32Array;
  readonly tags: Int32Array;
  readonly lengths: Int32Array;
  readonly clusters: Int32Array;
  readonly ends: Int32Array;
  /** Of each word: the character with which it begins, and the bits that its value has beside the cluster, 0 if the rules see a name there. */
  readonly starts: Int32Array;
  readonly bits: Uint16Array;
  /** Of each word: the head of an organisation to which it and the words behind it lead, 0 for none, and how many words off it is. */
  readonly heads: Int32Array;
  readonly distances: Int32Array;
  /** The two values of each feature of the character at hand. */
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** Room for sentences of up to `LONGEST` units, to be filled again and again. */
export function createObserved(): Observed {
  const characters = LONGEST + 2 * PAD;
  const words = LONGEST + 2 * WORD_PAD;
  return {
    length: 0,
    words: 0,
    units: new Int32Array(characters),
    kinds: new Uint8Array(characters),
    wordOf: new Int32Array(characters),
    position: new Uint8Array(characters),
    twos: new Uint8Array(characters),
    threes: new Uint8Array(characters),
    listed: new Int32Array(characters),
    ruled: new Uint8Array(characters),
    common: new Uint8Array(characters),
    hashes: new Int32Array(words),
    tags: new Int32Array(words),
    lengths: new Int32Array(words),
    clusters: new Int32Array(words),
    ends: new Int32Array(words),
    starts: new Int32Array(words),
    bits: new Uint16Array(words),
    heads: new Int32Array(words),
    distances: new Int32Array(words),
    left: new Int32Array(FEATURES),
    right: new Int32Array(FEATURES),
  };
}

/** What of a model `observe` looks up. */
export type Knowledge = Pick<
  EntityModel,
  'kinds' | 'surname' | 'first' | 'second' | 'only' | 'words' | 'names' | 'heads'
>;

/**
 * Fills `o` with words `from`–`to` (half open; `LONGEST` units at most). `text[i - offset]` is the character at page offset `i`,
 * and `ruled[i - offset]` the tag that the rules give it.
 */
export function observe(
  o: Observed,
  text: string,
  offset: number,
  words: readonly Word[],
  from: number,
  to: number,
  ruled: Uint8Array,
  knowledge: Knowledge,
): void {
  const start = (words[from] as Word).start - offset;
  o.length = (words[to - 1] as Word).end - offset - start;
  o.words = to - from;
  clearAround(o);
  for (let i = 0; i < o.length; i++) {
    const unit = foldUnit(text.charCodeAt(start + i));
    o.units[i + PAD] = unit;
    o.kinds[i + PAD] = kindOf(unit, knowledge.kinds);
    o.listed[i + PAD] = 0;
    o.ruled[i + PAD] = ruled[start + i] as number;
  }
  rateNames(o, knowledge);
  let at = PAD;
  for (let k = from; k < to; k++) {
    const { start, end, tag } = words[k] as Word;
    readWord(o, k - from + WORD_PAD, at, end - start, tag, knowledge);
    at += end - start;
  }
  o.starts[o.words + WORD_PAD] = at;
  markCommon(o);
  markListed(o, knowledge);
  leadToHeads(o, knowledge);
}

/** Of a folded unit or a hash, and the unit behind it: FNV-1a by units, stirred so that short words differ in all bits. */
export function hashStep(hash: number, unit: number): number {
  const next = Math.imul(hash ^ unit, 0x01000193);
  return next ^ (next >>> 15);
}

export const HASH_SEED = 0x811c9dc5 | 0;

/** The key of `text` in a model's tables. */
export function hashOf(text: string): number {
  let hash = HASH_SEED;
  for (let i = 0; i < text.length; i++) hash = hashStep(hash, foldUnit(text.charCodeAt(i)));
  return hash || 1;
}

/** The parts of speech of jieba, in the order of their numbers from 1. */
const PARTS =
  'a ad ag an b c d df dg e eng f g h i j k l m mg mq n ng nr nrfg nrt ns nt nz o p q r rg rr rz s t tg u ud ug uj ul uv uz v vd vg vi vn vq x y z zg'.split(
    ' ',
  );
const PART_IDS = new Map(PARTS.map((part, i) => [part, i + 1]));
/** Of what an organisation's name may be made before its head. */
const LEADS = Uint8Array.from(['', ...PARTS, ''], (part) =>
  /^(?:ag?|an|b|eng|f|g|i|j|k|l|mq?|n|ng|nr|nrfg|nrt|ns|nt|nz|s|tg?|v|vn|x|zg?)$/.test(part) ? 1 : 0,
);

function kindOf(unit: number, kinds: Int8Array): number {
  if (unit >= FIRST_HAN && unit <= LAST_HAN) return kinds[unit - FIRST_HAN] as number;
  return unit === ZERO ? 1 : unit === LETTER ? 2 : unit === DOT ? 7 : 5;
}

function clearAround(o: Observed): void {
  for (let i = 0; i < 2 * PAD; i++) {
    const z = i < PAD ? i : o.length + i;
    o.units[z] = o.kinds[z] = o.position[z] = o.twos[z] = o.threes[z] = o.listed[z] = o.ruled[z] = 0;
    o.wordOf[z] = i < PAD ? 0 : o.words + WORD_PAD;
  }
  for (let i = 0; i < 2 * WORD_PAD; i++) {
    const z = i < WORD_PAD ? i : o.words + i;
    o.hashes[z] = o.tags[z] = o.lengths[z] = o.clusters[z] = o.ends[z] = o.heads[z] = o.distances[z] = 0;
  }
}

/** How likely Chinese names begin at each character, in classes. */
function rateNames(o: Observed, { surname, first, second, only }: Knowledge): void {
  const { units, twos, threes, length } = o;
  for (let i = PAD; i < length + PAD; i++) {
    const own = odds(surname, units[i] as number);
    if (own <= -40) {
      twos[i] = threes[i] = 0;
      continue;
    }
    const two = own + odds(only, units[i + 1] as number);
    const three = own + odds(first, units[i + 1] as number) + odds(second, units[i + 2] as number);
    twos[i] = two < -20 ? 1 : two < 10 ? 2 : two < 30 ? 3 : two < 50 ? 4 : two < 70 ? 5 : 6;
    threes[i] =
      three < -20 ? 1 : three < 10 ? 2 : three < 30 ? 3 : three < 50 ? 4 : three < 70 ? 5 : three < 90 ? 6 : 7;
  }
}

function odds(of: Int8Array, unit: number): number {
  return unit >= FIRST_HAN && unit <= LAST_HAN ? (of[unit - FIRST_HAN] as number) : -60;
}

function readWord(o: Observed, w: number, at: number, length: number, tag: string, { words }: Knowledge): void {
  const { units, wordOf, position, common, ruled } = o;
  let hash = HASH_SEED;
  for (let i = 0; i < length; i++) {
    hash = hashStep(hash, units[at + i] as number);
    wordOf[at + i] = w;
    position[at + i] = length === 1 ? 3 : i === 0 ? 0 : i === length - 1 ? 2 : 1;
  }
  hash ||= 1;
  const known = lookUp(words, hash);
  const last = units[at + length - 1] as number;
  o.hashes[w] = hash;
  o.tags[w] = PART_IDS.get(tag) ?? PARTS.length + 1;
  o.lengths[w] = length < 5 ? length : 5;
  o.clusters[w] = known & CLUSTER;
  o.ends[w] = length > 1 ? ((units[at + length - 2] as number) << 16) ^ last : last;
  o.starts[w] = at;
  let bits = known & ~CLUSTER;
  for (let i = at; i < at + length; i++) {
    common[i] = known & COMMON && ruled[i] === 0 ? 1 : 0;
    if (ruled[i] !== 0) bits = 0;
  }
  o.bits[w] = bits;
}

/**
 * Takes the words with which no name begins from the left of each stretch of words that names may have, and those with which none
 * ends from its right: what is left begins and ends as a name may.
 */
function markCommon({ common, starts, bits, words }: Observed): void {
  let within = false;
  for (let w = WORD_PAD; w < words + WORD_PAD; w++) {
    const from = starts[w] as number;
    const to = starts[w + 1] as number;
    if (common[to - 1]) within = false;
    else if (within || !((bits[w] as number) & NO_BEGINNING)) within = true;
    else common.fill(1, from, to);
  }
  within = false;
  for (let w = words + WORD_PAD - 1; w >= WORD_PAD; w--) {
    const from = starts[w] as number;
    if (common[from]) within = false;
    else if (within || !((bits[w] as number) & NO_END)) within = true;
    else common.fill(1, from, starts[w + 1] as number);
  }
}

/** The longest name of the lists that is looked for. */
export const LONGEST_NAME = 12;

function markListed(o: Observed, { names }: Knowledge): void {
  const { units, kinds, listed, length } = o;
  const end = length + PAD;
  for (let i = PAD; i + 1 < end; i++) {
    if ((kinds[i] as number) < 3) continue;
    let hash = hashStep(HASH_SEED, units[i] as number);
    let longest = 0;
    let types = 0;
    for (let j = i + 1; j < end && j - i < LONGEST_NAME; j++) {
      hash = hashStep(hash, units[j] as number);
      const found = lookUp(names, hash);
      if (found & ~PREFIX) {
        longest = j + 1 - i;
        types = found & ~PREFIX;
      }
      if (!(found & PREFIX)) break;
    }
    if (!longest) continue;
    const size = longest < 7 ? longest : 7;
    for (let j = 0; j < longest; j++) {
      if ((((listed[i + j] as number) >> 2) & 7) >= size) continue;
      listed[i + j] = (j === 0 ? 1 : j === longest - 1 ? 2 : 3) | (size << 2) | (types << 5);
    }
  }
}

/** In a value of `names`: a longer name begins so. */
export const PREFIX = 0x100;
/** The farthest that a head is seen from, in words. */
const FARTHEST = 6;

function leadToHeads(o: Observed, model: Knowledge): void {
  const { units, ends, tags, heads, distances, starts } = o;
  let head = 0;
  let distance = 0;
  for (let w = o.words + WORD_PAD - 1; w >= WORD_PAD; w--) {
    const own =
      lookUp(model.heads, ends[w] as number) || lookUp(model.heads, units[(starts[w + 1] as number) - 1] as number);
    if (own) {
      head = own;
      distance = 0;
    } else if (head && LEADS[tags[w] as number] && distance < FARTHEST) distance++;
    else head = distance = 0;
    heads[w] = head;
    distances[w] = distance;
  }
}
