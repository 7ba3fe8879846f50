import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCode } from '../src/cli/exit.js';
import { FORMATS } from '../src/cli/outputs.js';
import { writeFile } from '../src/cli/write.js';
import type { Report } from '../src/lint/report.js';
import { BIN, bash, inProcess, layCopy, newslint, type Result } from './cli-run.js';
import { validators } from './schema.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const validate = validators();

let folder: ReturnType<typeof layCopy>;
beforeAll(() => {
  folder = layCopy();
});
afterAll(() => folder.remove());

const run = (...args: string[]) => inProcess(args, { cwd: folder.path });
const json = ({ out }: Result) => JSON.parse(out);

describe('words of the user', () => {
  it('are known to the segmenter; a bad line is told with file and line, and the others hold', async () => {
    writeFileSync(join(folder.path, 'story.txt'), '流动网格员走进云溪小区。\n');
    writeFileSync(join(folder.path, 'words.lexicon'), '\ufeff流动网格员 20 n\r\n三个 字段 太多 了\r\n云溪小区 ns\r\n');
    const { code, out, err } = await run('words', '--lexicon', 'words.lexicon', '--format', 'json', 'story.txt');
    const words = json({ out } as Result).files[0].articles.flatMap(
      (one: { words: { text: string; tag: string }[] }) => one.words,
    );
    expect(words.map(({ text, tag }: { text: string; tag: string }) => `${text}/${tag}`)).toEqual([
      '流动网格员/n',
      '走进/v',
      '云溪小区/ns',
      '。/x',
    ]);
    expect(err).toBe('newslint: words.lexicon:2: 每行只能是：词 [词频] [词性]\n');
    expect(code).toBe(2);
  });

  it('that cannot be read are a failure, and everything is still checked', async () => {
    const { code, err } = await run('--lexicon', 'no-such-list', '--format', 'json', 'story.txt');
    expect(err).toContain('no-such-list: ');
    expect(code).toBe(2);
  });
});

describe('terms of the house', () => {
  it('are read from any number of lists in any encoding; a bad row is told with file and line, and the others hold', async () => {
    writeFileSync(join(folder.path, 'story.txt'), '云溪小区通车\n\n　　流动网格员走进云溪小区，残废人坡道修好了。\n');
    // 流动网格员,网格员,error in GB 18030, and a row without its second column.
    const row = [0xc1, 0xf7, 0xb6, 0xaf, 0xcd, 0xf8, 0xb8, 0xf1, 0xd4, 0xb1, 0x2c, 0xcd, 0xf8, 0xb8, 0xf1, 0xd4, 0xb1];
    writeFileSync(join(folder.path, 'a.csv'), Buffer.from([...row, ...Buffer.from(',error\n'), 0xb2, 0xe5, 0x0a]));
    writeFileSync(join(folder.path, 'b.tsv'), '\ufeff云溪小区\t云溪社区\tinfo\r\n坡道\t\t\t\t\t2020-01-01\r\n');
    const { code, out, err } = await run('--terms', 'a.csv', '--terms', 'b.tsv', '--format', 'json', 'story.txt');
    const findings = json({ out } as Result).files[0].findings as { rule: string; severity: string; quote: string }[];
    expect(findings.filter(({ rule }) => rule === 'term').map(({ severity, quote }) => `${severity} ${quote}`)).toEqual(
      ['info 云溪小区', 'error 流动网格员', 'info 云溪小区', 'error 残废人'],
    );
    expect(err).toBe('newslint: a.csv:2: 每行只能是：错, 正, 级别, 说明, 起, 止\n');
    expect(code).toBe(2);
  });

  it('are named in a configuration too, with the day that they hold for', async () => {
    const config = join(folder.path, 'terms.json');
    const counted = async (date: string) => {
      writeFileSync(config, JSON.stringify({ terms: ['c.csv'], date }));
      const { out } = await run('--config', 'terms.json', '--format', 'json', 'story.txt');
      return json({ out } as Result).files[0].findings.filter(({ rule }: { rule: string }) => rule === 'term').length;
    };
    writeFileSync(join(folder.path, 'c.csv'), '流动网格员,网格员,error,,2026-07-01\n');
    expect(await counted('2026-06-30')).toBe(1);
    expect(await counted('2026-07-01')).toBe(2);
  });

  it('that cannot be read are a failure; a list of terms is not for listings', async () => {
    expect((await run('--terms', 'no-such-list', 'story.txt')).out).toContain('no-such-list');
    expect((await run('--terms', 'no-such-list', 'story.txt')).code).toBe(2);
    expect((await run('words', '--terms', 'b.tsv', 'story.txt')).err).toContain('--terms');
  });
});

