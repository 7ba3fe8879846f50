import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { ArtifactLocation, Log, Result } from 'sarif';
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { SCRIPT } from '../src/format/html/script.js';
import { STYLE } from '../src/format/html/style.js';
import type { FindingReport, Report } from '../src/lint/report.js';
import type { Severity } from '../src/rule/finding.js';
import { width } from '../src/text/width.js';
import { validators } from './schema.js';

/*
 * What must be true of each format of a report, whatever its texts. Each check takes the report and what was made of it, and
 * throws `AssertionError`.
 */

/** A terminal obeys no character of `text` and hides none. */
export function checkUnseen(text: string): void {
  const unseen = UNSEEN.exec(text);
  if (unseen) assert.fail(`a character that a terminal obeys or hides: ${JSON.stringify(around(text, unseen.index))}`);
}

const UNSEEN = /[\0-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\p{Cs}]/u;

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 20), index + 20);
}

export function checkJson(report: Report, text: string): void {
  checkUnseen(text);
  const back = JSON.parse(text);
  assert.deepEqual(back, JSON.parse(JSON.stringify(report)));
  checkValid('report', back);
}

/** Keeps to the schema that ships. */
export function checkValid(schema: keyof ReturnType<typeof validators>, value: unknown): void {
  const validate = schemas()[schema];
  assert.ok(validate(value), JSON.stringify(validate.errors));
}

let validate: ReturnType<typeof validators> | undefined;

function schemas(): ReturnType<typeof validators> {
  validate ??= validators();
  return validate;
}

/** The same values in lines. `findings` may come in another order: those that hang on several files come last. */
export function checkNdjson(report: Report, text: string): void {
  checkUnseen(text);
  const values = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  const plain = JSON.parse(JSON.stringify(report)) as Report;
  const of = (type: string) => values.filter((value) => value.type === type).map(({ type, ...rest }) => rest);
  assert.deepEqual(values[0], {
    type: 'begin',
    version: 1,
    tool: { name: plain.tool.name, version: plain.tool.version },
  });
  assert.deepEqual(
    of('file'),
    plain.files.map(({ findings, ...file }) => file),
  );
  assert.deepEqual(of('finding'), findingsOf(plain));
  assert.deepEqual(of('failure'), plain.failures);
  assert.deepEqual(values.at(-1), { type: 'end', tool: plain.tool, summary: plain.summary });
}

function findingsOf(report: Report): (FindingReport & { readonly path: string })[] {
  return report.files.flatMap((file) => file.findings.map((finding) => ({ path: file.path, ...finding })));
}

/** A row a finding, the cells as they are but for the quote before what a spreadsheet would run. */
export function checkCsv(report: Report, text: string): void {
  assert.equal(text[0], '\ufeff');
  const [head = [], ...rows] = cells(text.slice(1));
  const findings = findingsOf(report);
  assert.equal(rows.length, findings.length);
  for (const [i, finding] of findings.entries()) {
    const row = rows[i] as string[];
    assert.equal(row.length, head.length);
    const cell = (name: string) => row[head.indexOf(name)];
    const [other] = finding.related;
    const given = { path: finding.path, message: finding.message, quote: finding.quote, id: finding.id };
    const texts = { ...given, relatedQuote: other?.quote ?? '', relatedLabel: other?.label ?? '', rule: finding.rule };
    for (const [name, text] of Object.entries(texts)) {
      if (cell(name) !== text) assert.equal(cell(name), `'${text}`);
    }
    const { line, column, endLine, endColumn } = finding;
    for (const [name, value] of Object.entries({ line, column, endLine, endColumn }))
      assert.equal(cell(name), String(value));
  }
  const formula = rows.flat().find((text) => /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(text));
  assert.equal(formula, undefined);
}

