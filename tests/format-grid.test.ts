import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths, grid } from '../src/format/grid.js';
import { visible } from '../src/text/visible.js';
import { width } from '../src/text/width.js';
import { wrap } from '../src/text/wrap.js';
import { hostile } from './report-arbitrary.js';

const SEED = { seed: 20261123, numRuns: 200 };

describe('visible', () => {
  it.each([
    ['\u202e', '<U+202E>'],
    ['\u001b[2J', '<U+001B>[2J'],
    ['\u009b31m', '<U+009B>31m'],
    ['\r\n\0', '<U+000D><U+000A><U+0000>'],
    ['a\u200bb\ufeffc', 'a<U+200B>b<U+FEFF>c'],
    ['\ud800', '<U+D800>'],
    ['\u2028\u2066', '<U+2028><U+2066>'],
    ['\ue000', '<U+E000>'],
    ['葛\u{e0100}', '葛<U+E0100>'],
  ])('writes %j out', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('leaves what can be seen', () => {
    const text = '新闻“引号”——……·①㎡　Ａé𠮷🫡';
    expect(visible(text)).toBe(text);
  });
});

describe('width', () => {
  it.each([
    ['新闻', 4],
    ['“”—…·', 5],
    ['，。（）《》', 12],
    ['10.5万', 6],
    ['ＡＢ', 4],
    ['　', 2],
    ['𠮷', 2],
    ['é', 1],
    ['🫡', 2],
  ])('%s', (text, columns) => {
    expect(width(text)).toBe(columns);
  });
});

describe('wrap', () => {
  it('cuts between Han, but not a number, and lets no mark begin or end a line wrongly', () => {
    expect(wrap('累计办理民生实事10.5万件，', 18)).toEqual(['累计办理民生实事', '10.5万件，']);
    expect(wrap('河水清清，岸柳青青', 8)).toEqual(['河水清', '清，岸柳', '青青']);
    expect(wrap('他叫它“榕荫”', 8)).toEqual(['他叫它', '“榕荫”']);
  });

  it('cuts a word that no line can hold', () => {
    expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('is within the columns and loses nothing but spaces, whatever the text', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 2, max: 40 }), (text, columns) => {
        const shown = visible(text);
        const lines = wrap(shown, columns);
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replace(/\s/g, '')).toBe(shown.replace(/\s/g, ''));
      }),
      SEED,
    );
  });

  it('takes a line of a hundred thousand characters', () => {
    expect(wrap('榕荫，é'.repeat(25_000), 80).length).toBeGreaterThan(2_000);
  });
});

describe('grid', () => {
  const anyRows = fc
    .integer({ min: 1, max: 6 })
    .chain((columns) =>
      fc.array(fc.array(hostile.map(visible), { minLength: columns, maxLength: columns }), { maxLength: 5 }),
    );

  it('draws every row equally wide, within its columns, and loses nothing, whatever the texts', () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 60, max: 120 }), (rows, total) => {
        const columns = (rows[0] ?? []).map(() => ({}));
        const widths = columnWidths(columns, rows, total);
        const bordered = rows.map((row) => [...row, '|']);
        const text = grid(bordered, [...widths, 1], [...columns, {}]);
        const starts = new Set<number>();
        for (const line of text.split('\n')) {
          expect(width(line.replace(/ *\|$/, ''))).toBeLessThanOrEqual(total);
          if (line.endsWith('|')) starts.add(width(line));
        }
        expect(starts.size).toBeLessThanOrEqual(1);
        const sorted = (all: string) => [...all.replace(/[\s|]/g, '')].sort().join('');
        expect(sorted(text)).toBe(sorted(rows.flat().join('')));
      }),
      SEED,
    );
  });

  it('gives the widest columns what the narrow ones leave', () => {
    expect(columnWidths([{}, {}, {}], [['新闻', '字'.repeat(30), '字'.repeat(60)]], 60)).toEqual([4, 26, 26]);
    expect(columnWidths([{}, { max: 10 }], [['新闻', '字'.repeat(30)]], 60)).toEqual([4, 10]);
  });

  it('draws thousands of rows, and a cell of thousands of lines', () => {
    const rows = Array.from({ length: 3000 }, (_, i) => [String(i), '字']);
    expect(grid(rows, [4, 2], [{}, {}]).split('\n').length).toBe(3001);
    expect(grid([['字'.repeat(5000)]], [2], [{}]).split('\n').length).toBe(5001);
  });
});
