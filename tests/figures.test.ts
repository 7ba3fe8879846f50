import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, decimal, divide, multiply, significand, subtract } from '../src/analyse/figures/decimal.js';
import { type Figure, readFigures } from '../src/analyse/figures/figures.js';
import { type MeasuredFigure, measureFigures } from '../src/analyse/figures/measure.js';
import type { Article } from '../src/page/page.js';
import { parsePage } from '../src/page/parse.js';
import figureConflict from '../src/rules/figures/figure-conflict.js';
import { run } from './fixture.js';

const options = { seed: 20261123, numRuns: 500 };

/** The figures of one paragraph of text. */
function read(text: string): Figure[] {
  const page = parsePage('page.txt', text);
  return page.articles.flatMap((article: Article) => readFigures(page, article));
}

/** The same, with what they measure. */
function measure(text: string): MeasuredFigure[] {
  const page = parsePage('page.txt', text);
  return page.articles.flatMap((article) => measureFigures(page.text, article, readFigures(page, article)));
}

/** A figure in short: its text, kind, value or bounds, unit and what limits it. */
function short({ text, kind, value, low, high, unit, approximation }: Figure): string {
  const amount = value ?? (low === undefined ? '' : `${low}..${high}`);
  return [text, kind, amount, unit ?? '', approximation === 'exact' ? '' : approximation].join(' ').trim();
}

