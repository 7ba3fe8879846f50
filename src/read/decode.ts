/** A file's bytes as text. */
export interface Decoded {
  readonly text: string;
  /** As the report names it: `utf-8`, `gb18030`, … */
  readonly encoding: string;
}

/** Thrown for bytes that are no text in any encoding that newslint reads. */
export class Undecodable extends Error {}

/** Decodes `bytes`; a BOM is not part of the text. Throws `Undecodable`. */
export function decode(bytes: Uint8Array): Decoded {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      // Not this one.
    }
  }
  throw new Undecodable('not UTF-8 and not GB18030');
}
