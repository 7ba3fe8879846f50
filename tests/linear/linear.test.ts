import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../../src/analyse/analysis.js';
import { openSegmenter } from '../../src/analyse/engines.js';
import { formatJson } from '../../src/format/json.js';
import { lint } from '../../src/lint/lint.js';
import { articleReport, report } from '../../src/lint/report.js';
import { parsePage } from '../../src/page/parse.js';
import { rules } from '../../src/rules/index.js';

/**
 * Work is counted, not timed: V8 counts how often each block of our code runs (its precise coverage). What is linear does about
 * twice the work on twice the text.
 */
describe('the work on a text', () => {
  const session = new Session();
  beforeAll(async () => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    check(SHAPES['many files']?.(2) as string[]);
  });
  afterAll(async () => {
    await session.post('Profiler.stopPreciseCoverage');
    session.disconnect();
  });

  it.each(Object.entries(SHAPES))(
    'grows as the text does: %s',
    async (_, make) => {
      const [small, middle, large] = [
        await workOf(make(SIZE)),
        await workOf(make(2 * SIZE)),
        await workOf(make(4 * SIZE)),
      ];
      expect(large.total / middle.total).toBeLessThan(MOST);
      // Twice in a row, as what is not done at all on the smallest text is no sign.
      const steep = [...large.byFunction].filter(([name, work]) => {
        const [one, two] = [small, middle].map(({ byFunction }) => byFunction.get(name) ?? 0) as [number, number];
        return work > large.total * SEEN && work > MOST_OF_ONE * two && two > MOST_OF_ONE * one;
      });
      expect(steep).toEqual([]);
    },
    60_000,
  );

  async function workOf(texts: readonly string[]) {
    await session.post('Profiler.takePreciseCoverage');
    check(texts);
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const byFunction = new Map<string, number>();
    let total = 0;
    for (const { url, functions } of result) {
      if (!url.includes('/src/')) continue;
      for (const { functionName, ranges } of functions) {
        const work = ranges.reduce((sum, { count }) => sum + count, 0);
        const name = `${functionName} in ${url.split('/src/')[1]}`;
        byFunction.set(name, (byFunction.get(name) ?? 0) + work);
        total += work;
      }
    }
    return { total, byFunction };
  }
});

const SIZE = 20;
/** Twice the text may take so many times the work in all, and in one function that does more than a hundredth of it. */
const MOST = 2.3;
const MOST_OF_ONE = 3;
const SEEN = 0.01;

/** All that a run does with the texts of files. */
function check(texts: readonly string[]): void {
  const analyses = texts.map((text, i) => analyse(parsePage(`${i}.txt`, text), openSegmenter));
  const results = lint(analyses, rules, 'zh');
  expect(results.flatMap(({ failures }) => failures)).toEqual([]);
  const checked = analyses.map((analysis, i) => ({
    page: analysis.page,
    encoding: 'utf-8',
    articles: analysis.page.articles.map((article) => articleReport(article, analysis)),
    findings: results[i]?.findings ?? [],
    suppressed: [],
  }));
  const tool = { name: 'newslint', version: '', segmenter: '' } as const;
  for (const _ of formatJson(report(tool, checked, { failed: 0, ignored: 0, failures: [] })));
}

function han(i: number): string {
  return String.fromCharCode(0x4e00 + ((Math.imul(i + 7, 2654435761) >>> 0) % 2500));
}

function body(i: number): string {
  const [a, b, c] = [han(i), han(i + 1), han(3 * i)];
  return (
    `　　${(i % 12) + 1}月${(i % 28) + 1}日，市长王${c}表示，今年粮食产量${i + 100}万吨，增长${i % 30}%。“${a}${b}要办好。”他说。\n` +
    `　　县委书记李${a}${c}到${a}县${b}村，看望了${i + 3}户农民，其中${(i % 7) + 1}户新搬来，${(i % 5) + 2}户种果树。\n` +
    `　　工作人员说，${a}${c}的的项目进展顺利，（详见第${(i % 8) + 1}版。\n`
  );
}

