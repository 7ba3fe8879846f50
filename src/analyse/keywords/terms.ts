import { timesOf } from './pairs.js';
import { CLOSED, NAMED, OPENED, REPEATED, type Reading, type WordUse } from './words.js';

/** A term of several words. */
export interface Term {
  /** The places of its words in the words of the reading. */
  readonly words: readonly number[];
  readonly text: string;
  /** It stands alone in quotation marks somewhere. */
  readonly quoted: boolean;
  /** How often it stands, not within a longer one. */
  count: number;
}

const LONGEST = 5;
const LONGEST_TEXT = 10;
/** A longer run takes the place of a shorter one within it if it makes up at least this share of its occurrences. */
const ABSORBS = 0.55;

/**
 * Finds terms that the segmenter cut: runs of adjacent content words that come again together more often than apart
 * (贵妃 + 李子), and what stands alone in quotation marks (“流动网格员”). A verb that `isGeneral` begins none.
 */
export function termsOf(reading: Reading, isGeneral: (word: string) => boolean): Term[] {
  const { words, marks, pairs } = reading;
  // a name is no part of a term
  const sequence = reading.sequence.map((id, i) => ((marks[i] as number) & NAMED ? -1 : id));
  /** How often each word stands; a run of one word is the word's own place. */
  const alone = new Int32Array(words.length);
  /** The longer ones have the places behind. */
  const runs: Run[] = [];
  const runAt = (run: number) => runs[run - words.length] as Run;
  const countOf = (run: number) => (run < words.length ? (alone[run] as number) : runAt(run).count);
  const longer = new Map<number, number>();

  /** The run that run `shorter` and word `id` make, if there is one. */
  const follow = (shorter: number, id: number) => longer.get(shorter * words.length + id);

  for (let i = 0; i < sequence.length; i++) {
    const id = sequence[i] as number;
    if (id < 0) continue;
    const repeated = (marks[i] as number) & REPEATED;
    if (!repeated) alone[id]!++;
    const end = quotedEnd(sequence, marks, i);
    const behind = sequence[i + 1] ?? -1;
    if (behind < 0 || (end < 0 && timesOf(pairs, id, behind) < 2)) continue;
    let run = id;
    let text = (words[id] as WordUse).text.length;
    for (let length = 2; length <= LONGEST; length++) {
      const before = sequence[i + length - 2] as number;
      const next = sequence[i + length - 1] as number;
      if (next === undefined || next < 0) break;
      if (i + length > end && timesOf(pairs, before, next) < 2) break;
      text += (words[next] as WordUse).text.length;
      if (text > LONGEST_TEXT) break;
      let found = follow(run, next);
      if (found === undefined) {
        found = words.length + runs.length;
        runs.push({ shorter: run, length, first: i, count: 0, quoted: false });
        longer.set(run * words.length + next, found);
      }
      run = found;
      const known = runAt(run);
      if (!repeated) known.count++;
      if (i + length === end) known.quoted = true;
    }
  }

  const accepted: (Term | undefined)[] = [];
  const acceptedAt = (run: number) => accepted[run - words.length];
  let any = false;
  for (let i = 0; i < runs.length; i++) {
    const { shorter, length, first, count, quoted } = runs[i] as Run;
    if (count < 2 && !quoted) continue;
    const own = Array.from(sequence.subarray(first, first + length));
    const parts = own.map((id) => words[id] as WordUse);
    if (!isTerm(parts, quoted, count, isGeneral)) continue;
    const left = countOf(shorter);
    let behind: number | undefined = own[1];
    for (let k = 2; k < length && behind !== undefined; k++) behind = follow(behind, own[k] as number);
    const right = behind === undefined ? count : countOf(behind);
    // of a pair the rarer part must mostly stand in the pair; of a longer run both shorter runs
    const share = count / (length === 2 ? Math.min(left, right) : Math.max(left, right));
    const both = length === 2 ? count / Math.max(left, right) : 1;
    if (quoted || (share >= ABSORBS && both >= 0.2)) {
      accepted[i] = { words: own, text: parts.map((part) => part.text).join(''), quoted, count: 0 };
      any = true;
    }
  }

  const longestAt = (i: number): number => {
    let run: number | undefined = sequence[i] as number;
    let longest = -1;
    for (let k = i + 1; run !== undefined && run >= 0; k++) {
      const next = sequence[k] as number;
      if (!(next >= 0)) break;
      run = follow(run, next);
      if (run !== undefined && acceptedAt(run)) longest = run;
    }
    return longest;
  };
  if (!any) return [];
  for (let i = 0; i < sequence.length; i++) {
    if ((sequence[i] as number) < 0) continue;
    const run = longestAt(i);
    if (run < 0) continue;
    const { length, count, quoted } = runAt(run);
    // 赋能 + 基层 + 治理: leave 基层 to the term that comes more often
    const next = quoted ? -1 : longestAt(i + 1);
    if (next >= 0 && runAt(next).length >= length && runAt(next).count > count) continue;
    (acceptedAt(run) as Term).count++;
    i += length - 1;
  }
  return accepted.filter((term) => term?.count) as Term[];
}

interface Run {
  /** The run without its last word. */
  readonly shorter: number;
  readonly length: number;
  /** Where it first stands. */
  readonly first: number;
  count: number;
  quoted: boolean;
}

/** The place behind the words that stand alone in quotation marks from `i` on; -1 if none do. */
function quotedEnd(sequence: Int32Array, marks: Uint8Array, i: number): number {
  if (!i || !((marks[i - 1] as number) & OPENED)) return -1;
  let end = i;
  while (end < i + LONGEST && (sequence[end] as number) >= 0) end++;
  return end > i + 1 && (marks[end] as number) & CLOSED ? end : -1;
}

const NOUN_END = new Set('n nz nt ng nr ns x zg k j q g l vn an b'.split(' '));
const NO_START = new Set('k q v vg t zg a d s b'.split(' '));
const NO_MIDDLE = new Set('v d s t x'.split(' '));
const NO_SINGLE = new Set('v d f x'.split(' '));
const SINGLE_END = new Set('n ng zg k'.split(' '));

/** May these words make a term: three characters and more, a noun at its end, and no verb that rules a clause? */
function isTerm(
  run: readonly WordUse[],
  quoted: boolean,
  count: number,
  isGeneral: (word: string) => boolean,
): boolean {
  const first = run[0] as WordUse;
  const last = run.at(-1) as WordUse;
  const length = run.reduce((sum, { text }) => sum + text.length, 0);
  if (length < 3 || length > (quoted || count < 3 ? 8 : LONGEST_TEXT)) return false;
  // 基层 + 治理: jieba tags many nouns of action as verbs
  const action = last.tag === 'v' && run.length === 2 && last.text.length === 2 && count > 2;
  if (!NOUN_END.has(last.tag) && !action) return false;
  if (quoted) return true;
  // what the segmenter made up is often half a clause
  if (count < 3 && run.some(({ tag, text }) => tag === 'x' && text.length > 1)) return false;
  if (NO_START.has(first.tag) || (isGeneral(first.text) && /^[vxda]/.test(first.tag))) return false;
  if (first.tag === 'vn' && run.length > 3) return false;
  for (const { tag, text } of run.slice(1, -1)) {
    if ((text.length > 1 ? NO_MIDDLE : NO_SINGLE).has(tag) || (tag === 'vn' && isGeneral(text))) return false;
  }
  if (last.tag === 'vn' && last.text.length > 1 && run.length > 2) return false;
  return last.text.length > 1 || SINGLE_END.has(last.tag);
}
