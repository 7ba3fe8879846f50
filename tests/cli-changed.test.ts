import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { inProcess } from './cli-run.js';

const top = realpathSync(mkdtempSync(join(tmpdir(), 'newslint-changed-')));
afterAll(() => rmSync(top, { recursive: true }));
let root = top;
let count = 0;
const env = { PATH: process.env.PATH as string, HOME: top };

const at = (name: string) => join(root, name);
function lay(name: string, text = '新桥通车\n\n本报讯 城南新桥昨天通车，两岸居民往来方便多了。\n'): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}
function git(folder: string, ...args: readonly string[]): void {
  const who = ['-c', 'user.name=desk', '-c', 'user.email=desk@example.org', '-c', 'protocol.file.allow=always'];
  execFileSync('git', [...who, ...args], { cwd: at(folder), env, stdio: 'ignore' });
}
function commit(folder = '.'): void {
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'x');
}

/** The paths that are checked. */
async function checked(args: readonly string[], folder = '.'): Promise<string[]> {
  const { out, err } = await inProcess(['--format', 'json', ...args], { cwd: at(folder), env });
  expect(err).toBe('');
  return JSON.parse(out).files.map(({ path }: { path: string }) => path);
}

async function refused(args: readonly string[], folder = '.', also = {}): Promise<string> {
  const { code, out, err } = await inProcess([...args, '--lang', 'en'], { cwd: at(folder), env: { ...env, ...also } });
  expect([code, out, err.split('\n').length]).toEqual([2, '', 2]);
  return err.replaceAll(root, 'ROOT');
}

beforeEach(() => {
  root = join(top, String(count++));
  mkdirSync(root);
  git('.', 'init', '-q', '-b', 'main');
  for (const name of ['same.txt', 'edited.txt', 'staged.md', 'gone.txt', 'old.txt', '版面/要闻 一版.txt']) lay(name);
  writeFileSync(at('.gitignore'), 'drafts/\n');
  commit();
});