/** The cells of a CSV text (RFC 4180), without its BOM; throws where it is none. */
export function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) assert.fail(`no cell: ${JSON.stringify(text.slice(at, at + 40))}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** What a table colours by itself. */
export const OWN_COLORS = /\u001b\[(?:1|2|4|22|24|31|33|36|39)m/g;

/** Fits into `columns`, and tells every finding. */
export function checkTable(report: Report, text: string, columns: number): void {
  const plain = text.replace(OWN_COLORS, '');
  checkUnseen(plain);
  for (const line of plain.split('\n')) if (width(line) > columns) assert.fail(`wider than ${columns}: ${line}`);
  const told = plain.match(/\d+:\d+/g) ?? [];
  const count = report.files.reduce((sum, { findings }) => sum + findings.length, 0);
  assert.ok(told.length >= count, `${told.length} places of ${count}`);
}

/** A line a finding. */
export function checkCompact(report: Report, text: string): void {
  checkUnseen(text);
  const lines = text.split('\n').slice(0, -1);
  const findings = findingsOf(report);
  assert.equal(lines.length, findings.length);
  for (const [i, { line, column, severity, rule }] of findings.entries()) {
    assert.ok(lines[i]?.includes(`:${line}:${column}: ${severity} `), lines[i]);
    assert.ok(lines[i]?.endsWith(` ${rule}`), lines[i]);
  }
}

/** One command a finding or failure and nothing else; properties and data come back. */
export function checkGithub(report: Report, text: string): void {
  checkUnseen(text);
  const lines = text.split('\n').slice(0, -1);
  const findings = findingsOf(report);
  assert.equal(lines.length, findings.length + report.failures.length);
  for (const line of lines) assert.match(line, /^::(?:error|warning|notice) [^:]+::/);
  for (const [i, { rule, line, column }] of findings.entries()) {
    const [, properties = '', data = ''] = /^::\w+ ([^:]*)::(.*)$/.exec(lines[i] as string) ?? [];
    const named = Object.fromEntries(properties.split(',').map((one) => one.split('=', 2)));
    assert.deepEqual([named.line, named.col, named.title], [String(line), String(column), `newslint ${rule}`]);
    assert.doesNotMatch(data, /%(?!25|0A)/);
  }
}

interface Element {
  readonly name: string;
  readonly attributes: Record<string, string>;
  text: string;
}

/** Every element of an XML text with its attributes and text; throws where it is not well-formed. */
export function elements(xml: string): Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes as Record<string, SaxesAttributeNS>).map(([key, { value }]) => [
      key,
      value,
    ]);
    const one = { name, attributes: Object.fromEntries(values), text: '' };
    found.push(one);
    open.push(one);
  });
  parser.on('text', (text) => {
    const top = open.at(-1);
    if (top) top.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return found;
}

/** Well-formed, its counts being those of its elements. */
export function checkJunit(report: Report, xml: string, failOn: Severity): void {
  checkUnseen(xml);
  const all = elements(xml);
  const count = (name: string) => all.filter((one) => one.name === name).length;
  const counts = ({ attributes: { tests, failures, errors } }: Element) => [tests, failures, errors].map(Number);
  const root = counts(all[0] as Element);
  assert.deepEqual(root, [count('testcase'), count('failure'), count('error')]);
  const suites = all.filter(({ name }) => name === 'testsuite').map(counts);
  assert.deepEqual(
    root.map((_, i) => suites.reduce((sum, suite) => sum + (suite[i] as number), 0)),
    root,
  );
  const failing = { error: ['error'], warning: ['error', 'warning'], info: ['error', 'warning', 'info'] }[failOn];
  assert.equal(count('failure'), findingsOf(report).filter(({ severity }) => failing.includes(severity)).length);
  assert.equal(count('error'), report.failures.length);
}

/** Well-formed, with an error a finding or failure. */
export function checkCheckstyle(report: Report, xml: string): void {
  checkUnseen(xml);
  const errors = elements(xml)
    .filter(({ name }) => name === 'error')
    .map(({ attributes }) => attributes);
  const findings = findingsOf(report);
  assert.equal(errors.length, findings.length + report.failures.length);
  const told = errors.filter(({ line }) => line !== '0');
  for (const [i, { rule, line, column, severity }] of findings.entries()) {
    const { line: l, column: c, severity: s, source } = told[i] ?? {};
    assert.deepEqual([l, c, s, source], [String(line), String(column), severity, `newslint.${rule}`]);
  }
}

/** Keeps to the standard, and says what was found. */
export function checkSarif(report: Report, text: string): void {
  checkUnseen(text);
  const log = JSON.parse(text) as Log;
  const validate = sarifSchema();
  assert.ok(validate(log), JSON.stringify(validate.errors));
  const [run] = log.runs as [Log['runs'][number]];
  const findings = findingsOf(report);
  assert.equal(run.results?.length, findings.length);
  for (const [i, { id, rule, message, related, path }] of findings.entries()) {
    const result: Result | undefined = run.results?.[i];
    assert.deepEqual(result?.fingerprints, { 'newslint/v1': id });
    assert.equal(run.tool.driver.rules?.[result?.ruleIndex as number]?.id, rule);
    assert.equal(said(result?.message.text), message);
    assert.equal(result?.relatedLocations?.length ?? 0, related.length);
    const at: ArtifactLocation | undefined = result?.locations?.[0]?.physicalLocation?.artifactLocation;
    if (!path.startsWith('/')) assert.equal(decodeURIComponent(String(at?.uri)), path.replace(/\p{Cs}/gu, '\ufffd'));
    assert.equal(run.artifacts?.[at?.index as number]?.location?.uri, at?.uri);
  }
  assert.equal(run.invocations?.[0]?.executionSuccessful, !report.failures.length);
}

/** A message of SARIF as a viewer shows it. */
function said(text = ''): string {
  return text === '-' ? '-' : text.replaceAll('\\](', '](').replaceAll('{{', '{').replaceAll('}}', '}');
}

let sarif: ReturnType<Ajv['compile']> | undefined;

export function sarifSchema(): ReturnType<Ajv['compile']> {
  if (sarif) return sarif;
  // Its draft is 04, which ajv no longer takes; but for the name of that it has nothing that ajv does not know.
  const { $schema, id, ...schema } = JSON.parse(
    readFileSync(new URL('../fixtures/schemas/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'),
  );
  sarif = new Ajv({
    allErrors: true,
    strict: false,
    unicodeRegExp: false,
    formats: {
      uri: (text: string) => URL.canParse(text),
      'uri-reference': /^(?:[A-Za-z0-9._~!$&'()*+,;=@/:?#-]|%[0-9A-F]{2})*$/,
      'date-time': true,
    },
  }).compile(schema);
  return sarif;
}

/** Has no tag, attribute or target that is not its own. */
export function checkHtml(html: string): void {
  const text = bareHtml(html);
  const tags = text.match(/<[^>]*>/g) ?? [];
  assert.equal(tags.length, text.split('<').length - 1);
  const isOwn = (tag: string) =>
    TAG.test(tag) &&
    NAMES.has(/^<\/?([!a-z0-9]+)/.exec(tag)?.[1] ?? '') &&
    !/ (?:on\w+|style|src)=|javascript:/.test(tag) &&
    /^(?:#[fmps][\d-]+|#text)$/.test(/ href="([^"]*)"/.exec(tag)?.[1] ?? '#text');
  assert.deepEqual(
    tags.filter((tag) => !isOwn(tag)),
    [],
  );
  // No bidi control, no control but line ends and tabs, nothing that hides.
  const hidden =
    /[\0-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\p{Cs}]/u.exec(text);
  if (hidden) assert.fail(`a hidden character: ${JSON.stringify(around(text, hidden.index))}`);
}

/** The whole file without the style and script, which are source. */
export function bareHtml(html: string): string {
  return html.replace(STYLE, '').replace(SCRIPT, '');
}

/** Every tag that the report is made of, with its attributes. */
const TAG =
  /^<(?:\/[a-z][a-z0-9]*|!doctype html|[a-z][a-z0-9]*(?: (?:aria|data)-[a-z]+="[^"<>]*"| [a-zA-Z-]+="[^"<>]*"| (?:hidden|checked))*\/?)>$/;

const NAMES = new Set([
  ...['html', 'head', 'meta', 'title', 'style', 'body', 'script', 'header', 'main', 'section', 'article', 'footer'],
  ...['div', 'p', 'h1', 'h2', 'h3', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'tr', 'th', 'td', 'svg', 'rect'],
  ...['a', 'b', 'em', 'span', 'mark', 'br', 'del', 'ins', 'figure', 'figcaption', 'blockquote', 'form', 'fieldset'],
  ...['details', 'summary', 'label', 'input', 'select', 'optgroup', 'option', 'output', 'button', '!doctype'],
]);
