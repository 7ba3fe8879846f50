import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, ENCODINGS, type Encoding, Undecodable } from '../src/read/decode.js';
import type { Reason } from '../src/read/refusal.js';
import { encode } from './encode.js';

const SIMPLIFIED = `城西菜市场的早晨从四点半开始。卖豆腐的老周推着三轮车进门时，天还没有亮，街灯把他的影子拉得很长。
他说，这条路走了二十六年，哪块地砖松了都记得。市场去年改造，顶棚换了，下水道重新铺过，摊位也编了号。
起初有人担心租金上涨，街道办事处召开了三次协商会，最后定下来：老摊主租金两年不变，新摊位公开抽签。
如今每天有五百多个摊位营业，旁边的社区食堂也从这里进货，六十岁以上的老人吃一顿午饭只要八元钱。
管理员说，最难的不是建设，而是习惯。垃圾分类、明码标价、电子秤校准，每一样都要天天盯着，日子久了就成了规矩。
下个月，市场还要开设周末夜市，附近大学的学生已经报名来做志愿者，负责引导停车和维持秩序。`;

const TRADITIONAL = `城西菜市場的早晨從四點半開始。賣豆腐的老周推著三輪車進門時，天還沒有亮，街燈把他的影子拉得很長。
他說，這條路走了二十六年，哪塊地磚鬆了都記得。市場去年改造，頂棚換了，下水道重新鋪過，攤位也編了號。
起初有人擔心租金上漲，街道辦事處召開了三次協商會，最後定下來：老攤主租金兩年不變，新攤位公開抽籤。
如今每天有五百多個攤位營業，旁邊的社區食堂也從這裡進貨，六十歲以上的老人吃一頓午飯只要八元錢。
管理員說，最難的不是建設，而是習慣。垃圾分類、明碼標價、電子秤校準，每一樣都要天天盯著，日子久了就成了規矩。
下個月，市場還要開設週末夜市，附近大學的學生已經報名來做志願者，負責引導停車和維持秩序。`;

function reasonOf(bytes: Uint8Array, encoding?: Encoding): Reason {
  try {
    decode(bytes, { encoding });
  } catch (error) {
    if (error instanceof Undecodable) return error.reason;
    throw error;
  }
  throw new Error('was decoded');
}

describe('detection', () => {
  /** The share of all fragments of `length` Han and marks whose encoding is known. */
  const share = (text: string, encoding: Encoding, length: number) => {
    const source = text.replaceAll('\n', '');
    const fragments = Array.from({ length: source.length - length + 1 }, (_, i) => source.slice(i, i + length));
    const known = fragments.filter((fragment) => {
      try {
        const decoded = decode(encode(fragment, encoding));
        return decoded.encoding === encoding && decoded.text === fragment;
      } catch {
        return false;
      }
    });
    return known.length / fragments.length;
  };
  const cases = [
    { encoding: 'utf-8', script: 'simplified' },
    { encoding: 'gb18030', script: 'simplified' },
    { encoding: 'gb18030', script: 'traditional' },
    { encoding: 'big5', script: 'traditional' },
    { encoding: 'utf-16le', script: 'simplified' },
    { encoding: 'utf-16le', script: 'traditional' },
    { encoding: 'utf-16be', script: 'simplified' },
  ] as const;
  const texts = { simplified: SIMPLIFIED, traditional: TRADITIONAL };

  it.each(cases)('knows $encoding by eight $script characters', ({ encoding, script }) => {
    expect(share(texts[script], encoding, 8)).toBe(1);
  });

  it.each(cases)('knows $encoding by four $script characters in 98 of 100', ({ encoding, script }) => {
    expect(share(texts[script], encoding, 4)).toBeGreaterThanOrEqual(0.98);
  });

  it('takes ASCII and other alphabets in UTF-8 for UTF-8', () => {
    expect(encode('村来年水', 'utf-16le').toString()).toBe('Qgegt^4l');
    for (const text of [
      'a',
      'plain words',
      'Qgegt^4l',
      '5·12',
      '25 °C ± 3',
      'Le café préféré',
      'Москва',
      'Ελλάδα',
      'ירושלים',
    ]) {
      expect(decode(Buffer.from(text))).toEqual({ text, encoding: 'utf-8' });
    }
  });

  it('knows GBK that is valid UTF-8 by chance, and no UTF-8 line in it', () => {
    const line = '要实施一些学时';
    expect(Buffer.from(encode(line, 'gb18030').toString('utf8'))).toEqual(encode(line, 'gb18030'));
    for (const text of [line, `${SIMPLIFIED}\n${line}\n${SIMPLIFIED}`]) {
      expect(decode(encode(text, 'gb18030'))).toEqual({ text, encoding: 'gb18030' });
    }
  });

  it('knows UTF-16 whose bytes are Han and controls in another encoding', () => {
    for (const text of ['垃圾分类', '摊位公开抽签']) {
      expect(decode(encode(text, 'utf-16le'))).toEqual({ text, encoding: 'utf-16le' });
    }
  });

  it('knows a line of rare names, and no UTF-16 in two bytes', () => {
    expect(decode(encode('胥琰、瞿骐', 'gb18030'))).toEqual({ text: '胥琰、瞿骐', encoding: 'gb18030' });
    expect(decode(Buffer.of(0xef, 0xbb))).toEqual({ text: '锘', encoding: 'gb18030' });
  });

  it('takes no other script for Chinese', () => {
    const latin1 = Buffer.from('Il était une fois une bibliothèque très fréquentée.', 'latin1');
    const cyrillic = Buffer.from(
      'cceef1eae2e02e20cff0e5e7e8e4e5edf220d0eef1f1e8e820eff0eee2b8eb20e2f1f2f0e5f7f3',
      'hex',
    );
    for (const bytes of [latin1, cyrillic]) expect(reasonOf(bytes).code).toBe('unknown-encoding');
  });

  it('looks behind a long English beginning', () => {
    const text = `${'name, value\n'.repeat(20_000)}${SIMPLIFIED}`;
    expect(decode(encode(text, 'gb18030'))).toEqual({ text, encoding: 'gb18030' });
  });
});

