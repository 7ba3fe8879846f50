import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newslint } from './cli-run.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const bin = join(root, 'bin/newslint.js');
const { COMPILED } = createRequire(import.meta.url)(bin) as { COMPILED: string };

/** A copy of what runs, to be damaged. */
const home = mkdtempSync(join(tmpdir(), 'newslint-bundle-'));
const compiled = join(home, 'dist/bundle', basename(COMPILED));
const run = () => newslint(['--format', 'json', 'page.txt'], { cwd: home, bin: join(home, 'bin/newslint.js') });

beforeAll(() => {
  for (const name of ['bin', 'dist', 'package.json']) cpSync(join(root, name), join(home, name), { recursive: true });
  for (const name of ['src', 'node_modules']) symlinkSync(join(root, name), join(home, name));
  writeFileSync(join(home, 'page.txt'), '新桥通车\n\n本报讯 城南新桥昨天通车，，两岸居民往来方便多了。\n');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the bundle', () => {
  it('is built, and runs the code that was compiled with it', () => {
    expect(readdirSync(join(root, 'dist/bundle'))).toEqual(['LICENSES', 'main.cjs', basename(COMPILED)]);
    const open = 'process.stdout.write(String(require(process.argv[1]).openBundle().script.cachedDataRejected))';
    expect(spawnSync(process.execPath, ['-e', open, bin], { encoding: 'utf8' }).stdout).toBe('false');
  });

  it('checks the same without compiled code, and with damaged one', () => {
    const good = run();
    expect(good).toMatchObject({ code: 1, err: '' });
    const bytes = readFileSync(compiled);
    for (const damaged of [
      bytes.subarray(0, bytes.length >> 1),
      Buffer.alloc(0),
      Buffer.from(bytes).fill(0, 400_000, 404_096),
      Buffer.concat([bytes, bytes]),
      Buffer.from('{}'),
    ]) {
      writeFileSync(compiled, damaged);
      expect(run()).toEqual(good);
    }
    rmSync(compiled);
    expect(run()).toEqual(good);
  });

  it('gives way to modules that were written after it, and where it is missing', () => {
    const good = run();
    writeFileSync(join(home, 'dist/bundle/main.cjs'), 'throw new Error("not to be run")');
    const later = new Date(Date.now() + 10_000);
    utimesSync(join(home, 'dist/.tsbuildinfo'), later, later);
    expect(run()).toEqual(good);
    rmSync(join(home, 'dist/bundle'), { recursive: true });
    expect(run()).toEqual(good);
  });
});
