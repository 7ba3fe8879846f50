import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSegmenter, segmenterName } from '../src/analyse/engines.js';
import { createCutter } from '../src/analyse/jieba/cutter.js';
import { SEGMENTERS } from '../src/analyse/segmenter.js';
import { jiebaTable } from '../src/lexicon/jieba/table.js';
import { newslint } from './cli-run.js';
import { cutByOracle, cutByUs, findOracle, type Oracle } from './oracle.js';
import { soup } from './soup.js';

const root = new URL('../', import.meta.url);
const cutter = createCutter(jiebaTable());
const oracle = findOracle();

describe.skipIf(!oracle)('beside nodejieba', () => {
  const peer = oracle as Oracle;

  it('gives the same words and tags for any text', () => {
    fc.assert(
      fc.property(soup(), (text) => {
        expect(cutByUs(cutter, text)).toEqual(cutByOracle(peer, text));
      }),
      { seed: 4, numRuns: 3000 },
    );
  });

  it('gives the same words and tags on every line of the project’s own pages', () => {
    const files = ['seeds', 'fixtures'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(txt|md)$/.test(name))
        .map((name) => readFileSync(new URL(`${folder}/${name}`, root), 'utf8')),
    );
    expect(files.length).toBeGreaterThan(5);
    for (const text of files.flatMap((file) => file.split(/(?<=\n)/))) {
      expect(cutByUs(cutter, text)).toEqual(cutByOracle(peer, text));
    }
  });
});

describe('newslint’s segmenter', () => {
  const segmenter = openSegmenter();
  const tagged = (text: string) => segmenter.words(text, 0).map((word) => `${word.text}/${word.tag}`);

  // As nodejieba 3.5.8 has them.
  it.each([
    ['words of the dictionary', '流动网格员走访十三排村', '流动/vn 网格/n 员/zg 走访/v 十三排/m 村/zg'],
    ['a word of the model', '杭研大厦来到了', '杭研/x 大厦/n 来到/v 了/ul'],
    ['the words that nodejieba adds', '云计算平台韩玉鉴赏区块链', '云计算/x 平台/n 韩玉鉴赏/x 区块链/nz'],
    ['figures', '3月5日，1.05万件，增长12.5%', '3/x 月/m 5/x 日/m ，/x 1.05/eng 万件/m ，/x 增长/v 12.5/m %/x'],
    ['full-width letters', '５Ｇ基站ＡＢ', '５/x Ｇ/x 基站/n Ａ/x Ｂ/x'],
    ['ASCII in words', 'AT&T和c#、B超，x2y', 'AT&T/nz 和/c c#/nz 、/x B超/n ，/x x2y/eng'],
    ['CR and LF', '他说：“OK！”\r\n第二段', '他说/x ：/x “/x OK/eng ！/x ”/x \r/x \n/x 第二段/m'],
    ['characters outside the BMP', '𠮷野家在𬭛产地', '𠮷/x 野/n 家/q 在/p 𬭛/x 产地/n'],
    ['NUL', 'a\0b中国', 'a/x \0/x b/x 中国/ns'],
    ['a lone surrogate', '中\ud800国', '中/f \ud800/x 国/n'],
    ['nothing', '', ''],
  ])('cuts and tags %s as jieba does', (_, text, words) => {
    expect(tagged(text).join(' ')).toBe(words);
  });

  it('counts from the offset it is given, without gap or overlap, in text of any kind', () => {
    fc.assert(
      fc.property(soup(), fc.nat(1e6), (text, offset) => {
        const words = segmenter.words(text, offset);
        expect(words.map((word) => word.text).join('')).toBe(text);
        let end = offset;
        for (const word of words) {
          expect(word.start).toBe(end);
          expect(word.end - word.start).toBe(word.text.length);
          end = word.end;
        }
        expect(end).toBe(offset + text.length);
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it('cuts a paragraph of a million characters without a mark, and the next one as before', () => {
    const before = tagged('本镇今年种了三千亩油菜');
    const long = '镇里种了油菜又种了水稻'.repeat(1e5);
    const count = cutter.cut(long);
    expect(cutter.ends[count - 1]).toBe(long.length);
    expect(segmenter.words(long, 0).length).toBe(count);
    expect(tagged('本镇今年种了三千亩油菜')).toEqual(before);
  });

  it('is the default, and named with its dictionary', () => {
    expect(SEGMENTERS[0]).toBe('newslint');
    expect(segmenter.name).toBe('newslint-jieba 1 (jieba dictionary of nodejieba 3.5.8)');
    expect(segmenterName()).toBe(segmenter.name);
  });

  it('gives way to nodejieba where the command line says so', () => {
    const by = (name: string) => {
      const { code, out, err } = newslint(['words', '--format', 'json', '--segmenter', name, '-'], {
        cwd: fileURLToPath(root),
        input: '夏粮丰收\n\n本报讯 今年夏粮增产两成。\n',
      });
      return { code, err, ...(JSON.parse(out) as { tool: { segmenter: string }; files: unknown }) };
    };
    const ours = by('newslint');
    expect(ours).toMatchObject({ code: 0, err: '', tool: { segmenter: segmenter.name } });
    const theirs = by('nodejieba');
    if (oracle) expect(theirs).toEqual({ ...ours, tool: { ...ours.tool, segmenter: 'nodejieba 3.5.8' } });
    else expect(theirs).toMatchObject({ code: 2, err: expect.stringContaining('nodejieba') });
  });

  it.skipIf(!oracle)('has nodejieba beside it under its name', () => {
    const nodejieba = openSegmenter('nodejieba');
    expect(nodejieba.name).toBe('nodejieba 3.5.8');
    expect(segmenterName('nodejieba')).toBe(nodejieba.name);
    expect(nodejieba.words('走访十三排村', 7)).toEqual(segmenter.words('走访十三排村', 7));
  });
});
