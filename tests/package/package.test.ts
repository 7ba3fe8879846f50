import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/cli/outputs.js';
import { newslint } from '../cli-run.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SEEDS = join(ROOT, 'seeds');
const folder = mkdtempSync(join(tmpdir(), 'newslint-package-'));
const installed = join(folder, 'node_modules/newslint');
const bin = join(installed, 'bin/newslint.js');

/** Runs npm and gives what it printed; throws what it complained of. */
function npm(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr}`);
  return stdout;
}

const online = spawnSync('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=10000'], { cwd: ROOT }).status === 0;
if (!online) console.warn('SKIPPED: no registry here, and an install of the package needs one');

const packed = (): { readonly filename: string; readonly files: readonly { readonly path: string }[] } =>
  // built before, by npm run test:package
  JSON.parse(npm(ROOT, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder))[0];

describe('what is packed', () => {
  const files = packed().files.map(({ path }) => path);

  it('is the code that runs, its data, and what explains it', () => {
    const code = reached(['dist/index.js', 'dist/bundle/main.cjs', 'dist/cli/main.js']);
    expect([...code].filter((path) => !files.includes(path))).toEqual([]);
    const idle = files.filter((path) => /^dist\/.*\.c?js$/.test(path) && !code.has(path));
    expect(idle.filter((path) => readFileSync(join(ROOT, path), 'utf8') !== 'export {};\n')).toEqual([]);
    const data = [...code].map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n');
    const lexicons = files.filter((path) => /^src\/lexicon\/[^/]+\.(?:tsv|bin)$/.test(path));
    expect(
      lexicons.filter((path) => !new RegExp(`['/]${basename(path).replace(/\.tsv$/, '(?:\\.tsv)?')}'`).test(data)),
    ).toEqual([]);
    const rest = files.filter((path) => !/^dist\/.*\.c?js$/.test(path) && !lexicons.includes(path));
    const known =
      /^(?:LICENSE|README(?:\.zh-CN)?\.md|package\.json|bin\/(?:newslint|worker)\.js|bin\/package\.json|dist\/bundle\/LICENSES|dist\/.+\.d\.ts|dist\/lexicon\/(?:jieba\.table|[a-z-]+\.arrays)|src\/.+\.schema\.json|src\/lexicon\/jieba\/LICENSE|fixtures\/rules\/[a-z-]+\.md)$/;
    expect(rest.filter((path) => !known.test(path))).toEqual([]);
  });

  it('is clean to publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: ROOT, strict: true, pack: 'npm' });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });
});

describe.skipIf(!online)('the package, installed into an empty folder', () => {
  beforeAll(() => {
    writeFileSync(join(folder, 'package.json'), '{ "name": "newsroom", "private": true, "type": "module" }\n');
    // without nodejieba: an installed newslint needs no native part
    npm(folder, 'install', '--omit=optional', '--no-audit', '--no-fund', join(folder, packed().filename));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('checks what the clone checks, byte for byte, in every format', () => {
    for (const format of FORMATS) {
      const args = ['--format', format, 'a01-city.txt', 'a02-economy.txt', 'a03-clean.txt'];
      const here = newslint(args, { cwd: SEEDS, bin });
      expect(here.err).toBe('');
      expect(here).toEqual(newslint(args, { cwd: SEEDS }));
      expect(here.code).toBe(1);
    }
  });

  it('checks in several threads', () => {
    const [one, two] = ['1', '2'].map((jobs) =>
      newslint(['--jobs', jobs, '--format', 'json', '.'], { cwd: SEEDS, bin }),
    );
    expect(two).toEqual(one);
    expect(one?.err).toBe('');
  });

  it('has every command', () => {
    const cwd = join(folder, 'desk');
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'a.txt'), '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成。\n');
    const code = (...args: string[]) => newslint(args, { cwd, bin }).code;
    expect(code('init')).toBe(0);
    expect(existsSync(join(cwd, '.newslintrc.jsonc'))).toBe(true);
    expect(code('baseline', 'a.txt')).toBe(0);
    expect(code('--baseline', 'newslint-baseline.json', 'a.txt')).toBe(0);
    for (const command of ['words', 'keywords', 'entities', 'figures']) expect(code(command, 'a.txt')).toBe(0);
    expect(code('score', 'a.txt')).toBe(1);
    expect(newslint(['rules'], { cwd, bin }).out).toContain('repeated-mark');
    expect(newslint(['explain', 'repeated-mark'], { cwd, bin }).out).toContain('今年夏粮，，全镇增产两成。');
    expect(code('--fix', 'a.txt')).toBe(0);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toContain('今年夏粮，全镇');
  });

  it('is a library whose types a strict consumer compiles against', () => {
    writeFileSync(join(folder, 'consumer.ts'), CONSUMER);
    const options = [
      '--strict',
      '--exactOptionalPropertyTypes',
      '--noUncheckedIndexedAccess',
      '--verbatimModuleSyntax',
    ];
    const target = ['--target', 'es2023', '--module', 'nodenext', '--skipLibCheck', 'false'];
    const tsc = spawnSync(
      process.execPath,
      [join(ROOT, 'node_modules/typescript/bin/tsc'), ...options, ...target, 'consumer.ts'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(tsc.stdout).toBe('');
    const run = spawnSync(process.execPath, ['consumer.js'], { cwd: folder, encoding: 'utf8' });
    expect([run.stderr, run.stdout]).toEqual(['', 'error repeated-mark 12-14\n1 page, repeated-mark\n']);
  });

  it('has the schemas under their names', () => {
    for (const name of ['report', 'listing', 'score', 'config']) {
      const code = `import s from 'newslint/${name}.schema.json' with { type: 'json' }; if (!s.$schema) process.exitCode = 3;`;
      const { status } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', code], {
        cwd: folder,
      });
      expect(status, name).toBe(0);
    }
  });
});

const CONSUMER = `import { analyse, check, lint, openSegmenter, parsePage, rules } from 'newslint';
import type { Finding, Report } from 'newslint';

declare const console: { log(line: string): void };

const text = '夏粮丰收\\n\\n本报讯 今年，，全镇增产两成。\\n';
const report: Report = check([{ path: 'a.txt', text }]);
for (const { severity, rule, range } of report.files.flatMap((file) => file.findings))
  console.log(\`\${severity} \${rule} \${range.start}-\${range.end}\`);

const [result] = lint([analyse(parsePage('a.txt', text), () => openSegmenter())], rules, 'zh');
const findings: readonly Finding[] = result?.findings ?? [];
console.log(\`1 page, \${findings.map(({ rule }) => rule).join()}\`);
`;

/** The files that the modules at `entries` import, themselves included. */
function reached(entries: readonly string[]): Set<string> {
  const found = new Set<string>();
  const todo = [...entries];
  for (let path = todo.pop(); path; path = todo.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const code = readFileSync(join(ROOT, path), 'utf8');
    for (const [, name] of code.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+\.js)["']/g))
      todo.push(join(dirname(path), name as string));
  }
  return found;
}
