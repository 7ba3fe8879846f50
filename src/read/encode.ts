import { type Decoded, decode, type Encoding, Undecodable } from './decode.js';

/** Why a text can't be written as the file was. */
export type Unencodable =
  /** `character` is not in the encoding. */
  | { readonly code: 'no-character'; readonly character: string }
  /** The file has bytes that its text does not tell apart from others: they would change too. */
  | { readonly code: 'not-reversible' }
  /** The new bytes would be read as something else: in a short text the encoding may be guessed differently. */
  | { readonly code: 'ambiguous' };

/**
 * The bytes of `text` in the encoding of the file `original`, with its BOM; or why there are none. They are sure to decode to
 * `text`, and everything that `text` leaves as it was has the bytes that it had. `given`: the encoding that the user
 * named, where they did.
 */
export function encodeLike(
  original: Decoded & { readonly bytes: Uint8Array },
  text: string,
  given?: Encoding,
): Uint8Array | Unencodable {
  const { encoding, bom } = original;
  const same = encode(original.text, encoding, bom);
  if (!(same instanceof Uint8Array) || Buffer.compare(same, original.bytes)) return { code: 'not-reversible' };
  const bytes = encode(text, encoding, bom);
  if (!(bytes instanceof Uint8Array)) return bytes;
  return isReadAs(bytes, text, given) ? bytes : { code: 'ambiguous' };
}

/** `text` in `encoding`, led by a BOM where `bom`. The BOM of GB18030 and of UTF-16 is U+FEFF as these write it. */
export function encode(text: string, encoding: Encoding, bom?: boolean): Uint8Array | Unencodable {
  const whole = bom ? `\uFEFF${text}` : text;
  const lone = /\p{Surrogate}/u.exec(whole);
  if (lone) return { code: 'no-character', character: lone[0] };
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(whole, 'utf8');
    case 'utf-16le':
      return Buffer.from(whole, 'utf16le');
    case 'utf-16be':
      return Buffer.from(whole, 'utf16le').swap16();
    default:
      return encodeByTable(whole, encoding);
  }
}

function isReadAs(bytes: Uint8Array, text: string, encoding: Encoding | undefined): boolean {
  try {
    return decode(bytes, { encoding }).text === text;
  } catch (error) {
    if (error instanceof Undecodable) return false;
    throw error;
  }
}

type Tabled = 'gb18030' | 'big5';

function encodeByTable(text: string, encoding: Tabled): Uint8Array | Unencodable {
  const two = twoBytes(encoding);
  const bytes = Buffer.allocUnsafe(text.length * 4);
  let length = 0;
  for (const character of text) {
    const unit = character.charCodeAt(0);
    if (unit < 0x80) {
      bytes[length++] = unit;
      continue;
    }
    const code = two.get(character);
    if (code !== undefined) {
      length = bytes.writeUInt16BE(code, length);
      continue;
    }
    const index = encoding === 'gb18030' ? (fourBytes().get(character) ?? beyond(character)) : undefined;
    if (index === undefined) return { code: 'no-character', character };
    for (const byte of bytesAt(index)) bytes[length++] = byte;
  }
  return bytes.subarray(0, length);
}

const tables = new Map<Tabled, ReadonlyMap<string, number>>();

/**
 * Each character of two bytes with these as a number. Node encodes neither GB18030 nor Big5: the table is its decoder's,
 * turned round, and has the lowest code where several decode to one character.
 */
function twoBytes(encoding: Tabled): ReadonlyMap<string, number> {
  const known = tables.get(encoding);
  if (known) return known;
  const codes: number[] = [];
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) codes.push(lead * 256 + trail);
  }
  const table = turned(
    codes.map((code) => [code >> 8, code & 0xff]),
    codes,
    encoding,
  );
  tables.set(encoding, table);
  return table;
}

let four: ReadonlyMap<string, number> | undefined;

/** Each character of four bytes up to U+FFFF with its place among the codes of GB18030 that begin with 81 to 84. */
function fourBytes(): ReadonlyMap<string, number> {
  if (four) return four;
  const indexes = Array.from({ length: 39420 }, (_, i) => i);
  four = turned(indexes.map(bytesAt), indexes, 'gb18030');
  return four;
}

/** Beyond U+FFFF the codes of GB18030 count on from 90 30 81 30. */
function beyond(character: string): number | undefined {
  const code = character.codePointAt(0) as number;
  return code < 0x10000 ? undefined : 189000 + code - 0x10000;
}

/** The four bytes of GB18030 at `index`, counted from 81 30 81 30. */
function bytesAt(index: number): number[] {
  return [
    0x81 + Math.floor(index / 12600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
}

/** What each of `sequences` decodes to, if to one character, with its number. */
function turned(sequences: readonly number[][], numbers: readonly number[], encoding: Tabled): Map<string, number> {
  // The line feed ends a sequence that stands for nothing.
  const lines = new TextDecoder(encoding)
    .decode(Uint8Array.from(sequences.flatMap((bytes) => [...bytes, 0x0a])))
    .split('\n');
  const table = new Map<string, number>();
  for (const [i, character] of lines.entries()) {
    const isOne = /^[^\uFFFD]$/u.test(character);
    if (isOne && !table.has(character)) table.set(character, numbers[i] as number);
  }
  return table;
}
