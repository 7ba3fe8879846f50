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
        score(rows, weights, scores, TAGS * (i - first));
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

/** Adds up the weights of the features in `rows` for all tags, from `scores[at]` on; O has none. */
function score(rows: Int32Array, weights: Int8Array, scores: Int32Array, at: number): void {
  let [a, b, c, d, e, f, g, h, i, j, k, l] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let n = 0; n < FEATURES; n++) {
    const base = (rows[n] as number) * 12;
    a += weights[base] as number;
    b += weights[base + 1] as number;
    c += weights[base + 2] as number;
    d += weights[base + 3] as number;
    e += weights[base + 4] as number;
    f += weights[base + 5] as number;
    g += weights[base + 6] as number;
    h += weights[base + 7] as number;
    i += weights[base + 8] as number;
    j += weights[base + 9] as number;
    k += weights[base + 10] as number;
    l += weights[base + 11] as number;
  }
  scores[at] = 0;
  scores[at + 1] = a;
  scores[at + 2] = b;
  scores[at + 3] = c;
  scores[at + 4] = d;
  scores[at + 5] = e;
  scores[at + 6] = f;
  scores[at + 7] = g;
  scores[at + 8] = h;
  scores[at + 9] = i;
  scores[at + 10] = j;
  scores[at + 11] = k;
  scores[at + 12] = l;
}

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
