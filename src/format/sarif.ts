import type { ArtifactLocation, Notification, Region, ReportingDescriptor, Result, Run } from 'sarif';
import type { Failure } from '../lint/lint.js';
import type { FindingReport, RelatedReport, Report } from '../lint/report.js';
import type { Severity } from '../rule/finding.js';
import type { Lang, Text } from '../text/message.js';
import { jsonValue } from './json-value.js';

/** A rule as SARIF tells it. */
export interface SarifRule {
  readonly id: string;
  readonly category: string;
  readonly severity: Severity;
  readonly summary: Text;
  /** Markdown: what the rule is for. */
  readonly help: string;
}

export interface SarifOptions {
  readonly lang: Lang;
  /** Those that ran. */
  readonly rules: readonly SarifRule[];
}

/**
 * A report as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), in pieces, one a finding. A finding's id is its
 * fingerprint, also the one that GitHub goes by; other places are `relatedLocations`; what could not be checked is a
 * notification, and the invocation then not successful.
 */
export function* formatSarif(report: Report, { lang, rules }: SarifOptions): Iterable<string> {
  const { tool, files, failures } = report;
  const indices = new Map(rules.map(({ id }, i) => [id, i]));
  const run: Omit<Run, 'results'> = {
    tool: {
      driver: {
        name: tool.name,
        semanticVersion: tool.version,
        rules: rules.map((rule) => descriptor(rule, lang)),
        properties: { segmenter: tool.segmenter },
      },
    },
    language: lang === 'zh' ? 'zh-CN' : 'en',
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    invocations: [
      { executionSuccessful: failures.length === 0, toolExecutionNotifications: failures.map(notification) },
    ],
    artifacts: files.map(({ path, encoding }) => ({
      location: artifact(path),
      encoding,
      roles: ['analysisTarget'],
    })),
  };
  yield `{\n  "$schema": "${SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {\n`;
  for (const [key, value] of Object.entries(run)) yield `      "${key}": ${jsonValue(value, 6)},\n`;
  yield '      "results": [';
  let between = '\n';
  for (const [index, { path, findings }] of files.entries()) {
    for (const finding of findings) {
      yield `${between}        ${jsonValue(result(finding, { ...artifact(path), index }, indices.get(finding.rule)), 8)}`;
      between = ',\n';
    }
  }
  yield `${between === '\n' ? '' : '\n      '}]\n    }\n  ]\n}\n`;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

function descriptor({ id, category, severity, summary, help }: SarifRule, lang: Lang): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: literal(summary[lang]) },
    ...(help && { help: { text: literal(plain(help)), markdown: literal(help) } }),
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: [category] },
  };
}

function result(finding: FindingReport, at: ArtifactLocation, ruleIndex: number | undefined): Result {
  const { id, rule, code, severity, message, range, related, evidence, fix } = finding;
  const { line, column, endLine, endColumn, quote } = finding;
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVEL[severity],
    message: { text: literal(message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: at,
          region: {
            ...{ startLine: line, startColumn: column, endLine, endColumn },
            ...span(range),
            snippet: { text: quote },
          },
        },
      },
    ],
    ...(related.length && { relatedLocations: related.map((other, i) => relatedLocation(other, i + 1, at)) }),
    fingerprints: { 'newslint/v1': id },
    partialFingerprints: { primaryLocationLineHash: id },
    ...(fix && {
      fixes: [
        {
          description: { text: literal(fix.title) },
          artifactChanges: [
            {
              artifactLocation: at,
              replacements: fix.edits.map(({ range, text }) => ({
                deletedRegion: span(range),
                insertedContent: { text },
              })),
            },
          ],
          properties: { applicability: fix.applicability },
        },
      ].filter(({ artifactChanges }) => artifactChanges.every(({ replacements }) => replacements.length)),
    }),
    properties: { code, evidence: { ...evidence } },
  };
}

function relatedLocation(
  { path, range, line, column, quote, label }: RelatedReport,
  id: number,
  here: ArtifactLocation,
): NonNullable<Result['relatedLocations']>[number] {
  return {
    id,
    physicalLocation: {
      artifactLocation: path === undefined ? here : artifact(path),
      region: { startLine: line, startColumn: column, ...span(range), snippet: { text: quote } },
    },
    message: { text: literal(label) },
  };
}

function notification({ path, message }: Failure): Notification {
  return {
    level: 'error',
    message: { text: literal(message) },
    ...(path !== undefined && { locations: [{ physicalLocation: { artifactLocation: artifact(path) } }] }),
  };
}

function span({ start, end }: { readonly start: number; readonly end: number }): Region {
  return { charOffset: start, charLength: Math.max(0, end - start) };
}

/** A path as a URI: relative ones below the root of the sources. */
function artifact(path: string): ArtifactLocation {
  const whole = path.replace(/\p{Cs}/gu, '\u{fffd}');
  const uri = whole.split('/').map(encodeURIComponent).join('/');
  if (whole.startsWith('/')) return { uri: `file://${uri.replace(/^\/+/, '/')}` };
  if (/^[A-Za-z]:\//.test(whole)) return { uri: `file:///${uri.replace('%3A', ':')}` };
  return { uri, uriBaseId: '%SRCROOT%' };
}

/**
 * `text` as a message of SARIF that says exactly this: braces would be slots (3.11.5 of the standard), and `[x](y)` a link
 * (3.11.6). Never empty, which the standard forbids.
 */
function literal(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '\\](') || '-';
}

/** Without Markdown's marks. */
function plain(markdown: string): string {
  return markdown.replaceAll('`', '').replace(/\[([^\]\n]{1,200})\]\([^)\n]{1,200}\)/g, '$1');
}
