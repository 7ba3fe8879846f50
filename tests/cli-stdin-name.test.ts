import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../src/lint/report.js';
import { inProcess } from './cli-run.js';

const cwd = mkdtempSync(join(tmpdir(), 'newslint-stdin-'));
afterAll(() => rmSync(cwd, { recursive: true }));
mkdirSync(join(cwd, 'copy'));

async function report(args: readonly string[], input: string): Promise<Report> {
  const { out, err } = await inProcess(['--format', 'json', ...args], { cwd, input });
  expect(err).toBe('');
  return JSON.parse(out);
}

const FAULTY = '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成。\n';
const rules = ({ files }: Report) =>
  files.flatMap(({ path, findings }) => findings.map(({ rule }) => `${path} ${rule}`));

describe('--stdin-name', () => {
  it('is what standard input is reported under, tidy, and known in a baseline by', async () => {
    const named = await report(['--stdin-name', './copy//story.txt', '-'], FAULTY);
    writeFileSync(join(cwd, 'copy/story.txt'), FAULTY);
    const file = await report(['copy/story.txt'], '');
    expect(named).toEqual(file);
    expect((await report(['-'], FAULTY)).files[0]?.path).toBe('-');
  });

  it('says that it is Markdown', async () => {
    const copy = '# 夏粮丰收\n\n本报讯 今年夏粮全镇增产两成，农户排起长队。\n';
    expect((await report(['--stdin-name', 'a.md', '-'], copy)).files[0]?.articles[0]?.headline).toBe('夏粮丰收');
    expect((await report(['--stdin-name', 'a.txt', '-'], copy)).files[0]?.articles[0]?.headline).not.toBe('夏粮丰收');
  });

  it('says which configuration holds, be there such a file or not', async () => {
    writeFileSync(join(cwd, 'copy/.newslintrc.json'), '{"rules": {"repeated-mark": "off"}, "ignores": ["notes/"]}');
    expect(rules(await report(['--stdin-name', 'copy/none.txt', '-'], FAULTY))).toEqual([]);
    expect(rules(await report(['--stdin-name', 'other/none.txt', '-'], FAULTY))).toEqual([
      'other/none.txt repeated-mark',
    ]);
    const { summary } = await report(['--stdin-name', 'copy/notes/a.txt', '-'], FAULTY);
    expect(summary).toMatchObject({ files: 0, ignored: 1 });
    rmSync(join(cwd, 'copy/.newslintrc.json'));
  });

  it('takes the place of the file that has it, through a link too, so that nothing is checked against itself', async () => {
    writeFileSync(join(cwd, 'copy/story.txt'), '新桥通车\n\n本报讯 城南新桥昨天通车，两岸居民往来方便多了。\n');
    symlinkSync('copy', join(cwd, 'linked'));
    for (const name of ['copy/story.txt', 'linked/story.txt']) {
      const desk = await report(['--stdin-name', name, 'copy', '-'], FAULTY);
      expect(desk.files.map(({ path }) => path)).toEqual([name]);
      expect(rules(desk)).toEqual([`${name} repeated-mark`]);
    }
  });

  it('heads the diff of --fix-dry-run', async () => {
    const { out } = await inProcess(['--fix-dry-run', '--stdin-name', 'a.txt', '-'], { cwd, input: FAULTY });
    expect(out).toMatch(/^--- a\.txt\n/);
  });
});
