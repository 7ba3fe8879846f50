import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { cachePlace, openCache } from '../src/cli/cache.js';
import { FORMATS } from '../src/cli/outputs.js';
import { CACHE_HEAD, cacheLine, type Known, readCacheLine, readCacheLines } from '../src/lint/cache.js';
import { parsePage } from '../src/page/parse.js';
import { inProcess, type Result } from './cli-run.js';

const top = mkdtempSync(join(tmpdir(), 'newslint-cache-'));
afterAll(() => rmSync(top, { recursive: true }));
let cwd = top;
let count = 0;
let cache = '';

beforeEach(() => {
  cwd = join(top, String(count++));
  mkdirSync(cwd);
  // Elsewhere: in the folder that is checked it would be counted as left aside.
  cache = `${cwd}.cache`;
});

const at = (name: string) => join(cwd, name);
function lay(name: string, text: string | object): void {
  mkdirSync(dirname(at(name)), { recursive: true });
  writeFileSync(at(name), typeof text === 'string' ? text : JSON.stringify(text));
}
const run = (...args: string[]): Promise<Result> => inProcess(args, { cwd });
const cached = (...args: string[]): Promise<Result> => run('--cache-file', cache, ...args);
const linesOf = (path = cache) => readCacheLines(readFileSync(path))?.lines ?? new Map<string, Uint8Array>();

const SEEDS = new URL('../seeds/', import.meta.url);
const STORY = '夏粮丰收\n\n本报讯 今年夏粮，，全镇增产两成。\n';
const BRIDGE = '\u3000\u3000城南新桥历时两年建成通车，两岸居民往来只要五分钟，比绕行老桥少走十二公里。\n';

