import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url);

it("README's sample is what newslint prints, line for line", () => {
  const readme = readFileSync(new URL('README.md', root), 'utf8');
  const [, sample] = /```text\n\$ npx newslint (?:\S+)\n\n([\s\S]*?)```/.exec(readme) ?? [];
  const [, path] = /```text\n\$ npx newslint (\S+)\n/.exec(readme) ?? [];
  const { stdout } = spawnSync(process.execPath, ['bin/newslint.js', String(path)], { cwd: root, encoding: 'utf8' });
  const lines = String(sample).split('\n').filter(Boolean);
  expect(lines.length).toBeGreaterThan(8);
  const printed = stdout.split('\n');
  for (const line of lines) expect(printed).toContain(line);
});
