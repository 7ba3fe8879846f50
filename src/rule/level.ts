import type { Severity } from './finding.js';

/** How a rule is set: not at all, at its own severity, or at another. */
export type Level = 'off' | 'default' | Severity;

/** By rule id; a rule that is not in it is set to `default`. */
export type Levels = ReadonlyMap<string, Level>;

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
