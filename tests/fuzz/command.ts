import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FORMATS } from '../../src/cli/outputs.js';
import type { Report } from '../../src/lint/report.js';
import { inProcess, newslint, type Result } from '../cli-run.js';
import {
  checkCheckstyle,
  checkCompact,
  checkCsv,
  checkGithub,
  checkHtml,
  checkJunit,
  checkNdjson,
  checkSarif,
  checkTable,
  checkUnseen,
  checkValid,
} from '../output-checks.js';
import { bytesOf, type Input } from './inputs.js';
import { hold } from './invariants.js';

/** A file as it lies on the disk. */
interface Laid {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Checks `inputs` as files of one folder by the command line: every format, exit codes, a second run, a cache, fixes.
 * `turn` says which options have their turn. Throws `Broken`.
 */
export async function checkCommand(inputs: readonly Input[], turn: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'newslint-fuzz-'));
  try {
    const files = inputs.map(laid);
    for (const { path, bytes } of files) {
      mkdirSync(dirname(join(folder, 'copy', path)), { recursive: true });
      writeFileSync(join(folder, 'copy', path), bytes);
    }
    const cwd = join(folder, 'copy');
    const level = LEVELS[turn % LEVELS.length] as readonly string[];
    const outputs = FORMATS.flatMap((format) => ['--format', format, '-o', join(folder, format)]);
    const options = [...level, ...(turn % 2 ? ['--lang', 'en'] : [])];
    const first = await inProcess([...outputs, ...options, '.'], { cwd });
    const made = (format: string) => readFileSync(join(folder, format), 'utf8');
    const report = hold('command: json', () => JSON.parse(made('json')) as Report);
    checkRun(first, report, level);
    checkOutputs(report, made, level);
    hold('command: inputs given are files, failed and ignored', () => {
      const { files: read, failed, ignored } = report.summary;
      assert.deepEqual([read + failed + ignored, report.files.length], [files.length, read]);
    });

    const before = made('json');
    const again = ['--cache-file', join(folder, 'cache'), '--format', 'json', '-o', join(folder, 'json'), ...options];
    const names = files.map(({ path }) => path);
    for (const paths of [
      ['.'],
      [...names.reverse().map((path) => `./${path}`)],
      ['.', ...names.map((path) => `./${path}`)],
    ]) {
      // What is named is not ignored, whatever its name.
      if (report.summary.ignored && paths[0] !== '.') continue;
      const { code } = await inProcess([...again, ...paths], { cwd });
      hold('command: a cache, another order make no difference', () => {
        if (paths.length === 1 || !report.summary.ignored) assert.equal(made('json'), before);
        assert.equal(code, first.code);
      });
    }
    await checkFix(folder, files);
    if (turn % 3 === 0) {
      const { code, out } = newslint(['--format', 'json', ...options, '.'], { cwd });
      hold('process: its bundle says what the modules say', () => assert.deepEqual([out, code], [before, first.code]));
    }
    if (turn % 10 === 0) checkStream(files[turn % files.length] as Laid, cwd);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Fail levels, as options. */
const LEVELS: readonly (readonly string[])[] = [
  [],
  ['--fail-on', 'warning'],
  ['--fail-on', 'info'],
  ['--max-warnings', '1'],
  ['--exit-zero'],
  ['--quiet'],
  ['--quiet', '--fail-on', 'warning'],
];

/** A name that a file can have: no NUL, no lone surrogate, not too long. */
function laid(input: Input): Laid {
  const path = input.path.replace(/[\0\p{Cs}]/gu, '�');
  if ('bytes' in input) return { path, bytes: input.bytes };
  return { path, bytes: bytesOf(input.text.replace(/\p{Cs}/gu, ''), 'utf-8', false) };
}

/** The code is that of the report, and nothing of the input reaches the terminal. */
function checkRun({ code, out, err }: Result, { failures, summary }: Report, level: readonly string[]): void {
  hold('command: the exit code follows from the report', () => {
    const { errors, warnings, infos } = summary;
    const has = (option: string, value?: string) => level.includes(option) && (!value || level.includes(value));
    const failing = errors + (has('--fail-on', 'warning') ? warnings : has('--fail-on', 'info') ? warnings + infos : 0);
    const fails = !has('--exit-zero') && (failing > 0 || (has('--max-warnings') && warnings > 1));
    assert.equal(code, failures.length || summary.failed ? 2 : fails ? 1 : 0, err);
  });
  hold('command: the terminal', () => {
    checkUnseen(out + err);
    assert.doesNotMatch(err, /\bat .*:\d+:\d+|TypeError|RangeError|undefined/);
  });
}

function checkOutputs(report: Report, made: (format: string) => string, level: readonly string[]): void {
  const failOn = level.includes('warning') ? 'warning' : level.includes('info') ? 'info' : 'error';
  hold('command: json', () => {
    checkUnseen(made('json'));
    checkValid('report', report);
  });
  hold('command: ndjson', () => checkNdjson(report, made('ndjson')));
  hold('command: csv', () => checkCsv(report, made('csv')));
  hold('command: table', () => checkTable(report, made('table'), 100));
  hold('command: compact', () => checkCompact(report, made('compact')));
  hold('command: github', () => checkGithub(report, made('github')));
  hold('command: junit', () => checkJunit(report, made('junit'), failOn));
  hold('command: checkstyle', () => checkCheckstyle(report, made('checkstyle')));
  hold('command: sarif', () => checkSarif(report, made('sarif')));
  hold('command: html', () => checkHtml(made('html')));
}

/** Fixed once, files stay as they are; what was refused is not touched. */
async function checkFix(folder: string, files: readonly Laid[]): Promise<void> {
  const cwd = join(folder, 'fixed');
  cpSync(join(folder, 'copy'), cwd, { recursive: true });
  const read = () => files.map(({ path }) => readFileSync(join(cwd, path)).toString('latin1'));
  const given = read();
  const once = await inProcess(['--fix', '--format', 'json', '.'], { cwd });
  const fixed = read();
  const twice = await inProcess(['--fix', '--format', 'json', '.'], { cwd });
  hold('command: --fix', () => {
    const [first, second] = [once, twice].map(({ out }) => JSON.parse(out) as Report) as [Report, Report];
    const untouched = new Set(first.failures.map(({ path }) => path));
    for (const [i, { path }] of files.entries()) if (untouched.has(path)) assert.equal(fixed[i], given[i], path);
    assert.deepEqual(read(), fixed);
    assert.equal(second.summary.fixed ?? 0, 0);
    assert.deepEqual(
      second.files.map(({ findings }) => findings),
      first.files.map(({ findings }) => findings),
    );
    assert.equal(once.code, twice.code);
    assert.deepEqual(
      readdirSync(cwd, { recursive: true }).filter((name) => /newslint.*tmp|\.tmp$/.test(String(name))),
      [],
    );
  });
}

/** By a process of its own, from standard input. */
function checkStream({ bytes }: Laid, cwd: string): void {
  const result = newslint(['--format', 'json', '-'], { cwd, input: Buffer.from(bytes) });
  const report = hold('process: json', () => JSON.parse(result.out) as Report);
  checkRun({ ...result, out: '' }, report, []);
}
