import fc from 'fast-check';
import { expect, it } from 'vitest';
import { phraseFinder } from '../src/lexicon/phrases.js';
import { rows } from '../src/lexicon/rows.js';
import { wrongWords } from '../src/lexicon/wrong-words.js';
import wrongWord from '../src/rules/words/wrong-word.js';
import { run } from './fixture.js';

it('finds every wrong word of tier A where it stands between marks', () => {
  const words = rows('wrong-words').flatMap(([wrong, , tier, guard]) =>
    tier === 'A' && !guard ? [wrong as string] : [],
  );
  expect(words.length).toBeGreaterThan(600);
  const missed = words.filter((wrong) => {
    const { findings } = run(wrongWord, [{ path: 'page.txt', text: `　　屋里的人都说，${wrong}，谁也没有多想。\n` }]);
    return !findings[0]?.length;
  });
  expect(missed).toEqual([]);
});

it('finds the same words in any text as the automaton does', () => {
  const list = rows('wrong-words').map(([wrong, right]) => [wrong as string, right as string] as const);
  const find = phraseFinder(list);
  const piece = fc.oneof(
    fc.constantFrom(...list.map(([wrong]) => wrong)),
    fc.constantFrom(...list.map(([wrong]) => wrong.slice(0, -1))),
    fc.constantFrom('。', '人', '为', '亲'),
  );
  const pieces = fc.array(piece, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(pieces, fc.nat(3), fc.nat(3), (words, before, behind) => {
      const text = words.join('');
      const [start, end] = [Math.min(before, text.length), Math.max(before, text.length - behind)];
      const expected = find(text, start, end);
      const found = wrongWords()(text, start, end).map((hit) => ({ ...hit, value: hit.value.right }));
      expect(found).toEqual(expected);
    }),
    { seed: 20261124, numRuns: 300 },
  );
});
