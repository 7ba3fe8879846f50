import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../src/analyse/analysis.js';
import { openSegmenter } from '../src/analyse/engines.js';
import { bitsOf, readMarks } from '../src/analyse/marks.js';
import { lintPage } from '../src/lint/lint.js';
import { parsePage } from '../src/page/parse.js';
import { rules } from '../src/rules/index.js';
import { MISREAD_LEADS } from '../src/text/misread.js';

describe('the marks of a page', () => {
  const page = parsePage('a.txt', '标题\n\n　　他读了《海风》。\n\n　　她等到了——第二天。\n');
  const marks = readMarks(page);
  const has = (i: number, name: Parameters<typeof bitsOf>[0][number]) =>
    (marks.of(page.articles.flatMap(({ paragraphs }) => paragraphs)[i] as never) & bitsOf([name])) !== 0;

  it('are told by paragraph and for all of it', () => {
    expect([0, 1, 2].map((i) => has(i, 'title mark'))).toEqual([false, true, false]);
    expect([0, 1, 2].map((i) => has(i, 'dash'))).toEqual([false, false, true]);
    expect(marks.all & bitsOf(['title mark'])).not.toBe(0);
    expect(marks.all & bitsOf(['damage'])).toBe(0);
  });

  it('that are two characters must stand on end', () => {
    const of = (text: string) => readMarks(parsePage('a.txt', text)).all & bitsOf(['marks on end']);
    expect(of('晴，，雨')).not.toBe(0);
    expect(of('晴，雨，')).toBe(0);
  });

  it('of text that was misread are what GBK says', () => {
    const bytes = [0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9].flatMap((lead) =>
      Array.from({ length: 0x40 }, (_, i) => [lead, 0x80 + i]),
    );
    const told = new TextDecoder('gbk').decode(Uint8Array.from(bytes.flat()));
    expect([...MISREAD_LEADS].sort()).toEqual([...`銆锛鈥${told}`].sort());
  });
});

/** Texts rich in what the rules look for, in short runs that are likely to make something of it. */
const PIECES =
  '， 。 、 ； ： ！ ？ , ; : ! ? . ． · ・ • … ⋯ — － ─ - -- —— …… 。。。 、、、 … ( ) （ ） “ ” ‘ ’ 《 》 〈 〉 「 」 『 』 [ ] 〔 〕 【 】 " 说：“ 。”。 、“ 、以及 、和 （2024） 〔2024〕5号 [2023] Ａ ９ ⼀ 豈 \ue001 \u200b \ufeff \u00ad \ufffd 锟斤拷 烫烫烫烫 (cid:12) ä½ 涓枃 銆 　 XX ×× TODO 待补 {{ 插图 ○○ 昨晚 今天上午 记者昨日 明日 一一 一二九 一·二九运动 9.11事件 9 “3.15”晚会 约翰.史密斯 约翰· 史密斯 发 号 电 张 说 山水 行进 城市 报道 天气 工作 改革 农民 a b 12 3'.split(
    ' ',
  );
const text = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.constantFrom('\n', ' ', '\u3000', '\t')), {
    minLength: 1,
    maxLength: 60,
  })
  .map((pieces) => pieces.join(''));

describe.each(rules.filter(({ needs }) => needs))('$id', (rule) => {
  it('has nothing to say where the marks that it needs are missing', () => {
    const always = { ...rule, needs: 0 };
    fc.assert(
      fc.property(text, (copy) => {
        const analysis = analyse(parsePage('a.txt', copy), openSegmenter);
        expect(lintPage(analysis, [rule], 'zh')).toEqual(lintPage(analysis, [always], 'zh'));
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});
