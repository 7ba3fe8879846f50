import { spawn } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rewrite } from '../src/cli/rewrite.js';
import { bash, newslint } from './cli-run.js';
import { encode } from './encode.js';
import { validators } from './schema.js';

const DRAFT = '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成,秋粮也在望。\n';
const MENDED = '夏粮丰收\n\n本报讯 今年夏粮，全镇增产两成，秋粮也在望。\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newslint-fix-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lay = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
const bytes = (name: string) => readFileSync(join(folder, name));
const text = (name: string) => bytes(name).toString();
const run = (...args: string[]) => newslint(args, { cwd: folder });

describe('--fix', () => {
  it('writes the safe fixes, reports what is left and ends with the code of that', () => {
    lay('a.txt', DRAFT);
    const torn = '新桥通车\n\n本报讯 城南新桥昨天通车,两岸居民往来方便多了。全长三百米的桥上还装了\n';
    lay('b.txt', torn);
    lay('clean.txt', '渡口停航\n\n本报讯 老渡口今天停航，最后一班渡船载着老人靠了岸。\n');
    expect(run('a.txt').code).toBe(1);
    const { code, out, err } = run('--fix', '--format', 'json', '.');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const report = JSON.parse(out);
    const { report: valid } = validators();
    expect(valid(report), JSON.stringify(valid.errors)).toBe(true);
    expect(report.summary).toMatchObject({ files: 3, failed: 0, errors: 1, warnings: 0, fixed: 3 });
    const [a, b, clean] = report.files;
    expect(a).toMatchObject({ path: 'a.txt', characters: MENDED.length, findings: [] });
    expect(a.fixed).toEqual([
      {
        rule: 'repeated-mark',
        code: 'repeated',
        severity: 'error',
        message: '标点重复：“，，”',
        title: '只留一个',
        applicability: 'safe',
      },
      expect.objectContaining({ rule: 'halfwidth-punctuation', title: '改为全角' }),
    ]);
    expect(b.findings).toMatchObject([{ rule: 'truncated-paragraph', line: 3 }]);
    expect(clean.fixed).toEqual([]);
    expect(text('a.txt')).toBe(MENDED);
    expect(text('b.txt')).toBe(torn.replace(',', '，'));
    expect(run('--fix', 'a.txt').code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'b.txt', 'clean.txt']);
  });

  it('names what was fixed in the table', () => {
    lay('a.txt', DRAFT);
    const { code, out } = run('--fix', '.');
    expect(code).toBe(0);
    expect(out).toMatch(/^a\.txt {2}未发现问题；.*\n已改 2 处（只留一个 1，改为全角 1）\n/);
    expect(out).toMatch(/；已改 2 处；错误 0，警告 0，提示 0\n$/);
  });

  it('says on standard error what a CSV has no rows for', () => {
    lay('a.txt', DRAFT);
    expect(run('--fix', '--format', 'csv', '.').err).toBe(
      'newslint: 改了 1 个文件，2 处；还有错误 0，警告 0，提示 0\n',
    );
  });

  it('does not touch a file that has nothing to fix', () => {
    lay('clean.txt', MENDED);
    const { ino, mtimeMs } = statSync(join(folder, 'clean.txt'));
    expect(run('--fix', '.').code).toBe(0);
    expect(statSync(join(folder, 'clean.txt'))).toMatchObject({ ino, mtimeMs });
  });

  it('keeps encoding, BOM, line ends, the missing last one, and the mode', () => {
    const crlf = (copy: string) => copy.replaceAll('\n', '\r\n').trimEnd();
    const variants = ENCODED.flatMap((encoding) => [
      [`${encoding}.txt`, encoding, (copy: string) => copy] as const,
      [`${encoding}-crlf.txt`, encoding, crlf] as const,
      [`${encoding}-cr.txt`, encoding, (copy: string) => copy.replaceAll('\n', '\r')] as const,
      [`${encoding}-bom.txt`, encoding, (copy: string) => `\ufeff${copy}`] as const,
    ]);
    for (const [name, encoding, make] of variants) lay(name, encode(make(LONG + DRAFT), encoding));
    for (const mode of [0o600, 0o664, 0o755]) {
      lay(`${mode}.txt`, DRAFT);
      chmodSync(join(folder, `${mode}.txt`), mode);
    }
    // The drafts repeat each other, which is found and not fixed.
    expect(run('--fix', '.')).toMatchObject({ code: 1, err: '' });
    for (const [name, encoding, make] of variants) {
      expect(bytes(name).equals(encode(make(LONG + MENDED), encoding)), name).toBe(true);
    }
    for (const mode of [0o600, 0o664, 0o755]) {
      expect(statSync(join(folder, `${mode}.txt`)).mode & 0o7777).toBe(mode);
      expect(text(`${mode}.txt`)).toBe(MENDED);
    }
  });

  it('rewrites what a symbolic link leads to, not the link', () => {
    mkdirSync(join(folder, 'desk'));
    lay('desk/a.txt', DRAFT);
    symlinkSync('desk/a.txt', join(folder, 'link.txt'));
    expect(run('--fix', 'link.txt').code).toBe(0);
    expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(text('desk/a.txt')).toBe(MENDED);
  });

  it('leaves alone, names and fails for a hard link, a read-only file and what the encoding cannot take', () => {
    lay('a.txt', DRAFT);
    linkSync(join(folder, 'a.txt'), join(folder, 'other-name'));
    lay('locked.txt', DRAFT);
    chmodSync(join(folder, 'locked.txt'), 0o444);
    const euro = Buffer.concat([encode(LONG + DRAFT, 'gb18030'), Buffer.from([0x80])]);
    lay('euro.txt', euro);
    lay('good.txt', DRAFT);
    for (const [option, ...more] of [['--fix-dry-run'], ['--fix', '--format', 'csv']] as const) {
      const { code, err } = run(option, ...more, '--encoding', 'gbk', 'euro.txt');
      expect(code).toBe(2);
      expect(err).toContain('euro.txt: 没有改：文件里有字节按 gb18030');
    }
    const { code, out } = run('--fix', 'a.txt', 'locked.txt', 'good.txt');
    expect(code).toBe(2);
    expect(out).toContain('a.txt: 没有改：文件有别的硬链接');
    expect(out).toContain('locked.txt: 没有改：文件是只读的');
    expect(text('good.txt')).toBe(MENDED);
    expect([text('a.txt'), text('locked.txt'), bytes('euro.txt').equals(euro)]).toEqual([DRAFT, DRAFT, true]);
  });

  it('reports the findings of a file that it left alone as they are', () => {
    lay('a.txt', DRAFT);
    linkSync(join(folder, 'a.txt'), join(folder, 'other-name'));
    const report = JSON.parse(run('--fix', '--format', 'json', 'a.txt').out);
    expect(report.summary).toMatchObject({ files: 1, failed: 0, errors: 1, warnings: 1, fixed: 0 });
    expect(report.failures).toEqual([{ path: 'a.txt', message: expect.stringContaining('没有改') }]);
  });

  it('leaves the old draft and nothing else where the new one cannot be written in full', () => {
    const long = DRAFT + '\n'.repeat(5000);
    lay('a.txt', long);
    const { code, out } = bash('ulimit -f 2; $NEWSLINT --fix a.txt', folder);
    expect(code).toBe(2);
    expect(out).toMatch(/a\.txt: 没有改，没能写入：.*EFBIG/);
    expect(text('a.txt')).toBe(long);
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('clears away drafts that a killed run left an hour ago, and no others', () => {
    lay('a.txt', DRAFT);
    const dead = '.a.txt.999999999.0123abcd.newslint-tmp';
    const fresh = '.b.txt.999999999.0123abcd.newslint-tmp';
    const living = `.c.txt.${process.pid}.0123abcd.newslint-tmp`;
    for (const name of [dead, fresh, living]) lay(name, 'x');
    const old = Date.now() / 1000 - 4000;
    for (const name of [dead, living]) utimesSync(join(folder, name), old, old);
    expect(run('--fix', '.').code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual([fresh, living, 'a.txt'].sort());
  });
});

/** With so much text no encoding is in doubt; traditional characters too, or Big5 would lack them. */
const LONG = '午後大雨，城中多人受困。河水上升，救生人士分批到位，老人和小孩先行。';
const ENCODED = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;

describe('--fix-dry-run', () => {
  const DIFF = `--- a.txt
+++ a.txt
@@ -1,3 +1,3 @@
 夏粮丰收
 
-本报讯 今年夏粮，，全镇增产两成,秋粮也在望。
+本报讯 今年夏粮，全镇增产两成，秋粮也在望。
`;

  it('prints a diff, writes nothing and ends as --fix would', () => {
    lay('a.txt', DRAFT);
    expect(run('--fix-dry-run', '.')).toEqual({
      code: 0,
      out: DIFF,
      err: 'newslint: 可改 1 个文件，2 处；改后还有错误 0，警告 0，提示 0\n',
    });
    expect(text('a.txt')).toBe(DRAFT);
    expect(run('--fix-dry-run', '-o', 'all.diff', 'a.txt').out).toBe('');
    expect(text('all.diff')).toBe(DIFF);
  });

  it('takes standard input', () => {
    expect(newslint(['--fix-dry-run', '-'], { cwd: folder, input: DRAFT })).toMatchObject({
      code: 0,
      out: DIFF.replaceAll('a.txt', '-'),
    });
  });

  it('is what patch makes of the files', () => {
    lay('a.txt', DRAFT);
    lay('b.txt', `${MENDED.repeat(4)}${DRAFT.repeat(3)}`.trimEnd().replaceAll('\n', '\r\n'));
    if (bash('patch --version', folder).code !== 0) return;
    expect(bash('$NEWSLINT --fix-dry-run . > all.diff; patch --binary -p0 < all.diff', folder).code).toBe(0);
    const patched = [text('a.txt'), text('b.txt')];
    lay('a.txt', DRAFT);
    lay('b.txt', `${MENDED.repeat(4)}${DRAFT.repeat(3)}`.trimEnd().replaceAll('\n', '\r\n'));
    run('--fix', '.');
    expect(patched).toEqual([text('a.txt'), text('b.txt')]);
  });
});

describe('--review', () => {
  it('applies the fixes that want a second look too', () => {
    const copy = '秋收开镰\n\n本报讯 全镇的晚稻昨天开镰，粮食产量量再创新高。\n';
    lay('a.txt', copy);
    expect(run('--fix', 'a.txt').code).toBe(1);
    expect(text('a.txt')).toBe(copy);
    expect(run('--fix', '--review', 'a.txt').code).toBe(0);
    expect(text('a.txt')).toBe(copy.replace('量量', '量'));
  });
});

describe('usage', () => {
  it.each([
    [['--fix', '--fix-dry-run', '.'], '--fix 和 --fix-dry-run 只能选一个'],
    [['--review', '.'], '--review 要与 --fix 或 --fix-dry-run 连用'],
    [['--fix', '-'], '--fix 改的是文件，不能用于标准输入'],
    [['--fix-dry-run', '--format', 'json', '.'], '--fix-dry-run 只输出 diff'],
    [['words', '--fix', '.'], '--fix 只用于检查，不用于 words'],
    [['words', '--fix-dry-run', '.'], '--fix-dry-run 只用于检查'],
  ])('%j', (args, message) => {
    lay('a.txt', DRAFT);
    expect(run(...args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
    expect(text('a.txt')).toBe(DRAFT);
  });
});

describe('rewrite', () => {
  const old = Buffer.from('旧稿');
  const made = Buffer.from('新稿');

  it('leaves a file alone that has changed, gone, or become something else', () => {
    const path = join(folder, 'a.txt');
    lay('a.txt', '别人刚存的稿');
    expect(rewrite(path, old, made)).toBe('changed');
    expect(text('a.txt')).toBe('别人刚存的稿');
    rmSync(path);
    expect(() => rewrite(path, old, made)).toThrow(/ENOENT/);
    lay('b.txt', old);
    symlinkSync('b.txt', path);
    expect(rewrite(path, old, made)).toBe('changed');
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'b.txt']);
    expect(text('b.txt')).toBe('旧稿');
  });

  it('takes names as long as names can be', () => {
    const name = `${'长'.repeat(83)}.txt`;
    lay(name, old);
    expect(rewrite(join(folder, name), old, made)).toBeUndefined();
    expect(text(name)).toBe('新稿');
  });
});

describe('a kill', () => {
  it('at any moment leaves a whole draft, the old or the new one', { timeout: 120_000 }, async () => {
    const [old, made] = ['乙', '甲'].map((first) => Buffer.from(first + '稿'.repeat(300_000)));
    const seen = { old: 0, new: 0 };
    const kill = async (n: number) => {
      const desk = join(folder, String(n));
      mkdirSync(desk);
      const path = join(desk, 'a.txt');
      writeFileSync(path, old as Buffer);
      // Steps of 7 in a prime number of milliseconds: sixty moments, evenly spread.
      await killedAfter((n * 7) % 61, path);
      const now = readFileSync(path);
      if (now.equals(old as Buffer)) seen.old++;
      else if (now.equals(made as Buffer)) seen.new++;
      else expect.fail(`kill ${n}: ${now.length} bytes that are neither draft`);
    };
    for (let n = 0; n < 60; n += 4) await Promise.all([kill(n), kill(n + 1), kill(n + 2), kill(n + 3)]);
    // Or the kills hit no fixing at all.
    expect(seen.old).toBeGreaterThan(0);
    expect(seen.new).toBeGreaterThan(0);
  });

  const LOOP = fileURLToPath(new URL('fix-loop.mjs', import.meta.url));

  /** Starts a process that fixes a file over and over, and kills it `delay` milliseconds after its first fix. */
  function killedAfter(delay: number, path: string): Promise<void> {
    const child = spawn(process.execPath, [LOOP, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay));
    return new Promise((resolve) => {
      child.on('exit', () => resolve());
    });
  }
});
