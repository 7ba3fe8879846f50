import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lint, lintPage, lintRun } from '../src/lint/lint.js';
import { parsePage } from '../src/page/parse.js';
import { defineRule, type Report, type Rule } from '../src/rule/rule.js';
import { BIN, inProcess, newslint } from './cli-run.js';
import { analysisOf } from './fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'newslint-faults-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a rule that is wrong', () => {
  const TEXT = '李明𠮷今天上午在村里。\n';
  const said = {
    scope: 'page',
    category: 'news',
    summary: { zh: '甲', en: 'a' },
    severity: 'error',
    weight: 1,
  } as const;
  const toy = (id: string, check: () => Iterable<Partial<Report>>): Rule =>
    defineRule({
      ...{ ...said, id, labels: { other: { zh: '另一处', en: 'other' } }, fixes: { mend: { zh: '改', en: 'mend' } } },
      messages: { code: { zh: '“{text}”不对', en: '“{text}” is wrong' } },
      check: () =>
        [...check()].map(
          (one) => ({ code: 'code', range: { start: 0, end: 2 }, evidence: { text: '李明' }, ...one }) as never,
        ),
    });
  const good = toy('good', () => [{}]);
  const edits = (start: number, end: number) => ({
    fix: { title: 'mend', applicability: 'safe', edits: [{ range: { start, end }, text: '' }] } as never,
  });
  const at = (start: number, end: number) => ({ range: { start, end } });

  it.each<[string, () => Iterable<Partial<Report>>]>([
    [
      'throws',
      () => {
        throw new TypeError('x is undefined');
      },
    ],
    [
      'throws what is no error',
      () => {
        throw 'x is undefined';
      },
    ],
    ['names a place before the text', () => [at(-1, 2)]],
    ['names a place behind the text', () => [at(2, TEXT.length + 1)]],
    ['names a place that ends before it begins', () => [at(4, 1)]],
    ['names no number', () => [at(Number.NaN, 2)]],
    ['names half a place', () => [at(0.5, 2)]],
    ['relates to a place that there is not', () => [{ related: [{ ...at(3, 99), label: 'other' }] }]],
    ['edits what there is not', () => [edits(3, 99)]],
    ['edits half a character', () => [edits(0, 3)]],
  ])('that %s fails, and the others go on', (_, check) => {
    for (const lang of ['zh', 'en'] as const) {
      const { findings, failures } = lintPage(analysisOf(TEXT), [toy('bad', check), good], lang);
      expect(findings.map(({ rule }) => rule)).toEqual(['good']);
      expect(failures).toEqual([
        { path: 'page.txt', message: expect.stringMatching(/^(?:规则 bad 出错|rule bad failed)[^\n]+$/) },
      ]);
    }
  });

  it('over a whole run fails every page, and the others go on', () => {
    const pages = [parsePage('a.txt', TEXT), parsePage('b.txt', TEXT)];
    const wrong = defineRule({
      ...{ ...said, id: 'bad', scope: 'run', messages: { code: { zh: '甲', en: 'a' } } },
      check: ([, page]) => [{ code: 'code', page, range: { start: 0, end: 99 }, evidence: {} } as never],
    });
    const results = lintRun(pages, [wrong], 'zh');
    expect(pages.map((page) => results.get(page)?.failures.length)).toEqual([1, 1]);
    expect(lint([analysisOf(TEXT)], [wrong, good], 'zh')).toMatchObject([
      { findings: [{ rule: 'good' }], failures: [{}] },
    ]);
  });

  it('has its places and words made whole where it cuts a character', () => {
    const { findings, failures } = lintPage(
      analysisOf(TEXT),
      [
        toy('torn', () => [
          { ...at(0, 3), evidence: { text: '李明\ud842' } as never, related: [{ ...at(3, 5), label: 'other' }] },
        ]),
      ],
      'zh',
    );
    expect(failures).toEqual([]);
    expect(findings).toMatchObject([
      { message: '“李明”不对', range: { start: 0, end: 4 }, related: [{ range: { start: 2, end: 5 } }] },
    ]);
  });
});

