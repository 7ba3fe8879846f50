import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { inProcess, newslint } from './cli-run.js';

const root = mkdtempSync(join(tmpdir(), 'newslint-config-'));
afterAll(() => rmSync(root, { recursive: true }));
let folder = root;
let count = 0;

/** A folder of its own for each test: an error (repeated-mark) and a warning (halfwidth-punctuation) in each file. */
beforeEach(() => {
  folder = join(root, String(count++));
  for (const file of ['a.txt', 'poems/b.txt']) lay(file, '夏粮丰收\n\n本报讯 今年夏粮,全镇，，增产两成。\n');
});

function lay(name: string, text: string | object): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof text === 'string' ? text : JSON.stringify(text));
}

/** What is found: `a.txt error repeated-mark`; then the exit code. */
async function findings(...args: string[]): Promise<(string | number)[]> {
  const { code, out, err } = await inProcess([
    ...args.map((one) => one.replace('@', `${folder}/`)),
    '--format',
    'compact',
  ]);
  expect(err).toBe('');
  const lines = out.split('\n').filter((line) => line);
  return [
    ...lines.map((line) =>
      line
        .replace(/^.*\/(?=\w+\.txt)|:\d+:\d+:|(?<=(error|warning|info)).* /g, ' ')
        .trim()
        .replace(/ +/g, ' '),
    ),
    code as number,
  ];
}

async function refused(...args: string[]): Promise<string> {
  const { code, out, err } = await inProcess([...args.map((one) => one.replace('@', `${folder}/`)), '--lang', 'en']);
  expect([code, out]).toEqual([2, '']);
  return err.replaceAll(`${folder}/`, '');
}

