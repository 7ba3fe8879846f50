import type { Severity } from './finding.js';

/** How a rule is set: not at all, at its own severity, or at another. */
export type Level = 'off' | 'default' | Severity;

/** How one rule is set. */
export interface Setting {
  readonly level: Level;
  /** Texts that the rule lets pass: nothing is reported of a place that quotes one of them, white space apart. */
  readonly except?: readonly string[];
  /** The rule's own options, as far as they are set. */
  readonly options?: Readonly<Record<string, number>>;
}

/** By rule id; a rule that is not in it is as it is by default. */
export type Settings = ReadonlyMap<string, Setting>;

/**
 * The severity of a finding of a rule that is by default of severity `own` and set to `level`. A setting takes the place of
 * the default. What the rule reports as less sure than its default is not raised, what it reports as more sure is lowered
 * only by a level below the default.
 */
export function graded(found: Severity, own: Severity, level: Exclude<Level, 'off'> = 'default'): Severity {
  if (level === 'default') return found;
  if (RANK[found] === RANK[own]) return level;
  if (RANK[found] < RANK[own]) return RANK[level] < RANK[found] ? level : found;
  return RANK[level] < RANK[own] || RANK[level] > RANK[found] ? level : found;
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