describe('--changed', () => {
  it('takes what is edited, staged, renamed or new, and leaves what is the same, deleted or ignored', async () => {
    expect(await checked(['--changed'])).toEqual([]);
    lay('edited.txt', '渡口停航\n');
    lay('staged.md', '渡口停航\n');
    lay('版面/要闻 一版.txt', '渡口停航\n');
    git('.', 'add', 'staged.md');
    git('.', 'rm', '-q', 'gone.txt');
    git('.', 'mv', 'old.txt', 'renamed.txt');
    lay('new.txt');
    lay('drafts/a.txt');
    lay('notes.docx');
    const all = ['edited.txt', 'new.txt', 'renamed.txt', 'staged.md', '版面/要闻 一版.txt'];
    expect(await checked(['--changed'])).toEqual(all);
    expect(await checked(['--changed', 'HEAD'])).toEqual(all);
    expect(await checked(['--changed', '.'])).toEqual(all);
    expect(await checked(['words', '--changed'])).toEqual(all);
  });

  it('stays within the paths that are named, and works from a folder below', async () => {
    for (const name of ['edited.txt', 'same.txt', '版面/要闻 一版.txt', '版面/b.txt']) lay(name, '渡口停航\n');
    expect(await checked(['--changed', '版面'])).toEqual(['版面/b.txt', '版面/要闻 一版.txt']);
    expect(await checked(['--changed', 'e*.txt'])).toEqual(['edited.txt']);
    expect(await checked(['--changed', '--', 'edited.txt', 'old.txt'])).toEqual(['edited.txt']);
    expect(await checked(['--changed'], '版面')).toEqual(['b.txt', '要闻 一版.txt']);
    expect(await checked(['--changed', '..'], '版面')).toEqual([
      '../edited.txt',
      '../same.txt',
      '../版面/b.txt',
      '../版面/要闻 一版.txt',
    ]);
    symlinkSync(at('版面'), at('linked'));
    expect(await checked(['--changed', 'linked'])).toEqual(['linked/b.txt', 'linked/要闻 一版.txt']);
  });

  it('compares with the last commit in common with a revision', async () => {
    git('.', 'checkout', '-qb', 'edition');
    lay('edited.txt', '渡口停航\n');
    commit();
    git('.', 'checkout', '-q', 'main');
    lay('same.txt', '渡口停航\n');
    commit();
    git('.', 'checkout', '-q', 'edition');
    lay('new.txt');
    expect(await checked(['--changed', 'main'])).toEqual(['edited.txt', 'new.txt']);
    expect(await checked(['--changed=main', 'edited.txt'])).toEqual(['edited.txt']);
    expect(await checked(['--changed'])).toEqual(['new.txt']);
  });

  it('takes everything where nothing was committed yet', async () => {
    rmSync(at('.git'), { recursive: true });
    git('.', 'init', '-q');
    lay('drafts/a.txt');
    git('.', 'add', 'same.txt');
    const all = ['edited.txt', 'gone.txt', 'old.txt', 'same.txt', 'staged.md', '版面/要闻 一版.txt'];
    expect(await checked(['--changed'])).toEqual(all);
  });

  it('asks a repository within the repository of its own files, also from a hook of the outer one', async () => {
    lay('inner/a.txt');
    lay('inner/b.txt');
    git('inner', 'init', '-q');
    commit('inner');
    lay('inner/b.txt', '渡口停航\n');
    lay('edited.txt', '渡口停航\n');
    expect(await checked(['--changed'])).toEqual(['edited.txt', 'inner/b.txt']);
    const hook = { ...env, GIT_DIR: at('.git'), GIT_WORK_TREE: root, GIT_INDEX_FILE: at('.git/index') };
    const { out } = await inProcess(['--changed', '--format', 'json'], { cwd: root, env: hook });
    expect(JSON.parse(out).files).toHaveLength(2);
  });

  it('knows a name that git has in the other form of Unicode, as on macOS', async () => {
    lay('cafe\u0301.txt');
    lay('bin/git', `#!/bin/sh\n[ "$1" = ls-files ] && printf 'caf\u00e9.txt\\0'\nexit 0\n`);
    chmodSync(at('bin/git'), 0o755);
    const mac = { ...env, PATH: `${at('bin')}:${env.PATH}` };
    const { out } = await inProcess(['--changed', '--format', 'json'], { cwd: root, env: mac });
    expect(JSON.parse(out).files).toMatchObject([{ path: 'cafe\u0301.txt' }]);
  });

  it('is refused in one line without git, a repository, or such a revision', async () => {
    lay('edited.txt', '渡口停航\n');
    expect(await refused(['--changed'], '.', { PATH: '/nowhere' })).toContain('git');
    expect(await refused(['--changed', 'mian'])).toBe('newslint: mian is no revision of the git repository at ROOT\n');
    expect(await refused(['--changed=--output=x'])).toContain('--output=x is no revision');
    lay('main', 'x');
    expect(await refused(['--changed', 'main'])).toContain('./main');
    rmSync(at('main'));
    git('.', 'checkout', '-q', '--orphan', 'apart');
    commit();
    expect(await refused(['--changed', 'main'])).toContain('no commit in common');
    renameSync(at('.git'), at('git'));
    expect(await refused(['--changed'])).toMatch(/^newslint: edited\.txt: not in a git repository/);
    mkdirSync(at('empty'));
    expect(await refused(['--changed'], 'empty')).toMatch(/^newslint: \.: not in a git repository/);
    mkdirSync(at('.git'));
    expect(await refused(['--changed'])).toMatch(/^newslint: git failed in ROOT: fatal: not a git repository/);
  });

  it('is nothing for standard input, and still tells of a path that does not exist', async () => {
    for (const args of [
      ['--changed', '-'],
      ['-', '--changed'],
      ['--changed', 'main', '-'],
    ])
      expect(await refused(args)).toContain('--changed does not go with standard input');
    expect((await inProcess(['--changed', 'HEAD', 'none.txt'], { cwd: root, env })).code).toBe(2);
    expect((await inProcess(['--changed'], { cwd: root, env })).code).toBe(0);
    mkdirSync(at('bare'));
    expect((await inProcess(['--changed'], { cwd: at('bare'), env })).code).toBe(0);
    expect((await inProcess(['--changed', '.'], { cwd: at('bare'), env })).code).toBe(2);
  });
});
