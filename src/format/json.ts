import type { Listing } from '../lint/listing.js';
import type { Report } from '../lint/report.js';
import type { RuleList } from './rules.js';
import type { ScoreReport } from './score.js';

/**
 * A report or listing as JSON, indented by two spaces, ending in a line feed; in pieces, one a file, so that none
 * outgrows a string. Controls and bidi characters are escaped: the same value to a machine, and safe on a terminal.
 */
export function* formatJson({
  version,
  tool,
  files,
  failures,
  summary,
}: Report | Listing | ScoreReport): Iterable<string> {
  yield `{\n  "version": ${version},\n  "tool": ${json(tool, 2)},\n  "files": [`;
  for (const [i, file] of files.entries()) yield `${i ? ',' : ''}\n    ${json(file, 4)}`;
  yield `${files.length ? '\n  ' : ''}],\n  "failures": ${json(failures, 2)},\n  "summary": ${json(summary, 2)}\n}\n`;
}

/** The list of rules as JSON, in the same way. */
export function formatRulesJson(list: RuleList): string {
  return `${json(list, 0)}\n`;
}

/** `value` as JSON whose lines after the first stand `indent` spaces in. A raw line feed is never inside a JSON string. */
function json(value: unknown, indent: number): string {
  return JSON.stringify(value, null, 2)
    .replace(RANGE, '{ "start": $1, "end": $2 }')
    .replaceAll('\n', `\n${' '.repeat(indent)}`)
    .replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Ranges on one line: they are half of a report. */
const RANGE = /\{\n +"start": (\d+),\n +"end": (\d+)\n +\}/g;

/** JSON.stringify itself escapes C0 and lone surrogates. The tag and language characters above U+FFFF hide, but command nothing. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
