import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import type { Log } from 'sarif';
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { formatCheckstyle } from '../src/format/checkstyle.js';
import { formatCompact } from '../src/format/compact.js';
import { formatGithub } from '../src/format/github.js';
import { formatJunit } from '../src/format/junit.js';
import { formatNdjson } from '../src/format/ndjson.js';
import { formatSarif, type SarifRule } from '../src/format/sarif.js';
import type { Report } from '../src/lint/report.js';
import { report as anyReport } from './report-arbitrary.js';

const golden = (name: string) => readFileSync(new URL(`../fixtures/output/${name}`, import.meta.url), 'utf8');
const sample = JSON.parse(golden('report.json')) as Report;
const rules = JSON.parse(golden('rules.json')) as SarifRule[];
const whole = (pieces: Iterable<string>) => [...pieces].join('');
const SEED = { seed: 20261123, numRuns: 200 };

/** What a terminal obeys or hides. */
const UNSEEN = /[\0-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\p{Cs}]/u;

const FORMATS: Readonly<Record<string, (report: Report) => Iterable<string>>> = {
  'findings.compact': formatCompact,
  'report.ndjson': formatNdjson,
  'annotations.txt': formatGithub,
  'junit.xml': (report) => formatJunit(report, { failOn: 'error' }),
  'checkstyle.xml': formatCheckstyle,
  'report.sarif': (report) => formatSarif(report, { lang: 'zh', rules }),
};

describe.each(Object.entries(FORMATS))('%s', (name, format) => {
  it('is the golden one', () => {
    expect(whole(format(sample))).toBe(golden(name));
  });

  it('commands no terminal, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(whole(format(report))).not.toMatch(UNSEEN);
      }),
      SEED,
    );
  });
});

const findingsOf = (report: Report) =>
  report.files.flatMap((file) => file.findings.map((finding) => ({ path: file.path, ...finding })));

describe('compact', () => {
  it('has a line a finding, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const lines = whole(formatCompact(report)).split('\n').slice(0, -1);
        const findings = findingsOf(report);
        expect(lines.length).toBe(findings.length);
        for (const [i, { line, column, severity, rule }] of findings.entries()) {
          expect(lines[i]).toContain(`:${line}:${column}: ${severity} `);
          expect(lines[i]?.endsWith(` ${rule}`)).toBe(true);
        }
      }),
      SEED,
    );
  });
});

describe('ndjson', () => {
  it('is the report in lines, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const lines = whole(formatNdjson(report)).split('\n').slice(0, -1);
        const values = lines.map((line) => JSON.parse(line));
        const plain = JSON.parse(JSON.stringify(report)) as Report;
        const of = (type: string) => values.filter((value) => value.type === type).map(({ type, ...rest }) => rest);
        expect(values[0]).toMatchObject({ type: 'begin', version: 1 });
        expect(of('file')).toEqual(plain.files.map(({ findings, ...file }) => file));
        expect(of('finding')).toEqual(findingsOf(plain));
        expect(of('failure')).toEqual(plain.failures);
        expect(values.at(-1)).toEqual({ type: 'end', tool: plain.tool, summary: plain.summary });
      }),
      SEED,
    );
  });
});

describe('github', () => {
  it('is one command a finding or failure and nothing else; properties and data come back', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const lines = whole(formatGithub(report)).split('\n').slice(0, -1);
        const findings = findingsOf(report);
        expect(lines.length).toBe(findings.length + report.failures.length);
        for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) [^:]+::/);
        for (const [i, { rule, line, column }] of findings.entries()) {
          const [, properties = '', data = ''] = /^::\w+ ([^:]*)::(.*)$/.exec(lines[i] as string) ?? [];
          const named = Object.fromEntries(properties.split(',').map((one) => one.split('=', 2)));
          expect(named).toMatchObject({ line: String(line), col: String(column), title: `newslint ${rule}` });
          expect(data).not.toMatch(/%(?!25|0A)/);
        }
      }),
      SEED,
    );
  });

  it('escapes what would end a property, and a per cent sign everywhere', () => {
    const [file] = sample.files as [Report['files'][number]];
    const [finding] = file.findings as [(typeof file.findings)[number]];
    const one = {
      ...sample,
      files: [{ ...file, path: 'a,b:c%d.txt', findings: [{ ...finding, message: '增长20%0A::error::', related: [] }] }],
      failures: [],
    };
    expect(whole(formatGithub(one))).toMatch(
      /^::\w+ file=a%2Cb%3Ac%25d\.txt,line=.*,title=newslint [\w-]+::增长20%250A::error::\n$/,
    );
  });
});

/** Every element of an XML text with its attributes and text; throws where it is not well-formed. */
function elements(xml: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof found = [];
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

describe('junit', () => {
  it('is well-formed, and its counts are those of its elements, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, fc.constantFrom('error', 'warning', 'info'), (report, failOn) => {
        const all = elements(whole(formatJunit(report, { failOn })));
        const count = (name: string) => all.filter((one) => one.name === name).length;
        const [root] = all;
        expect(root?.attributes).toMatchObject({
          tests: String(count('testcase')),
          failures: String(count('failure')),
          errors: String(count('error')),
        });
        const suites = all.filter(({ name }) => name === 'testsuite');
        for (const key of ['tests', 'failures', 'errors']) {
          const sum = suites.reduce((total, { attributes }) => total + Number(attributes[key]), 0);
          expect(sum).toBe(Number(root?.attributes[key]));
        }
        const failing = { error: ['error'], warning: ['error', 'warning'], info: ['error', 'warning', 'info'] }[failOn];
        expect(count('failure')).toBe(findingsOf(report).filter(({ severity }) => failing.includes(severity)).length);
        expect(count('error')).toBe(report.failures.length);
      }),
      SEED,
    );
  });
});

