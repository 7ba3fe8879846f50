import { spawn } from 'node:child_process';
import { cpSync, linkSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMON_FORMATS, FORMATS } from '../src/cli/outputs.js';
import { BIN, bash, inProcess, layCopy, layInstallation, newslint, type Result } from './cli-run.js';

let folder: ReturnType<typeof layCopy>;
beforeAll(async () => {
  folder = layCopy();
  for (const name of ['fixable.txt', 'linked.txt']) cpSync(join(folder.path, 'error.txt'), join(folder.path, name));
  linkSync(join(folder.path, 'linked.txt'), join(folder.path, 'other-name'));
  await run('baseline', '-o', 'known.json', 'error.txt');
  const gone = { id: 'x', path: 'clean.txt', rule: 'typo', message: '' };
  writeFileSync(join(folder.path, 'stale.json'), JSON.stringify({ version: 1, findings: [gone] }));
  bash('git init -q fresh && cp clean.txt fresh && echo "*" > fresh/.gitignore', folder.path);
});
afterAll(() => folder.remove());

const env = { PATH: process.env.PATH as string };
const run = (...args: string[]) => inProcess(args, { cwd: folder.path, env });
const runIn = (name: string, ...args: string[]) => inProcess(args, { cwd: join(folder.path, name), env });

/** A row of README's table and the runs that prove it: each must end with the row's code. */
const ROWS: readonly (readonly [code: number, when: string, runs: () => readonly (Result | Promise<Result>)[]])[] = [
  [
    0,
    'every input was fully checked and nothing reaches the fail level',
    () => [run('clean.txt'), bash('$NEWSLINT clean.txt', folder.path)],
  ],
  [0, 'only warnings and infos were found', () => [run('warning.txt')]],
  [
    0,
    '`--fix` mended what would fail; `--fix-dry-run`: would have mended it',
    () => [run('--fix-dry-run', 'fixable.txt'), run('--fix', 'fixable.txt')],
  ],
  [
    0,
    '`--baseline` and it has all that was found; `--exit-zero`; `baseline`',
    () => [
      run('baseline', '-o', 'known.json', 'error.txt'),
      run('--baseline', 'known.json', 'error.txt'),
      run('--exit-zero', 'error.txt'),
    ],
  ],
  [
    0,
    '`--help`, `--version`, `rules`, `explain`, `init`, `--print-config`, `completion`',
    () => [
      run('--help'),
      run('--version'),
      run('rules'),
      run('explain', 'typo'),
      run('--print-config', 'clean.txt'),
      run('completion', 'bash'),
    ],
  ],
  [
    0,
    '`--changed` and git has no file that has changed',
    () => [runIn('fresh', '--changed'), runIn('fresh', '--changed', 'clean.txt')],
  ],
  [
    1,
    'an error was found',
    () => [run('error.txt'), run('clean.txt', 'error.txt'), bash('$NEWSLINT --format csv error.txt', folder.path)],
  ],
  [
    1,
    '`--fail-on warning` and a warning was found',
    () => [run('--fail-on', 'warning', 'warning.txt'), run('--fail-on', 'info', 'warning.txt')],
  ],
  [1, 'more warnings than `--max-warnings`', () => [run('--max-warnings', '0', 'warning.txt')]],
  [
    1,
    '`--strict-baseline` and the baseline has what is no longer there',
    () => [run('--baseline', 'stale.json', '--strict-baseline', 'clean.txt')],
  ],
  [1, '`score` and the error rate is above the pass line', () => [run('score', 'error.txt')]],
  [
    2,
    'wrong usage: no path, an unknown option or rule, a value that is not allowed',
    () => [
      run(),
      run('words'),
      run('--colour', 'clean.txt'),
      run('explain', 'nothing'),
      run('completion', 'tcsh'),
      run('--watch', '-'),
      run('--format', 'xml', 'clean.txt'),
      run('--max-size', 'huge', 'clean.txt'),
      run('--max-warnings', '-1', 'clean.txt'),
      run('--output'),
      run('words', '--fail-on', 'error', 'clean.txt'),
      run('--review', 'clean.txt'),
      run('--fix', '-'),
      run('--stdin-name', 'a.txt', 'clean.txt'),
    ],
  ],
  [
    2,
    '`--changed` without git, outside of a repository, or since a revision that there is not',
    () => [
      run('--changed'),
      runIn('fresh', '--changed', 'main'),
      bash('PATH= $NEWSLINT --changed clean.txt', folder.path),
    ],
  ],
  [
    2,
    'a configuration that cannot be read or is wrong: nothing is checked',
    () => [run('--config', 'missing.json', 'clean.txt'), run('--config', 'clean.txt', 'clean.txt')],
  ],
  [
    2,
    'a path that does not exist, also among good ones; the others are still checked',
    () => [run('missing.txt'), run('clean.txt', 'missing.txt'), run('--format', 'json', 'missing.txt')],
  ],
  [2, 'a folder without copy, or a pattern without a match', () => [run('empty'), run('*.nothing')]],
  [2, 'a file that cannot be decoded', () => [run('undecodable.txt'), run('keywords', 'undecodable.txt')]],
  [2, 'a file larger than `--max-size`', () => [run('--max-size', '10', 'clean.txt')]],
  [2, 'a file that takes longer than `--timeout`: what did not end is named', () => [endless()]],
  [2, 'the segmenter cannot be loaded; what needs no words is still checked', () => withoutSegmenter()],
  [
    2,
    'the result could not be fully written: no such folder, full disk',
    () => [
      run('--output', 'missing/result.csv', 'clean.txt'),
      run('--output', 'empty', 'clean.txt'),
      run('--output', '/dev/full', 'clean.txt'),
      bash('$NEWSLINT clean.txt > /dev/full', folder.path),
      bash('$NEWSLINT --version > /dev/full', folder.path),
    ],
  ],
  [2, '`--fix` could not rewrite a file and left it as it was', () => [run('--fix', 'linked.txt')]],
  [
    2,
    'both: an input failed and an error was found',
    () => [run('error.txt', 'missing.txt'), bash('$NEWSLINT error.txt missing.txt', folder.path)],
  ],
  [130, 'interrupted (SIGINT)', () => [signalled('SIGINT')]],
  [143, 'terminated (SIGTERM)', () => [signalled('SIGTERM')]],
];

