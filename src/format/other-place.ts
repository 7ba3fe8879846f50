import type { RelatedReport } from '../lint/report.js';
import { excerpt } from '../text/excerpt.js';
import { visible } from '../text/visible.js';

/** The other place of a finding on one line: `2:10 另一处 “86.4亿元”`, after its path where that is another page. */
export function otherPlace({ path, line, column, quote, label }: RelatedReport): string {
  const where = `${path === undefined ? '' : `${visible(path)}:`}${line}:${column}`;
  return `${where} ${visible(label)}${quote && ` “${visible(excerpt(quote, 40))}”`}`;
}
