import type { Listing } from '../lint/listing.js';
import type { Report } from '../lint/report.js';
import { jsonValue } from './json-value.js';
import type { RuleList } from './rules.js';
import type { ScoreReport } from './score.js';

/**
 * A report or listing as JSON, indented by two spaces, ending in a line feed; in pieces, one a file, so that none
 * outgrows a string. Controls and bidi characters are escaped: the same value to a machine, and safe on a terminal.
 */
export function* formatJson(report: Report | Listing | ScoreReport): Iterable<string> {
  const { version, tool, files, failures, summary } = report;
  yield `{\n  "version": ${version},\n  "tool": ${jsonValue(tool, 2)},\n  "files": [`;
  for (const [i, file] of files.entries()) yield `${i ? ',' : ''}\n    ${jsonValue(file, 4)}`;
  const keywords = 'keywords' in report ? `  "keywords": ${jsonValue(report.keywords, 2)},\n` : '';
  yield `${files.length ? '\n  ' : ''}],\n${keywords}  "failures": ${jsonValue(failures, 2)},\n  "summary": ${jsonValue(summary, 2)}\n}\n`;
}

/** The list of rules as JSON, in the same way. */
export function formatRulesJson(list: RuleList): string {
  return `${jsonValue(list, 0)}\n`;
}
