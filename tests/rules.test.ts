import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../src/rule/finding.js';
import { rules } from '../src/rules/index.js';
import { fix, notation, readCases, run } from './fixture.js';

it('every rule has a fixture and every fixture a rule', () => {
  const fixtures = readdirSync(new URL('../fixtures/rules/', import.meta.url)).map((file) => file.replace(/\.md$/, ''));
  expect(fixtures.toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const cases = readCases(id);

  it('shows at least three good and three bad cases', () => {
    expect(cases.filter(({ kind }) => kind === 'Good').length).toBeGreaterThanOrEqual(3);
    expect(cases.filter(({ kind }) => kind === 'Bad').length).toBeGreaterThanOrEqual(3);
  });

  it.each(cases.map((one) => [`${one.kind}: ${one.title}`, one] as const))(
    '%s',
    (_, { kind, pages, findings, fixed }) => {
      expect(findings === '').toBe(kind === 'Good');
      const found = run(rule, pages);
      expect(notation(found.analyses, found.findings)).toBe(findings);
      if (fixed !== undefined) {
        const [page] = pages;
        expect(fix(page?.text ?? '', found.findings[0] as Finding[])).toBe(fixed);
      }
    },
  );
});