describe('readFigures', () => {
  it.each([
    ['共有1,234.5亿元到账', ['1,234.5亿元 money 123450000000 元']],
    ['共有１２３件', ['１２３件 quantity 123 件']],
    ['建成3.2万套', ['3.2万套 quantity 32000 套']],
    ['投入1亿2000万元', ['1亿2000万元 money 120000000 元']],
    ['来了两千余人', ['两千余人 quantity 2000 人 over']],
    ['产三四千斤', ['三四千斤 quantity 3000..4000 斤 about']],
    ['有三千零五十二人', ['三千零五十二人 quantity 3052 人']],
    ['有一百二十亿零三万吨', ['一百二十亿零三万吨 quantity 12000030000 吨']],
    ['投资3—5万元', ['3—5万元 money 30000..50000 元']],
    ['占15%～30%', ['15%～30% percent 15..30 %']],
    ['占百分之三十五', ['百分之三十五 percent 35 %']],
    ['占三分之二', ['三分之二 fraction 2/3']],
    ['约10万人参加', ['10万人 quantity 100000 人 about']],
    ['节约10万元', ['10万元 money 100000 元']],
    ['近万元', ['万元 money 10000 元 nearly']],
    ['超1000亿件', ['1000亿件 quantity 100000000000 件 over']],
    ['500人以上', ['500人 quantity 500 人 at-least']],
    ['150元左右', ['150元 money 150 元 about']],
    ['5G网络和G20峰会', ['5G identifier', 'G20 identifier']],
    ['血压是126/80', ['126/80 ratio']],
    ['以2∶1获胜', ['2∶1 ratio']],
    ['2023年7月1日上午', ['2023年7月1日 date 2023-07-01']],
    ['二〇二三年七月', ['二〇二三年七月 date 2023-07']],
    ['在2023—2025年间', ['2023—2025年 date 2023..2025']],
    ['15时40分开会', ['15时40分 time T15:40']],
    ['第29届运动会', ['第29届 ordinal 29 届']],
    ['同比增长0.5个百分点', ['0.5个百分点 percentage-point 0.5 百分点']],
    ['干了两个多月', ['两个多月 duration 2 月 over']],
    ['一方面统一，万一', []],
    ['持续约2小时10分左右', ['2小时10分 duration 130 分钟 about']],
    ['跑出2小时08分15秒', ['2小时08分15秒 duration 7695 秒']],
    ['以1分46秒40夺冠', ['1分46秒40 duration 106.4 秒']],
    ['历时一年零三个月', ['一年零三个月 duration 15 月']],
    ['等了1个半小时', ['1个半小时 duration 1.5 小时']],
    ['走了两个半月', ['两个半月 duration 2.5 月']],
    ['半个多小时后', ['半个多小时 duration 0.5 小时 over']],
    ['长4年3次', ['4年 duration 4 年', '3次 quantity 3 次']],
    ['重3斤2两', ['3斤2两 quantity 3.2 斤']],
    ['收费12元5角', ['12元5角 money 12.5 元']],
    ['身高1米78，妹妹一米六', ['1米78 quantity 1.78 米', '一米六 quantity 1.6 米']],
    ['每隔3米10株', ['3米 quantity 3 米', '10株 quantity 10 株']],
    [
      '超三成、两成半、七成五、六七成',
      ['三成 percent 30 % over', '两成半 percent 25 %', '七成五 percent 75 %', '六七成 percent 60..70 % about'],
    ],
    ['十成功劳', []],
    ['年近九旬的老人', ['九旬 age 90 岁 nearly']],
    ['女儿3岁半', ['3岁半 age 3.5 岁']],
    ['上百户、上千万元', ['百户 quantity 100 户 at-least', '千万元 money 10000000 元 at-least']],
    ['以上千余人，网上百货', ['千余人 quantity 1000 人 over']],
    ['占百分之三十到四十', ['百分之三十到四十 percent 30..40 %']],
    ['占百分之三十至百分之四十', ['百分之三十至百分之四十 percent 30..40 %']],
    ['零下5℃到3℃', ['零下5℃ quantity -5 摄氏度', '3℃ quantity 3 摄氏度']],
    ['降到-3℃', ['-3℃ quantity -3 摄氏度']],
    ['标价$300', ['300 money 300 美元']],
    ['电话010-65551234', ['010-65551234 identifier']],
    ['以25：20、22：25战平', ['25：20 score', '22：25 score']],
    ['按1:4的比例，比例为1:4', ['1:4 score', '1:4 ratio']],
    ['正月十五、腊月廿三', ['正月十五 date lunar:01-15', '腊月廿三 date lunar:12-23']],
    ['大年初一、农历八月十五', ['大年初一 date lunar:01-01', '农历八月十五 date lunar:08-15']],
    ['闰六月初三、八月十五', ['闰六月初三 date lunar:06L-03', '八月 date --08']],
    ['公元前221年、民国十七年、08年', ['221年 date', '十七年 date 1928', '08年 date 2008']],
    ['时速120km/h，压力20MPa', ['120km/h quantity 120 公里/小时', '20MPa quantity 20 兆帕']],
  ])('reads %s', (text, expected) => {
    expect(read(text).map(short)).toEqual(expected);
  });

  it.each([
    ['目前，全市累计办理民生实事10.5万件。', { counts: '民生实事', predicate: '累计办理', place: '全市' }],
    [
      '去年，清河镇新建10.5万件陶器。',
      { counts: '陶器', predicate: '新建', period: '去年', place: '清河镇', subject: '清河镇' },
    ],
    ['前三季度，农业增加值同比增长4.2%。', { counts: '农业增加值', predicate: '同比增长', period: '前三季度' }],
    ['现有30%的农户参加', { counts: '农户', predicate: '现有' }],
  ])('tells what the last figure of %s measures', (text, expected) => {
    expect(measure(text).at(-1)).toMatchObject(expected);
  });

  it('prints as JSON without loss', () => {
    const figures = measure('2023年全省投入3—5亿元，改造水田10.5万亩，亩均增产三四百斤。');
    expect(JSON.parse(JSON.stringify(figures))).toEqual(figures);
    expect(figures.length).toBe(4);
  });

  it('gives ranges that slice to the figure, in order and apart', () => {
    const pieces = '3.2万件 约5亿元 两千余人 2023年7月1日 第3届 5G 12/8 百分之五 ， 。 的 近 一 十 分之 — 至 %'.split(
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const figure of read(text)) {
          expect(text.slice(figure.start, figure.end)).toBe(figure.text);
          expect(figure.start).toBeGreaterThanOrEqual(end);
          expect(figure.number.start).toBeGreaterThanOrEqual(figure.start);
          expect(figure.number.end).toBeLessThanOrEqual(figure.end);
          end = figure.end;
        }
      }),
      options,
    );
  });

  it('gives ranges that slice to the figure in any soup of characters', () => {
    const alphabet = [
      ...'0123456789.,:：/∶%％点十百千万亿零一二三两几数半第年月日时分之约近多余以上成倍元件斤公里个的是，。—～至－AGk℃¥农历正初廿',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { maxLength: 40 }), (characters) => {
        const text = characters.join('');
        let end = 0;
        for (const figure of read(text)) {
          expect(text.slice(figure.start, figure.end)).toBe(figure.text);
          expect(figure.start).toBeGreaterThanOrEqual(end);
          expect(figure.end).toBeGreaterThan(figure.start);
          expect(figure.number.start).toBeGreaterThanOrEqual(figure.start);
          expect(figure.number.end).toBeLessThanOrEqual(figure.end);
          if (figure.low !== undefined && figure.kind !== 'date')
            expect(compare(figure.low, figure.high ?? '')).toBeLessThanOrEqual(0);
          end = figure.end;
        }
      }),
      options,
    );
  });

  it('reads a value in any of its forms as that value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 999_999_999 }), (value) => {
        for (const form of formsOf(value)) {
          const [figure] = read(`共有${form}件货物`);
          expect([form, figure?.value, figure?.unit]).toEqual([form, String(value), '件']);
        }
      }),
      options,
    );
  });
});

