import { expect, it } from 'vitest';
import { type Counts, hunt } from './fuzz/hunt.js';
import { checkInput } from './fuzz/invariants.js';

/** A few of the inputs that `npm run fuzz` tries, always the same. */
it('malformed copy breaks nothing, in any format', { timeout: 120_000 }, async () => {
  const counts: Counts = { inputs: 0, refused: 0, characters: 0, findings: 0, batches: 0, commands: 0 };
  const failures = await hunt(20261200, 120, counts, { seconds: 1 });
  expect(failures).toEqual([]);
  expect(counts).toMatchObject({ inputs: 120, batches: 1, commands: 1 });
  expect(counts.findings).toBeGreaterThan(200);
});

/** What the fuzzer has found. */
it.each([
  ['a name that ends in a character beyond U+FFFF', '李明𠮷'],
  ['a place whose context begins with half of one', '中“99说1073-2-28’个百分点〔，，云溪0𠮷田农历6月初2'],
  ['a word of which a name has the first half', '县农业农村局陈某某22'],
  ['a doubled character that begins the text', '一一到了'],
  ['a doubled character that is the text', '的的'],
  [
    'a right word that an article writes otherwise',
    '银行一如继往因为13月1..授权发布445……km①与云溪市【\n\n新华社授权发布继往由县农业农村局近1161-1-14内',
  ],
  ['an interval of months', '1.10月'],
  ['a character that cannot be seen, before the first half of one', '\u115f \n\n👩'],
  ['a line end of its own kind between digits', '7\u00852'],
  ['a mark typed thirty times', `点${','.repeat(30)}`],
  ['a line end of Word between digits', '1\u000b3'],
  ['a line end of Word between Chinese numerals', '〇\u000b一'],
  ['a full-width digit between others', '1-12２０999999999999'],
  ['half a character before one that cannot be seen', '\ud953\u000b'],
  ['half-width marks and straight quotation marks, all over the page', '密:说:“,庄."了.'],
])('%s', (_, text) => {
  for (let turn = 0; turn < 12; turn++) checkInput({ path: 'page.txt', text }, turn);
});
