import type { Failure } from '../lint/lint.js';
import type { FileReport, FindingReport, Report, Tool } from '../lint/report.js';
import { jsonLine } from './json-value.js';

/**
 * A report as JSON, one value a line, each with its `type`: `begin`, then of each file a `file` and its `finding`s, a `failure`
 * for whatever could not be checked, and last an `end` with the summary: without it the run was cut short. The values are those
 * of the JSON report, with the `path` of its file in every finding.
 */
export function* formatNdjson({ tool, files, failures, summary }: Report): Iterable<string> {
  yield ndjsonBegin(tool);
  for (const file of files) yield ndjsonFile(file);
  yield ndjsonEnd({ tool, failures, summary });
}

/** The first line: it can be written before anything is read. */
export function ndjsonBegin({ name, version }: Pick<Tool, 'name' | 'version'>): string {
  return jsonLine({ type: 'begin', version: 1, tool: { name, version } });
}

/** A file and its findings. */
export function ndjsonFile({ findings, ...file }: FileReport): string {
  return jsonLine({ type: 'file', ...file }) + ndjsonFindings(file.path, findings);
}

/** Findings of a file whose own line has been written. */
export function ndjsonFindings(path: string, findings: readonly FindingReport[]): string {
  return findings.map((finding) => jsonLine({ type: 'finding', path, ...finding })).join('');
}

/** What is known only at the end. */
export function ndjsonEnd({ tool, failures, summary }: Pick<Report, 'tool' | 'failures' | 'summary'>): string {
  const failed = failures.map((failure: Failure) => jsonLine({ type: 'failure', ...failure })).join('');
  return failed + jsonLine({ type: 'end', tool, summary });
}
