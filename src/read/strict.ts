import { isAscii, isUtf8, transcode } from 'node:buffer';
import type { Encoding } from './decode.js';

/**
 * `bytes` as text, undefined where the encoding does not allow them: not even half a surrogate pair. A BOM is a
 * character here. `open`: the bytes may end inside a character, which is then left out.
 */
export function decodeStrictly(bytes: Uint8Array, encoding: Encoding, open = false): string | undefined {
  if (encoding === 'utf-8' && !open) return decodeUtf8(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: open });
    // ICU's Big5 lets the bytes 80 and FF pass, as these two.
    return encoding === 'big5' && /[\u0080\uF8F8]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** TextDecoder takes three to five times as long for this in Node 20. */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isAscii(buffer) ? buffer.toString('latin1') : transcode(buffer, 'utf8', 'utf16le').toString('utf16le');
}
