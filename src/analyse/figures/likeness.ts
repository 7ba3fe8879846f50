import { isGeneric, type PairBook } from './pairs.js';
import type { Setting } from './setting.js';

/** How much two settings have in common. */
export interface Likeness {
  /** Characters that both have right before the figure, and right behind it; `…Content` without generic ones. */
  readonly suffix: number;
  readonly suffixContent: number;
  readonly prefix: number;
  readonly prefixContent: number;
  /** The share of the lesser setting's pairs that both have, by weight. */
  readonly covered: number;
  /** The weight of the pairs that both have. */
  readonly shared: number;
  /** All of this in one number, from 0 to about 24. */
  readonly score: number;
}

/** Compares two of the settings that `weights` were made of. */
export function likeness(a: Setting, b: Setting, weights: PairWeights): Likeness {
  const suffix = commonSuffix(a.before, b.before);
  const prefix = commonPrefix(a.after, b.after);
  const suffixContent = content(a.before, a.before.length - suffix, a.before.length);
  const prefixContent = content(a.after, 0, prefix);
  mark(a, weights.marks, 1);
  const shared = sharedWeight(b, weights);
  mark(a, weights.marks, 0);
  const covered = shared / lesser(a, b, weights);
  const score = scoreOf(suffix, suffixContent, prefix, prefixContent, covered, shared);
  return { suffix, suffixContent, prefix, prefixContent, covered, shared, score };
}

/** The score that `likeness` gives `setting` and each of the `rivals`, in their order; 0 for itself. */
export function scores(setting: Setting, rivals: readonly Setting[], weights: PairWeights): number[] {
  const { before, after } = setting;
  const out = new Array<number>(rivals.length).fill(0);
  mark(setting, weights.marks, 1);
  for (let i = 0; i < rivals.length; i++) {
    const rival = rivals[i] as Setting;
    if (rival === setting) continue;
    const suffix = commonSuffix(before, rival.before);
    const prefix = commonPrefix(after, rival.after);
    const shared = sharedWeight(rival, weights);
    const suffixContent = content(before, before.length - suffix, before.length);
    const covered = shared / lesser(setting, rival, weights);
    out[i] = scoreOf(suffix, suffixContent, prefix, content(after, 0, prefix), covered, shared);
  }
  mark(setting, weights.marks, 0);
  return out;
}

function scoreOf(
  suffix: number,
  suffixContent: number,
  prefix: number,
  prefixContent: number,
  covered: number,
  shared: number,
): number {
  return (
    Math.min(6, 0.4 * suffix + 0.6 * suffixContent) +
    Math.min(6, 0.4 * prefix + 0.6 * prefixContent) +
    6 * covered +
    Math.min(6, shared)
  );
}

/** Do the two settings share anything: a neighbouring character, or a pair? Quick, for most figures do not. */
export function haveInCommon(a: Setting, b: Setting, { marks }: PairBook): boolean {
  if (a.before !== '' && a.before.at(-1) === b.before.at(-1)) return true;
  if (a.after !== '' && a.after[0] === b.after[0]) return true;
  mark(a, marks, 1);
  let found = false;
  for (let i = 0; i < b.pairs.length && !found; i++) found = marks[b.pairs[i] as number] === 1;
  mark(a, marks, 0);
  return found;
}

/** How much each pair of characters says, and all pairs of a setting together: what all settings have says little. */
export interface PairWeights {
  /** By the number of the pair. */
  readonly of: readonly number[];
  /** By the rank of the setting. */
  readonly total: readonly number[];
  readonly marks: number[];
}

/** A pair weighs the less, the more of the settings have it, which are all that have pairs in `book`, in the order of their ranks. */
export function pairWeights(settings: readonly Setting[], { marks }: PairBook): PairWeights {
  const of = new Array<number>(marks.length).fill(0);
  for (const { pairs } of settings) for (let i = 0; i < pairs.length; i++) (of[pairs[i] as number] as number)++;
  for (let pair = 0; pair < of.length; pair++) {
    const count = of[pair] as number;
    // settings share few of their pairs: of one that a single setting has, the weight is 1
    if (count > 1) of[pair] = 1 / Math.log2(1 + count);
  }
  const total = settings.map(({ pairs }) => {
    let sum = 0;
    for (let i = 0; i < pairs.length; i++) sum += of[pairs[i] as number] as number;
    return sum;
  });
  return { of, total, marks };
}

function mark({ pairs }: Setting, marks: number[], as: 0 | 1): void {
  for (let i = 0; i < pairs.length; i++) marks[pairs[i] as number] = as;
}

/** The weight of the pairs that are marked. */
function sharedWeight({ pairs }: Setting, { of, marks }: PairWeights): number {
  let sum = 0;
  for (let i = 0; i < pairs.length; i++) {
    const pair = pairs[i] as number;
    if (marks[pair] === 1) sum += of[pair] as number;
  }
  return sum;
}

function lesser(a: Setting, b: Setting, { total }: PairWeights): number {
  return Math.max(1, Math.min(total[a.rank] as number, total[b.rank] as number));
}

function commonSuffix(a: string, b: string): number {
  let length = 0;
  while (
    length < a.length &&
    length < b.length &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  )
    length++;
  return length;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** How many characters from `from` up to `to` are not generic. */
function content(text: string, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (!isGeneric(text.charCodeAt(i))) count++;
  return count;
}
