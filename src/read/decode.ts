import { isUtf8 } from 'node:buffer';
import { controlLine, formatOf } from './binary.js';
import { detect, detectAmongUtf8 } from './detect.js';
import { firstBreak, utf8Line } from './diagnose.js';
import { explain, type Reason } from './refusal.js';
import { decodeStrictly } from './strict.js';

/** The encodings that newslint reads, as the report names them. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** A file's bytes as text. */
export interface Decoded {
  /** Without the BOM; well-formed: never a lone surrogate. */
  readonly text: string;
  readonly encoding: Encoding;
  /** A byte order mark led the bytes: whoever writes the file back writes it too. */
  readonly bom?: true;
}

/** Thrown for bytes that are no text in any encoding that newslint reads. */
export class Undecodable extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(explain(reason, 'en'));
    this.reason = reason;
  }
}

/**
 * Decodes `bytes` strictly: a byte sequence or a surrogate that the encoding does not allow is never replaced but
 * thrown as `Undecodable`, with its line. Tried in turn: BOM, UTF-8, then what reads most like Chinese (see `detect`).
 * `options.encoding` replaces the guess, but not a BOM. A text with a NUL, or with more than 5 % controls, is binary.
 */
export function decode(bytes: Uint8Array, options: { readonly encoding?: Encoding | undefined } = {}): Decoded {
  const format = formatOf(bytes);
  if (format) throw new Undecodable({ code: 'format', evidence: { format } });
  const mark = BOMS.find(({ bom }) => bom.every((byte, i) => bytes[i] === byte));
  if (mark) {
    const { encoding, bom } = mark;
    return { text: strict(bytes.subarray(bom.length), encoding, bom.length), encoding, bom: true };
  }
  const plain = plainUtf8(bytes, options.encoding);
  if (plain !== undefined) return { text: plain, encoding: 'utf-8' };
  const encoding = options.encoding ?? guess(bytes);
  return { text: strict(bytes, encoding, 0), encoding };
}

/** `bytes` as text if they are UTF-8 beyond doubt, by the shortest way, which most files go: valid, without controls, and either all ASCII or with Han or their marks early on. */
function plainUtf8(bytes: Uint8Array, asked: Encoding | undefined): string | undefined {
  if (asked !== undefined && asked !== 'utf-8') return undefined;
  const text = decodeStrictly(bytes, 'utf-8');
  if (text === undefined || CONTROL.test(text)) return undefined;
  const early = text.search(WIDE);
  return early < 0 ? (text.length === bytes.length ? text : undefined) : early < EARLY ? text : undefined;
}

/** What `controlLine` and `detectAmongUtf8` take for a control. */
const CONTROL = /[\0-\x08\x0b\x0e-\x1f]/;
/** What has a lead byte from E2 on. */
const WIDE = /[\u2000-\uffff]/;
/** A character before it begins, in UTF-8, within the bytes that `detectAmongUtf8` looks at. */
const EARLY = 1300;

/** WHATWG's three, and GB18030's own form of U+FEFF. */
const BOMS: readonly { readonly encoding: Encoding; readonly bom: readonly number[] }[] = [
  { encoding: 'utf-8', bom: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bom: [0xff, 0xfe] },
  { encoding: 'utf-16be', bom: [0xfe, 0xff] },
  { encoding: 'gb18030', bom: [0x84, 0x31, 0x95, 0x33] },
];

/** The encoding to decode `bytes` in; for UTF-8 with damage that is UTF-8, and decoding it says where. */
function guess(bytes: Uint8Array): Encoding {
  if (isUtf8(bytes)) return detectAmongUtf8(bytes);
  const encoding = detect(bytes);
  if (encoding === 'utf-8' || encoding?.startsWith('utf-16')) return encoding;
  const line = utf8Line(bytes);
  if (line && encoding) throw new Undecodable({ code: 'mixed', evidence: { line, encoding } });
  if (line) return 'utf-8';
  if (encoding) return encoding;
  const control = controlLine(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  throw new Undecodable(
    control ? { code: 'binary', evidence: { line: control } } : { code: 'unknown-encoding', evidence: {} },
  );
}

/** `offset`: how many bytes stand before `bytes` in the file. */
function strict(bytes: Uint8Array, encoding: Encoding, offset: number): string {
  const text = decodeStrictly(bytes, encoding);
  if (text === undefined) {
    const { line, byte } = firstBreak(bytes, encoding);
    throw new Undecodable({ code: 'broken', evidence: { encoding, line, byte: byte + offset } });
  }
  const line = controlLine(text);
  if (line) throw new Undecodable({ code: 'binary', evidence: { line } });
  return text;
}
