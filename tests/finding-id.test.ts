import { expect, it } from 'vitest';
import { check } from '../src/index.js';

const ids = (text: string, path = 'a.txt') =>
  check([{ path, text }]).files.flatMap(({ findings }) => findings.map(({ rule, id }) => `${rule} ${id}`));

const STORY = '新桥通车\n\n本报讯 城南新桥昨天通车，，两岸居民往来方便多了。\n\n桥长三百米，，四车道。\n';

it('the id of a finding outlives lines before it and text around it', () => {
  const before = ids(STORY);
  expect(before.length).toBe(2);
  expect(ids(`\n\n${STORY.replace('\n桥长', '\n市民争相上桥。\n\n桥长')}`)).toEqual(before);
});

it('two of the same are told apart, and a third is a new one', () => {
  const before = ids(STORY);
  expect(new Set(before).size).toBe(2);
  const after = ids(`${STORY}\n夜里灯火通明，，十分好看。\n`);
  expect(after.slice(0, 2)).toEqual(before);
  expect(new Set(after).size).toBe(3);
});

it('is another in another file', () => {
  expect(ids(STORY, 'b.txt')).not.toEqual(ids(STORY));
});

it('outlives new line breaks in the text of the place', () => {
  const twice = '园区负责人介绍，新桥两头都修了公交站台，市民换乘不用再绕远路。';
  const page = (second: string) => `新桥通车\n\n${twice}\n\n桥长三百米。\n\n${second}\n`;
  const duplicate = (text: string) => ids(text).filter((one) => one.startsWith('duplicate-paragraph'));
  expect(duplicate(page(twice)).length).toBe(1);
  expect(duplicate(page(` ${twice.slice(0, 9)}  ${twice.slice(9)}`))).toEqual(duplicate(page(twice)));
});
