import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePage } from '../src/page/parse.js';
import type { Finding } from '../src/rule/finding.js';
import { rules } from '../src/rules/index.js';
import { type Judged, type Score, score } from '../src/score/score.js';
import { classOf, STANDARDS } from '../src/score/weights.js';
import { inProcess, layCopy } from './cli-run.js';
import { validators } from './schema.js';

const HEADLINE = '夏粮丰收仓满';
const BODY = '本报讯 今年夏粮喜获丰收，全镇增产两成，家家户户的粮仓都装得满满当当。';

/** A page of 100 characters that are no white space: a headline, two paragraphs and filler. */
function page(path = 'a01.txt') {
  const text = `${HEADLINE}\n\n　　${BODY}\n\n　　`;
  const rest = 100 - [...text].filter((one) => one.trim()).length;
  return parsePage(path, `${text}${'稻'.repeat(rest - 1)}。\n`);
}

/** A finding of a rule, in the text of the page at `start`. */
function finding(rule: string, start: number, over: Partial<Finding> = {}): Finding {
  const range = { start, end: start + 1 };
  return { id: '', rule, code: 'c', severity: 'error', message: '', range, related: [], evidence: {}, ...over };
}

function of(findings: readonly Finding[], ...more: Judged[]): Score {
  const sorted = findings.toSorted((a, b) => a.range.start - b.range.start);
  return score([{ page: page(), findings: sorted }, ...more], rules);
}

const IN_BODY = HEADLINE.length + 8;
/** Findings in the body whose quotes all differ. */
const several = (rule: string, count: number, over: Partial<Finding> = {}) =>
  Array.from({ length: count }, (_, i) => finding(rule, IN_BODY + i, { code: `c${i}`, ...over }));

it('gives no verdict where nothing was checked', async () => {
  const { out, code } = await inProcess(['score', 'no-such-file']);
  expect(out).toContain('没有检查到文字，无从计算差错率。');
  expect(out).not.toContain('合格');
  expect(code).toBe(2);
});

