import type { Report } from '../lint/report.js';
import type { Severity } from '../rule/finding.js';
import { visible } from '../text/visible.js';
import { otherPlace } from './other-place.js';

/**
 * A report as workflow commands of GitHub Actions: a finding is an annotation at its place, a failure one of its file. Every
 * line is such a command; nothing in the copy can begin another
 * (https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions).
 */
export function* formatGithub({ files, failures }: Report): Iterable<string> {
  for (const { path, findings } of files) {
    yield findings
      .map(({ severity, rule, message, line, column, endLine, endColumn, related }) => {
        const said = [message, ...related.map((other) => `→ ${otherPlace(other)}`)];
        // A column of the end is taken for one of the same line.
        const end = endLine === line ? { endLine, endColumn } : { endLine };
        return command(LEVEL[severity], { file: path, line, col: column, ...end, title: `newslint ${rule}` }, said);
      })
      .join('');
  }
  yield failures
    .map(({ path, message }) => {
      return command('error', { ...(path !== undefined && { file: path }), title: 'newslint' }, [message]);
    })
    .join('');
}

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  lines: readonly string[],
): string {
  const named = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(visible(String(value)))}`);
  return `::${name} ${named.join(',')}::${lines.map((line) => escapeData(visible(line))).join('%0A')}\n`;
}

/** As actions/toolkit does it: packages/core/src/command.ts. Line ends are no longer there. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
