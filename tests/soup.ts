import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { lines, readPack } from '../src/lexicon/jieba/pack.js';

/**
 * Text of everything that jieba treats in a way of its own: words of its dictionary, their characters, which make other
 * words, rare Han, ASCII, marks, separators, controls, surrogates paired and alone; and of `more`, if given.
 */
export function soup(more: readonly string[] = []): fc.Arbitrary<string> {
  const all = more.length
    ? fc.oneof({ weight: 2, arbitrary: piece }, { weight: 1, arbitrary: fc.constantFrom(...more) })
    : piece;
  return fc.array(all, { maxLength: 40, size: 'max' }).map((pieces) => pieces.join(''));
}

const pack = readPack(readFileSync(new URL('../src/lexicon/jieba/dictionary.br', import.meta.url)));
const dictionary = lines(pack.dictionary).map((line) => line.slice(0, line.indexOf(' ')));

const word = fc.nat(dictionary.length - 1).map((i) => dictionary[i] as string);
const character = fc.tuple(word, fc.nat(15)).map(([text, i]) => text[i % text.length] as string);
const unit = (from: number, to: number) => fc.integer({ min: from, max: to }).map((code) => String.fromCharCode(code));
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