describe('figure-conflict', () => {
  const rule = figureConflict;

  /** The codes that the rule reports on a headline and a sentence with the two forms. */
  function conflict(first: string, second: string): string[] {
    const text = `临江县整治农田沟渠${first}米\n\n本报讯 入冬以来，临江县抢抓农闲，整治农田沟渠${second}米，是近年最多的一次。\n`;
    const { findings } = run(rule, [{ path: 'page.txt', text }]);
    return (findings[0] ?? []).map(({ code }) => code);
  }

  it('is silent where only the form changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 999_999_999 }), fc.nat(), fc.nat(), (value, i, j) => {
        const forms = formsOf(value);
        expect(conflict(forms[i % forms.length] as string, forms[j % forms.length] as string)).toEqual([]);
      }),
      { ...options, numRuns: 200 },
    );
  });

  it('is silent on an article that tells three facts three times, each time in another form', () => {
    const facts = ['整治农田沟渠|米', '新建冷库|座', '培训农技员|人次'].map((fact) => fact.split('|'));
    const value = fc.oneof(
      fc.integer({ min: 11, max: 9_999_999 }),
      fc.nat(9000).map((n) => (n + 10) * 1000),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 3, maxLength: 3 }), fc.infiniteStream(fc.nat()), (values, draws) => {
        const told = () =>
          facts
            .map(([what, unit], i) => {
              const forms = formsOf(values[i] as number);
              return `${what}${forms[(draws.next().value as number) % forms.length]}${unit}`;
            })
            .join('，');
        const text = `临江县${told()}\n\n本报讯 入冬以来，临江县${told()}。\n\n县农业农村局负责人说，临江县${told()}，都赶在了年前。\n`;
        const { analyses, findings } = run(rule, [{ path: 'page.txt', text }]);
        expect([text, findings[0]?.map(({ message }) => message)]).toEqual([text, []]);
        for (const { page, figures } of analyses) {
          for (const { start, end, text: written } of page.articles.flatMap((article) => figures(article))) {
            expect(page.text.slice(start, end)).toBe(written);
          }
        }
      }),
      { ...options, numRuns: 200 },
    );
  });

  it('is silent where a decimal only changes its form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 101, max: 99_999 }), fc.constantFrom(1, 2), (digits, places) => {
        const value = decimal(String(digits), -places);
        const wide = value.replace(/[\d.]/g, (one) =>
          one === '.' ? '．' : String.fromCharCode(one.charCodeAt(0) + 0xfee0),
        );
        const plain = decimal(String(digits), 4 - places);
        for (const form of [`${value}万`, plain, `${wide}万`]) expect(conflict(`${value}万`, form)).toEqual([]);
        expect(conflict(value, wide)).toEqual([]);
      }),
      { ...options, numRuns: 200 },
    );
  });

  it('takes a rounded value for the same, but not one with as many digits', () => {
    expect(conflict('12.9万', '12.93万')).toEqual([]);
    expect(conflict('12.93万', '12.90万')).toEqual(['digit-change']);
  });

  it('finds a moved point in whatever form the value is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 101, max: 99_999_999 }), fc.nat(), (value, i) => {
        if (value % 10 === 0) return;
        const forms = formsOf(value * 10);
        const [code] = conflict(String(value), forms[i % forms.length] as string);
        expect(code === 'decimal-shift' || code === 'unit-mismatch').toBe(true);
      }),
      { ...options, numRuns: 200 },
    );
  });
});