describe('score', () => {
  it('counts characters that are no white space, and errors in 10,000 of them', () => {
    expect(of([finding('wrong-word', IN_BODY)])).toMatchObject({
      basis: 'text',
      characters: 100,
      errors: 1,
      warnings: 0,
      rate: 100,
      passLine: 3,
      pass: false,
      classes: [{ class: 'text', found: 1, errors: 1, warnings: 0 }],
    });
  });

  it('counts twice what stands in a headline, but for numerals and marks', () => {
    expect(of([finding('wrong-word', 0)]).errors).toBe(2);
    expect(of([finding('date-invalid', 0)]).errors).toBe(2);
    expect(of([finding('repeated-mark', 0)]).errors).toBe(0.1);
    expect(of([finding('numeral-form', 0)]).errors).toBe(0.1);
  });

  it('counts the same text error three times at most, the heaviest of them', () => {
    const repeated = (count: number) => Array.from({ length: count }, () => finding('wrong-word', IN_BODY));
    expect(of(repeated(3)).errors).toBe(3);
    expect(of(repeated(5)).errors).toBe(3);
    expect(of(several('wrong-word', 5)).errors).toBe(5);
    // On another page of the same issue, too.
    const other = { page: page('a02.txt'), findings: repeated(2) };
    expect(of(repeated(2), other)).toMatchObject({ errors: 3, pages: [{ errors: 2 }, { errors: 1 }] });
    const same = { text: '稻', at: page().text.indexOf('稻稻') };
    const twice = page().text.replace(HEADLINE, `夏${same.text}丰收仓满`);
    const judged = {
      page: parsePage('a.txt', twice),
      findings: [1, same.at, same.at + 1, same.at + 2].map((at) => finding('wrong-word', at)),
    };
    expect(score([judged], rules).errors).toBe(4);
  });

  it('counts numerals a tenth each and one at most in an issue', () => {
    expect(of(several('numeral-form', 3)).errors).toBe(0.3);
    expect(of(several('numeral-form', 25)).errors).toBe(1);
    expect(of(several('repeated-mark', 25)).errors).toBe(2.5);
  });

  it('counts warnings apart, errors before them, and infos and damage not at all', () => {
    const warning = { severity: 'warning' } as const;
    expect(of(several('wrong-word', 2, warning))).toMatchObject({
      errors: 0,
      warnings: 2,
      rate: 0,
      rateWithWarnings: 200,
      pass: true,
    });
    expect(of(several('wrong-word', 2, { severity: 'info' }))).toMatchObject({ errors: 0, warnings: 0, classes: [] });
    expect(of(several('garbled-text', 2))).toMatchObject({ errors: 0, classes: [] });
    const mixed = [...several('numeral-form', 8, warning), ...several('range-form', 8)];
    expect(of(mixed)).toMatchObject({ errors: 0.8, warnings: 0.2 });
  });

  it('takes the official count of a page for each page', () => {
    const judged = [page('a01.txt'), page('a02.txt')].map((one) => ({ page: one, findings: several('wrong-word', 1) }));
    expect(score(judged, rules, 5000)).toMatchObject({ basis: 'layout', characters: 10_000, rate: 2, pass: true });
    expect(score([], rules)).toMatchObject({ characters: 0, rate: 0, pass: true, pages: [] });
  });

  it('comes to the sum of its pages and of its classes, and never falls with another finding', () => {
    const one = fc.record({
      rule: fc.constantFrom(...rules.map(({ id }) => id)),
      at: fc.nat({ max: 60 }),
      severity: fc.constantFrom('error', 'warning', 'info'),
    });
    const findings = (list: { rule: string; at: number; severity: string }[]) =>
      list
        .map(({ rule, at, severity }) => finding(rule, at, { severity: severity as Finding['severity'] }))
        .toSorted((a, b) => a.range.start - b.range.start);
    const pages = [page('a01.txt'), page('a02.txt')] as const;
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), fc.array(one, { maxLength: 30 }), one, (first, second, more) => {
        const judge = (list: typeof first) =>
          score(
            [
              { page: pages[0], findings: findings(list) },
              { page: pages[1], findings: findings(second) },
            ],
            rules,
          );
        const all = judge(first);
        const sum = (parts: readonly { errors: number; warnings: number }[]) =>
          parts.reduce((total, { errors, warnings }) => total + errors + warnings, 0);
        expect(sum(all.pages)).toBeCloseTo(all.errors + all.warnings, 6);
        expect(sum(all.classes)).toBeCloseTo(all.errors + all.warnings, 6);
        const next = judge([...first, more]);
        expect(next.errors + next.warnings).toBeGreaterThanOrEqual(all.errors + all.warnings - 1e-9);
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});

describe('classOf', () => {
  it('knows every rule, damage being none', () => {
    for (const rule of rules) {
      const name = classOf(rule);
      expect(name === undefined, rule.id).toBe(rule.weight === 0);
      if (rule.category === 'characters' || rule.category === 'directives') expect(name, rule.id).toBeUndefined();
    }
    const classes = Object.fromEntries(rules.map((rule) => [rule.id, classOf(rule)]));
    expect(classes).toMatchObject({
      'wrong-word': 'text',
      'duplicate-paragraph': 'text',
      'figure-conflict': 'content',
      'numeral-form': 'numeral',
      'range-form': 'numeral',
      'approximation-form': 'numeral',
      'unit-form': 'unit',
      'repeated-mark': 'punctuation',
    });
    expect(STANDARDS.punctuation.confirmed).toBe(false);
  });
});

describe('newslint score', () => {
  let folder: ReturnType<typeof layCopy>;
  beforeAll(() => {
    folder = layCopy();
  });
  afterAll(() => folder.remove());
  const run = (line: string) =>
    inProcess(line.split(' ').map((arg) => (/\.txt$|^mixed$/.test(arg) ? `${folder.path}/${arg}` : arg)));

  it('keeps to its schema, and fails above the pass line', async () => {
    const { score: valid } = validators();
    for (const [line, code] of [
      ['score clean.txt', 0],
      ['score error.txt', 1],
      ['score error.txt --page-chars 5000', 0],
      ['score mixed', 1],
      ['score clean.txt missing.txt', 2],
    ] as const) {
      const result = await run(`${line} --format json`);
      expect(result.code, line).toBe(code);
      expect(valid(JSON.parse(result.out)), JSON.stringify(valid.errors)).toBe(true);
    }
  });

  it('says 估算 where the characters are those of the text, and only there', async () => {
    const estimate = (await run('score error.txt')).out;
    expect(estimate).toContain('字数（估算）');
    expect(estimate).toMatch(/^差错率（估算） \d+\.\d\d‱.*合格线 3\/10000：不合格$/m);
    const official = (await run('score error.txt --page-chars 5000')).out;
    expect(official).not.toContain('估算');
    expect(official).toMatch(/^差错率 0\.20‱.*：合格$/m);
    expect((await run('score error.txt --lang en')).out).toMatch(/^Error rate \(estimate\) .*failed$/m);
  });

  it('gives a page a row in CSV, and the whole a last one', async () => {
    const { out } = await run('score mixed --format csv --page-chars 5000');
    const lines = out.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/a\.txt","5000","layout","0\.1","0\.2","0","0\.2",,$/);
    expect(lines[3]).toBe(',"10000","layout","0.1","0.1","0","0.1","3","true"');
  });
});
