import fc from 'fast-check';
import { expect, it } from 'vitest';
import { straightQuotes } from '../src/text/straight-quotes.js';

/** `text` with its straight marks made curly. */
function curled(text: string): string {
  const marks = straightQuotes(text, 0, text.length).flat();
  return marks.reduce((now, { at, full }) => now.slice(0, at) + full + now.slice(at + 1), text);
}

it.each([
  ['他叫它"铁牛"。', '他叫它“铁牛”。'],
  ['他说："水来了。""真的？"', '他说：“水来了。”“真的？”'],
  ['“他叫它"铁牛"。”', '“他叫它‘铁牛’。”'],
  ['“水来了"他说。', '“水来了”他说。'],
  ['"水来了”他说。', '“水来了”他说。'],
  ['32"的屏幕，叫作"大屏"。', '32"的屏幕，叫作“大屏”。'],
  ['一个"就分不清。', '一个"就分不清。'],
  ['她说"水来了。他说"是。"', '她说"水来了。他说"是。"'],
  ['She said "hello" to me', 'She said "hello" to me'],
  ['<a href="水渠.html">', '<a href="水渠.html">'],
])('%s', (text, expected) => {
  expect(curled(text)).toBe(expected);
});

it('names straight marks of the range, each once and in order, and leaves as many “ as ”', () => {
  const soup = fc.array(fc.constantFrom('"', '"', '水', '渠', '，', '。', 'a', '3', ' ', '“', '”'), { maxLength: 40 });
  fc.assert(
    fc.property(soup, fc.nat(5), (characters, start) => {
      const text = characters.join('');
      const quotes = straightQuotes(text, Math.min(start, text.length), text.length);
      const places = quotes.flat().map(({ at }) => at);
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      for (const at of places) {
        expect(at).toBeGreaterThanOrEqual(Math.min(start, text.length));
        expect(text[at]).toBe('"');
      }
      for (const quote of quotes) {
        if (quote.length === 2) expect(['“”', '‘’']).toContain(quote.map(({ full }) => full).join(''));
      }
    }),
    { seed: 20261123, numRuns: 500 },
  );
});
