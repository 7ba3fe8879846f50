import { type EntityModel, TAGS } from '../../../lexicon/entity-model.js';
import type { Word } from '../../segmenter.js';
import { featuresOf } from './features.js';
import { createObserved, FEATURES, LONGEST, observe, PAD } from './observe.js';
import { type Span, spansOf } from './tags.js';

/** A name that the tagger found, in page offsets, with the index of its type. */
export interface Tagged {
  readonly start: number;
  readonly end: number;
  readonly type: number;
}

/** Finds the names among the words of a text, sentence by sentence. */
export interface Tagger {
  /**
   * `text[i - offset]` is the character at page offset `i`, `ruled[i - offset]` the tag that the rules give it; `words` cover the
   * text. Returns names in text order, without overlap.
   */
  tag(text: string, offset: number, words: readonly Word[], ruled: Uint8Array): Tagged[];
}

export function createTagger(model: EntityModel): Tagger {
  const o = createObserved();
  const mask = model.weights.length / (TAGS - 1) - 1;
  const rows = new Int32Array(FEATURES);
  const scores = new Int32Array(TAGS * LONGEST);
  const best = new Int32Array(TAGS * LONGEST);
  const from = new Uint8Array(TAGS * LONGEST);
  const tags = new Uint8Array(LONGEST + 1);
  const { weights, transitions } = model;
  const joins = joinsOf(transitions);
  const packed = new Int32Array(weights.buffer, weights.byteOffset, weights.length / 4);

  /** The tags of the sentence in `o`. Words that no name has are O; the stretches between them are decoded one by one. */
  function tagSentence(): Span[] {
    const { common, length } = o;
    for (let i = 0; i < length; i++) {
      if (common[i + PAD]) {
        tags[i] = 0;
        continue;
      }
      const first = i;
      for (; i < length && !common[i + PAD]; i++) {
        featuresOf(o, i, rows, 0, mask);
        score(rows, packed, scores, TAGS * (i - first));
      }
      decode(scores, i - first, transitions, joins, best, from, tags, first);
      tags[i] = 0;
    }
    return spansOf(tags, length);
  }

  return {
    tag(text, offset, words, ruled) {
      const found: Tagged[] = [];
      for (let first = 0; first < words.length; ) {
        const last = sentenceEnd(text, offset, words, first);
        const { start } = words[first] as Word;
        // a single word may be longer than any sentence
        if ((words[last - 1] as Word).end - start > LONGEST) {
          first = last;
          continue;
        }
        observe(o, text, offset, words, first, last, ruled, model);
        for (const { from, to, type } of tagSentence()) found.push({ start: start + from, end: start + to, type });
        first = last;
      }
      return found;
    },
  };
}

/** The word behind the sentence that begins with word `first`: behind its mark, and a closing quotation mark behind that. */
function sentenceEnd(text: string, offset: number, words: readonly Word[], first: number): number {
  const { start } = words[first] as Word;
  for (let k = first; k < words.length; k++) {
    const { start: at, end } = words[k] as Word;
    if (end - start > LONGEST) return Math.max(k, first + 1);
    if (end - at > 1 || !STOPS.has(text.charCodeAt(at - offset))) continue;
    const next = words[k + 1];
    return next && CLOSING.has(text.charCodeAt(next.start - offset)) ? k + 2 : k + 1;
  }
  return words.length;
}

const STOPS = new Set(Array.from('。！？!?\n', (mark) => mark.charCodeAt(0)));
const CLOSING = new Set(Array.from('”’」』）)', (mark) => mark.charCodeAt(0)));

/**
 * Adds up the weights of the features in `rows` for all tags, from `scores[at]` on; O has none. A row is three numbers of four
 * signed bytes. With the sign bit turned a byte is its weight plus 128, and two of them are added up at once, 16 bits each.
 */
function score(rows: Int32Array, packed: Int32Array, scores: Int32Array, at: number): void {
  let [a, b, c, d, e, f] = [0, 0, 0, 0, 0, 0];
  for (let n = 0; n < FEATURES; n++) {
    const base = (rows[n] as number) * 3;
    const first = (packed[base] as number) ^ SIGNS;
    const second = (packed[base + 1] as number) ^ SIGNS;
    const third = (packed[base + 2] as number) ^ SIGNS;
    a = (a + (first & LANES)) | 0;
    b = (b + ((first >>> 8) & LANES)) | 0;
    c = (c + (second & LANES)) | 0;
    d = (d + ((second >>> 8) & LANES)) | 0;
    e = (e + (third & LANES)) | 0;
    f = (f + ((third >>> 8) & LANES)) | 0;
  }
  scores[at] = 0;
  scores[at + 1] = (a & 0xffff) - BIAS;
  scores[at + 2] = (b & 0xffff) - BIAS;
  scores[at + 3] = (a >>> 16) - BIAS;
  scores[at + 4] = (b >>> 16) - BIAS;
  scores[at + 5] = (c & 0xffff) - BIAS;
  scores[at + 6] = (d & 0xffff) - BIAS;
  scores[at + 7] = (c >>> 16) - BIAS;
  scores[at + 8] = (d >>> 16) - BIAS;
  scores[at + 9] = (e & 0xffff) - BIAS;
  scores[at + 10] = (f & 0xffff) - BIAS;
  scores[at + 11] = (e >>> 16) - BIAS;
  scores[at + 12] = (f >>> 16) - BIAS;
}

