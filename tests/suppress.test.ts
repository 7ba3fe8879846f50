import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, formatTable } from '../src/index.js';
import { lintPage, lintRun, settle } from '../src/lint/lint.js';
import { readBlocks } from '../src/page/blocks.js';
import { blankOut, readDirectives } from '../src/page/directives.js';
import { parsePage } from '../src/page/parse.js';
import { rules } from '../src/rules/index.js';
import { slice } from '../src/text/range.js';
import { inProcess, layCopy } from './cli-run.js';
import { analysisOf } from './fixture.js';

const DOUBLED = '今年夏粮，，全镇增产两成，家家户户的粮仓都装得满满当当。';

/** The rules of the findings that stay, and how many are silenced. */
function outcome(...texts: string[]) {
  const { files, summary } = check(texts.map((text, i) => ({ path: `${i}.txt`, text })));
  return { rules: files.map(({ findings }) => findings.map(({ rule }) => rule)), suppressed: summary.suppressed };
}

describe('a directive', () => {
  it('silences what begins in the next line of copy, and nothing below it', () => {
    const text = `夏粮丰收\n\n<!-- newslint-disable-next-line repeated-mark -->\n\n${DOUBLED}\n\n秋粮，，也已经播种下去了。\n`;
    expect(outcome(text)).toEqual({ rules: [['repeated-mark']], suppressed: 1 });
  });

  it('silences all rules where it names none', () => {
    expect(outcome(`夏粮丰收\n\n% newslint-disable-next-line\n${DOUBLED}气侯也好。\n`)).toEqual({
      rules: [[]],
      suppressed: 2,
    });
  });

  it('silences from disable to enable, of the rules named', () => {
    const lines = [
      '夏粮丰收',
      '% newslint-disable repeated-mark',
      `${DOUBLED}气侯也好。`,
      '% newslint-enable',
      '秋粮，，也好。',
    ];
    expect(outcome(lines.join('\n'))).toEqual({ rules: [['wrong-word', 'repeated-mark']], suppressed: 1 });
  });

  it('silences to the end of the file where nothing ends it', () => {
    expect(outcome(`夏粮丰收\n% newslint-disable\n${DOUBLED}\n秋粮，，也好。\n`)).toEqual({
      rules: [[]],
      suppressed: 2,
    });
  });

  it('of a whole file may stand anywhere in it', () => {
    expect(outcome(`夏粮丰收\n\n${DOUBLED}\n\n<!-- newslint-disable-file -->\n`)).toEqual({
      rules: [[]],
      suppressed: 1,
    });
  });

  it('silences what the whole run finds', () => {
    const story = '本报讯 城南新桥昨天通车，两岸居民往来方便多了，孩子上学也不必再绕路。';
    const silent = `新桥通车\n\n<!-- newslint-disable-next-line duplicate-paragraph -->\n${story}\n`;
    expect(outcome(`新桥通车\n\n${story}\n`, `新桥通车\n\n${story}\n`).rules[1]).toContain('duplicate-paragraph');
    expect(outcome(`新桥通车\n\n${story}\n`, silent)).toEqual({ rules: [[], []], suppressed: 1 });
  });

  it('is said to be unused only by a run that can know', () => {
    const { page } = analysisOf('新桥通车\n% newslint-disable wrong-word\n城南新桥昨天通车。\n');
    const known = rules.map(({ id }) => id);
    const said = (some: typeof rules, failures: { message: string }[] = []) =>
      settle(page, [{ findings: [], suppressed: [], failures }], some, known, 'zh').findings.map(({ code }) => code);
    expect(said(rules)).toEqual(['unused-name']);
    expect(said(rules.filter(({ id }) => id !== 'wrong-word'))).toEqual([]);
    expect(said(rules, [{ message: '规则出错' }])).toEqual([]);
  });

  it('is said to be unused where it ends before there is anything to silence', () => {
    const block = '% newslint-disable repeated-mark\n本报讯 今年夏粮全镇增产两成。\n% newslint-enable';
    const text = `夏粮丰收\n${block}\n% newslint-disable-next-line repeated-mark\n${DOUBLED}\n`;
    const { findings } = check([{ path: 'a.txt', text }]).files[0]!;
    expect(findings.map(({ code, line, quote }) => [code, line, quote])).toEqual([['unused-name', 2, 'repeated-mark']]);
  });

  it('is never deleted by a fix', () => {
    const torn = [
      '夏粮丰收',
      '',
      '今年夏粮全镇增产两成，家家户户的粮仓都装得满',
      '',
      '满当当，乡亲们都说这是多年没有过的好年景。',
    ];
    const broken = (lines: string[]) => check([{ path: 'a.txt', text: lines.join('\n') }]).files[0]?.findings ?? [];
    const [plain] = broken(torn).filter(({ fix }) => fix);
    expect(plain?.rule).toBe('broken-paragraph');
    const [guarded] = broken(torn.with(3, '% newslint-enable')).filter(({ rule }) => rule === 'broken-paragraph');
    expect(guarded).toBeDefined();
    expect(guarded?.fix).toBeUndefined();
  });

  it('keeps --fix from what it silences', async () => {
    const folder = layCopy();
    const path = `${folder.path}/fix.txt`;
    const silent = `夏粮丰收\n\n% newslint-disable-next-line repeated-mark -- 原文如此\n${DOUBLED}\n`;
    writeFileSync(path, `${silent}\n秋粮，，也已经播种下去了。\n`);
    await inProcess(['--fix', path]);
    expect(readFileSync(path, 'utf8')).toBe(`${silent}\n秋粮，也已经播种下去了。\n`);
    folder.remove();
  });

  it('is counted in every summary', async () => {
    const text = `夏粮丰收\n% newslint-disable\n${DOUBLED}\n`;
    const report = check([{ path: 'a.txt', text }]);
    const table = (lang: 'zh' | 'en') => [...formatTable(report, { lang, width: 80, color: false })].join('');
    expect(table('zh')).toMatch(/错误 0，警告 0，提示 0，屏蔽 1\n$/);
    expect(table('en')).toMatch(/0 infos, 1 silenced\n$/);
    const folder = layCopy();
    const { out } = await inProcess(['--format', 'json', `${folder.path}/clean.txt`]);
    folder.remove();
    expect(JSON.parse(out).summary.suppressed).toBe(0);
  });
});

