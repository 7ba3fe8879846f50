import fc from 'fast-check';
import { expect, it } from 'vitest';
import { phraseFinder } from '../src/lexicon/phrases.js';

/** The same, by trying every phrase at every place. */
function slowly(phrases: readonly string[], text: string) {
  const hits = [];
  for (let i = 0; i < text.length; i++) {
    const found = phrases.filter((phrase) => text.startsWith(phrase, i)).sort((a, b) => b.length - a.length)[0];
    if (!found) continue;
    hits.push({ start: i, end: i + found.length, value: found });
    i += found.length - 1;
  }
  return hits;
}

const letters = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '𠮷'), minLength, maxLength });

it('finds what a search for each phrase finds', () => {
  fc.assert(
    fc.property(fc.array(letters(1, 5), { maxLength: 12 }), letters(0, 60), (phrases, text) => {
      const find = phraseFinder(phrases.map((phrase) => [phrase, phrase]));
      expect(find(text, 0, text.length)).toEqual(slowly(phrases, text));
    }),
    { seed: 7, numRuns: 500 },
  );
});

it('stays within the given part of the text', () => {
  const find = phraseFinder([
    ['甲乙', 1],
    ['甲乙丙', 2],
  ]);
  expect(find('甲乙丙甲乙丙', 3, 5)).toEqual([{ start: 3, end: 5, value: 1 }]);
});
