import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMON_FORMATS, FORMATS } from '../src/cli/outputs.js';
import { COMMANDS, SHELLS } from '../src/cli/program.js';
import { rules } from '../src/rules/index.js';
import { inProcess } from './cli-run.js';

const cwd = mkdtempSync(join(tmpdir(), 'newslint-completion-'));
afterAll(() => rmSync(cwd, { recursive: true }));
const script = (shell: string) => join(cwd, `.${shell}`);

beforeAll(async () => {
  for (const shell of SHELLS) writeFileSync(script(shell), (await inProcess(['completion', shell])).out);
  for (const name of ['story.txt', '要闻 一版.txt', 'words.list']) writeFileSync(join(cwd, name), '');
  mkdirSync(join(cwd, 'copy'));
});

const isThere = (shell: string) => spawnSync(shell, ['-c', ':']).status === 0;

/** What bash offers after each of the lines, the last word being unfinished; a line is words apart by spaces. */
function offered(lines: readonly string[]): string[][] {
  const asked = lines.map((line) => {
    const words = line.split(' ');
    return `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _newslint; printf '%s\\n' "\${COMPREPLY[@]}" @`;
  });
  const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', `. ./.bash; ${asked.join('; ')}`], {
    cwd,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  return stdout
    .split('@\n')
    .slice(0, -1)
    .map((part) => part.split('\n').filter(Boolean));
}

describe('in bash, Tab', () => {
  const files = ['copy', 'story.txt', 'words.list', '要闻 一版.txt'];
  it.each<[line: string, expected: readonly string[]]>([
    ['newslint ', [...COMMANDS, ...files.filter((name) => !name.startsWith('.')), '.bash', '.fish', '.zsh']],
    ['newslint wo', ['words', 'words.list']],
    ['newslint st', ['story.txt']],
    ['newslint 要', ['要闻 一版.txt']],
    ['newslint --form', ['--format']],
    ['newslint --fix', ['--fix', '--fix-dry-run']],
    ['newslint --format ', FORMATS],
    ['newslint --format js', ['json']],
    ['newslint --format = js', ['json']],
    ['newslint --format =', FORMATS],
    ['newslint --format=js', ['--format=json']],
    ['newslint words --format ', COMMON_FORMATS],
    ['newslint --lang en words --format c', ['csv']],
    ['newslint --lang words --format c', ['csv', 'compact', 'checkstyle']],
    ['newslint --lang = words --format n', ['ndjson']],
    ['newslint words --fa', []],
    ['newslint words --enc', ['--encoding']],
    ['newslint score --page', ['--page-chars']],
    ['newslint --terms w', ['words.list']],
    ['newslint --date 2', []],
    ['newslint --changed s', ['score', 'story.txt']],
    ['newslint story.txt wo', ['words.list']],
    ['newslint words st', ['story.txt']],
    ['newslint explain wrong-', ['wrong-idiom', 'wrong-word']],
    ['newslint explain ', [...rules.map(({ id }) => id), 'score']],
    ['newslint explain typo ', []],
    ['newslint completion ', SHELLS],
    ['newslint init s', []],
  ])('after “%s” offers what can stand there', (line, expected) => {
    const [words] = offered([line]);
    expect(words?.toSorted()).toEqual([...expected].sort());
  });

  it('offers every option of every command in help, and none that it refuses', async () => {
    for (const command of ['', ...COMMANDS]) {
      const { out } = await inProcess([...(command ? [command] : []), '--help']);
      const told = [...out.matchAll(/^ {2}(?:(-\w), )?(--[a-z-]+)/gm)].flatMap(([, short, long]) => [short, long]);
      const [words] = offered([`newslint ${command ? `${command} ` : ''}-`]);
      expect(words?.toSorted(), command).toEqual(told.filter((one) => one !== undefined).sort());
    }
  });
});

describe('newslint completion', () => {
  it.each(SHELLS)('gives %s a script that it can read', (shell) => {
    if (!isThere(shell)) return;
    const { status, stderr } = spawnSync(shell, ['-n', script(shell)], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  it.each(['zsh', 'fish'])('names every command, rule, format and option for %s', async (shell) => {
    const { out } = await inProcess(['completion', shell]);
    for (const word of [...COMMANDS, ...rules.map(({ id }) => id), ...FORMATS]) expect(out).toContain(word);
    const { out: help } = await inProcess(['--help']);
    for (const [, name = ''] of help.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)) {
      expect(out).toContain(shell === 'zsh' ? `--${name}` : `-l ${name}`);
    }
    // Every line of a script ends outside of quotes, whatever summaries say.
    const bare = out.replace(/^#.*$/gm, '').replace(/\\./g, '');
    expect((bare.match(/'/g)?.length ?? 0) % 2).toBe(0);
    expect(out).not.toMatch(/undefined|\[object/);
  });

  it('speaks the language that is asked for', async () => {
    expect((await inProcess(['completion', 'fish', '--lang', 'en'])).out).not.toMatch(/\p{Script=Han}/u);
  });

  it('wants the name of a shell', async () => {
    expect((await inProcess(['completion'])).err).toBe('newslint: 没有指定给哪个 shell：bash、zsh、fish\n');
    expect((await inProcess(['completion', 'fsh'])).err).toBe(
      'newslint: completion 不能是“fsh”（是不是 zsh、fish？），只能是：bash、zsh、fish\n',
    );
  });
});
