import { type EntityModel, TAGS } from '../../../lexicon/entity-model.js';
import type { Word } from '../../segmenter.js';
import { FEATURES, featuresOf } from './features.js';
import { createObserved, LONGEST, observe, PAD } from './observe.js';
import { BEFORE, follows, type Span, spansOf } from './tags.js';

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
      decode(scores, i - first, transitions, best, from, tags, first);
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

/** Viterbi's best path through the tags of `length` characters, into `tags` from `first` on. Before and behind it stands O. */
function decode(
  scores: Int32Array,
  length: number,
  transitions: Int32Array,
  best: Int32Array,
  from: Uint8Array,
  tags: Uint8Array,
  first: number,
): void {
  for (let tag = 0; tag < TAGS; tag++)
    best[tag] = follows(0, tag) ? (transitions[tag] as number) + (scores[tag] as number) : NEVER;
  for (let i = 1; i < length; i++) {
    const row = TAGS * i;
    for (let tag = 0; tag < TAGS; tag++) {
      const befores = BEFORE[tag] as readonly number[];
      let highest = NEVER;
      let where = befores[0] as number;
      for (let n = 0; n < befores.length; n++) {
        const before = befores[n] as number;
        const value = (best[row - TAGS + before] as number) + (transitions[TAGS * before + tag] as number);
        if (value > highest) {
          highest = value;
          where = before;
        }
      }
      best[row + tag] = highest === NEVER ? NEVER : highest + (scores[row + tag] as number);
      from[row + tag] = where;
    }
  }
  const row = TAGS * (length - 1);
  let last = 0;
  let highest = NEVER;
  for (const tag of BEFORE[0] as readonly number[]) {
    const value = (best[row + tag] as number) + (transitions[TAGS * tag] as number);
    if (value > highest) {
      highest = value;
      last = tag;
    }
  }
  for (let i = length - 1; i >= 0; i--) {
    tags[first + i] = last;
    last = from[TAGS * i + last] as number;
  }
}
