import { type ArrayLexicon, arraysOf } from './arrays.js';
import { lazily } from './lexicon.js';

/**
 * The GBK bytes of a text, or nothing where a character has none. For undoing a wrong decoding: Node can read GBK but
 * not write it, so its decoder's table is turned round.
 */
export function toGbk(text: string): Uint8Array | undefined {
  const codes = table();
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const code = codes[unit] as number;
    if (unit < 0x80) bytes.push(unit);
    else if (unit === EURO) bytes.push(0x80);
    else if (code === 0) return undefined;
    else bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}

const EURO = 0x20ac;
const LINE_FEED = 0x0a;

/** By UTF-16 unit its two bytes as one number; 0 for what GBK lacks, and for half a character. */
const table = lazily(() => arraysOf(gbkLexicon).codes);

export const gbkLexicon: ArrayLexicon<{ codes: Uint16Array }> = {
  name: 'gbk',
  sources: ['gbk.ts'],
  make: () => ({ codes: readTable() }),
};

/** Decodes every pair of bytes in one go, a line each: a line of one character is a pair that is one. */
function readTable(): Uint16Array {
  const pairs = new Uint8Array((LAST_LEAD - FIRST_LEAD + 1) * (LAST_TRAIL - FIRST_TRAIL + 1) * 3);
  let size = 0;
  for (let lead = FIRST_LEAD; lead <= LAST_LEAD; lead++) {
    for (let trail = FIRST_TRAIL; trail <= LAST_TRAIL; trail++) {
      pairs[size++] = lead;
      pairs[size++] = trail;
      pairs[size++] = LINE_FEED;
    }
  }
  const text = new TextDecoder('gbk').decode(pairs);
  const codes = new Uint16Array(0x10000);
  let at = 0;
  for (let i = 0; i < pairs.length; i += 3) {
    const unit = text.charCodeAt(at++);
    if (text.charCodeAt(at) === LINE_FEED) codes[unit] = ((pairs[i] as number) << 8) | (pairs[i + 1] as number);
    else while (text.charCodeAt(at) !== LINE_FEED) at++;
    at++;
  }
  codes[0xfffd] = 0;
  return codes;
}

const FIRST_LEAD = 0x81;
const LAST_LEAD = 0xfe;
const FIRST_TRAIL = 0x40;
const LAST_TRAIL = 0xfe;
