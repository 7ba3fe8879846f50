import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixText } from '../src/lint/fix.js';
import { lintPage } from '../src/lint/lint.js';
import type { Applicability } from '../src/rule/finding.js';
import { rules } from '../src/rules/index.js';
import { analysisOf, readCases } from './fixture.js';
import { holdFixes } from './fuzz/invariants.js';

const SAFE: ReadonlySet<Applicability> = new Set(['safe']);
const ALL: ReadonlySet<Applicability> = new Set(['safe', 'review']);

/** Every text of every fixture, with the rule it is of. */
const CASES = rules.flatMap(({ id }) =>
  readCases(id).flatMap(({ title, pages }) => pages.map(({ text }) => [`${id}: ${title}`, text] as const)),
);

describe.each([
  ['safe', SAFE],
  ['safe and review', ALL],
] as const)('the %s fixes of all rules', (_, which) => {
  it.each(CASES)('%s', (_, text) => holdFixes(text, check, which));

  it('hold on damaged copy too', () => {
    fc.assert(
      fc.property(damaged, (text) => holdFixes(text, check, which)),
      { seed: 6, numRuns: 400 },
    );
  });
});

it.each([
  ['a space that may stand for a mark', '世界运动会在山城开幕，大会的口号是运动无限 气象万千，有三十个队参加比赛。'],
  ['a space between numerals', '本届运动会设项目二十 一百多名选手报名参加，比赛将进行三天，观众可以免费入场。'],
  ['a soft hyphen between digits', '本次招生报名时间是6月1\u00AD6日，逾期不再受理，请家长互相转告。'],
  [
    'a paragraph that was begun on purpose',
    '　　受“海燕”影响，江浙沿海各县的降雨较强\n\n　　台风“海燕”预计今晚在本省沿海登陆，各地已做好准备。\n',
  ],
  ['one of two marks of which either may be meant', '本报讯 老渡口今天停航，:最后一班渡船载着老人靠了岸。'],
])('leave %s to the editor', (_, text) => {
  expect(check(text).findings.length).toBeGreaterThan(0);
  expect(fixText(text, check, SAFE).text).toBe(text);
});

it.each([
  [
    '记者了解到， 全镇的晚稻已经开镰，预计下周全部收完，“ 颗粒归仓” 是村民的心愿。',
    '记者了解到，全镇的晚稻已经开镰，预计下周全部收完，“ 颗粒归仓”是村民的心愿。',
  ],
  [
    '记者从县里了解到，全镇的晚稻已经开始收 割，预计到下周末就能全部收割完毕。',
    '记者从县里了解到，全镇的晚稻已经开始收割，预计到下周末就能全部收割完毕。',
  ],
])('mend %s', (text, mended) => expect(fixText(text, check, SAFE).text).toBe(mended));

function check(text: string) {
  const { findings, failures } = lintPage(analysisOf(text), rules, 'zh');
  if (failures[0]) throw new Error(failures[0].message);
  return { findings };
}

const text = fc.constantFrom(...CASES.map(([, text]) => text));
const scrap = fc.constantFrom(
  ...'，。、；：！？,;:?!()（）“”‘’《》—…·-. \u3000\t\n0５9ＡaＺ%％的了一二万年月日记者⼈⻄\u200b\u00a0\u00ad\ue000',
  '，，',
  '。。',
  '\n\n',
  '\r\n',
  '——',
  '……',
  '\ud842\udfb7',
);

/** Copy with marks and scraps put into it, runs taken out or doubled, and another copy behind it. */
const damaged = fc
  .record({
    text,
    blows: fc.array(
      fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(12), scrap, kind: fc.nat(3) }),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
    more: fc.option(text),
    lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  })
  .map(({ text, blows, more, lineEnd }) => {
    let units = [...text];
    for (const { at, length, scrap, kind } of blows) {
      const start = Math.floor(at * units.length);
      const run = units.slice(start, start + length);
      const put = [[scrap], [], [...run, ...run], [...run, scrap, ...run]][kind] as string[];
      units = [...units.slice(0, start), ...put, ...units.slice(start + (kind ? length : 0))];
    }
    return (units.join('') + (more ? `\n\n${more}` : '')).replace(/\r\n?|\n/g, lineEnd);
  });
