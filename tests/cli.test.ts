import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../bin/newslint.js', import.meta.url));
const VERSION = (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string })
  .version;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newslint-cli-'));
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'clean.txt'), '新桥通车\n\n本报讯 城南新桥昨天通车，两岸居民往来方便多了。\n');
  writeFileSync(join(folder, 'error.txt'), '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成。\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

function newslint(args: readonly string[], input = ''): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('exit codes', () => {
  it.each([
    [0, 'a clean file', ['clean.txt']],
    [1, 'a finding that fails', ['error.txt']],
    [1, 'a finding among clean files', ['clean.txt', 'error.txt']],
    [2, 'no path', []],
    [2, 'a missing file among good ones', ['clean.txt', 'missing.txt']],
    [2, 'a missing file outranks findings', ['error.txt', 'missing.txt']],
    [2, 'an empty folder', ['empty']],
    [2, 'an unknown option', ['--colour', 'clean.txt']],
    [2, 'an unknown format', ['--format', 'xml', 'clean.txt']],
  ] as const)('%i: %s', (code, _, args) => {
    expect(newslint(args).code).toBe(code);
  });
});

describe('usage', () => {
  it('names the version and the engine', () => {
    expect(newslint(['--version']).out).toBe(
      `newslint ${VERSION} (newslint-jieba 1 (jieba dictionary of nodejieba 3.5.8))\n`,
    );
  });

  it('explains wrong usage in one line, in Chinese or English', () => {
    expect(newslint(['--fromat', 'csv', 'x']).err).toBe(
      'newslint: 没有 --fromat 这个选项，是不是 --format？（newslint --help 列出全部选项）\n',
    );
    expect(newslint(['--fromat', 'csv', 'x', '--lang', 'en']).err).toBe(
      'newslint: there is no option --fromat; did you mean --format? (newslint --help lists them all)\n',
    );
    expect(newslint(['--format', 'xml', 'x']).err).toBe('newslint: --format 不能是“xml”，只能是 table, csv, json\n');
    expect(newslint([]).err).toBe('newslint: 没有指定要检查的文件或文件夹（newslint --help 看用法）\n');
  });
});