describe('usage', () => {
  it('names the version and the engine', async () => {
    const { out, err } = await run('--version');
    expect(out).toMatch(new RegExp(`^newslint ${version.replaceAll('.', '\\.')} \\(.*nodejieba 3\\.5\\.8\\)+\\n$`));
    expect(err).toBe('');
  });

  it('is wrong in one line, in Chinese or English', async () => {
    const said = {
      '': '没有指定要检查的文件或文件夹（newslint --help 看用法）',
      '--lang en': 'no file or folder given (see newslint --help)',
      '--fromat csv x': '没有 --fromat 这个选项，是不是 --format？（newslint --help 列出全部选项）',
      '--fromat csv x --lang=en':
        'there is no option --fromat; did you mean --format? (newslint --help lists them all)',
      '--lang en words --frobnicate x': 'there is no option --frobnicate (newslint --help lists them all)',
      '--format xml x': `--format 不能是“xml”，只能是：${FORMATS.join('、')}`,
      '--format csv --format json x': '标准输出只能写一种格式，这里有 csv、json：请用 --output 给其余的指定文件',
      '--format csv -o a -o b x': '--output b 前面没有另一个 --format：一种格式只写一个文件',
      '-o a -o b --format csv x': '--output b 前面没有另一个 --format：一种格式只写一个文件',
      '--format jsn x': `--format 不能是“jsn”（是不是 json？），只能是：${FORMATS.join('、')}`,
      '--lang en --fail-on warn x': '--fail-on cannot be “warn” (did you mean warning?), only error, warning, info',
      '--stdin-name a.txt x': '--stdin-name 是给标准输入起名的，路径里要有 -',
      '--stdin-name= -': '选项 --stdin-name 后面缺一个值',
      'words --format sarif x': '--format sarif 只用于检查，不用于 words',
      'rules --format junit': '--format junit 只用于检查，不用于 rules',
      '--lang en --format xml x': `--format cannot be “xml”, only ${FORMATS.join(', ')}`,
      '--lang fr x': '--lang 不能是“fr”，只能是：zh、en',
      '--max-size big x': '--max-size 不能是“big”，只能是：字节数，如 500KB、10MB',
      '--max-warnings 1.5 x': '--max-warnings 不能是“1.5”，只能是：不小于 0 的整数',
      '--date 2026-02-30 x': '--date 不能是“2026-02-30”，只能是：日历上有的日期，如 2026-11-23',
      'words --date 2026-11-23 x': '--date 只用于检查，不用于 words',
      '--output': '选项 -o, --output 后面缺一个值',
      'words --max-warnings 3 x': '--max-warnings 只用于检查，不用于 words',
    };
    for (const [line, message] of Object.entries(said)) {
      expect(await inProcess(line.split(' ').filter(Boolean)), line).toEqual({
        code: 2,
        out: '',
        err: `newslint: ${message}\n`,
      });
    }
  });

  it('echoes no control character of a wrong option', async () => {
    expect((await run('--\u001b[31m', 'x')).err).toBe(
      'newslint: 没有 --<U+001B>[31m 这个选项（newslint --help 列出全部选项）\n',
    );
  });

  it('helps in Chinese and in English, on standard output', async () => {
    const zh = await run('--help');
    const en = await run('--help', '--lang', 'en');
    for (const { out, err } of [zh, en]) {
      expect(err).toBe('');
      for (const word of [
        'words',
        'figures',
        'score <paths…>',
        'rules',
        'explain <rule>',
        '--format',
        '--output',
        '--encoding',
        '--max-size',
        '--date',
        '--fail-on',
        '--no-color',
      ]) {
        expect(out).toContain(word);
      }
    }
    expect(zh.out).toMatch(
      /^用法：[^]*\n参数：[^]*\n检查什么：[^]*\n输出：[^]*\n其他：[^]*\n命令[^]*\n示例：[^]*\n退出码：/,
    );
    expect(zh.out).not.toMatch(/Usage|Options|Commands|default|choices/);
    expect(en.out).toMatch(
      /^Usage:[^]*\nArguments:[^]*\nWhat is checked:[^]*\nMore:[^]*\nCommands[^]*\nExamples:[^]*\nExit codes:/,
    );
    expect(en.out).not.toMatch(/\p{Script=Han}/u);
    expect((await run('figures', '--help')).out).toMatch(/^用法： newslint figures[\s\S]*--format/);
  });
});

