import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arraysAt, arraysOf, decodeArrays, encodeArrays, textOf, unitsOf } from '../src/lexicon/arrays.js';
import { ARRAY_LEXICONS } from '../src/lexicon/build-arrays.js';
import { phraseList, phrasesOf } from '../src/lexicon/phrase-list.js';

const some = {
  one: Int8Array.of(-3),
  text: unitsOf('甲𠮷乙'),
  none: new Int32Array(0),
  two: Float64Array.of(0.5, -1 / 3),
};

describe('arrays in a file', () => {
  it('come back as they were, wherever the file lies in memory', () => {
    const file = encodeArrays(some);
    const shifted = new Uint8Array(file.length + 3).subarray(3);
    shifted.set(file);
    for (const bytes of [file, shifted]) expect(decodeArrays(bytes)).toEqual(some);
    expect(textOf(decodeArrays(file)?.text as Uint16Array)).toBe('甲𠮷乙');
  });

  it('are none where it is cut short, another one or damaged', () => {
    const file = encodeArrays({ many: new Float64Array(5000).fill(1 / 3) });
    const lost = file.slice();
    lost.fill(0, 8192, 12288);
    const other = file.slice();
    other[0] = 0;
    for (const bytes of [file.subarray(0, -1), file.subarray(0, 10), new Uint8Array(0), lost, other])
      expect(decodeArrays(bytes)).toBeUndefined();
  });
});

describe.each(ARRAY_LEXICONS.map((lexicon) => [lexicon.name, lexicon] as const))('%s', (_, lexicon) => {
  it('is the same built as made', () => {
    const built = decodeArrays(readFileSync(arraysAt(lexicon.name)));
    expect(built).toBeDefined();
    expect(built).toEqual(lexicon.make());
  });
});

it('is made anew where its file is damaged, or older than what it comes from', () => {
  const lexicon = { name: 'of-a-test', sources: ['arrays.ts'], make: () => ({ made: Int32Array.of(1) }) };
  const at = arraysAt(lexicon.name);
  writeFileSync(at, encodeArrays({ made: Int32Array.of(2) }));
  expect(arraysOf(lexicon)).toEqual({ made: Int32Array.of(2) });
  utimesSync(at, new Date(0), new Date(0));
  expect(arraysOf(lexicon)).toEqual({ made: Int32Array.of(1) });
  writeFileSync(at, 'rubbish');
  expect(arraysOf(lexicon)).toEqual({ made: Int32Array.of(1) });
  rmSync(at);
  expect(arraysOf(lexicon)).toEqual({ made: Int32Array.of(1) });
});

describe('a list of phrases', () => {
  const unit = fc.constantFrom('甲', '乙', '丙', '丁');
  const phrase = fc.string({ unit, minLength: 1, maxLength: 4 });

  it('has the first of each and nothing else, and finds the longest at each place', () => {
    fc.assert(
      fc.property(
        fc.array(phrase, { minLength: 1, maxLength: 20 }),
        fc.string({ unit, maxLength: 40 }),
        (all, text) => {
          const list = phraseList(
            phrasesOf('none', [], () => all.map((one, i) => `${one}\t${i}`)),
            ([, i]) => Number(i),
          );
          expect([...list].map(([one]) => one)).toEqual(all);
          for (const one of [...all, text])
            expect(list.get(one)).toBe(all.includes(one) ? all.indexOf(one) : undefined);
          let end = 0;
          const expected = [];
          for (let start = 0; start < text.length; start++) {
            const [found] = all
              .filter((one) => one.length > 1 && text.startsWith(one, start))
              .sort((a, b) => b.length - a.length);
            if (start < end || !found) continue;
            end = start + found.length;
            expected.push({ start, end, value: all.indexOf(found) });
          }
          expect(list.find(text, 0, text.length)).toEqual(expected);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
