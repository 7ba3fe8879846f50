import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSegmenter } from '../src/analyse/engines.js';
import { createCutter } from '../src/analyse/jieba/cutter.js';
import { describeBadLine, parseUserWords } from '../src/analyse/jieba/user-words.js';
import { jiebaTable } from '../src/lexicon/jieba/table.js';
import { cutByOracle, cutByUs, findOracle, type Oracle } from './oracle.js';
import { soup } from './soup.js';

describe('a list of user words', () => {
  it('has a word a line, with a frequency and a tag or without', () => {
    const text = '# 本报常用词\n流动网格员\n十三排村 ns\n\n贵妃李子 20\n霍市\t50\tns\n';
    expect(parseUserWords(text, 'words.txt')).toEqual({
      words: [
        { word: '流动网格员', tag: '' },
        { word: '十三排村', tag: 'ns' },
        { word: '贵妃李子', frequency: 20, tag: '' },
        { word: '霍市', frequency: 50, tag: 'ns' },
      ],
      badLines: [],
    });
  });

  it('may begin with a BOM and end its lines with CR LF or CR', () => {
    const { words } = parseUserWords('\ufeff网格员\r\n霍市 ns\r  贵妃李子   3 n  ', 'words.txt');
    expect(words.map(({ word, tag }) => `${word}/${tag}`)).toEqual(['网格员/', '霍市/ns', '贵妃李子/n']);
  });

  it.each([
    ['frequency', '网格员 0'],
    ['frequency', '网格员 -3 n'],
    ['frequency', '网格员 1.5'],
    ['frequency', '网格员 99999999999 n'],
    ['tag', '流动 网格员'],
    ['tag', '网格员 -3'],
    ['tag', '网格员 3 名词'],
    ['fields', '网格员 3 n 又一个'],
    ['word', '网格员，流动 3'],
    ['word', '长'.repeat(513)],
  ])('names the line that it cannot use (%s: %s)', (problem, line) => {
    const { words, badLines } = parseUserWords(`霍市\n\n${line}\n贵妃李子\n`, 'dir/words.txt');
    expect(badLines).toEqual([{ path: 'dir/words.txt', line: 3, problem }]);
    expect(words.map(({ word }) => word)).toEqual(['霍市', '贵妃李子']);
    expect(badLines.map((bad) => describeBadLine(bad).en)).toEqual([expect.stringMatching(/^dir\/words.txt:3: ./)]);
  });
});

/**
 * As nodejieba reads them: it takes the second of two fields for a tag. 剑条, of median frequency, is chosen by a hair
 * before 剑 and 条.
 */
const LIST = `云计算
剑条
韩玉鉴赏
蓝翔 nz
区块链 10 nz
流动网格员
十三排村 ns
贵妃李子 20 n
霍市 50 ns
员
李 3 nr
镇 100000 n
中华人民共和国家 2 nt
中国
人民 vip
的了 1 u
X光机 8 n
5G基站
AT
c 4 letter
𬭛
𠮷野家 nt
𠮷野家店 1 nt
😀
蓝翔 3 nt
、、 w
！ 9 w
`;

describe('a segmenter with user words', () => {
  const { words, badLines } = parseUserWords(LIST, 'list');

  it('puts them together and tags them', () => {
    const segmenter = openSegmenter('newslint', words);
    const tagged = (text: string) => segmenter.words(text, 0).map(({ text, tag }) => `${text}/${tag}`);
    expect(badLines).toEqual([]);
    expect(tagged('流动网格员走访十三排村')).toEqual(['流动网格员/x', '走访/v', '十三排村/ns']);
    expect(tagged('在𠮷野家店')).toEqual(['在/p', '𠮷野家店/nt']);
  });

  it('leaves the words of a text alone in which none of them stands', () => {
    const plain = openSegmenter();
    const text = '今年夏粮增产两成，乡亲们都说好。';
    expect(openSegmenter('newslint', words).words(text, 3)).toEqual(plain.words(text, 3));
  });

  const oracle = findOracle();
  describe.skipIf(!oracle)('beside nodejieba with the same list', () => {
    const peer = oracle as Oracle;
    const folder = mkdtempSync(join(tmpdir(), 'newslint-words-'));
    beforeAll(() => {
      writeFileSync(join(folder, 'list'), LIST);
      peer.load({ userDict: join(folder, 'list') });
    });
    afterAll(() => {
      peer.load();
      rmSync(folder, { recursive: true });
    });

    it('gives the same words and tags for any text', () => {
      const cutter = createCutter(jiebaTable(), words);
      const pieces = words.flatMap(({ word }) => [word, word, [...word][0] as string, [...word].slice(1).join('')]);
      fc.assert(
        fc.property(soup(pieces), (text) => {
          expect(cutByUs(cutter, text)).toEqual(cutByOracle(peer, text));
        }),
        { seed: 4, numRuns: 2000 },
      );
    });
  });
});
