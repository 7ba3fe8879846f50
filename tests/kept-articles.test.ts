import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../src/lint/report.js';
import { inProcess } from './cli-run.js';

const PAGE = fileURLToPath(new URL('../seeds/a02-economy.txt', import.meta.url));
const few = mkdtempSync(join(tmpdir(), 'newslint-few-'));
const many = mkdtempSync(join(tmpdir(), 'newslint-many-'));

beforeAll(() => {
  copyFileSync(PAGE, join(few, 'a.txt'));
  for (let i = 0; i < 60; i++) copyFileSync(PAGE, join(many, `${i}.txt`));
});
afterAll(() => {
  for (const folder of [few, many]) rmSync(folder, { recursive: true });
});

it('tells of one among many files what it tells of a few', async () => {
  const of = async (folder: string) =>
    (JSON.parse((await inProcess(['--no-config', '--format', 'json', folder])).out) as Report).files;
  const [[one], all] = await Promise.all([of(few), of(many)]);
  expect(one?.articles[0]?.entities.length).toBeGreaterThan(0);
  expect(all).toHaveLength(60);
  for (const { articles } of all) expect(articles).toEqual(one?.articles);
});

it('streams the same, also where another format tells it again', async () => {
  const lines = (text: string) => text.split('\n').filter((line) => line.includes('"entities"'));
  const alone = await inProcess(['--no-config', '--format', 'ndjson', many]);
  const both = await inProcess([
    '--no-config',
    '--format',
    'ndjson',
    '--format',
    'json',
    '-o',
    join(few, 'a.json'),
    many,
  ]);
  expect(lines(alone.out)).toHaveLength(60);
  expect(lines(both.out)).toEqual(lines(alone.out));
});
