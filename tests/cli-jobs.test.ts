import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../src/cli/outputs.js';
import { layInstallation, newslint } from './cli-run.js';
import { findOracle } from './oracle.js';

const folder = mkdtempSync(join(tmpdir(), 'newslint-jobs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const run = (...args: string[]) => newslint(args, { cwd: folder });

const FAULTY = '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成。\n';

beforeAll(() => {
  cpSync(fileURLToPath(new URL('../seeds/', import.meta.url)), join(folder, 'seeds'), { recursive: true });
  mkdirSync(join(folder, 'more'));
  // More files than are begun ahead, of all kinds: known ones again, so that rules over the run have something to say.
  for (let i = 0; i < 40; i++) {
    writeFileSync(join(folder, 'more', `${i}.txt`), i % 3 ? FAULTY.replace('夏粮', `第${i}批夏粮`) : FAULTY);
  }
  writeFileSync(join(folder, 'more', 'broken.txt'), Buffer.from([0xd0, 0xc2, 0xff, 0xff, 0x80, 0xfe]));
});

describe('--jobs', () => {
  it('changes no byte of any output, whatever the number and the order of the inputs', () => {
    const outputs = FORMATS.flatMap((format) => ['--format', format, '-o', `as.${format}`]);
    const written = () => FORMATS.map((format) => readFileSync(join(folder, `as.${format}`), 'utf8'));
    const one = run('--jobs', '1', ...outputs, 'seeds', 'more');
    expect(one.code).toBe(2);
    const expected = written();
    for (const [jobs, ...paths] of [
      ['2', 'more', 'seeds'],
      ['8', 'more/7.txt', 'seeds', 'more'],
    ] as const) {
      expect(run('--jobs', jobs, ...outputs, ...paths)).toEqual(one);
      expect(written()).toEqual(expected);
    }
  });

  it('keeps the order of what is told at once', () => {
    const files = (jobs: string) => run('--jobs', jobs, '--format', 'ndjson', 'seeds', 'more').out;
    expect(files('3')).toBe(files('1'));
  });

  it.each(['words', 'keywords', 'entities', 'figures', 'score'])('goes for %s too', (command) => {
    const listed = (jobs: string) => run(command, '--jobs', jobs, '--format', 'json', 'seeds', 'more');
    expect(listed('3')).toEqual(listed('1'));
  });

  it('goes with a cache, which either fills for the other', () => {
    const cached = (jobs: string, cache: string) =>
      run('--jobs', jobs, '--cache-file', cache, '--format', 'json', 'seeds', 'more');
    const plain = run('--format', 'json', 'seeds', 'more');
    for (const cache of ['../a.cache', '../b.cache']) rmSync(join(folder, cache), { force: true });
    expect(cached('3', '../a.cache')).toEqual(plain);
    expect(cached('1', '../a.cache')).toEqual(plain);
    expect(cached('1', '../b.cache')).toEqual(plain);
    expect(cached('3', '../b.cache')).toEqual(plain);
    for (const cache of ['../a.cache', '../b.cache']) rmSync(join(folder, cache));
  });

  it('takes word lists, term lists and a date along', () => {
    writeFileSync(join(folder, 'words.txt'), '城南新桥桥头堡\n');
    writeFileSync(join(folder, 'terms.tsv'), '增产\t增收\n');
    const listed = (jobs: string) =>
      run(
        '--jobs',
        jobs,
        '--lexicon',
        'words.txt',
        '--terms',
        'terms.tsv',
        '--date',
        '2026-11-24',
        '--format',
        'json',
        'more',
      );
    expect(listed('2')).toEqual(listed('1'));
    expect(listed('2').out).toContain('增收');
  });

  it('says once that the segmenter is missing', () => {
    const { bin, remove } = layInstallation();
    for (const segmenter of ['newslint', 'nodejieba']) {
      const [one, two] = ['1', '2'].map((jobs) =>
        newslint(['--segmenter', segmenter, '--jobs', jobs, '--format', 'json', 'more'], { cwd: folder, bin }),
      );
      expect(two).toEqual(one);
      expect(two?.err.split('\n').filter((line) => line.includes('npm'))).toHaveLength(1);
    }
    remove();
  });

  it('must be a number', () => {
    expect(run('--jobs', '0', 'seeds').err).toBe('newslint: --jobs 不能是“0”，只能是：大于 0 的整数\n');
    expect(run('--timeout', 'soon', '--lang', 'en', 'seeds').err).toContain('--timeout');
  });
});

describe.skipIf(!findOracle())('nodejieba', () => {
  /** nodejieba as it is, but for a text that it aborts on. */
  const ABORTS = `
    const Module = require('node:module');
    const load = Module._load;
    Module._load = (name, ...rest) => {
      const loaded = load(name, ...rest);
      if (name !== 'nodejieba') return loaded;
      return { ...loaded, tag: (text) => (text.includes('第7批') ? process.abort() : loaded.tag(text)) };
    };`;

  it('that aborts costs one file, and no other', () => {
    writeFileSync(join(folder, 'aborts.cjs'), ABORTS);
    const listed = (env = {}) =>
      newslint(['words', '--segmenter', 'nodejieba', '--format', 'json', 'more'], { cwd: folder, env });
    const whole = JSON.parse(listed().out);
    const { code, out } = listed({ NODE_OPTIONS: `--require ${join(folder, 'aborts.cjs')}` });
    const holed = JSON.parse(out);
    expect(code).toBe(2);
    expect(holed.files).toEqual(whole.files.filter(({ path }: { path: string }) => path !== 'more/7.txt'));
    expect(holed.failures).toContainEqual({ path: 'more/7.txt', message: '检查这个文件的进程中途退出（SIGABRT）' });
  });
});
