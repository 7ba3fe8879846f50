import { expect, it } from 'vitest';
import { rows } from '../src/lexicon/rows.js';
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
