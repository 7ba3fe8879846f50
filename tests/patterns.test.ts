import { expect, it } from 'vitest';
import { passageFinder } from '../src/lexicon/patterns.js';
import { rows } from '../src/lexicon/rows.js';
import redundantPhrase from '../src/rules/words/redundant-phrase.js';
import variantForm from '../src/rules/words/variant-form.js';
import { fix, run } from './fixture.js';

const between = (words: string) => `　　屋里的人都说，${words}，谁也没有多想。\n`;
const findings = (rule: Parameters<typeof run>[0], text: string) =>
  run(rule, [{ path: 'page.txt', text }]).findings[0] ?? [];

it('finds passages by anchor and pattern, and fills the columns in', () => {
  const find = passageFinder('redundant-phrases');
  const text = '列车时速约每小时八十公里，人均每人三亩。';
  expect(find(text, 0, text.length)).toEqual([
    { start: 2, end: 8, columns: ['时速约', 'warning'] },
    { start: 13, end: 17, columns: ['人均', 'warning'] },
  ]);
});

it('lets no passage run over a mark or the end of the part', () => {
  const find = passageFinder('sentence-patterns');
  const whole = '讨论围绕老旧小区改造为重点展开';
  expect(find(whole, 0, whole.length)).toHaveLength(1);
  expect(find(whole, 0, whole.length - 3)).toEqual([]);
  expect(find('讨论围绕老旧小区，改造为重点展开', 0, 16)).toEqual([]);
});

it('tries the rows of one anchor in order, each of several anchors by itself', () => {
  const find = passageFinder('de-particles');
  const text = '她悄悄的走着，默默的等着';
  expect(find(text, 0, text.length).map(({ columns }) => columns[1])).toEqual(['悄悄地', '默默地']);
});

it('finds every redundant phrase that is no pattern, and nothing in what it is mended to', () => {
  const phrases = rows('redundant-phrases').flatMap(([anchors = '', pattern]) => (pattern ? [] : anchors.split(' ')));
  expect(phrases.length).toBeGreaterThan(80);
  const failed = phrases.filter((phrase) => {
    const text = between(phrase);
    const found = findings(redundantPhrase, text);
    return found.length !== 1 || findings(redundantPhrase, fix(text, found)).length > 0;
  });
  expect(failed).toEqual([]);
});

it('finds nearly every variant form between marks, and none in what it is mended to', () => {
  const forms = rows('variants').flatMap(([form = '', , guard]) => (guard ? [] : [form]));
  expect(forms.length).toBeGreaterThan(300);
  const failed = forms.filter((form) => {
    const text = between(form);
    const found = findings(variantForm, text);
    return found.length !== 1 || findings(variantForm, fix(text, found)).length > 0;
  });
  // 胡涂, 余辉: what may be a person's name is left alone.
  expect(failed.length).toBeLessThan(12);
});
