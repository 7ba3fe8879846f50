import type { Report } from '../lint/report.js';
import { otherPlace } from './other-place.js';
import { element, openTag, XML_HEAD } from './xml.js';

/** A report as Checkstyle writes it, for the many tools that read that; a failure is an error at line 0 of its file. */
export function* formatCheckstyle({ files, failures }: Report): Iterable<string> {
  yield `${XML_HEAD}${openTag('checkstyle', { version: '4.3' })}\n`;
  for (const { path, findings } of files) {
    const errors = findings.map(({ line, column, severity, message, related, rule }) => {
      const said = [message, ...related.map((other) => `→ ${otherPlace(other)}`)].join(' ');
      return element('error', { line, column, severity, message: said, source: `newslint.${rule}` }, [], 4);
    });
    yield element('file', { name: path }, errors, 2).xml;
  }
  for (const { path = 'newslint', message } of failures) {
    const error = element('error', { line: 0, column: 0, severity: 'error', message, source: 'newslint' }, [], 4);
    yield element('file', { name: path }, [error], 2).xml;
  }
  yield '</checkstyle>\n';
}
