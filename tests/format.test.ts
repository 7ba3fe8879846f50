import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCsv } from '../src/format/csv.js';
import { formatJson } from '../src/format/json.js';
import { formatTable } from '../src/format/table.js';
import type { Report } from '../src/lint/report.js';
import { cells, checkCsv, checkJson, checkTable, OWN_COLORS } from './output-checks.js';
import { report as anyReport } from './report-arbitrary.js';
import { validators } from './schema.js';

const golden = (name: string) => readFileSync(new URL(`../fixtures/output/${name}`, import.meta.url), 'utf8');
const sample = JSON.parse(golden('report.json')) as Report;
const whole = (pieces: Iterable<string>) => [...pieces].join('');
const validate = validators();
const SEED = { seed: 20261123, numRuns: 300 };

describe('json', () => {
  it('is the golden report', () => {
    expect(whole(formatJson(sample))).toBe(golden('report.json'));
  });

  it('keeps to the schema', () => {
    expect(validate.report(sample), JSON.stringify(validate.report.errors)).toBe(true);
  });

  it('is refused by the schema when a member is missing, misspelt or of another type', () => {
    const { summary, ...without } = sample;
    expect(validate.report(without)).toBe(false);
    expect(validate.report({ ...sample, sumary: summary })).toBe(false);
    expect(validate.report({ ...sample, summary: { ...summary, errors: '3' } })).toBe(false);
    expect(validate.report({ ...sample, failures: [{ path: 'x' }] })).toBe(false);
  });

  it('is the same value when read back, keeps to the schema and commands no terminal, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => checkJson(report, whole(formatJson(report)))),
      SEED,
    );
  });
});

describe('csv', () => {
  it('is the golden one', () => {
    expect(whole(formatCsv(sample))).toBe(golden('findings.csv'));
  });

  it('begins with a BOM and ends its lines in CRLF', () => {
    expect(whole(formatCsv(sample))).toMatch(/^\ufeff"path",[^\n]*\r\n(?:"[^\n]*\r\n)+$/);
  });

  it('gives the cells back, but for the quote before what would be a formula, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => checkCsv(report, whole(formatCsv(report)))),
      SEED,
    );
  });

  it.each([
    ['=1+1'],
    ['+86'],
    ['-——新华社'],
    ['@某人'],
    ['＝求和'],
    [' =1'],
    ['\u200b=1'],
    ['\u0000=1'],
    ['\ufeff-1'],
    ['\t1'],
  ])('puts a quote before %j', (quote) => {
    const [file] = sample.files as [Report['files'][number]];
    const [finding] = file.findings as [(typeof file.findings)[number]];
    const one = { ...sample, files: [{ ...file, findings: [{ ...finding, quote }] }] };
    const [head, row] = cells(whole(formatCsv(one)).slice(1));
    expect(row?.[head?.indexOf('quote') ?? -1]).toBe(`'${quote}`);
  });

  it.each([['新闻'], ['10.5万'], ['“=1”'], ['1-2']])('leaves %j alone', (quote) => {
    const [file] = sample.files as [Report['files'][number]];
    const [finding] = file.findings as [(typeof file.findings)[number]];
    const one = { ...sample, files: [{ ...file, findings: [{ ...finding, quote }] }] };
    const [head, row] = cells(whole(formatCsv(one)).slice(1));
    expect(row?.[head?.indexOf('quote') ?? -1]).toBe(quote);
  });
});

describe('table', () => {
  it.each([
    ['table-100.txt', { lang: 'zh', width: 100, color: false }],
    ['table-60.txt', { lang: 'zh', width: 60, color: false }],
    ['table-en.txt', { lang: 'en', width: 100, color: false }],
  ] as const)('is the golden %s', (name, options) => {
    expect(whole(formatTable(sample, options))).toBe(golden(name));
  });

  it('says the same with colours', () => {
    const plain = whole(formatTable(sample, { lang: 'zh', width: 100, color: false }));
    const colored = whole(formatTable(sample, { lang: 'zh', width: 100, color: true }));
    expect(colored).toMatch(OWN_COLORS);
    expect(colored.replace(OWN_COLORS, '')).toBe(plain);
  });

  it('loses nothing of a finding, at any width', () => {
    for (let width = 60; width <= 140; width += 7) {
      const text = squeezed(whole(formatTable(sample, { lang: 'zh', width, color: false })));
      for (const { findings } of sample.files) {
        for (const { message, rule, line, column, related } of findings) {
          expect(text).toContain(squeezed(message));
          expect(text).toContain(squeezed(rule));
          expect(text).toContain(`${line}:${column}`);
          for (const other of related) expect(text).toContain(squeezed(`${other.line}:${other.column} ${other.label}`));
        }
      }
      for (const { message } of sample.failures) expect(text).toContain(squeezed(message));
    }
  });

  it('commands no terminal and fits into it, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, fc.integer({ min: 60, max: 140 }), fc.boolean(), (report, columns, color) => {
        checkTable(report, whole(formatTable(report, { lang: 'zh', width: columns, color })), columns);
      }),
      { ...SEED, numRuns: 100 },
    );
  });
});

/** `text` without white space: what wrapping may take away or add. */
function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}
