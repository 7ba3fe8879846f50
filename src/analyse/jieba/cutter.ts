import type { JiebaTable } from '../../lexicon/jieba/table.js';
import { type Overlay, overlayOf } from './overlay.js';
import { MAX_WORD_LENGTH, type UserWords } from './user-words.js';

/**
 * jieba's cut of a text, as arrays. Words and tags are those of nodejieba's `tag`, which is cppjieba's: the most
 * probable path through the dictionary's words, and a hidden Markov model where that path leaves single characters.
 */
export interface Cutter {
  /** Cuts one paragraph of any length. Returns how many words it has; `ends` and `tagIds` hold them until the next call. */
  cut(text: string): number;
  /** Where each word ends, in UTF-16 units; it begins where the one before ends. A longer text may bring a new array. */
  readonly ends: Int32Array;
  /** Index into `tags` of each word's part of speech. */
  readonly tagIds: Uint16Array;
  readonly tags: readonly string[];
}

/** A cutter over `table`, which also knows the user's words where there are any. */
export function createCutter(table: JiebaTable, userWords: UserWords = []): Cutter {
  const { codes, cells, weights, wordTags, emissions } = table;
  const tags = [...table.tags];
  const tagId = (tag: string) => (tags.includes(tag) ? tags.indexOf(tag) : tags.push(tag) - 1);
  const tagX = tagId('x');
  const tagM = tagId('m');
  const tagEng = tagId('eng');
  const overlay: Overlay | undefined = userWords.length ? overlayOf(userWords, table, tagId) : undefined;
  const [startB, startE, startM, startS] = table.start as [number, number, number, number];
  const step = (from: State, to: State) => table.transitions[4 * from + to] as number;
  const [fromB, fromE, fromM, fromS] = [
    { E: step(B, E), M: step(B, M) },
    { B: step(E, B), S: step(E, S) },
    { E: step(M, E), M: step(M, M) },
    { B: step(S, B), S: step(S, S) },
  ];

  let work = buffers(0);

  function cut(text: string): number {
    const units = text.length;
    if (units >= work.ends.length) work = buffers(units + 1);
    const { runes, runeCodes } = work;
    for (let i = 0; i < units; i++) {
      const unit = text.charCodeAt(i);
      if ((unit & 0xf800) === 0xd800) return cutWithSurrogates(text);
      runes[i] = unit;
      runeCodes[i] = codes[unit]!;
    }
    return cutStretches(units);
  }

  /** A pair is one character; a lone surrogate is one that no word has, like the U+FFFD that nodejieba makes of it. */
  function cutWithSurrogates(text: string): number {
    const { runes, runeCodes, ends } = work;
    if (!work.offsets) work.offsets = new Int32Array(ends.length);
    const { offsets } = work;
    let n = 0;
    for (let i = 0; i < text.length; n++) {
      const point = text.codePointAt(i)!;
      runes[n] = point;
      runeCodes[n] = point < 0x10000 ? codes[point]! : 0;
      i += point < 0x10000 ? 1 : 2;
      offsets[n] = i;
    }
    const count = cutStretches(n);
    for (let k = 0; k < count; k++) ends[k] = offsets[ends[k]! - 1]!;
    return count;
  }

  /** Nothing reaches over a space, tab, line feed, ， or 。: each is a word, and so is each stretch between them cut. */
  function cutStretches(length: number): number {
    const { runes } = work;
    let count = 0;
    let from = 0;
    for (let i = 0; i < length; i++) {
      const rune = runes[i]!;
      if (rune === 0xff0c || rune === 0x3002 || rune === 0x20 || rune === 0x0a || rune === 0x09) {
        if (i > from) count = cutStretch(from, i, count);
        count = emit(i, i + 1, count);
        from = i + 1;
      }
    }
    return length > from ? cutStretch(from, length, count) : count;
  }

  function cutStretch(from: number, to: number, before: number): number {
    weigh(from, to);
    const { lengths, firstTags, ends, tagIds } = work;
    let count = before;
    for (let i = from; i < to; ) {
      const length = lengths[i]!;
      let end = i + (length || 1);
      if (length === 1) {
        while (end < to && lengths[end] === 1) end++;
        if (end > i + 1) {
          count = cutSingles(i, end, count);
          i = end;
          continue;
        }
      }
      ends[count] = end;
      tagIds[count++] = firstTags[i]! || tagByRule(i, end);
      i = end;
    }
    return count;
  }

  /** The most probable path, from the last character back. Of equal paths the one whose first word is shorter counts. */
  function weigh(from: number, to: number): void {
    const { runes, runeCodes, scores, lengths, firstTags } = work;
    scores[to] = 0;
    for (let i = to - 1; i >= from; i--) {
      if (overlay?.next.has(runes[i]!)) {
        weighWithUserWords(overlay, i, to);
        continue;
      }
      let code = runeCodes[i]!;
      let cell = cells[2 * code + 1]!;
      let value = 0;
      let base = 0;
      if ((cell & 0xffff) === code) {
        value = cell >>> 16;
        base = cells[2 * code]!;
      }
      let best = weights[value]! + scores[i + 1]!;
      let bestValue = value;
      let length = 1;
      for (let j = i + 1; base !== 0 && j < to; j++) {
        code = runeCodes[j]!;
        const slot = base + code;
        cell = cells[2 * slot + 1]!;
        if ((cell & 0xffff) !== code) break;
        value = cell >>> 16;
        if (value !== 0) {
          const score = weights[value]! + scores[j + 1]!;
          if (score > best) {
            best = score;
            bestValue = value;
            length = j - i + 1;
          }
        }
        base = cells[2 * slot]!;
      }
      scores[i] = best;
      lengths[i] = length;
      firstTags[i] = wordTags[bestValue]!;
    }
  }

  /** `weigh` for one character that begins a user's word: both tries step by step. */
  function weighWithUserWords(root: Overlay, i: number, to: number): void {
    const { runes, runeCodes, scores, lengths, firstTags } = work;
    let best = Number.NEGATIVE_INFINITY;
    let base = 0;
    let user: Overlay | undefined = root;
    let inTable = true;
    for (let j = i; j < to && j - i < MAX_WORD_LENGTH && (inTable || user); j++) {
      const slot = base + runeCodes[j]!;
      const cell = cells[2 * slot + 1]!;
      inTable &&= (cell & 0xffff) === runeCodes[j]!;
      const value = inTable ? cell >>> 16 : 0;
      base = inTable ? cells[2 * slot]! : 0;
      inTable &&= base !== 0;
      user = user?.next.get(runes[j]!);
      if (j > i && value === 0 && !user?.word) continue;
      const score = (user?.word?.weight ?? weights[value]!) + scores[j + 1]!;
      if (score > best) {
        best = score;
        lengths[i] = j > i ? j - i + 1 : user?.word ? SOLO : 1;
        firstTags[i] = user?.word?.tagId ?? wordTags[value]!;
      }
    }
    scores[i] = best;
  }

  /** Characters that stand alone in the best path: ASCII by its own rules, the rest by the hidden Markov model. */
  function cutSingles(from: number, to: number, before: number): number {
    const { runes } = work;
    let count = before;
    let left = from;
    for (let i = from; i < to; ) {
      const rune = runes[i]!;
      if (rune >= 0x80) {
        i++;
        continue;
      }
      if (i > left) count = cutByModel(left, i, count);
      left = i++;
      if (isLetter(rune)) while (i < to && (isLetter(runes[i]!) || isDigit(runes[i]!))) i++;
      else if (isDigit(rune)) while (i < to && (isDigit(runes[i]!) || runes[i] === 0x2e)) i++;
      count = emit(left, i, count);
      left = i;
    }
    return to > left ? cutByModel(left, to, count) : count;
  }

  /**
   * Viterbi's best path through the states. Steps that can't be (into B or S from within a word, into M or E from its end)
   * are not tried: they never beat NEVER, the weight of a state that nothing leads to, which cppjieba then takes as coming
   * from E. So after a character that the model does not know every character is a word of its own.
   */
  function cutByModel(from: number, to: number, before: number): number {
    const { runeCodes, steps } = work;
    let at = 4 * runeCodes[from]!;
    let b = startB + emissions[at]!;
    let e = startE + emissions[at + 1]!;
    let m = startM + emissions[at + 2]!;
    let s = startS + emissions[at + 3]!;
    for (let i = from + 1; i < to; i++) {
      at = 4 * runeCodes[i]!;
      let best = E | (E << 2) | (E << 4) | (E << 6);
      let [nextB, nextE, nextM, nextS] = [NEVER, NEVER, NEVER, NEVER];
      let emission = emissions[at]!;
      let score = e + fromE.B + emission;
      if (score > nextB) nextB = score;
      score = s + fromS.B + emission;
      if (score > nextB) {
        nextB = score;
        best ^= E ^ S;
      }
      emission = emissions[at + 1]!;
      score = b + fromB.E + emission;
      if (score > nextE) {
        nextE = score;
        best ^= (E ^ B) << 2;
      }
      score = m + fromM.E + emission;
      if (score > nextE) {
        nextE = score;
        best = (best & ~(3 << 2)) | (M << 2);
      }
      emission = emissions[at + 2]!;
      score = b + fromB.M + emission;
      if (score > nextM) {
        nextM = score;
        best ^= (E ^ B) << 4;
      }
      score = m + fromM.M + emission;
      if (score > nextM) {
        nextM = score;
        best = (best & ~(3 << 4)) | (M << 4);
      }
      emission = emissions[at + 3]!;
      score = e + fromE.S + emission;
      if (score > nextS) nextS = score;
      score = s + fromS.S + emission;
      if (score > nextS) {
        nextS = score;
        best ^= (E ^ S) << 6;
      }
      steps[i] = best;
      b = nextB;
      e = nextE;
      m = nextM;
      s = nextS;
    }
    let state: number = e >= s ? E : S;
    for (let i = to - 1; i > from; i--) {
      const previous = (steps[i]! >>> (2 * state)) & 3;
      steps[i] = state;
      state = previous;
    }
    steps[from] = state;
    let count = before;
    let left = from;
    for (let i = from; i < to; i++) {
      if ((steps[i]! & 1) === 0) continue;
      count = emit(left, i + 1, count);
      left = i + 1;
    }
    return count;
  }

  /** Adds a word that the best path did not name: it may still stand in the dictionary, with a tag. */
  function emit(from: number, to: number, count: number): number {
    const { ends, tagIds } = work;
    ends[count] = to;
    tagIds[count] = tagInTable(from, to) || tagByRule(from, to);
    return count + 1;
  }

  function tagInTable(from: number, to: number): number {
    const { runes, runeCodes } = work;
    if (overlay) {
      let node: Overlay | undefined = overlay;
      for (let i = from; node && i < to; i++) node = node.next.get(runes[i]!);
      if (node?.word) return node.word.tagId;
    }
    let base = 0;
    let cell = 0;
    for (let i = from; i < to; i++) {
      if (i > from && base === 0) return 0;
      const code = runeCodes[i]!;
      const slot = base + code;
      cell = cells[2 * slot + 1]!;
      if ((cell & 0xffff) !== code) return 0;
      base = cells[2 * slot]!;
    }
    return wordTags[cell >>> 16]!;
  }

  /** cppjieba's tag for what has none: it looks at ASCII characters until they are half of the word. */
  function tagByRule(from: number, to: number): number {
    const { runes } = work;
    const half = (to - from) >> 1;
    let ascii = 0;
    let digits = 0;
    for (let i = from; i < to && ascii < half; i++) {
      if (runes[i]! >= 0x80) continue;
      ascii++;
      if (isDigit(runes[i]!)) digits++;
    }
    if (ascii === 0) return tagX;
    return digits === ascii ? tagM : tagEng;
  }

  return {
    cut,
    get ends() {
      return work.ends;
    },
    get tagIds() {
      return work.tagIds;
    },
    tags,
  };
}