describe('results', () => {
  it('give a table by default, in the language asked for', async () => {
    const zh = (await run('error.txt', 'clean.txt')).out;
    expect(zh).toContain('3:9  错误  repeated-mark');
    expect(zh).toContain('标点重复：“，，”');
    expect(zh).toMatch(/^clean\.txt {2}未发现问题；\d+ 字，1 篇$/m);
    expect(zh).toMatch(/\n共 2 个文件，\d+ 字；错误 1，警告 0，提示 0\n$/);
    const en = (await run('error.txt', 'clean.txt', '--lang', 'en')).out;
    expect(en).toContain('3:9  error  repeated-mark');
    expect(en).toMatch(/^clean\.txt {2}nothing found; \d+ chars, 1 article$/m);
    expect(en).toMatch(/\n2 files, \d+ chars; 1 error, 0 warnings, 0 infos\n$/);
  });

  it('give JSON that keeps to the schema', async () => {
    for (const args of [['mixed'], ['mixed', 'missing.txt', '--lang', 'en']]) {
      const report = json(await run('--format', 'json', ...args));
      expect(validate.report(report), JSON.stringify(validate.report.errors)).toBe(true);
    }
    for (const kind of ['words', 'keywords', 'entities', 'figures'] as const) {
      const listing = json(await run(kind, '--format', 'json', 'mixed', 'warning.txt', 'missing.txt'));
      expect(validate.listing(listing), JSON.stringify(validate.listing.errors)).toBe(true);
      expect('keywords' in listing).toBe(kind === 'keywords');
      for (const { articles } of listing.files) for (const article of articles) expect(article).toHaveProperty(kind);
    }
  });

  it('count every input: files, failed, ignored', async () => {
    const { summary, failures, files } = json(await run('--format', 'json', 'mixed', 'missing.txt', 'undecodable.txt'));
    expect(summary).toMatchObject({ files: 2, failed: 2, ignored: 2, errors: 1 });
    expect(files.map(({ path }: { path: string }) => path)).toEqual(['mixed/a.txt', 'mixed/b.txt']);
    expect(failures.map(({ path }: { path: string }) => path)).toEqual(['missing.txt', 'undecodable.txt']);
  });

  it('are the same bytes whatever the order, the locale, the time zone and the colours asked of others', () => {
    const report = (env: Record<string, string>, ...args: string[]) =>
      newslint(['--format', 'json', ...args], { cwd: folder.path, env }).out;
    const one = report({ LANG: 'C', TZ: 'UTC' }, 'mixed', 'error.txt', 'warning.txt');
    expect(report({ LANG: 'zh_CN.UTF-8', TZ: 'Asia/Shanghai' }, 'warning.txt', 'mixed', 'error.txt')).toBe(one);
    expect(report({ LC_ALL: 'tr_TR.UTF-8', FORCE_COLOR: '1' }, 'error.txt', 'warning.txt', 'mixed')).toBe(one);
  });

  it('list words, keywords, entities and figures in tables and CSV', async () => {
    expect((await run('words', 'clean.txt')).out).toMatch(/本报讯\/n/);
    expect((await run('keywords', 'clean.txt', '--lang', 'en')).out).toMatch(/^Keywords +Weight +Count$/m);
    expect((await run('keywords', 'mixed')).out).toMatch(/^全部 2 篇\n关键词 +权重 +次数 +篇数$/m);
    expect((await run('entities', 'clean.txt', '--format', 'csv')).out).toMatch(
      /^\ufeff"path","headline","type","text","forms","count","line","column"\r\n/,
    );
    const words = (await run('words', 'clean.txt', '--format', 'csv')).out.slice(1).split('\r\n');
    expect(words[0]).toBe('"path","headline","line","column","text","tag"');
    expect(words[1]).toMatch(/^"clean\.txt","新桥通车","1","1","[^"]+","[a-z]+"$/);
  });

  it('name failures on standard error where the table does not show them', async () => {
    const missing = '找不到这个文件或文件夹';
    expect(await run('clean.txt', 'missing.txt')).toMatchObject({
      out: expect.stringContaining(`  missing.txt: ${missing}\n`),
      err: '',
    });
    expect((await run('--format', 'csv', 'clean.txt', 'missing.txt')).err).toBe(`newslint: missing.txt: ${missing}\n`);
    expect((await run('--format', 'json', 'missing.txt', '--lang', 'en')).err).toBe(
      'newslint: missing.txt: no such file or folder\n',
    );
    expect((await run('--output', 'table.txt', 'missing.txt')).err).toBe(`newslint: missing.txt: ${missing}\n`);
  });

  it('guess the command that a missing path may be meant for', async () => {
    expect((await run('wrods', 'clean.txt')).out).toContain(
      '  wrods: 找不到这个文件或文件夹；若要用命令，是不是 words？\n',
    );
    expect((await run('--lang', 'en', 'figure', 'clean.txt')).out).toContain('; did you mean the command figures?\n');
    for (const paths of [['clean.txt', 'wrods'], ['wrods.txt'], ['copy']])
      expect((await run(...paths)).out).toMatch(/找不到这个文件或文件夹\n/);
  });

  it('read standard input and the encoding asked for', () => {
    const gbk = Buffer.from('cfc4c1b8a3aca3acb7e1cad5a1a3', 'hex');
    const report = json(newslint(['-', '--format', 'json', '--encoding', 'GBK'], { cwd: folder.path, input: gbk }));
    expect(report.files).toMatchObject([{ path: '-', encoding: 'gb18030', characters: 7 }]);
    expect(report.files[0].findings).toMatchObject([{ rule: 'repeated-mark', quote: '，，', line: 1, column: 3 }]);
  });
});