describe('checkstyle', () => {
  it('is well-formed and has an error a finding or failure, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const all = elements(whole(formatCheckstyle(report)));
        const errors = all.filter(({ name }) => name === 'error').map(({ attributes }) => attributes);
        const findings = findingsOf(report);
        expect(errors.length).toBe(findings.length + report.failures.length);
        const told = errors.filter(({ line }) => line !== '0');
        for (const [i, { rule, line, column, severity }] of findings.entries()) {
          expect(told[i]).toMatchObject({ line: String(line), column: String(column), severity });
          expect(told[i]?.source).toBe(`newslint.${rule}`);
        }
      }),
      SEED,
    );
  });
});

describe('sarif', () => {
  // Its draft is 04, which ajv no longer takes; but for the name of that it has nothing that ajv does not know.
  const { $schema, id, ...schema } = JSON.parse(
    readFileSync(new URL('../fixtures/schemas/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'),
  );
  const validate = new Ajv({
    allErrors: true,
    strict: false,
    unicodeRegExp: false,
    formats: {
      uri: (text: string) => URL.canParse(text),
      'uri-reference': /^(?:[A-Za-z0-9._~!$&'()*+,;=@/:?#-]|%[0-9A-F]{2})*$/,
      'date-time': true,
    },
  }).compile(schema);

  it('keeps to the standard, and says what was found, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const log = JSON.parse(whole(formatSarif(report, { lang: 'zh', rules }))) as Log;
        expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
        const [run] = log.runs as [Log['runs'][number]];
        const findings = findingsOf(report);
        expect(run.results?.length).toBe(findings.length);
        for (const [i, { id, rule, message, related, path }] of findings.entries()) {
          const result = run.results?.[i];
          expect(result?.fingerprints).toEqual({ 'newslint/v1': id });
          expect(run.tool.driver.rules?.[result?.ruleIndex as number]?.id).toBe(rule);
          expect(said(result?.message.text)).toBe(message);
          expect(result?.relatedLocations?.length ?? 0).toBe(related.length);
          const at = result?.locations?.[0]?.physicalLocation?.artifactLocation;
          if (!path.startsWith('/'))
            expect(decodeURIComponent(String(at?.uri))).toBe(path.replace(/\p{Cs}/gu, '\ufffd'));
          expect(run.artifacts?.[at?.index as number]?.location?.uri).toBe(at?.uri);
        }
        expect(run.invocations?.[0]?.executionSuccessful).toBe(!report.failures.length);
      }),
      SEED,
    );
  });

  it('is refused where a member is missing or misspelt', () => {
    const log = JSON.parse(whole(formatSarif(sample, { lang: 'zh', rules })));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...log, version: undefined })).toBe(false);
    expect(validate({ ...log, runs: [{ ...log.runs[0], result: [] }] })).toBe(false);
    expect(validate({ ...log, runs: [{ ...log.runs[0], tool: {} }] })).toBe(false);
  });

  it('has no slot and no link in a message that has braces and brackets', () => {
    const [file] = sample.files as [Report['files'][number]];
    const [finding] = file.findings as [(typeof file.findings)[number]];
    const one = { ...sample, files: [{ ...file, findings: [{ ...finding, message: '{0}[详情](http://a/)' }] }] };
    const log = JSON.parse(whole(formatSarif(one, { lang: 'zh', rules }))) as Log;
    expect(log.runs[0]?.results?.[0]?.message.text).toBe('{{0}}[详情\\](http://a/)');
  });

  it('gives paths as URIs', () => {
    const uri = (path: string) => {
      const log = JSON.parse(
        whole(formatSarif({ ...sample, files: [], failures: [{ path, message: 'x' }] }, { lang: 'en', rules })),
      );
      return log.runs[0].invocations[0].toolExecutionNotifications[0].locations[0].physicalLocation.artifactLocation;
    };
    expect(uri('城市版/头 版.txt')).toEqual({
      uri: '%E5%9F%8E%E5%B8%82%E7%89%88/%E5%A4%B4%20%E7%89%88.txt',
      uriBaseId: '%SRCROOT%',
    });
    expect(uri('/tmp/a:b.txt')).toEqual({ uri: 'file:///tmp/a%3Ab.txt' });
    expect(uri('C:/copy/a.txt')).toEqual({ uri: 'file:///C:/copy/a.txt' });
    expect(uri('a:b.txt')).toEqual({ uri: 'a%3Ab.txt', uriBaseId: '%SRCROOT%' });
  });
});

/** A message of SARIF as a viewer shows it. */
function said(text = ''): string {
  return text === '-' ? '-' : text.replaceAll('\\](', '](').replaceAll('{{', '{').replaceAll('}}', '}');
}
