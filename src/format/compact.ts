import type { Report } from '../lint/report.js';
import { visible } from '../text/visible.js';

/**
 * A finding a line, as compilers write them and editors read them: `path:line:column: severity message rule`. In pieces, one
 * a file; nothing where nothing was found. Failures have no lines: the command line says them on standard error.
 */
export function* formatCompact({ files }: Report): Iterable<string> {
  for (const { path, findings } of files) {
    yield findings
      .map(({ line, column, severity, message, rule }) => {
        return `${visible(`${path}:${line}:${column}: ${severity} ${message} ${rule}`)}\n`;
      })
      .join('');
  }
}
