import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => parse(readFileSync(join(ROOT, path), 'utf8'));

const WRONG = '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成。\n';
const CLEAN = '新桥通车\n\n本报讯 城南新桥昨天通车，两岸居民往来方便多了。\n';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'newslint-hooks-'));
  writeFileSync(join(cwd, 'a b.txt'), WRONG);
  writeFileSync(join(cwd, '-clean.txt'), CLEAN);
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

describe('the GitHub Action', () => {
  const action = read('action.yml');

  /** Runs the step as a runner does: bash -e, and every ${{ }} only in the environment. */
  function run(inputs: Record<string, string>) {
    const [step, ...more] = action.runs.steps;
    expect(more).toEqual([]);
    expect(step.run).not.toContain('${{');
    const output = join(cwd, 'output');
    writeFileSync(output, '');
    const value = (expression: string) =>
      expression.replace(/\$\{\{ (.+?) \}\}/g, (_, name: string) => {
        const input = name.replace(/^inputs\./, '');
        return name === 'github.action_path' ? ROOT : (inputs[input] ?? action.inputs[input].default);
      });
    const env = Object.fromEntries(Object.entries<string>(step.env).map(([key, one]) => [key, value(one)]));
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GITHUB_OUTPUT: output, ...env },
    });
    return { code: status, out: stdout, err: stderr, output: readFileSync(output, 'utf8') };
  }

  it('annotates what is wrong, fails with newslint’s exit code and tells it', () => {
    const { code, out, err, output } = run({});
    expect([code, err, output]).toEqual([1, '', 'exit-code=1\n']);
    expect(out).toMatch(/^::error file=a b\.txt,line=3,.*repeated-mark/);
  });

  it('takes paths and options a line each, whatever is in them, and writes the report', () => {
    const clean = run({ paths: '-clean.txt\n', report: 'report.html' });
    expect([clean.code, clean.out, clean.err, clean.output]).toEqual([0, '', '', 'exit-code=0\n']);
    expect(readFileSync(join(cwd, 'report.html'), 'utf8')).toContain('<!doctype html>');
    expect(run({ paths: '-clean.txt\na b.txt\n', args: '--exit-zero' }).code).toBe(0);
    expect(run({ changed: 'no-such-revision' }).err).toContain('--changed');
    const hostile = run({ paths: '$(touch hacked)\n`touch hacked`; touch hacked', args: '--fail-on\nwarning' });
    expect([hostile.code, existsSync(join(cwd, 'hacked'))]).toEqual([2, false]);
  });
});

describe('the pre-commit hooks', () => {
  type Hook = { id: string; entry: string; files: string };
  it.each(read('.pre-commit-hooks.yaml') as Hook[])('$id', ({ id, entry, files, ...rest }) => {
    expect(rest).toMatchObject({ language: 'script', require_serial: true });
    for (const name of ['a.txt', 'b/c.text', 'd.md']) expect(name).toMatch(new RegExp(files));
    for (const name of ['a.txt.gz', 'e.docx', 'md']) expect(name).not.toMatch(new RegExp(files));
    const [script, ...args] = entry.split(' ');
    const path = join(ROOT, script as string);
    accessSync(path, constants.X_OK);
    const { status } = spawnSync(path, [...args, 'a b.txt', './-clean.txt'], { cwd, encoding: 'utf8' });
    expect(status).toBe(id === 'newslint' ? 1 : 0);
  });
});

it('the job of docs/gitlab.md runs as it stands', () => {
  const [, job] = /```yaml\n([\s\S]+?)```/.exec(readFileSync(join(ROOT, 'docs/gitlab.md'), 'utf8')) ?? [];
  const { variables, before_script, script, artifacts } = parse(String(job)).newslint;
  mkdirSync(join(cwd, 'copy'));
  writeFileSync(join(cwd, 'copy/a.txt'), WRONG);
  // its clone is this one
  symlinkSync(ROOT, join(cwd, '.newslint'));
  const { status } = spawnSync('bash', ['-c', [...before_script, ...script].join(' && ')], {
    cwd,
    env: { PATH: process.env.PATH, ...variables },
  });
  expect(status).toBe(1);
  expect(readFileSync(join(cwd, artifacts.reports.junit), 'utf8')).toContain('copy/a.txt');
  expect(readFileSync(join(cwd, artifacts.paths[0]), 'utf8')).toContain('<!doctype html>');
});
