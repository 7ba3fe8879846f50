import { expect, it } from 'vitest';
import { literals } from './regex/collect.js';
import { scan } from './regex/scan.js';

it.each([
  ['abc', 1, false],
  ['a?', 2, false],
  ['a{3}', 1, false],
  ['[^”{}()]{0,40}”', 40, false],
  ['a{2,5}b{0,7}', 35, false],
  ['(?:a{1,5}|b{1,9}c?)', 18, false],
  ['a*', Number.POSITIVE_INFINITY, false],
  ['\\p{sc=Han}{2,}', Number.POSITIVE_INFINITY, false],
  ['(?<=a{1,3})\\u{4e00}\\u4e00{1,2}\\]{1,2}', 12, false],
  ['(?:a+b)*', Number.POSITIVE_INFINITY, true],
  ['(?:a{1,3}){1,20}', 60, true],
  ['(?<name>a?){2,5}\\k<name>', 10, true],
])('%s costs at most %d steps, nested: %s', (source, cost, nested) => {
  expect(scan(source)).toEqual({ cost, nested });
});

/** `npm run check:regex` holds the rest against recheck, which takes a minute. */
it('nearly every regular expression of newslint is safe by its form', () => {
  const all = [...literals().values()];
  expect(all.length).toBeGreaterThan(500);
  const others = all.filter(({ source }) => {
    const { cost, nested } = scan(source);
    return cost > 5000 || nested;
  });
  expect(others.length).toBeLessThan(all.length / 8);
});
