import { describe, expect, it } from 'vitest';
import { rules } from '../src/rules/index.js';
import { nearest } from '../src/text/nearest.js';
import { width } from '../src/text/width.js';
import { inProcess } from './cli-run.js';
import { readCases } from './fixture.js';

const run = (line: string) => inProcess(line.split(' '));

describe('newslint rules', () => {
  it('lists every rule, in both languages', async () => {
    const zh = await run('rules');
    const en = await run('rules --lang en');
    for (const { id, summary } of rules) {
      expect(zh.out).toContain(`\n${id} `);
      expect(en.out).toContain(`\n${id} `);
      expect(zh.out.replace(/\s/g, '')).toContain(summary.zh.slice(0, 6).replace(/\s/g, ''));
    }
    expect([zh.code, zh.err, en.code, en.err]).toEqual([0, '', 0, '']);
    expect(zh.out).toMatch(new RegExp(`\n共 ${rules.length} 条规则：错误 \\d+，警告 \\d+，提示 \\d+\n$`));
  });

  it('lists them as JSON and CSV', async () => {
    const list = JSON.parse((await run('rules --format json')).out);
    expect(list.rules.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
    const { category, severity, weight, summary } = rules.find(({ id }) => id === 'wrong-word')!;
    expect(list.rules).toContainEqual({ id: 'wrong-word', category, severity, weight, summary });
    const csv = (await run('rules --format csv')).out.split('\r\n');
    expect(csv).toHaveLength(rules.length + 2);
    expect(csv[0]).toBe('\u{feff}"id","category","severity","weight","zh","en"');
  });
});

describe('newslint explain', () => {
  it.each(rules.map(({ id }) => [id]))('%s, whole and within the width', async (id) => {
    for (const lang of ['zh', 'en']) {
      const { code, out, err } = await run(`explain ${id} --lang ${lang}`);
      expect([code, err]).toEqual([0, '']);
      const flat = out.replace(/\s/g, '');
      for (const { title } of readCases(id))
        expect(flat).toContain(title.replaceAll(/`([^`]*)`/g, '“$1”').replace(/\s/g, ''));
      for (const line of out.split('\n')) expect(width(line)).toBeLessThanOrEqual(100);
      expect(out).not.toMatch(/[^\n\P{Cc}]|\p{Cf}|\p{Co}/u);
    }
  });

  it('shows prose, text, findings and what is mended', async () => {
    const { out } = await run('explain repeated-mark');
    expect(out).toMatch(/^repeated-mark {2}标点重复/);
    expect(out).toContain('类别 标点，默认级别 错误，每处计差错 0.1');
    expect(out).toContain('\n报：逗号打了两次\n    今年夏粮，，全镇增产两成。\n  → 1:5-1:7 错误 “，，”\n');
    expect(out).toContain('  改为：\n    今年夏粮，全镇增产两成。\n');
    expect(out).not.toMatch(/```|^#/m);
  });

  it('names the options', async () => {
    expect((await run('explain duplicate-sentence')).out).toContain(
      '\n配置项 minimum：少于这么多字的句子不查（8 到 1000，默认 20）\n',
    );
  });

  it('says how errors are counted, and what no source confirms', async () => {
    const { out } = await run('explain score');
    expect(out).toMatch(/^标点（未证实） +每处计 0\.1$/m);
    expect(out).toMatch(/^文字差错 +每处计 1；标题加倍/m);
    expect(out).toMatch(/^wrong-word +1 +文字差错$/m);
    expect(out).not.toMatch(/^garbled-text/m);
    expect((await run('explain score --lang en')).out).toMatch(/^punctuation \(unconfirmed\) +0\.1 each$/m);
  });

  it('guesses what a wrong name is meant for', async () => {
    expect(await run('explain wrong-wrod')).toEqual({
      code: 2,
      out: '',
      err: 'newslint: 没有“wrong-wrod”这条规则，是不是 wrong-word？（newslint rules 列出全部规则）\n',
    });
    expect((await run('explain xyzzy --lang en')).err).toBe(
      'newslint: there is no rule “xyzzy” (newslint rules lists them all)\n',
    );
  });

  it('is used wrongly in one line', async () => {
    const said = {
      explain: '没有指定要说明的规则（newslint rules 列出全部规则）',
      'explain a b': 'explain 后面的参数太多',
      'rules x': 'rules 后面的参数太多',
      'rules --fix': '--fix 只用于检查，不用于 rules',
      'rules --encoding utf-8': '--encoding 不用于 rules',
      'explain a --format json': '--format 不用于 explain',
      'score x --fail-on info': '--fail-on 只用于检查，不用于 score',
      'score x --page-chars 0': '--page-chars 不能是“0”，只能是：大于 0 的整数',
      score: '没有指定要检查的文件或文件夹（newslint --help 看用法）',
    };
    for (const [line, message] of Object.entries(said)) {
      expect(await run(line), line).toEqual({ code: 2, out: '', err: `newslint: ${message}\n` });
    }
  });
});

describe('nearest', () => {
  const known = ['wrong-word', 'wrong-idiom', 'stray-space', 'typo'];
  it.each([
    ['wrong-wrod', ['wrong-word']],
    ['Wrong-Word', ['wrong-word']],
    ['typos', ['typo']],
    ['wrong', ['wrong-word', 'wrong-idiom']],
    ['space', ['stray-space']],
    ['错别字', []],
    ['', []],
  ])('%s', (word, expected) => {
    expect(nearest(word, known)).toEqual(expected);
  });
});
