import { describe, expect, it } from 'vitest';
import { publishedOn } from '../src/analyse/published.js';
import { chineseDate } from '../src/lexicon/chinese-calendar.js';
import { festivalAt, festivalBefore } from '../src/lexicon/festivals.js';
import { isDay } from '../src/text/day.js';

/** 2024-02-10 as 2024-1-1, a leap month with L, the last day of the year with 除夕. */
function chinese(iso: string): string {
  const date = chineseDate(iso);
  return date ? `${date.year}-${date.month}${date.leap ? 'L' : ''}-${date.day}${date.last ? ' 除夕' : ''}` : '';
}

describe('the Chinese calendar', () => {
  it.each([
    ['1900-01-31', '1900-1-1'],
    ['1949-10-01', '1949-8-10'],
    ['1976-07-28', '1976-7-2'],
    ['2000-02-05', '2000-1-1'],
    ['2008-08-08', '2008-7-8'],
    ['2012-01-23', '2012-1-1'],
    ['2018-02-15', '2017-12-30 除夕'],
    ['2020-05-23', '2020-4L-1'],
    ['2023-03-22', '2023-2L-1'],
    ['2024-02-09', '2023-12-30 除夕'],
    ['2024-09-17', '2024-8-15'],
    ['2025-01-28', '2024-12-29 除夕'],
    ['2025-07-25', '2025-6L-1'],
    ['2025-10-06', '2025-8-15'],
    ['2027-02-06', '2027-1-1'],
    ['2033-12-22', '2033-11L-1'],
    ['2101-01-28', '2100-12-29 除夕'],
    ['1900-01-30', ''],
    ['2101-01-29', ''],
  ])('%s is %s', (iso, expected) => {
    expect(chinese(iso)).toBe(expected);
  });

  it('goes on day by day without a gap, with twelve months or thirteen a year', () => {
    const months = new Map<number, Set<string>>();
    let before = chineseDate('1900-01-31');
    for (let at = Date.UTC(1900, 1, 1); at <= Date.UTC(2101, 0, 28); at += 86_400_000) {
      const date = chineseDate(new Date(at).toISOString().slice(0, 10));
      if (!date || !before) throw new Error(`no day at ${new Date(at).toISOString()}`);
      const follows = before.last
        ? date.year === before.year + 1 && date.month === 1 && date.day === 1
        : date.day > 1
          ? date.month === before.month && date.leap === before.leap && date.day === before.day + 1
          : before.day === 29 || before.day === 30;
      if (!follows) throw new Error(`${JSON.stringify(date)} after ${JSON.stringify(before)}`);
      const seen = months.get(date.year) ?? new Set();
      months.set(date.year, seen.add(`${date.month}${date.leap}`));
      before = date;
    }
    for (const [, seen] of months) expect([12, 13]).toContain(seen.size);
    expect(months.size).toBe(201);
  });
});

describe('festivals', () => {
  it('are found by the longest name, from either end', () => {
    expect(festivalAt('元宵佳节到', 0)).toMatchObject({ name: '元宵佳节', calendar: 'lunar', day: '01-15' });
    expect(festivalBefore('欢庆六一儿童节', 7)?.name).toBe('六一儿童节');
    expect(festivalAt('国庆长假', 0)).toBeUndefined();
  });
});

describe('the day of publication', () => {
  it.each([
    ['清河日报\n2024年5月18日 星期六 第3版\n\n标题\n', '2024-05-18'],
    ['标题\n\n本报讯 2024年5月18日，星期六，集市开张。\n', undefined],
    ['2024年5月18日 星期六\n\n标题\n\n正文。\n\n2024年5月19日 星期日\n', undefined],
    ['2024年2月30日 星期六\n', undefined],
    [`标题\n\n${'正文。'.repeat(400)}\n\n2024年5月18日　第3版　责任编辑\n`, '2024-05-18'],
  ])('of %j', (text, expected) => {
    expect(publishedOn(text)).toBe(expected);
  });

  it('is a day that the calendar has', () => {
    expect(['2024-02-29', '2023-02-29', '2024-2-1', '2024-13-01', 'heute'].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
