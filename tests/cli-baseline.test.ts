import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { baselineText, readBaseline, sieve } from '../src/lint/baseline.js';
import { inProcess } from './cli-run.js';

const cwd = mkdtempSync(join(tmpdir(), 'newslint-baseline-'));
afterAll(() => rmSync(cwd, { recursive: true }));

const PARAGRAPH = '\u3000\u3000城南新桥历时两年建成通车，两岸居民往来只要五分钟，比绕行老桥少走十二公里。\n';
const lay = (name: string, text: string) => writeFileSync(join(cwd, name), text);
const run = (...args: string[]) => inProcess(args, { cwd });

beforeEach(() => {
  lay('a.txt', `新桥通车\n${PARAGRAPH}${PARAGRAPH}\u3000\u3000老人们在桥头,合影。\n`);
  lay('b.txt', '夏粮丰收\n\u3000\u3000今年夏粮，，全镇增产两成。\n');
});

describe('a baseline', () => {
  it('holds what is there, so that only what is new is told', async () => {
    expect(await run('baseline', 'a.txt', 'b.txt')).toEqual({
      code: 0,
      out: '',
      err: 'newslint: 已把 3 个问题写入 newslint-baseline.json\n',
    });
    const known = await run('--baseline', 'newslint-baseline.json', 'a.txt', 'b.txt');
    expect(known).toMatchObject({ code: 0, err: '' });
    expect(known.out).toContain('错误 0，警告 0，提示 0，基线已有 3');
    const { summary } = JSON.parse(
      (await run('--baseline', 'newslint-baseline.json', '--format', 'json', 'a.txt')).out,
    );
    expect(summary).toMatchObject({ errors: 0, warnings: 0, known: 2 });
    lay(
      'a.txt',
      `新桥通车\n\u3000\u3000一个新的开头。\n${PARAGRAPH}${PARAGRAPH}${PARAGRAPH}\u3000\u3000老人们在桥头,合影。\n`,
    );
    const more = await run('--baseline', 'newslint-baseline.json', '--format', 'compact', 'a.txt');
    expect(more).toMatchObject({ code: 1, out: expect.stringMatching(/^a\.txt:5:3: error .* duplicate-paragraph\n$/) });
  });

  it('says what it has and the run does not find; a strict one fails', async () => {
    await run('baseline', '-o', 'all.json', 'a.txt', 'b.txt');
    lay('b.txt', '夏粮丰收\n\u3000\u3000今年夏粮，全镇增产两成。\n');
    const stale =
      'newslint: all.json：1 个问题已不存在，可用 newslint baseline 更新；如 b.txt repeated-mark 标点重复：“，，”\n';
    expect(await run('--baseline', 'all.json', '--format', 'compact', '.')).toEqual({ code: 0, out: '', err: stale });
    expect((await run('--baseline', 'all.json', '--strict-baseline', '--format', 'compact', '.')).code).toBe(1);
    expect(await run('--baseline', 'all.json', '--strict-baseline', '--format', 'compact', 'a.txt')).toMatchObject({
      code: 0,
      err: '',
    });
  });

  it('is left alone by fixes', async () => {
    await run('baseline', '-o', 'all.json', 'b.txt');
    await run('--baseline', 'all.json', '--fix', 'b.txt');
    expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).toContain('，，');
    await run('--fix', 'b.txt');
    expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).not.toContain('，，');
  });

  it('must be one', async () => {
    expect(await run('--baseline', 'none.json', 'b.txt')).toMatchObject({ code: 2, out: '' });
    lay('bad.json', '{"version": 1, "findings": [{"id": 3}]}');
    expect(await run('--baseline', 'bad.json', 'b.txt')).toEqual({
      code: 2,
      out: '',
      err: 'newslint: bad.json 不是基线文件，请用 newslint baseline 生成\n',
    });
    expect((await run('--strict-baseline', 'b.txt')).code).toBe(2);
    expect((await run('words', '--baseline', 'bad.json', 'b.txt')).code).toBe(2);
  });

  it('comes back from its file as it was; no other text is one', () => {
    const entry = fc.record({ id: fc.string(), path: fc.string(), rule: fc.string(), message: fc.string() });
    fc.assert(
      fc.property(fc.array(entry), (findings) => {
        const text = baselineText({ version: 1, findings });
        expect(readBaseline(text)).toEqual({ version: 1, findings });
        expect(text.split('\n').filter((line) => line.includes('"id"'))).toHaveLength(findings.length);
      }),
      { seed: 5 },
    );
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(readBaseline(text)).toBeUndefined();
      }),
      { seed: 5 },
    );
    expect(sieve({ version: 1, findings: [] }).stale(['a.txt'])).toEqual([]);
  });
});

describe('what is told', () => {
  it('is with --quiet only what fails; the rest is counted', async () => {
    const { code, out } = await run('--quiet', 'a.txt', 'b.txt');
    expect(code).toBe(1);
    expect(out).not.toContain('halfwidth-punctuation');
    expect(out).toContain('错误 2，警告 1，提示 0');
    lay('c.txt', '新桥通车\n\u3000\u3000老人们在桥头,合影。\n');
    expect(await run('--quiet', 'c.txt')).toMatchObject({
      code: 0,
      out: '共 1 个文件，18 字；错误 0，警告 1，提示 0\n',
    });
    expect((await run('--quiet', '--fail-on', 'warning', 'c.txt')).out).toContain('halfwidth-punctuation');
    expect((await run('--quiet', '--format', 'ndjson', 'c.txt')).out).not.toContain('halfwidth-punctuation');
    expect((await run('--quiet', '--max-warnings', '0', 'c.txt')).code).toBe(1);
  });

  it('fails nothing with --exit-zero but what could not be checked', async () => {
    expect((await run('--exit-zero', 'a.txt')).code).toBe(0);
    expect((await run('--exit-zero', 'a.txt', 'none.txt')).code).toBe(2);
  });
});