describe('strict decoding', () => {
  it.each(ENCODINGS)('gives back in %s what was encoded, BOM or not', (encoding) => {
    // No NUL and few controls, for those are binary; no lone surrogates, for those are damage.
    const table =
      new TextDecoder(encoding).encoding === 'big5' ? [...TRADITIONAL] : [...SIMPLIFIED, '𠮷', '㑇', '€', '\u{10FFFF}'];
    const text = fc.array(fc.constantFrom(...table, 'a', '\n', '\r')).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (one) => {
        expect(decode(encode(one, encoding), { encoding })).toEqual({ text: one, encoding });
        if (encoding === 'big5') return;
        expect(decode(encode(`\uFEFF${one}`, encoding))).toEqual({ text: one, encoding, bom: true });
      }),
      { seed: 20261123, numRuns: 100 },
    );
  });

  it('lets a BOM outrank the encoding that the user names', () => {
    expect(decode(Buffer.from('\uFEFF新馆'), { encoding: 'gb18030' })).toEqual({
      text: '新馆',
      encoding: 'utf-8',
      bom: true,
    });
  });

  it('keeps to the encoding that the user names', () => {
    const bytes = encode('你好', 'utf-8');
    expect(decode(bytes, { encoding: 'gb18030' })).toEqual({ text: '浣犲ソ', encoding: 'gb18030' });
  });

  it.each(ENCODINGS)('tells line and byte of a break in %s', (encoding) => {
    const text = encoding === 'big5' ? TRADITIONAL : SIMPLIFIED;
    const before = encode(`${text}\r\n`.repeat(300), encoding);
    const bad = { 'utf-8': [0xe9, 0xa6], gb18030: [0xff], big5: [0xff], 'utf-16le': [0, 0xdc], 'utf-16be': [0xdc, 0] };
    const bytes = Buffer.concat([
      before,
      encode('甲', encoding),
      Buffer.from(bad[encoding]),
      encode(`乙\n${text}`, encoding),
    ]);
    const byte = before.length + encode('甲', encoding).length;
    const reason = reasonOf(bytes);
    expect(reason).toMatchObject({ code: 'broken', evidence: { encoding, line: 300 * 6 + 1 } });
    // A decoder may see the break only at the next character.
    const told = 'byte' in reason.evidence ? reason.evidence.byte : -1;
    expect(told).toBeGreaterThanOrEqual(byte);
    expect(told).toBeLessThanOrEqual(byte + 2);
  });

  it('finds a break in the last of half a million lines', () => {
    const bytes = Buffer.concat([encode('新馆\n'.repeat(500_000), 'gb18030'), Buffer.from([0xff])]);
    expect(reasonOf(bytes)).toEqual({
      code: 'broken',
      evidence: { encoding: 'gb18030', line: 500_001, byte: 2_500_000 },
    });
  });

  it('refuses half a surrogate pair in any encoding', () => {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      for (const text of ['\uFEFF甲\uD83D乙', '\uFEFF甲\uDE00', '\uFEFF甲\uD83D']) {
        expect(reasonOf(encode(text, encoding)).code).toBe('broken');
      }
    }
    const utf8 = Buffer.concat([Buffer.from('新馆开放，'), Buffer.from('eda0bd', 'hex'), Buffer.from('欢迎光临。')]);
    expect(reasonOf(utf8)).toEqual({ code: 'broken', evidence: { encoding: 'utf-8', line: 1, byte: 16 } });
  });

  it('counts the bytes of a BOM', () => {
    const bytes = Buffer.concat([Buffer.from('\uFEFF甲'), Buffer.of(0xff)]);
    expect(reasonOf(bytes)).toEqual({ code: 'broken', evidence: { encoding: 'utf-8', line: 1, byte: 6 } });
  });

  it('reads bytes that are a window on a larger buffer', () => {
    const whole = Buffer.from(`xx${SIMPLIFIED}xx`);
    const window = new Uint8Array(whole.buffer, whole.byteOffset + 2, whole.length - 4);
    expect(decode(window)).toEqual({ text: SIMPLIFIED, encoding: 'utf-8' });
  });
});