/** What a cut works in: an entry a character (code point), then a word. Grown to the longest paragraph and never cleared. */
interface Buffers {
  readonly runes: Int32Array;
  readonly runeCodes: Uint16Array;
  /** Where each character ends in the text; only for a text with surrogates. */
  offsets?: Int32Array;
  /** The weight of the best path from each character to the end of its stretch. */
  readonly scores: Float64Array;
  /** The length of that path's first word, and SOLO for a user's word of one character. */
  readonly lengths: Uint16Array;
  /** That word's tag, 0 for none. */
  readonly firstTags: Uint16Array;
  /** The best state before each state of a character, two bits each; then the state that was chosen. */
  readonly steps: Uint8Array;
  readonly ends: Int32Array;
  readonly tagIds: Uint16Array;
}

function buffers(characters: number): Buffers {
  const size = 2 ** Math.ceil(Math.log2(Math.max(characters, 1024)));
  return {
    runes: new Int32Array(size),
    runeCodes: new Uint16Array(size),
    scores: new Float64Array(size),
    lengths: new Uint16Array(size),
    firstTags: new Uint16Array(size),
    steps: new Uint8Array(size),
    ends: new Int32Array(size),
    tagIds: new Uint16Array(size),
  };
}

/** The states of the hidden Markov model: begin, end, middle of a word, a word of one character. E and S, the odd ones, end a word. */
const [B, E, M, S] = [0, 1, 2, 3] as const;
type State = typeof B | typeof E | typeof M | typeof S;

/** cppjieba's logarithm of zero. */
const NEVER = -3.14e100;

/** As a length: a user's word of one character, which does not go to the model as other single characters do. */
const SOLO = 0;

function isLetter(rune: number): boolean {
  return (rune >= 0x61 && rune <= 0x7a) || (rune >= 0x41 && rune <= 0x5a);
}

function isDigit(rune: number): boolean {
  return rune >= 0x30 && rune <= 0x39;
}
