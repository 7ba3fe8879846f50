import type { Encoding } from '../src/read/decode.js';

/**
 * `text` in one of newslint's encodings, without a BOM. Node encodes no GBK and no Big5: their tables are
 * TextDecoder's, turned round. A lone surrogate goes into UTF-16 as it is. Throws for what the encoding lacks.
 */
export function encode(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8');
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    default:
      return Buffer.from([...text].flatMap((character) => bytesOf(character, encoding)));
  }
}

function bytesOf(character: string, encoding: 'gb18030' | 'big5'): readonly number[] {
  const code = character.codePointAt(0) as number;
  if (code < 0x80) return [code];
  const two = twoBytes(encoding).get(character);
  if (two) return two;
  const four = encoding === 'gb18030' ? fourBytes(character, code) : undefined;
  if (!four) throw new Error(`${encoding} has no ${character}`);
  return four;
}

const tables = new Map<string, Map<string, readonly number[]>>();

function twoBytes(encoding: 'gb18030' | 'big5'): Map<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\uFFFD' && !table.has(character)) {
        table.set(character, [lead, trail]);
      }
    }
  }
  tables.set(encoding, table);
  return table;
}

const found = new Map<string, readonly number[]>();

/** Beyond the Basic Multilingual Plane GB18030 counts on from 90 30 81 30; within it, the code is searched for. */
function fourBytes(character: string, code: number): readonly number[] | undefined {
  const bytes = (index: number) => [
    0x81 + Math.floor(index / 12600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
  if (code >= 0x10000) return bytes(189000 + code - 0x10000);
  const known = found.get(character);
  if (known) return known;
  const decoder = new TextDecoder('gb18030');
  for (let index = 0; index < 39420; index++) {
    if (decoder.decode(Uint8Array.from(bytes(index))) === character) {
      found.set(character, bytes(index));
      return bytes(index);
    }
  }
  return undefined;
}
