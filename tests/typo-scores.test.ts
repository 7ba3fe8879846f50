import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TRAITS } from '../src/analyse/typos/traits.js';
import { confusables, likeness } from '../src/lexicon/confusable.js';
import { decodeWeights, encodeWeights, weightOf } from '../src/lexicon/doubling-weights.js';
import { gapsOfFour, makingWords } from '../src/lexicon/gapped-words.js';
import { decodeNgrams, encodeNgrams, roughly, symbolOf } from '../src/lexicon/han-ngrams.js';
import { decodeTrees, encodeTrees, oddsOf, parseTrees } from '../src/lexicon/trees.js';
import { typoOdds } from '../src/lexicon/typo-trees.js';

describe('characters taken for one another', () => {
  it('tells how they are alike', () => {
    expect(likeness('清', '请')).toBe('both');
    expect(likeness('再', '在')).toBe('sound');
    expect(likeness('己', '已')).toBe('shape');
    expect(likeness('山', '水')).toBeUndefined();
  });

  it('lists exactly those that are alike, and is symmetrical', () => {
    for (const one of '栽巡慰坏未') {
      const others = [...confusables(one.charCodeAt(0))].map((unit) => String.fromCharCode(unit));
      expect(others).not.toContain(one);
      for (const other of others) {
        expect(likeness(one, other)).toBeDefined();
        expect([...confusables(other.charCodeAt(0))]).toContain(one.charCodeAt(0));
      }
    }
  });
});

describe('counts of pairs and triples', () => {
  it('come back from a file, to the least of their class', () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((unit) => String.fromCharCode(unit));
    const phrases = (width: number) =>
      fc.uniqueArray(
        fc.tuple(
          fc.array(han, { minLength: width, maxLength: width }).map((list) => list.join('')),
          fc.integer({ min: 1, max: 20000 }),
        ),
        { selector: ([symbols]) => symbols, maxLength: 50 },
      );
    fc.assert(
      fc.property(phrases(2), phrases(3), (pairs, triples) => {
        const ngrams = decodeNgrams(encodeNgrams('# header', new Map([[0x4e00, 5]]), pairs, triples));
        expect(ngrams.single(0x4e00)).toBeCloseTo(5, 1);
        const units = (symbols: string) => [0, 1, 2].map((i) => symbols.charCodeAt(i)) as [number, number, number];
        // A fingerprint may meet another in the way: what is stored never reads as nothing.
        for (const [symbols] of pairs)
          expect(ngrams.pair(...(units(symbols).slice(0, 2) as [number, number]))).toBeGreaterThan(0);
        const exact = triples.filter(([symbols, count]) => ngrams.triple(...units(symbols)) === roughly(count));
        expect(exact.length).toBeGreaterThanOrEqual(triples.length - 1);
      }),
      { seed: 20261123, numRuns: 20 },
    );
  });

  it('never deny that a pair goes together which stands together more than by chance', () => {
    const singles = new Map([0x4e00, 0x4e01, 0x4e02, 0x4e03].map((unit) => [unit, 50]));
    const ngrams = decodeNgrams(
      encodeNgrams(
        '# header',
        singles.set(0, 1e6),
        [
          ['一丁', 12],
          ['一丂', 2],
        ],
        [],
      ),
    );
    const ones = Uint16Array.of(0x4e00, 0x4e01, 0x4e02, 0x4e03);
    expect(ngrams.goingWith(0x4e00, 0, ones)).toEqual([0x4e01]);
    expect(ngrams.goingWith(0, 0x4e01, ones)).toEqual([0x4e00]);
    expect(ngrams.goingWith(0, 0, ones)).toEqual([]);
  });

  it('knows Han apart, digits and letters as one each, the rest as none', () => {
    expect([...'中5７aZ，'].map((one) => symbolOf(one.charCodeAt(0)))).toEqual([0x4e2d, 0x30, 0x30, 0x61, 0x61, 0]);
  });
});

describe('weights by name', () => {
  it('come back from a file, and other names have none', () => {
    const names = Array.from({ length: 500 }, (_, i) => `trait ${i}`);
    const weights = decodeWeights(
      encodeWeights(
        '# header',
        names.map((name, i) => [name, (i - 250) / 100]),
      ),
    );
    expect(names.map((name) => weightOf(weights, name))).toEqual(names.map((_, i) => (i - 250) / 100));
    expect(names.filter((name) => weightOf(weights, `no ${name}`) !== 0)).toEqual([]);
  });
});

describe('trees', () => {
  const trees = parseTrees('-1.5', ['0<2 0.25 1<-3.5 1 2<7 -1 0.5', '1<0 3 4']);

  it('add up what the leaf of each says', () => {
    expect(oddsOf(trees, [1, 0, 0])).toBe(-1.5 + 0.25 + 4);
    expect(oddsOf(trees, [2, -4, 0])).toBe(-1.5 + 1 + 3);
    expect(oddsOf(trees, [2, -3.5, 6])).toBe(-1.5 - 1 + 3);
    expect(oddsOf(trees, [2, 0, 7])).toBe(-1.5 + 0.5 + 4);
  });

  it('come back from a file', () => {
    expect(decodeTrees(encodeTrees('# header', trees))).toEqual(trees);
  });
});

describe('words with a gap', () => {
  const unit = (han: string) => han.charCodeAt(0);

  it('are seen wherever the wrong character stands', () => {
    for (const [text, gap] of [
      ['淡笑风生', 1],
      ['谈消风生', 2],
      ['谈笑锋生', 4],
      ['谈笑风声', 8],
    ] as const) {
      const gaps = gapsOfFour(`他${text}她`, 0, 6);
      expect((gaps[1] as number) & gap).toBe(gap);
    }
  });

  it('are seldom seen where there are none', () => {
    const odd = Array.from({ length: 4000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 20000)));
    const seen = gapsOfFour(odd.join(''), 0, odd.length).filter((gaps) => gaps !== 0).length;
    expect(seen / odd.length).toBeLessThan(0.2);
  });

  it('tells which characters make a word of three or four', () => {
    const ones = Uint16Array.from('机积鸡', unit);
    expect(makingWords('坐飞几场大巴', 2, ones)).toEqual([unit('机')]);
    expect(makingWords('几', 0, ones)).toEqual([]);
  });
});

it('the trees look at traits that exist, and give a number for any of them', () => {
  expect(typoOdds(TRAITS.map(() => 0))).toBeLessThan(0);
  expect(Number.isFinite(typoOdds(TRAITS.map(() => 1e9)))).toBe(true);
});