describe('exit codes', () => {
  it.each(ROWS)('%i: %s', async (code, _, runs) => {
    for (const result of runs()) expect((await result).code, JSON.stringify(await result)).toBe(code);
  });

  /** The rows that a run of the checker can end in. */
  const CASES: readonly (readonly [code: number, ...args: string[]])[] = [
    [0, 'clean.txt'],
    [0, 'warning.txt'],
    [1, 'error.txt'],
    [1, 'clean.txt', 'error.txt', 'warning.txt'],
    [1, '--fail-on', 'warning', 'warning.txt'],
    [1, '--max-warnings', '0', 'warning.txt'],
    [0, '--exit-zero', 'error.txt'],
    [0, '--fix', 'fixable.txt'],
    [2, '--fix', 'linked.txt'],
    [0, '--baseline', 'known.json', 'error.txt'],
    [1, '--baseline', 'stale.json', '--strict-baseline', 'clean.txt'],
    [0, '--cache-file', '/dev/full', 'clean.txt'],
    [1, '--cache-file', '/dev/full', 'error.txt'],
    [2, '--changed', 'clean.txt'],
    [2, '--baseline', 'missing', 'clean.txt'],
    [2, '--config', 'missing', 'clean.txt'],
    [2, '--fail-on', 'severe', 'clean.txt'],
    [2, 'missing.txt', 'clean.txt'],
    [2, 'empty'],
    [2, 'undecodable.txt'],
    [2, '--max-size', '10', 'clean.txt'],
    [2, '--output', 'missing/result', 'clean.txt'],
    [2, '--output', '/dev/full', 'error.txt'],
    [2, 'error.txt', 'missing.txt'],
  ];

  it.each(FORMATS)('are the same in %s', async (format) => {
    cpSync(join(folder.path, 'error.txt'), join(folder.path, 'fixable.txt'));
    for (const [code, ...args] of CASES) {
      const result = await run('--format', format, ...args);
      expect(result.code, `${args.join(' ')}\n${result.err}`).toBe(code);
    }
    expect((await runIn('fresh', '--format', format, '--changed')).code).toBe(0);
  });

  it.each(COMMON_FORMATS)('of score are the same in %s', async (format) => {
    expect((await run('score', '--format', format, 'error.txt')).code).toBe(1);
    expect((await run('score', '--format', format, 'clean.txt')).code).toBe(0);
    expect((await run('score', '--format', format, 'missing.txt', 'error.txt')).code).toBe(2);
  });

  it.each(FORMATS)('are the same in %s where standard output is full', async (format) => {
    const { code, err } = await inProcess(['--format', format, join(folder.path, 'error.txt')], { full: true });
    expect([code, err]).toEqual([2, expect.stringContaining('ENOSPC')]);
  });

  it('are the same whatever outputs there are, and tell of each that could not be written', async () => {
    const at = (name: string) => join(folder.path, name);
    const outputs = ['--format', 'json', '-o', at('out.json'), '--format', 'sarif', '-o', at('missing/out.sarif')];
    expect((await inProcess([...outputs.slice(0, 4), '--format', 'table', at('error.txt')])).code).toBe(1);
    const { code, err, out } = await inProcess([...outputs, '--format', 'compact', at('error.txt')]);
    expect([code, err.split('\n').length]).toEqual([2, 2]);
    expect(err).toContain('missing/out.sarif');
    expect(out).toContain(' repeated-mark\n');
    expect(JSON.parse(readFileSync(at('out.json'), 'utf8')).summary.errors).toBe(1);
  });

  it('are those of the README', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const table = readme.split('\n## Exit codes\n')[1]?.split('\n## ')[0] ?? '';
    const rows = [...table.matchAll(/^\| (\d+) \| (.+) \|$/gm)].map(([, code, when]) => [Number(code), when]);
    expect(rows).toEqual(ROWS.map(([code, when]) => [code, when]));
  });

  it('stay what they are when the reader closes the pipe', () => {
    const lines = Array.from({ length: 1500 }, (_, i) => `本报讯 第${i}号粮库昨天，，开仓收粮，农户排起长队。`);
    writeFileSync(join(folder.path, 'many.txt'), `夏粮丰收\n\n${lines.join('\n\n')}\n`);
    const piped = (args: string) => bash(`$NEWSLINT ${args} | head -1 >/dev/null; exit \${PIPESTATUS[0]}`, folder.path);
    expect(piped('many.txt')).toEqual({ code: 1, out: '', err: '' });
    expect(piped('--format json many.txt')).toEqual({ code: 1, out: '', err: '' });
    expect(piped('words --format csv many.txt')).toEqual({ code: 0, out: '', err: '' });
    expect(piped('--format csv many.txt missing.txt').code).toBe(2);
  }, 120_000);
});

