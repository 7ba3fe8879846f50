import { describe, expect, it } from 'vitest';
import { divisions, towns } from '../src/lexicon/divisions.js';

const parents = (name: string) =>
  (divisions().get(name) ?? []).filter(({ past }) => !past).map(({ province, prefecture }) => [province, prefecture]);

describe('the divisions', () => {
  it('have every county under its prefecture and province', () => {
    expect(parents('张家界市')).toEqual([['湖南省', '张家界市']]);
    expect(parents('桑植县')).toEqual([['湖南省', '张家界市']]);
    expect(parents('仙桃市')).toEqual([['湖北省', undefined]]);
    expect(parents('东莞市')).toEqual([['广东省', '东莞市']]);
    expect(parents('鼓楼区').length).toBeGreaterThan(3);
  });

  it.each([
    ['河北', '河北省'],
    ['内蒙古', '内蒙古自治区'],
    ['新疆', '新疆维吾尔自治区'],
    ['张家界', '张家界市'],
    ['恩施州', '恩施土家族苗族自治州'],
    ['伊犁', '伊犁哈萨克自治州'],
    ['巴音郭楞', '巴音郭楞蒙古自治州'],
    ['锡林郭勒', '锡林郭勒盟'],
    ['恭城县', '恭城瑶族自治县'],
  ])('are known by the short name %s', (short, full) => {
    expect((divisions().get(short) ?? []).map(({ name }) => name)).toContain(full);
  });

  it('remember what was: 崇明县, and Chongqing under Sichuan', () => {
    expect(divisions().get('崇明县')).toMatchObject([{ province: '上海市', past: true }]);
    expect(divisions().get('巫山县')).toMatchObject([
      { province: '重庆市', past: false },
      { province: '四川省', past: true },
    ]);
  });

  it('are complete: 31 provinces, over 330 prefectures, over 2,800 counties, over 35,000 towns', () => {
    const all = new Set([...divisions().values()].flat().filter(({ past }) => !past));
    const count = (level: string) =>
      new Set(
        [...all]
          .filter((one) => one.level === level)
          .map(({ name, prefecture, province }) => `${province}${prefecture}${name}`),
      ).size;
    expect(count('province')).toBe(31);
    expect(count('prefecture')).toBeGreaterThan(325);
    expect(count('county')).toBeGreaterThan(2800);
    expect([...towns().values()].flat().length).toBeGreaterThan(35_000);
  });
});