const SIGNS = 0x80808080 | 0;
const LANES = 0x00ff00ff;
const BIAS = 128 * FEATURES;

/** Less than any path has, and far enough from the least number to be added to. */
const NEVER = -(2 ** 30);

/** The tags that may end a name or stand outside of one, and those that may follow them, each in the order of their numbers. */
const ENDS = Uint8Array.of(0, 3, 4, 7, 8, 11, 12);
const BEGINS = Uint8Array.of(0, 1, 4, 5, 8, 9, 12);
/** How many of them there are. */
const FREE = 7;

/** The weights of the tags in BEGINS behind those in ENDS: `FREE * begin + end`. */
function joinsOf(transitions: Int32Array): Int32Array {
  return Int32Array.from(
    { length: FREE * FREE },
    (_, i) => transitions[TAGS * (ENDS[i % FREE] as number) + (BEGINS[Math.floor(i / FREE)] as number)] as number,
  );
}

/** Viterbi's best path through the tags of `length` characters, into `tags` from `first` on. Before and behind it stands O. */
function decode(
  scores: Int32Array,
  length: number,
  transitions: Int32Array,
  joins: Int32Array,
  best: Int32Array,
  from: Uint8Array,
  tags: Uint8Array,
  first: number,
): void {
  for (let tag = 1; tag < TAGS; tag++) best[tag] = NEVER;
  for (let n = 0; n < FREE; n++) {
    const tag = BEGINS[n] as number;
    best[tag] = (transitions[tag] as number) + (scores[tag] as number);
  }
  const last = TAGS * (length - 1);
  for (let before = 0, row = TAGS; before < last; before = row, row += TAGS) {
    const e0 = best[before] as number;
    const e1 = best[before + 3] as number;
    const e2 = best[before + 4] as number;
    const e3 = best[before + 7] as number;
    const e4 = best[before + 8] as number;
    const e5 = best[before + 11] as number;
    const e6 = best[before + 12] as number;
    for (let n = 0, join = 0; n < FREE; n++, join += FREE) {
      let where = 0;
      let highest = e0 + (joins[join] as number);
      const v1 = e1 + (joins[join + 1] as number);
      if (v1 > highest) {
        where = 3;
        highest = v1;
      }
      const v2 = e2 + (joins[join + 2] as number);
      if (v2 > highest) {
        where = 4;
        highest = v2;
      }
      const v3 = e3 + (joins[join + 3] as number);
      if (v3 > highest) {
        where = 7;
        highest = v3;
      }
      const v4 = e4 + (joins[join + 4] as number);
      if (v4 > highest) {
        where = 8;
        highest = v4;
      }
      const v5 = e5 + (joins[join + 5] as number);
      if (v5 > highest) {
        where = 11;
        highest = v5;
      }
      const v6 = e6 + (joins[join + 6] as number);
      if (v6 > highest) {
        where = 12;
        highest = v6;
      }
      const tag = BEGINS[n] as number;
      best[row + tag] = highest + (scores[row + tag] as number);
      from[row + tag] = where;
    }
    // within a name: inside or end behind begin or inside of its type
    for (let begin = 1; begin < TAGS; begin += 4) {
      const b = best[before + begin] as number;
      const i = best[before + begin + 1] as number;
      for (let tag = begin + 1; tag <= begin + 2; tag++) {
        const begun = b + (transitions[TAGS * begin + tag] as number);
        const within = i + (transitions[TAGS * (begin + 1) + tag] as number);
        best[row + tag] = (within > begun ? within : begun) + (scores[row + tag] as number);
        from[row + tag] = within > begun ? begin + 1 : begin;
      }
    }
  }
  let tag = 0;
  let highest = NEVER;
  for (let n = 0; n < FREE; n++) {
    const end = ENDS[n] as number;
    const value = (best[last + end] as number) + (transitions[TAGS * end] as number);
    if (value > highest) {
      highest = value;
      tag = end;
    }
  }
  for (let row = last, i = first + length - 1; i >= first; i--, row -= TAGS) {
    tags[i] = tag;
    tag = from[row + tag] as number;
  }
}