describe('an installation that is not whole', () => {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const home = join(folder, 'home');
  const PAGE = '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成。村民王建国说，议事事工作做得细，栽种的一如继往。\n';

  beforeAll(() => {
    // What is loaded is found by where it lies: these must be there themselves.
    for (const part of ['bin', 'dist', 'package.json', 'src/lexicon'])
      cpSync(join(root, part), join(home, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
    // Made of the files below src/, and would stand in for them.
    for (const built of readdirSync(join(home, 'dist/lexicon')))
      if (built.endsWith('.arrays')) rmSync(join(home, 'dist/lexicon', built));
    for (const file of ['a.txt', 'b.txt']) writeFileSync(join(home, file), PAGE);
  });

  it.each([
    ['doubling.bin', 0],
    ['doubling.bin', -1],
    ['entity-model.bin', -1],
    ['gapped-words.bin', -1],
    ['han-ngrams.bin', 1000],
    ['typo-trees.bin', 1000],
  ])('says so in one line where %s ends at %d', (name, end) => {
    const path = join(home, 'src/lexicon', name);
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, end));
    const args = ['--format', 'json', '--lang', 'en', 'a.txt', 'b.txt'];
    const { code, out, err } = newslint(args, { cwd: home, bin: join(home, 'bin/newslint.js') });
    writeFileSync(path, whole);
    const said = new Set(err.split('\n').map((line) => line.replace(/^newslint: (?:[ab]\.txt: )?/, '')));
    expect(said).toEqual(new Set([`the word list ${name} is missing or not whole; install newslint again`, '']));
    expect(code).toBe(2);
    // What does not need it is checked all the same; names are part of every file's report.
    if (name !== 'entity-model.bin') expect(out).toContain('"rule": "repeated-mark"');
  });

  it('has a case for each file', () => {
    const all = readdirSync(join(root, 'src/lexicon')).filter((name) => name.endsWith('.bin'));
    expect(all).toEqual(['doubling.bin', 'entity-model.bin', 'gapped-words.bin', 'han-ngrams.bin', 'typo-trees.bin']);
  });
});

describe('a kill', () => {
  const LOOP = fileURLToPath(new URL('write-loop.mjs', import.meta.url));
  const SIZE = 400_000;

  it('at any moment leaves a whole result, the old or the new one', { timeout: 60_000 }, async () => {
    const seen = { A: 0, B: 0 };
    const kill = async (n: number) => {
      const path = join(folder, `result-${n}`);
      const child = spawn(process.execPath, [LOOP, path, String(SIZE)], { stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), (n * 5) % 31));
      await new Promise((ended) => child.on('exit', ended));
      const now = readFileSync(path, 'utf8');
      const [letter] = now as unknown as ['A' | 'B'];
      expect(now.length, `kill ${n}`).toBe(3 * SIZE);
      expect(now === letter.repeat(3 * SIZE), `kill ${n}`).toBe(true);
      seen[letter]++;
    };
    for (let n = 0; n < 24; n += 4) await Promise.all([kill(n), kill(n + 1), kill(n + 2), kill(n + 3)]);
    expect(seen.A).toBeGreaterThan(0);
    expect(seen.B).toBeGreaterThan(0);
  });

  it('of a run never spoils its cache, its result or its baseline', { timeout: 60_000 }, async () => {
    const cwd = join(folder, 'killed');
    const at = (name: string) => join(folder, name);
    mkdirSync(cwd);
    for (let i = 0; i < 40; i++)
      writeFileSync(join(cwd, `${i}.txt`), `夏粮丰收\n\n本报讯 第${i}号粮库昨天，，开仓收粮，农户排起长队。\n`);
    const check = ['--format', 'json', '-o', at('result.json'), '--cache-file', at('cache'), '.'];
    const note = ['baseline', '-o', at('known.json'), '.'];
    const good = [await inProcess(check, { cwd }), await inProcess(note, { cwd })];
    const files = () => ['result.json', 'known.json'].map((name) => readFileSync(at(name), 'utf8'));
    const written = files();
    for (let n = 0; n < 8; n++) {
      // Half of the checks begin with no cache, so that they write one.
      if (n % 4 === 0) rmSync(at('cache'), { force: true });
      const child = spawn(process.execPath, [BIN, ...(n % 2 ? note : check)], { cwd, stdio: 'ignore' });
      const killing = setTimeout(() => child.kill('SIGKILL'), 180 + 45 * n);
      await new Promise((ended) => child.on('exit', ended));
      clearTimeout(killing);
      expect(files()).toEqual(written);
    }
    expect([await inProcess(check, { cwd }), await inProcess(note, { cwd })]).toEqual(good);
    expect(files()).toEqual(written);
  });
});

it('runs that share a cache, and write it at once, say what each would say without', { timeout: 60_000 }, async () => {
  const cwd = join(folder, 'shared');
  for (const desk of ['a', 'b', 'c']) {
    mkdirSync(join(cwd, desk), { recursive: true });
    for (let i = 0; i < 8; i++)
      writeFileSync(
        join(cwd, desk, `${i}.txt`),
        `夏粮丰收\n\n本报讯 ${desk}库第${i}号仓昨天，，开仓收粮，农户排起长队。\n`,
      );
  }
  const run = (...args: string[]) =>
    new Promise<{ code: number | null; out: string }>((ended) => {
      const child = spawn(process.execPath, [BIN, '--format', 'json', ...args], {
        cwd,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let out = '';
      child.stdout.setEncoding('utf8').on('data', (chunk) => {
        out += chunk;
      });
      child.on('close', (code) => ended({ code, out }));
    });
  const desks = ['a', 'b', 'c'];
  const alone = await Promise.all(desks.map((desk) => run(desk)));
  for (let round = 0; round < 2; round++) {
    const together = await Promise.all(desks.map((desk) => run('--cache-file', 'cache', desk)));
    expect(together).toEqual(alone);
  }
});