function story(i: number): string {
  return `第${i}期：${han(i)}城新闻\n\n　　本报讯（记者张${han(i)}${han(i + 1)}）\n${body(i)}`;
}

function list(length: number, item: (i: number) => string, between = ''): string {
  return Array.from({ length }, (_, i) => item(i)).join(between);
}

/** Texts of files by what they are rich in; each grows with `n` alone. */
const SHAPES: Readonly<Record<string, (n: number) => string[]>> = {
  'many files': (n) => Array.from({ length: n }, (_, i) => story(i)),
  'the same file': (n) => Array.from({ length: n }, () => story(3)),
  'many articles in a file': (n) => [list(n, story, '\n\n')],
  'the same article': (n) => [list(n, () => story(3), '\n\n')],
  'one article': (n) => [`标题在此\n\n${list(n, body)}`],
  'one paragraph': (n) => [`标题在此\n\n　　${list(n, body).replace(/[　\n]/g, '')}`],
  'near copies': (n) => [
    list(4 * n, (i) => `　　河西的果园今年挂果${han(i)}早，采摘的人从五月初排到了月底，园主${han(i + 3)}吃饭。\n`),
  ],
  'unclosed quotes': (n) => ['“'.repeat(n * 40)],
  'an unclosed quote a paragraph': (n) => ['　　“他说这件事要办好。\n'.repeat(n * 4)],
  'a straight quote a paragraph': (n) => ['　　他说"这件事要办好。\n'.repeat(n * 4)],
  'quotes the wrong way round': (n) => [`　　${'”的“'.repeat(n * 20)}`],
  'closing brackets': (n) => [`　　${'他来）'.repeat(n * 20)}`],
  'nested titles': (n) => [`　　${'《'.repeat(n * 10)}书${'》'.repeat(n * 10)}`],
  doubled: (n) => [`　　${'龙龙铁路的的人，'.repeat(n * 8)}`],
  'short lines': (n) => [list(10 * n, (i) => `${han(i)}城新闻${han(i * 3)}`, '\n')],
  'short paragraphs': (n) => [list(10 * n, (i) => `　　${han(i)}城新闻${han(i * 3)}。`, '\n')],
  sentences: (n) => [
    `标题\n\n　　${list(3 * n, (i) => `原因是因为${han(i)}市的人们都在这里工作和生活得很好`, '。')}。`,
  ],
  persons: (n) => [`　　${list(8 * n, (i) => `市长王${han(i)}${han(i * 7)}说`, '，')}。`],
  'a person and another': (n) => [`　　${list(8 * n, (i) => `市长王小${i % 2 ? '明' : '名'}说`, '，')}。`],
  'short forms': (n) => [
    `　　${list(4 * n, (i) => `${han(i)}${han(i + 1)}合作社（以下简称“${han(i)}社”）办了`, '，')}。`,
  ],
  dates: (n) => [`　　${list(6 * n, (i) => `${2000 + (i % 20)}年${(i % 12) + 1}月${(i % 28) + 1}日`, '，')}。`],
  lists: (n) => [`　　${list(6 * n, (i) => `${han(i)}${han(i + 3)}、`)}等。`],
  'counted lists': (n) => [`　　${list(3 * n, (i) => `${han(i)}${han(i + 3)}等3个村，`)}`],
  spaces: (n) => [`　　${list(10 * n, (i) => `${han(i)} ${han(i + 3)}`)}。`],
  'traditional characters': (n) => [`　　${list(10 * n, () => '我們發展', '，')}。`],
  directives: (n) => [
    list(4 * n, (i) => `<!-- newslint-disable typo -->\n　　他来了${i}。\n<!-- newslint-enable typo -->`, '\n'),
  ],
  addresses: (n) => [`　　${list(10 * n, (i) => `www.a${i}.cn, hello (world`, ' ')}`],
};