describe('a configuration', () => {
  it('sets what rules are checked, and how severe they are', async () => {
    expect(await findings('@a.txt')).toEqual(['a.txt warning halfwidth-punctuation', 'a.txt error repeated-mark', 1]);
    lay('newslint.config.json', { rules: { 'repeated-mark': 'info', 'halfwidth-punctuation': 'off' } });
    expect(await findings('@a.txt')).toEqual(['a.txt info repeated-mark', 0]);
    expect(await findings('--no-config', '@a.txt')).toHaveLength(3);
  });

  it('sets the options of rules: what they let pass, and how short they look', async () => {
    const line = '今年夏粮喜获丰收。';
    lay('twice.txt', `夏粮丰收\n\n本报讯 今年夏粮，，全镇增产。\n\n${line}\n\n粮仓都满了。\n\n${line}\n`);
    expect(await findings('@twice.txt')).toEqual(['twice.txt error repeated-mark', 1]);
    lay('newslint.config.json', {
      rules: { 'duplicate-paragraph': ['warning', { minimum: 8 }], 'repeated-mark': ['error', { except: '，，' }] },
    });
    expect(await findings('@twice.txt')).toEqual(['twice.txt warning duplicate-paragraph', 0]);
    const { out } = await inProcess(['--print-config', `${folder}/twice.txt`]);
    expect(JSON.parse(out).rules).toMatchObject({
      'duplicate-paragraph': ['warning', { minimum: 8 }],
      'repeated-mark': ['error', { except: ['，，'] }],
    });
  });

  it.each([
    ['newslint.config.json', '{"rules": {"*": "off"}}'],
    ['.newslintrc.json', '{"rules": {"*": "off"}}'],
    ['.newslintrc.jsonc', '{"rules": {"*": "off",}} // none'],
    ['.newslintrc.yaml', 'rules: { "*": off }\n'],
    ['.newslintrc.yml', '\ufeffrules:\r\n  "*": off\r\n'],
    ['package.json', '{"name": "paper", "newslint": {"rules": {"*": "off"}}}'],
  ])('is looked for as %s', async (name, text) => {
    lay(name, text);
    expect(await findings('@a.txt')).toEqual([0]);
  });

  it('is no package.json without a word of newslint, and no code', async () => {
    lay('package.json', { name: 'paper' });
    lay('newslint.config.js', 'process.exit(7)');
    expect(await findings('@a.txt')).toHaveLength(3);
  });

  it('governs the files below it, the nearest one alone; what it extends comes before it', async () => {
    lay('newslint.config.json', { rules: { '*': 'off' } });
    lay('poems/.newslintrc.json', { rules: { 'repeated-mark': 'warning' } });
    expect(await findings('@')).toEqual(['b.txt warning halfwidth-punctuation', 'b.txt warning repeated-mark', 0]);
    lay('poems/.newslintrc.json', { extends: '../newslint.config.json', rules: { 'repeated-mark': 'warning' } });
    expect(await findings('@')).toEqual(['b.txt warning repeated-mark', 0]);
    expect(await findings('--config', '@poems/.newslintrc.json', '@')).toEqual([
      'a.txt warning repeated-mark',
      'b.txt warning repeated-mark',
      0,
    ]);
  });

  it('has other rules for some files, and leaves out others', async () => {
    lay('newslint.config.json', {
      rules: { 'halfwidth-punctuation': 'off' },
      overrides: [{ files: 'poems/', rules: { 'repeated-mark': 'off', 'halfwidth-punctuation': 'error' } }],
    });
    expect(await findings('@')).toEqual(['a.txt error repeated-mark', 'b.txt error halfwidth-punctuation', 1]);
    lay('newslint.config.json', { ignores: ['poems/*'] });
    expect(await findings('@poems', '@a.txt')).toHaveLength(3);
    lay('newslint.config.json', {});
    lay('.newslintignore', '# none\r\npoems/\r\n*.txt\r\n!a.txt\r\n');
    expect(await findings('@')).toHaveLength(3);
    const { out } = await inProcess(['--format', 'json', folder]);
    expect(JSON.parse(out).summary).toMatchObject({ files: 1, failed: 0, ignored: 3 });
  });

  it('speaks for the run where the command line does not', async () => {
    lay('newslint.config.json', { lang: 'en', failOn: 'warning', rules: { 'repeated-mark': 'off' } });
    expect(await findings('@a.txt')).toEqual(['a.txt warning halfwidth-punctuation', 1]);
    expect(await findings('@a.txt', '--fail-on', 'error')).toEqual(['a.txt warning halfwidth-punctuation', 0]);
    expect((await inProcess([`${folder}/a.txt`])).out).toContain('half-width');
    expect((await inProcess([`${folder}/a.txt`, '--lang', 'zh'])).out).toContain('半角');
    lay('newslint.config.json', { maxWarnings: 0, rules: { 'repeated-mark': 'off' } });
    expect(await findings('@a.txt')).toEqual(['a.txt warning halfwidth-punctuation', 1]);
  });

  it('names its word lists from its own folder', async () => {
    lay('desk/words.txt', '夏粮全镇\n');
    lay('newslint.config.json', { lexicons: ['desk/words.txt'] });
    lay('c.txt', '夏粮全镇增产\n');
    expect((await inProcess(['words', `${folder}/c.txt`, '--format', 'csv'])).out).toContain('"夏粮全镇"');
    expect(await refused('@c.txt', '--segmenter', 'nodejieba')).toContain('--lexicon');
  });

  it('that is wrong stops the run and says where', async () => {
    lay(
      'newslint.config.json',
      '{\n  "rules": { "typpo": "off" },\n  "extends": ["newslint:wbe", "newslint.config.json", "x.json"]\n}',
    );
    expect(await refused('@a.txt')).toBe(
      [
        'newslint: newslint.config.json:2:14: rules.typpo: no such rule; did you mean typo?',
        'newslint: newslint.config.json:3:15: extends[0]: no such preset; did you mean newslint:web?',
        'newslint: newslint.config.json:3:31: extends[1]: extends goes in a circle: newslint.config.json',
        'newslint: x.json: no such file or folder',
        '',
      ].join('\n'),
    );
    lay('newslint.config.json', '{"rules": ');
    expect(await refused('@a.txt')).toBe('newslint: newslint.config.json:1:11: not well-formed (ValueExpected)\n');
    expect(await refused('@a.txt', '--config', '@none.json')).toBe('newslint: none.json: no such file or folder\n');
  });

  it('is printed for a file', async () => {
    lay('newslint.config.json', { extends: 'newslint:strict', overrides: [{ files: '*.md', rules: { typo: 'off' } }] });
    const { code, out } = await inProcess(['--print-config', `${folder}/c.md`]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      from: ['newslint:strict', expect.stringMatching(/newslint\.config\.json$/)],
      ignored: false,
      failOn: 'warning',
      rules: { typo: 'off', 'repeated-mark': 'error' },
    });
  });
});

describe('newslint init', () => {
  it('writes a configuration that changes nothing, once', () => {
    expect(newslint(['init'], { cwd: folder })).toEqual({ code: 0, out: '已建立 .newslintrc.jsonc\n', err: '' });
    const text = readFileSync(join(folder, '.newslintrc.jsonc'), 'utf8');
    expect(newslint(['--format', 'compact', 'a.txt'], { cwd: folder }).out.split('\n')).toHaveLength(3);
    expect(newslint(['init'], { cwd: folder })).toMatchObject({ code: 2, out: '' });
    expect(readFileSync(join(folder, '.newslintrc.jsonc'), 'utf8')).toBe(text);
  });

  it('speaks English too', () => {
    expect(newslint(['init', '--lang', 'en'], { cwd: folder })).toMatchObject({ code: 0 });
    expect(newslint(['--format', 'compact', 'a.txt'], { cwd: folder }).out).toContain('half-width');
  });
});
