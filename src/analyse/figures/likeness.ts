import { isGeneric, type Pair, type Setting } from './setting.js';

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
  const suffixContent = content(a.before.slice(a.before.length - suffix));
  const prefixContent = content(a.after.slice(0, prefix));
  let shared = 0;
  const [few, many] = a.pairs.size < b.pairs.size ? [a.pairs, b.pairs] : [b.pairs, a.pairs];
  for (const pair of few) if (many.has(pair)) shared += weights.of.get(pair) ?? 1;
  const weightA = weights.total.get(a) ?? 0;
  const weightB = weights.total.get(b) ?? 0;
  const covered = shared / Math.max(1, Math.min(weightA, weightB));
  return {
    suffix,
    suffixContent,
    prefix,
    prefixContent,
    covered,
    shared,
    score:
      Math.min(6, 0.4 * suffix + 0.6 * suffixContent) +
      Math.min(6, 0.4 * prefix + 0.6 * prefixContent) +
      6 * covered +
      Math.min(6, shared),
  };
}

/** Do the two settings share anything: a neighbouring character, or a pair? Quick, for most figures do not. */
export function haveInCommon(a: Setting, b: Setting): boolean {
  if (a.before !== '' && a.before.at(-1) === b.before.at(-1)) return true;
  if (a.after !== '' && a.after[0] === b.after[0]) return true;
  const [few, many] = a.pairs.size < b.pairs.size ? [a.pairs, b.pairs] : [b.pairs, a.pairs];
  for (const pair of few) if (many.has(pair)) return true;
  return false;
}

/** How much each pair of characters says, and all pairs of a setting together: what all settings have says little. */
export interface PairWeights {
  readonly of: ReadonlyMap<Pair, number>;
  readonly total: ReadonlyMap<Setting, number>;
}

/** A pair weighs the less, the more of the settings have it. */
export function pairWeights(settings: readonly Setting[]): PairWeights {
  const of = new Map<Pair, number>();
  for (const { pairs } of settings) for (const pair of pairs) of.set(pair, (of.get(pair) ?? 0) + 1);
  const total = new Map<Setting, number>();
  // settings share few of their pairs: of one that a single setting has, the weight is 1
  for (const [pair, count] of of) {
    if (count > 1) of.set(pair, 1 / Math.log2(1 + count));
  }
  for (const setting of settings) {
    let sum = 0;
    for (const pair of setting.pairs) sum += of.get(pair) as number;
    total.set(setting, sum);
  }
  return { of, total };
}

function commonSuffix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function content(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (!isGeneric(text.charCodeAt(i))) count++;
  return count;
}
