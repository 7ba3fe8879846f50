import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { formatCheckstyle } from '../src/format/checkstyle.js';
import { formatCompact } from '../src/format/compact.js';
import { formatGithub } from '../src/format/github.js';
import { formatJunit } from '../src/format/junit.js';
import { formatNdjson } from '../src/format/ndjson.js';
import { formatSarif, type SarifRule } from '../src/format/sarif.js';
import type { Report } from '../src/lint/report.js';
import {
  checkCheckstyle,
  checkCompact,
  checkGithub,
  checkJunit,
  checkNdjson,
  checkSarif,
  sarifSchema,
} from './output-checks.js';
import { report as anyReport } from './report-arbitrary.js';

const golden = (name: string) => readFileSync(new URL(`../fixtures/output/${name}`, import.meta.url), 'utf8');
const sample = JSON.parse(golden('report.json')) as Report;
const rules = JSON.parse(golden('rules.json')) as SarifRule[];
const whole = (pieces: Iterable<string>) => [...pieces].join('');
const SEED = { seed: 20261123, numRuns: 200 };

const FORMATS: Readonly<Record<string, (report: Report) => Iterable<string>>> = {
  'findings.compact': formatCompact,
  'report.ndjson': formatNdjson,
  'annotations.txt': formatGithub,
  'junit.xml': (report) => formatJunit(report, { failOn: 'error' }),
  'checkstyle.xml': formatCheckstyle,
  'report.sarif': (report) => formatSarif(report, { lang: 'zh', rules }),
};

it.each(Object.entries(FORMATS))('%s is the golden one', (name, format) => {
  expect(whole(format(sample))).toBe(golden(name));
});

describe('compact', () => {
  it('has a line a finding, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => checkCompact(report, whole(formatCompact(report)))),
      SEED,
    );
  });
});

describe('ndjson', () => {
  it('is the report in lines, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => checkNdjson(report, whole(formatNdjson(report)))),
      SEED,
    );
  });
});

describe('github', () => {
  it('is one command a finding or failure and nothing else; properties and data come back', () => {
    fc.assert(
      fc.property(anyReport, (report) => checkGithub(report, whole(formatGithub(report)))),
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

describe('junit', () => {
  it('is well-formed, and its counts are those of its elements, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, fc.constantFrom('error', 'warning', 'info'), (report, failOn) =>
        checkJunit(report, whole(formatJunit(report, { failOn })), failOn),
      ),
      SEED,
    );
  });
});

describe('checkstyle', () => {
  it('is well-formed and has an error a finding or failure, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => checkCheckstyle(report, whole(formatCheckstyle(report)))),
      SEED,
    );
  });
});

describe('sarif', () => {
  it('keeps to the standard, and says what was found, whatever the texts', () => {
    fc.assert(
      fc.property(anyReport, (report) => checkSarif(report, whole(formatSarif(report, { lang: 'zh', rules })))),
      SEED,
    );
  });

  it('is refused where a member is missing or misspelt', () => {
    const validate = sarifSchema();
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
