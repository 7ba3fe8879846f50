import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cutter, createCutter } from '../src/analyse/jieba/cutter.js';
import { lines, readPack } from '../src/lexicon/jieba/pack.js';
import { openTable, tablePath } from '../src/lexicon/jieba/table.js';
import { findOracle, type Oracle } from './oracle.js';

const root = new URL('../', import.meta.url);
const table = openTable(tablePath);
const pack = readPack(readFileSync(new URL('src/lexicon/jieba/dictionary.br', root)));
const dictionary = lines(pack.dictionary).map((line) => line.slice(0, line.indexOf(' ')));

/** Words as `length/tag`: their texts follow from the lengths, but for lone surrogates, which nodejieba replaces. */
function cut(cutter: Cutter, text: string): string[] {
  const count = cutter.cut(text);
  const { ends, tagIds, tags } = cutter;
  return Array.from({ length: count }, (_, i) => `${ends[i]! - (i ? ends[i - 1]! : 0)}/${tags[tagIds[i]!]}`);
}

function expected(oracle: Oracle, text: string): string[] {
  return oracle.tag(text).map(({ word, tag }) => `${word.length}/${tag}`);
}

const word = fc.nat(dictionary.length - 1).map((i) => dictionary[i] as string);
const character = fc.tuple(word, fc.nat(15)).map(([text, i]) => text[i % text.length] as string);
const unit = (from: number, to: number) => fc.integer({ min: from, max: to }).map((code) => String.fromCharCode(code));
/** Text of everything that a cut treats in a way of its own; characters of dictionary words make new words of them. */
const piece = fc.oneof(
  { weight: 8, arbitrary: word },
  { weight: 8, arbitrary: character },
  { weight: 2, arbitrary: fc.array(character, { minLength: 2, maxLength: 12 }).map((all) => all.join('')) },
  { weight: 2, arbitrary: unit(0x3400, 0x9fff) },
  { weight: 3, arbitrary: fc.string({ maxLength: 6, unit: unit(0x20, 0x7e) }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('1.5', '3.', 'G20', 'AT&T', 'c#', 'B超', '5G', '0', 'x2y', '12,345.60', 'ａ１'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('，', '。', ' ', '\t', '\n', '\r\n', '\r', '、', '“', '”', '——', '…', '\u3000'),
  },
  { weight: 1, arbitrary: unit(0xff00, 0xffef) },
  { weight: 1, arbitrary: fc.constantFrom('\0', '\u007f', '\u0080', '\u200b', '\ufeff', '\ufffd', '\uffff') },
  { weight: 1, arbitrary: unit(0xd800, 0xdfff) },
  { weight: 1, arbitrary: fc.constantFrom('𠮷', '𬭛', '😀', '👨‍👩‍👧', '\u{10ffff}') },
  { weight: 1, arbitrary: unit(0, 0xffff) },
);
const soup = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

const oracle = findOracle();

describe.skipIf(!oracle)('the cutter beside nodejieba', () => {
  const peer = oracle as Oracle;
  const cutter = createCutter(table);

  it('gives the same words and tags for any text', () => {
    fc.assert(
      fc.property(soup, (text) => {
        expect(cut(cutter, text)).toEqual(expected(peer, text));
      }),
      { seed: 4, numRuns: 4000 },
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
      expect(cut(cutter, text)).toEqual(expected(peer, text));
    }
  });
});