describe('any bytes', () => {
  const whole = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(...ENCODINGS).map((encoding) => encode(encoding === 'big5' ? TRADITIONAL : SIMPLIFIED, encoding)),
  );
  /** One or two of them after another, cut short, a byte changed. */
  const bytes = fc
    .tuple(whole, fc.option(whole), fc.nat(), fc.option(fc.tuple(fc.nat(), fc.nat(255))))
    .map(([one, other, cut, change]) => {
      const all = Buffer.concat([one, other ?? Buffer.alloc(0)]);
      if (change && all.length) all[change[0] % all.length] = change[1];
      return all.subarray(0, all.length - (cut % 8));
    });

  it('are decoded without loss or refused with a reason', () => {
    const seen = { decoded: 0, refused: 0 };
    fc.assert(
      fc.property(bytes, (one) => {
        try {
          const { text, encoding, bom } = decode(one);
          seen.decoded++;
          expect(Buffer.from(text).toString()).toBe(text); // well-formed
          if (encoding.startsWith('utf')) expect(encode(bom ? `\uFEFF${text}` : text, encoding).equals(one)).toBe(true);
        } catch (error) {
          if (!(error instanceof Undecodable)) throw error;
          seen.refused++;
          const { evidence } = error.reason;
          if ('line' in evidence) expect(evidence.line).toBeGreaterThan(0);
          if ('byte' in evidence) expect(evidence.byte).toBeLessThanOrEqual(one.length);
        }
      }),
      { seed: 20261123, numRuns: 2000 },
    );
    expect(seen.decoded).toBeGreaterThan(200);
    expect(seen.refused).toBeGreaterThan(200);
  });
});

describe('binary', () => {
  it('is any NUL, and more than one control in twenty characters', () => {
    expect(reasonOf(Buffer.from('新馆\n开放\0'))).toEqual({ code: 'binary', evidence: { line: 2 } });
    expect(reasonOf(Buffer.from(`\x01${'馆'.repeat(18)}`)).code).toBe('binary');
    expect(decode(Buffer.from(`\x01${'馆'.repeat(19)}`)).encoding).toBe('utf-8');
    expect(decode(Buffer.from('\t\f\r\n')).encoding).toBe('utf-8');
  });

  it('names the formats that people take for text', () => {
    expect(reasonOf(Buffer.from('%PDF-1.4'))).toEqual({ code: 'format', evidence: { format: 'PDF' } });
    expect(reasonOf(Buffer.from('PK\x03\x04')).code).toBe('format');
  });
});
