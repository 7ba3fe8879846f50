import { describe, expect, it } from 'vitest';
import { lazySegmenter } from '../src/analyse/lazy-segmenter.js';
import { TimedOut, within } from '../src/cli/deadline.js';
import { type Examining, examine } from '../src/cli/examine.js';
import { attempt } from '../src/cli/jobs/assignment.js';
import { defineRule, type Rule } from '../src/rule/rule.js';

/** Twice as long as 2 ** 26 steps: V8 has nothing against a quantifier in a quantifier. */
const catastrophe = () => /^(?:a+)+$/.test(`${'a'.repeat(40)}b`);

describe('within', () => {
  it('gives what its work gives, and throws what it throws', () => {
    expect(within(1000, () => [1])).toEqual([1]);
    expect(() =>
      within(1000, () => {
        throw new RangeError('own');
      }),
    ).toThrow(new RangeError('own'));
  });

  it.each([
    [
      'a loop',
      () => {
        for (;;);
      },
    ],
    ['a regular expression', catastrophe],
    [
      'a loop that catches everything',
      () => {
        for (;;)
          try {
            for (;;);
          } catch {}
      },
    ],
  ])('stops %s', (_, work) => {
    expect(() => within(30, work as () => unknown)).toThrow(TimedOut);
  });

  it('nests: what stops inside leaves the rest of its time outside', () => {
    const inner = () => {
      try {
        return within(20, catastrophe);
      } catch (error) {
        return error;
      }
    };
    expect(within(60_000, inner)).toBeInstanceOf(TimedOut);
    expect(within(60_000, () => within(60_000, () => 'both') + within(60_000, () => '!'))).toBe('both!');
  });
});

describe('a page that takes too long', () => {
  const rule = (id: string, check: () => void) =>
    defineRule({
      id,
      category: 'characters',
      summary: { zh: '试', en: 'a try' },
      severity: 'error',
      weight: 1,
      scope: 'page',
      messages: { found: { zh: '有', en: 'found' } },
      *check() {
        check();
        yield { code: 'found', range: { start: 0, end: 1 }, evidence: {} };
      },
    });
  const examining: Examining = {
    engine: lazySegmenter(),
    lang: 'en',
    publication: {},
    timeout: 0.2,
    findingsOnly: false,
  };
  const copy = { path: 'a.txt', text: '新桥通车\n\n本报讯 城南新桥昨天通车。\n' };
  const look = (rules: Rule[]) => examine(copy, new Map(), examining, undefined, rules).known;

  it('is checked by every rule but the one that does not end, and that is named', () => {
    const rules = [rule('before', () => {}), rule('endless', catastrophe), rule('after', () => {})];
    const { found, articles } = look(rules);
    expect(found.findings.map(({ rule }) => rule)).toEqual(['after', 'before']);
    expect(found.failures).toEqual([
      { path: 'a.txt', message: 'rule endless failed and did not check this file: not done within 0.2 s' },
    ]);
    expect(articles.map(({ headline }) => headline)).toEqual(['新桥通车']);
    expect(articles[0]?.keywords.length).toBeGreaterThan(0);
  });

  it('takes its time twice and no more, however many rules do not end', () => {
    const rules = Array.from({ length: 50 }, (_, i) => rule(`endless-${i}`, catastrophe));
    const { found } = look(rules);
    const stopped = found.failures.filter(({ message }) => message.startsWith('rule endless-'));
    expect(stopped).toHaveLength(50);
    expect(stopped.filter(({ message }) => message.endsWith('within 0.2 s')).length).toBeLessThanOrEqual(2);
    expect(found.findings).toEqual([]);
  });

  it('gets the better of its time where the machine was slow and nothing hangs', () => {
    let calls = 0;
    const slowOnce = rule('slow-once', () => {
      if (calls++ === 0) catastrophe();
    });
    const { found } = look([slowOnce]);
    expect(found.findings).toHaveLength(1);
    expect(found.failures).toEqual([]);
  });

  it('tells how to give more time, where nothing at all came of it', () => {
    const outcome = attempt(examining, () => within(20, catastrophe));
    expect(outcome).toEqual({ failed: 'not done within 0.02 s; --timeout gives it more' });
  });
});
