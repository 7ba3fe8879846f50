import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidates, candidates } from '../src/analyse/similarity/candidates.js';
import { type Change, changes } from '../src/analyse/similarity/changes.js';
import { fingerprint, foldText } from '../src/analyse/similarity/folded.js';

const SEED = { seed: 20261123, numRuns: 400 };
const few = fc.string({ unit: fc.constantFrom('山', '水', '田', '，'), maxLength: 24 });

describe('changes', () => {
  it('make the second text of the first', () => {
    fc.assert(
      fc.property(few, few, (a, b) => {
        const found = changes(a, b, 24);
        expect(found && apply(a, b, found)).toBe(b);
      }),
      SEED,
    );
  });

  it('are found exactly where the edit distance is within the limit, and are no more', () => {
    fc.assert(
      fc.property(few, few, fc.integer({ min: 0, max: 12 }), (a, b, limit) => {
        const found = changes(a, b, limit);
        const least = distance(a, b);
        expect(found !== undefined).toBe(least <= limit);
        if (found) expect(found.reduce((sum, one) => sum + size(one), 0)).toBe(least);
      }),
      SEED,
    );
  });
});

describe('folding', () => {
  it('drops space and the width of marks, and leaves the rest', () => {
    expect(foldText('（１２ 人，\u3000来\u200B了！”）')).toBe('(12人,来了!")');
  });

  it('goes with the fingerprint', () => {
    const some = fc.string({ unit: fc.constantFrom('山', ' ', '，', ',', '\u3000', 'Ａ', 'A'), maxLength: 6 });
    fc.assert(
      fc.property(some, some, (a, b) => {
        const [one, other] = [a, b].map((text) => fingerprint(text, { start: 0, end: text.length }));
        expect(one?.key === other?.key).toBe(foldText(a) === foldText(b));
        expect(one?.length).toBe(foldText(a).length);
      }),
      SEED,
    );
  });
});

describe('candidates', () => {
  it('share enough characters on end with the text', () => {
    const index = candidates();
    const text = '河西的果园今年挂果早，采摘的人从五月初排到了月底，园主忙得顾不上吃饭。';
    expect(add(index, text)).toEqual([]);
    expect(add(index, '港口的吊机一夜没有停，三条货轮赶在涨潮前离了岸，码头重又空出来。')).toEqual([]);
    expect(add(index, text.replace('五月', '六月'))).toEqual([0]);
    expect(add(index, '太短的')).toBeUndefined();
    expect(add(index, text.replace('月底', '年底'))).toEqual([0, 2]);
  });

  it('do not grow with a phrase that stands everywhere', () => {
    const index = candidates();
    const sizes = Array.from(
      { length: 200 },
      () => add(index, '各部门要认真抓好落实，确保各项工作取得实效。')?.length ?? -1,
    );
    expect(Math.max(...sizes)).toBeLessThan(5);
    expect(sizes.at(-1)).toBe(0);
  });

  it('are found again when the index has grown', () => {
    const index = candidates();
    const texts = Array.from({ length: 3000 }, (_, i) => sentence(i));
    expect(texts.map((text) => add(index, text)).every((met) => met?.length === 0)).toBe(true);
    expect(texts.map((text) => add(index, `${text.slice(0, 20)}新${text.slice(21)}`)?.[0])).toEqual(
      texts.map((_, i) => i),
    );
  });
});

function add(index: Candidates, text: string): readonly number[] | undefined {
  return index.add(text, { start: 0, end: text.length }, 10);
}

/** Sixty characters that stand in no other sentence in this order. */
function sentence(number: number): string {
  return Array.from({ length: 60 }, (_, i) =>
    String.fromCharCode(0x4e00 + ((number * 7919 + i * i * 31 + i) % 20000)),
  ).join('');
}

function apply(a: string, b: string, found: readonly Change[]): string {
  let [made, at] = ['', 0];
  for (const one of found) {
    made += a.slice(at, one.a) + b.slice(one.b, one.bEnd);
    at = one.aEnd;
  }
  return made + a.slice(at);
}

function size({ a, aEnd, b, bEnd }: Change): number {
  return Math.max(aEnd - a, bEnd - b);
}

/** The whole table, row by row. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
