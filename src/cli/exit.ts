import type { ScoreReport } from '../format/score.js';
import type { Listing } from '../lint/listing.js';
import type { Report } from '../lint/report.js';
import type { Severity } from '../rule/finding.js';

/** What decides whether findings fail a run. */
export interface FailLevel {
  readonly failOn: Severity;
  readonly maxWarnings?: number;
  /** Findings fail nothing. */
  readonly exitZero?: true;
}

/** 0, 1 or 2 for a report: 2 if anything was not fully checked, 1 if findings reach the fail level, or the error rate the pass line. */
export function exitCode(
  { failures, summary }: Report | Listing | ScoreReport,
  { failOn, maxWarnings, exitZero }: FailLevel,
): 0 | 1 | 2 {
  if (failures.length || summary.failed) return 2;
  if (exitZero) return 0;
  if ('pass' in summary) return summary.pass ? 0 : 1;
  if (!('errors' in summary)) return 0;
  const { errors, warnings, infos } = summary;
  const failing = { error: errors, warning: errors + warnings, info: errors + warnings + infos }[failOn];
  return failing > 0 || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0;
}
