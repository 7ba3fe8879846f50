import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, ENCODINGS, type Encoding } from '../src/read/decode.js';
import { encode, encodeLike } from '../src/read/encode.js';
import { decodeStrictly } from '../src/read/strict.js';
import { encode as oracle } from './encode.js';

const COPY = '县里的苹果熟了，果农们起早贪黑采摘。“今年收成好，比去年多卖两万元！”王家洼村的老李说。';
const BIG5_COPY = '縣裡的蘋果熟了，果農們起早貪黑採摘。今年收成好，比去年多賣兩萬元，王家村的老李說。';

function read(bytes: Uint8Array, encoding?: Encoding) {
  return { ...decode(bytes, { encoding }), bytes };
}

describe('encode', () => {
  it.each(ENCODINGS)('gives back in %s every character that it has', (encoding) => {
    const wrong: string[] = [];
    let count = 0;
    for (let code = 0; code <= 0x2ffff; code++) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const character = String.fromCodePoint(code);
      const bytes = encode(character, encoding);
      if (!(bytes instanceof Uint8Array)) {
        expect(bytes).toEqual({ code: 'no-character', character });
        continue;
      }
      count++;
      if (decodeStrictly(bytes, encoding) !== character) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(encoding === 'big5' ? 13_000 : 190_000);
  });

  it('refuses half a surrogate pair', () => {
    for (const encoding of ENCODINGS) {
      expect(encode('新\ud842闻', encoding)).toEqual({ code: 'no-character', character: '\ud842' });
    }
  });
});

describe('encodeLike', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const)('keeps the BOM of %s', (encoding) => {
    const bytes = oracle(`\ufeff${COPY}`, encoding);
    const original = read(bytes);
    expect(original).toMatchObject({ text: COPY, bom: true, encoding });
    expect(encodeLike(original, `${COPY}𠮷`)).toEqual(oracle(`\ufeff${COPY}𠮷`, encoding));
  });

  it.each(ENCODINGS)('writes no BOM into %s that had none', (encoding) => {
    const copy = encoding === 'big5' ? BIG5_COPY : COPY;
    const original = read(oracle(copy, encoding));
    expect(original.encoding).toBe(encoding);
    expect(encodeLike(original, copy.slice(0, -1))).toEqual(oracle(copy.slice(0, -1), encoding));
  });

  it('says which character Big5 does not have', () => {
    expect(encodeLike(read(oracle(BIG5_COPY, 'big5')), `${BIG5_COPY}县`)).toEqual({
      code: 'no-character',
      character: '县',
    });
  });

  it('refuses a file with bytes that would come out as others', () => {
    // 80 is € for a reader of GBK; GB18030 writes it A2 E3.
    const bytes = Buffer.concat([oracle(COPY, 'gb18030'), Buffer.from([0x80])]);
    const original = read(bytes, 'gb18030');
    expect(original.text.at(-1)).toBe('€');
    expect(encodeLike(original, COPY)).toEqual({ code: 'not-reversible' });
  });

  it('refuses what would be read in another encoding', () => {
    const original = read(oracle(COPY, 'gb18030'));
    // Two bytes a character, and valid UTF-8 by chance.
    const text = '实施诈骗'.slice(0, 1);
    const bytes = encodeLike(original, text);
    expect(bytes).toEqual({ code: 'ambiguous' });
    expect(encodeLike(original, text, 'gb18030')).toEqual(oracle(text, 'gb18030'));
  });

  it('either refuses or gives bytes that are read as the text again', () => {
    const text = fc.string({
      unit: fc.constantFrom(...COPY, ...BIG5_COPY, '\r\n', 'a', '€', '𠮷', '\ue000'),
      maxLength: 60,
    });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.tuple(text, fc.constantFrom(...ENCODINGS)).map(([text, encoding]) => {
        const bytes = encode(text, encoding);
        return bytes instanceof Uint8Array ? bytes : Buffer.from(text);
      }),
    );
    let written = 0;
    fc.assert(
      fc.property(bytes, text, (bytes, text) => {
        let original: ReturnType<typeof read>;
        try {
          original = read(bytes);
        } catch {
          return;
        }
        const result = encodeLike(original, text);
        if (!(result instanceof Uint8Array)) return;
        written++;
        const again = decode(result);
        expect(again.text).toBe(text);
        expect(again.bom).toBe(original.bom);
      }),
      { seed: 6, numRuns: 3000 },
    );
    expect(written).toBeGreaterThan(500);
  });
});
