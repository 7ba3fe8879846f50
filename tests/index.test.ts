import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { check, formatCsv, formatJson, formatTable } from '../src/index.js';
import { inProcess, layCopy } from './cli-run.js';
import { validators } from './schema.js';

const COPY = [
  { path: 'a.txt', text: '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成，家家户户的粮仓都装得满满当当。\n' },
  { path: 'b.txt', text: '粮仓满了\n\n本报讯 今年夏粮，，全镇增产两成，家家户户的粮仓都装得满满当当。\n' },
];

it('checks texts as one run, and formats the report', () => {
  const report = check(COPY);
  const { report: valid } = validators();
  expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
  expect(report.summary).toMatchObject({ files: 2, failed: 0, ignored: 0 });
  expect(report.failures).toEqual([]);
  expect(report.files.map(({ findings }) => findings.some(({ rule }) => rule === 'repeated-mark'))).toEqual([
    true,
    true,
  ]);
  expect(report.files.flatMap(({ findings }) => findings).some(({ related }) => related[0]?.path === 'a.txt')).toBe(
    true,
  );
  expect(JSON.parse([...formatJson(report)].join(''))).toEqual(JSON.parse(JSON.stringify(report)));
  expect([...formatCsv(report)].join('')).toContain('"repeated-mark"');
  expect([...formatTable(report, { lang: 'zh', width: 80, color: false })].join('')).toContain('标点重复');
});

it('speaks English when asked', () => {
  const [finding] = check(COPY, { lang: 'en' }).files[0]?.findings.filter(({ rule }) => rule === 'repeated-mark') ?? [];
  expect(finding?.message).toMatch(/^repeated marks/);
});

it('finds what the command finds', async () => {
  const folder = layCopy();
  const { out } = await inProcess(['--format', 'json', `${folder.path}/error.txt`]);
  folder.remove();
  const [file] = JSON.parse(out).files;
  const text = '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成。\n';
  const [same] = check([{ path: file.path, text }]).files;
  expect(JSON.parse(JSON.stringify(same))).toEqual(file);
});

it('takes the day of publication: a weekday without a year is then held against the calendar', async () => {
  const copy = [{ path: 'a.txt', text: '庙会开锣\n\n本报讯 城隍庙庙会将于12月28日（星期五）上午开锣，为期三天。\n' }];
  const found = (date?: string) =>
    check(copy, date ? { date } : {}).files[0]?.findings.map(({ code, severity }) => `${code} ${severity}`);
  expect(found()).toEqual([]);
  expect(found('2024-01-03')).toEqual(['weekday error']); // 28 December 2023 was a Thursday
  expect(found('2018-12-20')).toEqual([]);
  expect(() => check(copy, { date: '2024-1-3' })).toThrow(RangeError);

  const folder = layCopy();
  writeFileSync(join(folder.path, 'fair.txt'), (copy[0] as { text: string }).text);
  const { out } = await inProcess(['--date', '2024-01-03', '--format', 'csv', `${folder.path}/fair.txt`]);
  folder.remove();
  expect(out).toContain('2023年的“12月28日”是星期四，不是星期五');
});