describe('the terminal', () => {
  it('gets colours when asked, and neither in a pipe nor against NO_COLOR', async () => {
    const colored = async (args: string[], env = {}) =>
      (await inProcess([...args, join(folder.path, 'error.txt')], { env })).out.includes('\u001b[31m');
    expect(await colored([])).toBe(false);
    expect(await colored(['--color'])).toBe(true);
    expect(await colored([], { FORCE_COLOR: '1' })).toBe(true);
    expect(await colored([], { FORCE_COLOR: '0' })).toBe(false);
    expect(await colored([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await colored(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
    expect(await colored(['--color'], { NO_COLOR: '1' })).toBe(true);
  });

  it('gets nothing of a file name or an error that commands it', async () => {
    const name = 'a\u001b[31m\n\u202e\u009bb.txt';
    writeFileSync(join(folder.path, name), '夏粮\u202e，，丰收。\u001b]0;x\u0007');
    for (const args of [
      [name],
      [`missing${name}`],
      ['--format', 'json', `missing${name}`],
      ['--output', `no/${name}`, 'clean.txt'],
    ]) {
      const { out, err } = await run(...args);
      expect(out + err).not.toMatch(/[\0-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    }
    expect(
      json(await run('--format', 'json', name)).files.length +
        json(await run('--format', 'json', name)).failures.length,
    ).toBe(1);
    rmSync(join(folder.path, name));
  });
});

describe('--output', () => {
  it('writes what standard output would have had', async () => {
    for (const format of FORMATS) {
      expect(await run('--format', format, '-o', 'result', 'error.txt')).toEqual({ code: 1, out: '', err: '' });
      expect(readFileSync(join(folder.path, 'result'), 'utf8')).toBe((await run('--format', format, 'error.txt')).out);
    }
  });

  it.each([
    ['--format sarif -o a --format csv -o b --format compact', ['sarif a', 'csv b', 'compact -']],
    ['--format compact --format csv -o b', ['csv b', 'compact -']],
    ['-o a --format json --format csv -o b', ['json a', 'csv b']],
    ['-o a', ['table a']],
  ])('goes with the format before it: %s', async (line, expected) => {
    const { out } = await run(...line.split(' '), 'error.txt');
    for (const one of expected) {
      const [format = '', path = ''] = one.split(' ');
      const written = path === '-' ? out : readFileSync(join(folder.path, path), 'utf8');
      expect(written, one).toBe((await run('--format', format, 'error.txt')).out);
    }
    for (const name of ['a', 'b']) rmSync(join(folder.path, name), { force: true });
  });

  it('refuses one file for two formats, however it is named', async () => {
    const { code, err } = await run(
      '--format',
      'csv',
      '-o',
      'a',
      '--format',
      'json',
      '-o',
      './empty/../a',
      'clean.txt',
    );
    expect([code, err]).toEqual([2, `newslint: 两种格式不能写入同一个文件：${join(folder.path, 'a')}\n`]);
  });

  it('says in the language asked for what hinders it, and leaves nothing behind', async () => {
    expect((await run('-o', 'no/result', 'clean.txt')).err).toBe(
      'newslint: 结果没能写入 no/result：没有这个文件夹（ENOENT）\n',
    );
    expect((await run('-o', 'empty', 'clean.txt', '--lang', 'en')).err).toMatch(
      /^newslint: the result could not be written to empty: /,
    );
    expect((await run('-o', '/dev/full', 'clean.txt')).err).toBe(
      'newslint: 结果没能写入 /dev/full：磁盘已满（ENOSPC）\n',
    );
    expect(bash('$NEWSLINT clean.txt > /dev/full', folder.path).err).toBe(
      'newslint: 结果没能写入标准输出：磁盘已满（ENOSPC）\n',
    );
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps the old file when the new one fails half-way', () => {
    mkdirSync(join(folder.path, 'out'));
    const path = join(folder.path, 'out/result');
    writeFileSync(path, 'old', { mode: 0o640 });
    const failing = function* () {
      yield 'half';
      throw new Error('stopped');
    };
    expect(() => writeFile(path, failing())).toThrow('stopped');
    expect(readFileSync(path, 'utf8')).toBe('old');
    writeFile(path, ['n', 'ew']);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(join(folder.path, 'out'))).toEqual(['result']);
  });
});

describe('the exit code', () => {
  const report = (errors: number, warnings: number, infos: number, failed = 0) =>
    ({
      failures: failed ? [{ message: 'x' }] : [],
      summary: { files: 1, failed: 0, ignored: 0, characters: 1, errors, warnings, infos },
    }) as unknown as Report;

  it.each([
    [0, report(0, 9, 9), { failOn: 'error' }],
    [1, report(1, 0, 0), { failOn: 'error' }],
    [1, report(0, 1, 0), { failOn: 'warning' }],
    [0, report(0, 0, 1), { failOn: 'warning' }],
    [1, report(0, 0, 1), { failOn: 'info' }],
    [1, report(1, 0, 0), { failOn: 'info' }],
    [0, report(0, 2, 0), { failOn: 'error', maxWarnings: 2 }],
    [1, report(0, 3, 0), { failOn: 'error', maxWarnings: 2 }],
    [2, report(0, 0, 0, 1), { failOn: 'error' }],
    [2, report(1, 0, 0, 1), { failOn: 'error' }],
  ] as const)('is %i', (code, made, level) => {
    expect(exitCode(made, level)).toBe(code);
  });
});

describe('--format ndjson', () => {
  const values = (text: string) =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));

  it('tells of a file before the next one is read', async () => {
    // Inputs are read in the order of their names.
    renameSync(join(folder.path, 'error.txt'), join(folder.path, '!error.txt'));
    const child = spawn(process.execPath, [BIN, '--format', 'ndjson', '!error.txt', '-'], { cwd: folder.path });
    let out = '';
    for await (const chunk of child.stdout) {
      out += chunk;
      if (/"type":"finding"/.test(out) && !child.stdin.writableEnded) child.stdin.end('新桥昨天通车。。\n');
    }
    expect(values(out).map(({ type, path }) => [type, path])).toEqual([
      ['begin', undefined],
      ['file', '!error.txt'],
      ['finding', '!error.txt'],
      ['file', '-'],
      ['finding', '-'],
      ['end', undefined],
    ]);
    renameSync(join(folder.path, '!error.txt'), join(folder.path, 'error.txt'));
  });

  it('tells last what hangs on several files, each thing once, and all that JSON tells', async () => {
    const story = '本报讯 城南新桥昨天通车，，两岸居民往来方便多了，桥头的早市也热闹起来，摊贩们说生意好做了。';
    mkdirSync(join(folder.path, 'twice'));
    for (const name of ['a.txt', 'b.txt']) writeFileSync(join(folder.path, 'twice', name), `新桥通车\n\n${story}\n`);
    const lines = values((await run('--format', 'ndjson', 'twice')).out);
    const told = lines.filter(({ type }) => type === 'finding').map(({ type, path, ...finding }) => finding);
    const { files } = json(await run('--format', 'json', 'twice')) as unknown as Report;
    const all = files.flatMap(({ findings }) => findings);
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(told.toSorted(byId)).toEqual(all.toSorted(byId));
    expect(lines.at(-2)).toMatchObject({ type: 'finding', rule: 'duplicate-paragraph', path: 'twice/b.txt' });
    rmSync(join(folder.path, 'twice'), { recursive: true });
  });
});
