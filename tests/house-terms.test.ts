import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Term, termFinder } from '../src/analyse/house-terms/finder.js';
import { describeBadRow, parseTerms } from '../src/analyse/house-terms/list.js';
import { records } from '../src/analyse/house-terms/records.js';
import { check } from '../src/index.js';

const found = (terms: readonly Term[], text: string, date?: string) =>
  termFinder(terms, date)(text, 0, text.length).map(({ start, value }) => `${start}${value.wrong}→${value.right}`);
const term = (wrong: string, right: string, more: Partial<Term> = {}): Term => ({
  wrong,
  right,
  severity: 'warning',
  ...more,
});

describe('a table', () => {
  it('is read back as it was written, whatever stands in it', () => {
    const field = fc.string({
      unit: fc.constantFrom('甲', '"', ',', '\t', '\n', '\r\n', ' ', 'a', '；'),
      maxLength: 6,
    });
    const row = fc.array(field, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom(',', '\t'),
        (rows, lineEnd, separator) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const head = ['一', '二'].join(separator);
          const text = [head, ...rows.map((fields) => fields.map(quote).join(separator))].join(lineEnd);
          const read = [...records(text)].slice(1).map((one) => ('fields' in one ? one.fields : one.problem));
          expect(read).toEqual(rows);
        },
      ),
      { seed: 5, numRuns: 400 },
    );
  });

  it('keeps a bad line to itself', () => {
    const read = [...records('# "说明\n甲,乙\n"丙,丁\n戊"己,"庚"辛\n"壬\n癸",子\n')];
    expect(read).toEqual([
      { line: 1, fields: [] },
      { line: 2, fields: ['甲', '乙'] },
      { line: 3, problem: 'quote' },
      { line: 4, problem: 'quote' },
      { line: 5, fields: ['壬\n癸', '子'] },
    ]);
  });

  it('takes no longer for marks that never close', () => {
    const text = '"甲,乙\n'.repeat(20_001);
    expect([...records(text)].filter((one) => 'problem' in one).length).toBeGreaterThan(10_000);
  });
});

describe('a list of terms', () => {
  it('has the columns of the norm, by name in any order, in Chinese too', () => {
    const whole = {
      wrong: '甲方',
      right: '乙方',
      severity: 'error',
      note: '见合同',
      from: '2026-01-01',
      to: '2026-12-31',
    };
    const lists = [
      'wrong,right,severity,note,valid from,valid to\n甲方,乙方,error,见合同,2026-01-01,2026-12-31\n',
      '\ufeff甲方\t乙方\t错误\t见合同\t2026/1/1\t2026年12月31日\r\n',
      '说明,正确,错误,止,起,级别\n"见合同", 乙方 ,甲方,2026.12.31,2026-1-1,Error',
    ];
    for (const list of lists) expect(parseTerms(list, 'list')).toEqual({ terms: [whole], badRows: [] });
  });

  it('needs two columns only; blank rows and remarks say nothing', () => {
    const { terms, badRows } = parseTerms('# 本报用语\n甲方,乙方\n\n,,,,,\n丙方,,info\n丁方,丁方,off\n', 'list');
    expect(terms).toEqual([
      term('甲方', '乙方'),
      term('丙方', '', { severity: 'info' }),
      term('丁方', '丁方', { severity: 'off' }),
    ]);
    expect(badRows).toEqual([]);
  });

  it.each([
    ['fields', '甲方'],
    ['fields', '甲方,乙方,info,注,2026-01-01,2026-02-01,多'],
    ['wrong', ',乙方'],
    ['length', `${'甲'.repeat(101)},乙方`],
    ['length', '"甲\n方",乙方'],
    ['same', '甲方,甲方'],
    ['severity', '甲方,乙方,严重'],
    ['date', '甲方,乙方,info,,2026-02-30'],
    ['date', '甲方,乙方,info,,明年'],
    ['order', '甲方,乙方,info,,2026-02-02,2026-02-01'],
    ['quote', '"甲方,乙方'],
  ])('names the row that it cannot use (%s: %s)', (problem, row) => {
    const { terms, badRows } = parseTerms(`子丑,寅卯\n\n${row}\n辰巳,午未\n`, 'dir/list.csv');
    expect(badRows).toEqual([{ path: 'dir/list.csv', line: 3, problem }]);
    expect(terms.map(({ wrong }) => wrong)).toEqual(['子丑', '辰巳']);
    expect(badRows.map((bad) => describeBadRow(bad).en)).toEqual([expect.stringMatching(/^dir\/list\.csv:3: ./)]);
  });
});

describe('a finder of terms', () => {
  it('leaves out what does not hold that day', () => {
    const list = [term('旧城区', '老城区', { from: '2026-07-01', to: '2026-12-31' })];
    expect(
      ['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01', undefined].map(
        (day) => found(list, '旧城区', day).length,
      ),
    ).toEqual([0, 1, 1, 0, 1]);
  });

  it('takes the last of two entries, and any before its own', () => {
    expect(found([term('甲方', '乙方'), term('甲方', '丙方')], '甲方')).toEqual(['0甲方→丙方']);
    expect(found([], '残废人')).toEqual(['0残废人→残疾人']);
    expect(found([term('残废人', '残障人士')], '残废人')).toEqual(['0残废人→残障人士']);
    expect(found([term('残废人', '', { severity: 'off' })], '残废人')).toEqual([]);
  });

  it('lets a longer phrase that is off shield a shorter one', () => {
    const list = [term('甲方', '乙方'), term('甲方乙方', '', { severity: 'off' })];
    expect(found(list, '甲方乙方和甲方')).toEqual(['5甲方→乙方']);
  });

  it('says nothing where the right term stands already, or a word of letters goes on', () => {
    expect(found([term('民工', '农民工')], '农民工和民工')).toEqual(['4民工→农民工']);
    expect(found([term('AI', '人工智能')], 'AI和AIR、MAIN、AI2')).toEqual(['0AI→人工智能']);
  });
});

it('terms are an option of the library', () => {
  const copy = [{ path: 'a.txt', text: '新桥通车\n\n　　甲方代表剪彩。甲方的人都到了。\n' }];
  const terms = parseTerms('甲方代表,业主代表,error,合同用语\n', 'list').terms;
  const [file] = check(copy, { terms, date: '2026-11-23' }).files;
  expect(file?.findings.filter(({ rule }) => rule === 'term').map(({ message }) => message)).toEqual([
    '“甲方代表”应作“业主代表”：合同用语',
  ]);
});