/** Waits for standard input and is then stopped; the code is what a shell makes of the signal. */
function signalled(signal: 'SIGINT' | 'SIGTERM'): Promise<Result> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [BIN, '-'], { cwd: folder.path, stdio: ['pipe', 'ignore', 'ignore'] });
    setTimeout(() => child.kill(signal), 500);
    child.on('exit', (code, by) => {
      resolve({ code: by ? 128 + { SIGINT: 2, SIGTERM: 15 }[by as typeof signal] : code, out: '', err: '' });
    });
  });
}

/** A run with rules that never end on one of its files: all that look for matches. */
function endless(): Result {
  const preload = join(folder.path, 'endless.cjs');
  writeFileSync(
    preload,
    `const { matchAll } = String.prototype;
    Error.stackTraceLimit = 50;
    String.prototype.matchAll = function (regex) {
      for (; this.includes('夏粮') && new Error().stack.includes('checkPage'); );
      return matchAll.call(this, regex);
    };`,
  );
  const env = { NODE_OPTIONS: `--require ${preload}` };
  const args = ['--timeout', '1', '--format', 'json', 'error.txt', 'warning.txt'];
  const result = newslint(args, { cwd: folder.path, env });
  const { files, failures } = JSON.parse(result.out);
  expect(files.map(({ path }: { path: string }) => path)).toEqual(['error.txt', 'warning.txt']);
  expect(files[1].findings).toHaveLength(1);
  expect(failures[0]).toMatchObject({
    path: 'error.txt',
    message: expect.stringMatching(/^规则 [a-z-]+ 出错.*1 秒内没有查完$/),
  });
  return result;
}

/** Runs with an installation whose own segmenter has lost its table and where nodejieba was not built. */
function withoutSegmenter(): Result[] {
  const { path: copy, bin, remove } = layInstallation();
  const broken = (...args: string[]) => newslint(args, { cwd: folder.path, bin });
  const everywhere = FORMATS.flatMap((format) => ['--format', format, '-o', join(copy, format)]);
  const results = [
    broken('error.txt', 'clean.txt', 'warning.txt', '--format', 'json'),
    broken('error.txt', '--segmenter', 'nodejieba', '--format', 'json'),
    broken('entities', 'clean.txt'),
    broken(...everywhere, 'clean.txt'),
  ];
  remove();
  for (const { out } of results.slice(0, 2)) {
    const { tool, files, failures } = JSON.parse(out);
    expect(tool.segmenter).toBe('none');
    const findings = files.flatMap((file: { findings: { rule: string }[] }) => file.findings);
    expect(findings.map(({ rule }: { rule: string }) => rule)).toContain('repeated-mark');
    expect(failures).toEqual([{ message: expect.stringMatching(/^[^\n]*(?:npm|newslint)[^\n]*$/) }]);
  }
  return results;
}
