import { rows } from './rows.js';

/** Weights of a logistic model: log odds = bias + the sum of weight times feature. */
export interface Weights {
  readonly bias: number;
  readonly weights: readonly number[];
}

/** What tells a slip from two figures that only look alike: one model for a changed digit, one for all other slips. */
export interface SlipModel {
  readonly shift: Weights;
  readonly change: Weights;
}

/** The weights of `figure-slips.tsv`, in the order of its rows. */
export function slipModel(): SlipModel {
  model ??= load();
  return model;
}

let model: SlipModel | undefined;

function load(): SlipModel {
  const table = rows('figure-slips').map((row) => row.slice(1).map(Number) as [number, number]);
  const column = (i: 0 | 1): Weights => ({ bias: table[0]?.[i] ?? 0, weights: table.slice(1).map((row) => row[i]) });
  return { shift: column(0), change: column(1) };
}
