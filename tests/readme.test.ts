import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newslint } from './cli-run.js';

const root = new URL('..', import.meta.url);

describe.each(['README.md', 'README.zh-CN.md', 'docs/gitlab.md'])('%s', (name) => {
  const readme = readFileSync(new URL(name, root), 'utf8');

  it('has commands that work as pasted', () => {
    const cwd = mkdtempSync(join(tmpdir(), 'newslint-readme-'));
    cpSync(new URL('seeds', root), join(cwd, 'seeds'), { recursive: true });
    const commands = [...readme.matchAll(/^npx newslint (.+)$/gm)].map(([, args]) => String(args).split(' '));
    expect(commands.length).toBeGreaterThan(1);
    for (const args of commands) {
      const { code, err } = newslint(args, { cwd });
      expect(code === 0 || code === 1, `newslint ${args.join(' ')}: ${err}`).toBe(true);
    }
    rmSync(cwd, { recursive: true });
  });
});

describe.each(['README.md', 'README.zh-CN.md'])('%s', (name) => {
  const readme = readFileSync(new URL(name, root), 'utf8');

  it('has a sample that newslint prints, line for line', () => {
    const [, path, sample] = /```text\n\$ npx newslint (\S+)\n\n([\s\S]*?)```/.exec(readme) ?? [];
    const { stdout } = spawnSync(process.execPath, ['bin/newslint.js', String(path)], { cwd: root, encoding: 'utf8' });
    const lines = String(sample).split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(8);
    const printed = stdout.split('\n');
    for (const line of lines) expect(printed).toContain(line);
  });

  it('links to what is there', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path]) => String(path));
    expect(links.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });
});