describe('readDirectives', () => {
  const read = (text: string) => readDirectives(text).map((one) => [one.verb, ...one.names.map((name) => name.text)]);

  it.each([
    ['<!-- newslint-disable -->', [['disable']]],
    ['<!--newslint-disable-->', [['disable']]],
    ['<!-- newslint-disable a, b、c -- 因为 d -->', [['disable', 'a', 'b', 'c']]],
    ['<！—— newslint-disable-next-line a，b ——>', [['disable-next-line', 'a', 'b']]],
    [
      '<!-- newslint-disable a --><!-- newslint-disable b -->',
      [
        ['disable', 'a'],
        ['disable', 'b'],
      ],
    ],
    ['<!-- newslint-disable a', [['disable', 'a']]],
    ['  % newslint-disable-file a —— 原文', [['disable-file', 'a']]],
    ['％　ｎｅｗｓｌｉｎｔ－ｄｉｓａｂｌｅ', [['disable']]],
    ['% Newslint-Disable Wrong-Word', [['disable', 'wrong-word']]],
    ['增产5% newslint-disable', []],
    ['newslint-disable 是一条指令', []],
    ['<!-- 普通注释 -->', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('knows where everything stands', () => {
    const text = '甲\r\n<！-- newslint-enable ａ-b -- x --> 乙\r\n丙';
    const [one] = readDirectives(text);
    expect(slice(text, one!)).toBe('<！-- newslint-enable ａ-b -- x -->');
    expect(slice(text, one!.names[0]!)).toBe('ａ-b');
    expect(one?.inside).toBe(false);
    expect(readDirectives('甲<!-- newslint-enable -->乙')[0]?.inside).toBe(true);
  });

  it('leaves a text of any kind at its length, and is done with it at once', () => {
    const unit = fc.constantFrom('<!--', '-->', ' newslint-', 'disable', '-', '%', '\n', '，', '新', ' ', '\r', '>');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const directives = readDirectives(text);
        const blank = blankOut(text, directives);
        expect(blank).toHaveLength(text.length);
        for (const one of directives) expect(slice(blank, one)).toMatch(/^ +$/);
        expect(readDirectives(blank)).toEqual([]);
      }),
      { seed: 6, numRuns: 2000 },
    );
    expect(readDirectives('<!-- newslint-disable '.repeat(20_000)).length).toBeGreaterThan(0);
  });
});

describe('a page', () => {
  it.each(['seeds/a01-city.txt', 'fixtures/pages/indented-articles.txt', 'fixtures/pages/page-dump.txt'])(
    '%s reads as if its directives were not there',
    (path) => {
      const lines = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8').split('\n');
      const shape = (text: string) => {
        const page = parsePage('page.txt', text);
        return page.articles.map(({ paragraphs, range: _, ...article }) => ({
          ...article,
          paragraphs: paragraphs.map(({ role, range }) => [role, slice(text, range)]),
        }));
      };
      const plain = shape(lines.join('\n'));
      fc.assert(
        fc.property(fc.nat({ max: lines.length }), fc.nat({ max: lines.length }), (a, b) => {
          const text = lines
            .toSpliced(a, 0, '<!-- newslint-disable x -- 理由 -->')
            .toSpliced(b, 0, '% newslint-enable');
          expect(shape(text.join('\n'))).toEqual(plain);
        }),
        { seed: 6, numRuns: 60 },
      );
    },
  );

  it('takes no directive for an indent, nor for a blank line', () => {
    const text = '甲\n<!-- newslint-enable -->乙\n<!-- newslint-enable --><!-- newslint-enable -->\n　　丙';
    const directives = readDirectives(text);
    const blocks = readBlocks(blankOut(text, directives), directives);
    expect(blocks.map(({ start, end, indented, gap }) => [text.slice(start, end), indented, gap])).toEqual([
      ['甲', false, 0],
      ['乙', false, 0],
      ['丙', true, 0],
    ]);
  });

  it('shows no rule a word of its directives', () => {
    const text = `% newslint-disable-file duplicate-paragraph -- ＡＢＣ，，\u200b气侯\n\n夏粮丰收\n\n全镇增产两成。\n`;
    const page = parsePage('a.txt', text);
    expect(page.source).toBe(text);
    expect(page.text).toMatch(/^ +\n/);
    expect(outcome(text).rules).toEqual([['unused-suppression']]);
  });

  it('is checked in linear time, however many directives it has', () => {
    const text = `夏粮丰收\n${`% newslint-disable repeated-mark\n% newslint-disable-next-line\n${DOUBLED}\n`.repeat(3000)}`;
    const page = parsePage('a.txt', text);
    const paragraphRules = rules.filter(({ id }) => id === 'repeated-mark');
    const result = lintPage(analysisOf(text), paragraphRules, 'zh');
    expect(result.findings).toEqual([]);
    expect(result.suppressed).toHaveLength(3000);
    expect(lintRun([page], paragraphRules, 'zh').size).toBe(0);
  });
});
