import type { FileReport, FindingReport, Report } from '../lint/report.js';
import type { Severity } from '../rule/finding.js';
import { otherPlace } from './other-place.js';
import { element, openTag, XML_HEAD, type Xml } from './xml.js';

export interface JunitOptions {
  /** The lowest severity that is a failed test; the others pass and tell what was found. */
  readonly failOn: Severity;
}

/**
 * A report as JUnit XML: a suite for each file, in it a test for each finding, or one that passes where nothing was found. What
 * could not be checked is a test with an error, in a suite of its own.
 */
export function* formatJunit({ files, failures }: Report, { failOn }: JunitOptions): Iterable<string> {
  const suites = files.map((file) => ({ file, ...counts(file, failOn) }));
  const total = (key: 'tests' | 'failures') => suites.reduce((sum, suite) => sum + suite[key], 0);
  const all = { tests: total('tests') + failures.length, failures: total('failures'), errors: failures.length };
  yield `${XML_HEAD}${openTag('testsuites', { name: 'newslint', ...all, time: 0 })}\n`;
  for (const { file, tests, failures } of suites) {
    const { path, findings } = file;
    const cases = findings.length
      ? findings.map((finding) => test(path, finding, failOn))
      : [element('testcase', { name: 'newslint', classname: path, time: 0 }, [], 4)];
    yield element('testsuite', { name: path, tests, failures, errors: 0, skipped: 0, time: 0 }, cases, 2).xml;
  }
  if (failures.length) {
    const cases = failures.map(({ path = 'newslint', message }) => {
      const error = element('error', { message, type: 'failure' }, [], 6);
      return element('testcase', { name: 'newslint', classname: path, time: 0 }, [error], 4);
    });
    const counts = { tests: failures.length, failures: 0, errors: failures.length, skipped: 0, time: 0 };
    yield element('testsuite', { name: 'newslint', ...counts }, cases, 2).xml;
  }
  yield '</testsuites>\n';
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function counts({ findings }: FileReport, failOn: Severity): { tests: number; failures: number } {
  const failures = findings.filter(({ severity }) => RANK[severity] >= RANK[failOn]).length;
  return { tests: Math.max(1, findings.length), failures };
}

function test(path: string, finding: FindingReport, failOn: Severity): Xml {
  const { rule, line, column, severity, message, related } = finding;
  const lines = [`${path}:${line}:${column}: ${message}`, ...related.map((other) => `→ ${otherPlace(other)}`)];
  const said =
    RANK[severity] >= RANK[failOn]
      ? element('failure', { message, type: severity }, lines, 6)
      : element('system-out', {}, [`${severity} ${lines[0]}`, ...lines.slice(1)], 6);
  return element('testcase', { name: `${rule} ${line}:${column}`, classname: path, time: 0 }, [said], 4);
}