describe('decimals', () => {
  const decimals = fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.integer({ min: -8, max: 12 }))
    .map(([digits, exponent]) => decimal(String(digits), exponent));

  it('adds, subtracts and multiplies exactly', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(subtract(add(a, b), b)).toBe(a);
        expect(compare(add(a, b), a)).toBeGreaterThanOrEqual(0);
        if (b !== '0') expect(divide(multiply(a, b), b, 8)).toBe(a);
      }),
      options,
    );
  });

  it('takes a decimal apart and puts it together again', () => {
    fc.assert(
      fc.property(decimals, (a) => {
        if (a === '0') return;
        const { digits, exponent } = significand(a);
        expect(decimal(digits, exponent)).toBe(a);
      }),
      options,
    );
  });
});

/** `value` as a newspaper may write it: digits, grouped digits, full-width digits, 万, 亿, Han. */
function formsOf(value: number): string[] {
  const digits = String(value);
  const forms = [
    digits,
    hanOf(value),
    digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  ];
  forms.push(digits.replace(/\B(?=(\d{3})+$)/g, ','));
  if (value >= 10_000) forms.push(`${decimal(digits, -4)}万`);
  if (value >= 100_000_000) forms.push(`${decimal(digits, -8)}亿`);
  if (value >= 10_000 && value < 100_000_000 && value % 1000 === 0) {
    const rest = (value % 10_000) / 1000;
    forms.push(`${Math.floor(value / 10_000)}万${rest ? `${rest}千` : ''}`);
  }
  if (value >= 100_000_000 && value % 10_000 === 0) {
    const rest = (value % 100_000_000) / 10_000;
    forms.push(`${Math.floor(value / 100_000_000)}亿${rest ? `${rest}万` : ''}`);
  }
  return forms;
}

/** `value` below 10^12 in Han. */
function hanOf(value: number): string {
  if (value >= 100_000_000)
    return hanOf(Math.floor(value / 100_000_000)) + '亿' + tail(value % 100_000_000, 10_000_000);
  if (value >= 10_000) return hanOf(Math.floor(value / 10_000)) + '万' + tail(value % 10_000, 1000);
  let out = '';
  let zero = false;
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / unit) % 10;
    if (digit === 0) {
      zero = out !== '';
      continue;
    }
    out += (zero ? '零' : '') + '零一二三四五六七八九'[digit] + name;
    zero = false;
  }
  return out;
}

/** What follows 万 or 亿: nothing, or the rest, with 零 where it does not begin at the next place. */
function tail(rest: number, place: number): string {
  if (rest === 0) return '';
  return (rest < place ? '零' : '') + hanOf(rest);
}
