import { describe, expect, it } from 'vitest';
import { closingByline, isByline } from '../src/page/byline.js';
import { isClosed } from '../src/page/closing.js';
import { readDateline } from '../src/page/dateline.js';
import { mainLine } from '../src/page/headlines.js';
import { parsePage } from '../src/page/parse.js';

describe('isByline', () => {
  it.each([
    '本报记者 叶晓禾',
    '记者 叶晓禾 通讯员 江小帆',
    '本报记者  范  宁  沈一舟文/图',
    '新华社记者  祁  山摄',
    '罗大成 摄',
    '文/叶晓禾 图/罗大成',
    '(方小舟 纳日苏其其格)',
    '（叶晓禾）',
    '方小舟 江小帆 沈一舟',
    '（作者为某大学教授，本报记者叶晓禾整理）',
    '（新华社南江10月12日电）',
    '——编  者',
  ])('%s', (line) => {
    expect(isByline(line)).toBe(true);
  });

  it.each([
    '水稻  一千二百亩',
    '首届劳动奖章颁发',
    '护林员进课堂 山火早提防',
    '本报记者走进山村，看望护林员',
    '他们说，方小舟来过。',
    '（见第四版）',
    '产业发展 促进增收',
  ])('not %s', (line) => {
    expect(isByline(line)).toBe(false);
  });
});

it.each([
  ['大桥通车。（方小舟 江小帆）', '方小舟 江小帆'],
  ['大桥通车。（本报记者叶晓禾）', '本报记者叶晓禾'],
  ['大桥通车（图中左一为方小舟）。', undefined],
  ['大桥通车。（上接第一版）', undefined],
])('the names that close %s', (text, names) => {
  expect(closingByline(text)).toBe(names);
});

it.each([
  ['本报讯 今天', '本报讯', undefined],
  ['本报讯(记者 叶晓禾)9月', '本报讯(记者 叶晓禾)', '记者 叶晓禾'],
  ['本报南江10月12日电  （记者沈一舟）清早', '本报南江10月12日电  （记者沈一舟）', '记者沈一舟'],
  ['据新华社电 一场大风', '据新华社电', undefined],
  ['新华社记者来到南江', undefined, undefined],
  ['本报电子版今天上线', undefined, undefined],
])('the dateline of %s', (text, form, byline) => {
  const dateline = readDateline(text, { start: 0, end: text.length });
  expect(dateline && text.slice(dateline.range.start, dateline.range.end)).toBe(form);
  expect(dateline?.byline).toBe(byline);
});

it.each([
  ['通车了。', true],
  ['他问：“通车了吗？”', true],
  ['通车了。（叶晓禾）', true],
  ['通车了.', true],
  ['增长3.5', false],
  ['见example.com.', false],
  ['大桥（二期）', false],
  ['正在', false],
])('%s is closed: %s', (text, closed) => {
  expect(isClosed(text)).toBe(closed);
});

it.each([
  [['大桥通车'], 0],
  [['南江县交通局', '大桥通车'], 1],
  [['大桥通车', '——南江县交通局攻坚记'], 0],
  [['在大桥通车仪式上的讲话', '（2026年3月1日）'], 0],
  [['大桥通车（一线见闻）', '两岸居民出行时间缩短一半'], 0],
  [['两年建设——', '大桥通车', '两岸居民出行时间缩短一半'], 1],
])('the main line of %j', (lines, main) => {
  expect(mainLine(lines)).toBe(main);
});

it('takes a dateline that stands alone above an indented paragraph for no headline', () => {
  const { articles } = parsePage(
    'a.txt',
    '渡口通了班船\n本报讯\n\u3000\u3000天刚亮，第一班船就离了岸，船上坐满了赶集的人。\n',
  );
  expect(articles.map(({ headline }) => headline)).toEqual(['渡口通了班船']);
  expect(articles[0]?.paragraphs.map(({ role }) => role)).toEqual(['headline', 'line', 'body']);
});
