import { expect, it } from 'vitest';
import { habits } from '../src/rule/habit.js';

const places = (kinds: string) => [...kinds].map((kind, i) => ({ kind, range: { start: i, end: i + 1 } }));
const shown = (kinds: string) => habits(places(kinds)).map((group) => group.map(({ range }) => range.start));

it('keeps up to four of a kind apart', () => {
  expect(shown('aaaa')).toEqual([[0], [1], [2], [3]]);
});

it('takes more of a kind together, at the place of the first', () => {
  expect(shown('baaaaab')).toEqual([[0], [1, 2, 3, 4, 5], [6]]);
});

it('has nothing to group in nothing', () => {
  expect(shown('')).toEqual([]);
});