describe('a run with a cache', () => {
  it('prints the same bytes in every format, when it fills the cache and when it uses it', async () => {
    cpSync(SEEDS, at('seeds'), { recursive: true });
    const outputs = FORMATS.flatMap((format) => ['--format', format, '-o', `as.${format}`]);
    const written = () => FORMATS.map((format) => readFileSync(at(`as.${format}`), 'utf8'));
    const result = await run(...outputs, 'seeds');
    const plain = written();
    for (let i = 0; i < 2; i++) {
      expect(await cached(...outputs, 'seeds')).toEqual(result);
      expect(written()).toEqual(plain);
    }
    expect(linesOf().size).toBe(readdirSync(at('seeds')).filter((name) => name.endsWith('.txt')).length);
  });

  it('takes its results from there', async () => {
    lay('a.txt', STORY);
    await cached('a.txt');
    const [[key, line]] = [...linesOf()] as [[string, Uint8Array]];
    const { found, articles } = readCacheLine(key, line) as Known;
    const findings = found.findings.map((finding) => ({ ...finding, message: 'from the cache' }));
    writeFileSync(
      cache,
      Buffer.concat([Buffer.from(CACHE_HEAD), cacheLine(key, { found: { ...found, findings }, articles })]),
    );
    expect((await cached('--format', 'compact', 'a.txt')).out).toContain('from the cache');
  });

  it('finds the same after any change of copy, configuration, lists and options', async () => {
    const samples = readdirSync(SEEDS).map((name) => readFileSync(new URL(name, SEEDS), 'utf8'));
    const paragraphs = fc.constantFrom(
      BRIDGE,
      BRIDGE.replace('五分钟', '六分钟'),
      STORY,
      '\u3000\u3000流动网格员走进云溪小区。\n',
    );
    const name = fc.constantFrom('a.txt', 'b.txt', 'c.md', 'poems/d.txt');
    const own = fc.array(paragraphs, { maxLength: 3 }).map((all) => all.join(''));
    // A piece of a sample page, and a piece of that put elsewhere in it.
    const sample = fc.record({
      page: fc.constantFrom(...samples),
      from: fc.nat(4000),
      cut: fc.nat(900),
      to: fc.nat(900),
    });
    const edited = sample.map(({ page, from, cut, to }) => {
      const piece = page.slice(from, from + 900);
      return piece.slice(0, to) + piece.slice(cut, cut + 120) + piece.slice(to);
    });
    const write = fc.record({ name, text: fc.oneof(own, edited) });
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: write.map(
          ({ name, text }) =>
            () =>
              lay(name, text),
        ),
      },
      name.map((name) => () => rmSync(at(name), { force: true })),
      fc.tuple(name, name).map(([from, to]) => () => {
        if (existsSync(at(from)) && existsSync(dirname(at(to)))) renameSync(at(from), at(to));
      }),
      fc
        .constantFrom(
          {},
          { rules: { 'repeated-mark': 'info' } },
          { rules: { '*': 'off', 'duplicate-paragraph': 'warning' } },
        )
        .map((config) => () => lay('.newslintrc.json', config)),
      fc.constantFrom('夏粮,夏粮作物\n', '流动网格员,网格员,error\n').map((list) => () => lay('terms.csv', list)),
      fc.constantFrom('网格员 20 n\n', '云溪小区 ns\n').map((list) => () => lay('words.list', list)),
      fc.nat(600).map((place) => () => damage(place)),
    );
    const options = fc.subarray(
      [['--lang', 'en'], ['--date', '2026-11-23'], ['--terms', 'terms.csv'], ['--lexicon', 'words.list'], ['--quiet']],
      { maxLength: 2 },
    );
    const command = fc.constantFrom([], [], ['score']);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, options, command), { maxLength: 8 }), async (steps) => {
        rmSync(cwd, { recursive: true });
        rmSync(cache, { force: true });
        for (const name of ['terms.csv', 'words.list']) lay(name, '');
        lay('a.txt', BRIDGE);
        for (const [change, options, command] of steps) {
          change();
          const args = [
            ...command,
            ...options.flat().filter((one) => one !== '--quiet' || !command.length),
            '--format',
            'json',
            '.',
          ];
          const plain = await run(...args);
          const { err, ...result } = await cached(...args);
          expect(result).toEqual({ code: plain.code, out: plain.out });
          expect(
            err.replace(
              /^newslint: 缓存.*\n|^newslint: the cache.*\n|^newslint: .*no cache.*\n|^newslint: 没有用缓存.*\n/gm,
              '',
            ),
          ).toBe(plain.err);
        }
      }),
      { seed: 8, numRuns: 40 },
    );
  }, 120_000);

  it.each([
    ['--lang', 'en'],
    ['--date', '2026-11-23'],
    ['--lexicon', 'words.list'],
    ['--terms', 'terms.csv'],
    ['--config', 'config.json'],
  ])('does not use what was found without %s', async (...option) => {
    lay('a.txt', `${STORY}\n本报讯 11月23日（星期三），流动网格员走进云溪小区，流动网格员上门。\n`);
    lay('words.list', '流动网格员 2000 nr\n');
    lay('terms.csv', '网格员,网格员们\n');
    lay('config.json', { rules: { 'repeated-mark': 'info' } });
    const args = ['--format', 'json', 'a.txt'];
    const plain = await run(...option, ...args);
    await cached(...args);
    expect(await run(...args)).not.toEqual(plain);
    expect(await cached(...option, ...args)).toEqual(plain);
  });

  function damage(place: number): void {
    if (!existsSync(cache)) return;
    const bytes = readFileSync(cache);
    const i = place % bytes.length;
    bytes[i] = (bytes[i] as number) ^ (1 << (place % 8));
    writeFileSync(cache, bytes);
  }

  it('is not misled by any bit that changed, says so once, and mends the file', async () => {
    lay('a.txt', STORY);
    lay('b.txt', BRIDGE);
    const plain = await run('--format', 'json', '.');
    await cached('.');
    const whole = readFileSync(cache);
    for (let i = CACHE_HEAD.length; i < whole.length; i += 61) {
      const bytes = Buffer.from(whole);
      bytes[i] = (bytes[i] as number) ^ (1 << (i % 8));
      writeFileSync(cache, bytes);
      const { code, out, err } = await cached('--format', 'json', '.');
      expect([code, out]).toEqual([plain.code, plain.out]);
      // A bit of a key makes it the key of something else.
      if (err) expect(err).toBe(`newslint: 缓存 ${cache} 有损坏的地方，已不采用\n`);
      expect(await cached('--format', 'json', '.')).toEqual(plain);
    }
    for (const cut of [0, 5, 200, whole.length - 1]) {
      writeFileSync(cache, whole.subarray(0, cut));
      const { code, out } = await cached('--format', 'json', '.');
      expect([code, out]).toEqual([plain.code, plain.out]);
    }
  });

  it('leaves a file alone that is no cache, and says so', async () => {
    lay('a.txt', STORY);
    lay('precious.txt', '本报讯 唯一的一份稿子。\n');
    const plain = await run('a.txt');
    const { code, out, err } = await run('--cache-file', 'precious.txt', 'a.txt');
    expect({ code, out, err: '' }).toEqual(plain);
    expect(err).toBe(`newslint: 没有用缓存：${at('precious.txt')} 不是 newslint 的缓存文件，没有动它\n`);
    expect(readFileSync(at('precious.txt'), 'utf8')).toBe('本报讯 唯一的一份稿子。\n');
  });

  it('replaces the cache of another version', async () => {
    lay('a.txt', STORY);
    writeFileSync(cache, 'newslint cache 99\nsomething else\n');
    expect(await cached('a.txt')).toEqual(await run('a.txt'));
    expect(linesOf().size).toBe(1);
  });

  it('makes anew what is damaged from its first byte, where the place is its own', async () => {
    lay('a.txt', STORY);
    const env = { XDG_CACHE_HOME: `${cwd}.caches` };
    const own = join(env.XDG_CACHE_HOME, 'newslint/findings');
    const result = await inProcess(['--cache', 'a.txt'], { cwd, env });
    expect(result).toEqual(await run('a.txt'));
    writeFileSync(own, 'Newslint cache 1');
    const err = `newslint: 缓存 ${own} 有损坏的地方，已不采用\n`;
    expect(await inProcess(['--cache', 'a.txt'], { cwd, env })).toEqual({ ...result, err });
    expect(linesOf(own).size).toBe(1);
    expect(await inProcess(['--cache', 'a.txt'], { cwd, env })).toEqual(result);
  });

  it('goes on where no cache can be read or written', async () => {
    lay('a.txt', STORY);
    const { code, out } = await run('a.txt');
    for (const other of ['.', '/dev/zero']) {
      const err = expect.stringMatching(/^newslint: 没有用缓存：.*\n$/);
      expect(await run('--cache-file', other, 'a.txt')).toMatchObject({ code, out, err });
    }
    expect(await run('--cache-file', 'a.txt/cache', 'a.txt')).toMatchObject({
      code,
      out,
      err: expect.stringMatching(/^newslint: 没有用缓存.*ENOTDIR/),
    });
  });

  it('keeps for the user alone what is said of the copy', async () => {
    lay('a.txt', STORY);
    await run('--cache-file', 'deep/cache', 'a.txt');
    expect([statSync(at('deep/cache')).mode & 0o777, statSync(at('deep')).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  it('mends files as it does without one', async () => {
    for (const name of ['a.txt', 'b.txt']) lay(name, STORY);
    await cached('a.txt');
    const mended = await cached('--fix', 'a.txt');
    expect({ ...mended, out: mended.out.replaceAll('a.txt', 'b.txt') }).toEqual(await run('--fix', 'b.txt'));
    expect(readFileSync(at('a.txt'), 'utf8')).toBe(readFileSync(at('b.txt'), 'utf8'));
    expect(await cached('a.txt')).toEqual(await run('a.txt'));
  });

  it('hides no finding of a baseline from a run without one', async () => {
    lay('a.txt', STORY);
    await cached('baseline', '-o', 'known.json', 'a.txt');
    expect((await cached('--baseline', 'known.json', 'a.txt')).code).toBe(0);
    expect(await cached('a.txt')).toEqual(await run('a.txt'));
  });
});

describe('a cache', () => {
  const known: Known = { found: { findings: [], suppressed: [], failures: [] }, articles: [] };
  const page = (text: string) => parsePage('a.txt', text);

  it('of two runs at once has what both found', () => {
    const place = { path: cache, isNamed: true };
    const [one, two] = [openCache(place, 'zh'), openCache(place, 'zh')];
    one.under('x')(page('甲'), new Map()).keep(known);
    two.under('x')(page('乙'), new Map()).keep(known);
    expect([one.save(), two.save()]).toEqual([undefined, undefined]);
    expect(linesOf().size).toBe(2);
  });

  it('is not written where nothing is new', () => {
    const first = openCache({ path: cache, isNamed: true }, 'zh');
    first.under('x')(page('甲'), new Map()).keep(known);
    first.save();
    rmSync(cache);
    expect(first.under('x')(page('甲'), new Map()).known).toEqual(known);
    first.save();
    expect(existsSync(cache)).toBe(false);
  });

  it('knows a page by text, path, levels and setting', () => {
    const cache = openCache(undefined, 'zh');
    cache.under('x')(page('甲\ud800'), new Map()).keep(known);
    expect(cache.under('x')(page('甲\ud800'), new Map([['typo', { level: 'default' }]])).known).toEqual(known);
    expect(cache.under('x')(page('甲\ufffd'), new Map()).known).toBeUndefined();
    expect(cache.under('y')(page('甲\ud800'), new Map()).known).toBeUndefined();
    expect(cache.under('x')(page('甲\ud800'), new Map([['typo', { level: 'off' }]])).known).toBeUndefined();
    const lenient = new Map([['typo', { level: 'default', except: ['甲'] } as const]]);
    expect(cache.under('x')(page('甲\ud800'), lenient).known).toBeUndefined();
    expect(cache.under('x')(parsePage('b.txt', '甲\ud800'), new Map()).known).toBeUndefined();
  });

  it('in memory forgets what a run did not need', () => {
    const cache = openCache(undefined, 'zh');
    cache.under('x')(page('甲'), new Map()).keep(known);
    cache.save();
    cache.save();
    expect(cache.under('x')(page('甲'), new Map()).known).toBeUndefined();
  });

  it('comes back from its lines as it was', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (bylines) => {
        const one = {
          ...known,
          articles: [{ range: { start: 0, end: 1 }, subheadlines: [], bylines, keywords: [], entities: [] }],
        };
        const key = '0123456789abcdef0123456789abcdef';
        const { lines, damaged } = readCacheLines(
          Buffer.concat([Buffer.from(CACHE_HEAD), cacheLine(key, one)]),
        ) as ReturnType<typeof readCacheLines> & object;
        expect(damaged).toBe(false);
        expect(readCacheLine(key, lines.get(key) as Uint8Array)).toEqual(one);
      }),
      { seed: 8 },
    );
  });

  it('lies with the project, or with the user', () => {
    const home = process.cwd();
    process.chdir(cwd);
    try {
      expect(cachePlace('x', { env: {} })).toEqual({ path: join(process.cwd(), 'x'), isNamed: true });
      expect(cachePlace(undefined, { env: { XDG_CACHE_HOME: '/c', HOME: '/h' } }).path).toBe('/c/newslint/findings');
      expect(cachePlace(undefined, { env: { XDG_CACHE_HOME: 'c', HOME: '/h' } }).path).toBe(
        '/h/.cache/newslint/findings',
      );
      mkdirSync('node_modules');
      mkdirSync('deep');
      const modules = join(process.cwd(), 'node_modules/.cache/newslint/findings');
      process.chdir('deep');
      expect(cachePlace(undefined, { env: {} })).toEqual({ path: modules, isNamed: false });
    } finally {
      process.chdir(home);
    }
  });
});
