/** The format whose signature leads `bytes`, where it is one that people take for text; undefined for anything else. */
export function formatOf(bytes: Uint8Array): string | undefined {
  return FORMATS.find(([signature]) => signature.every((byte, i) => bytes[i] === byte))?.[1];
}

const ascii = (text: string) => [...text].map((c) => c.charCodeAt(0));

const FORMATS: readonly (readonly [readonly number[], string])[] = [
  [ascii('PK\x03\x04'), 'Word/ZIP'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'Word/WPS'],
  [ascii('%PDF-'), 'PDF'],
  [ascii('{\\rtf'), 'RTF'],
];

/**
 * The line (from 1) of the first control character in a `text` that has too many to be text: any NUL, or more than one
 * in twenty characters a C0 control other than tab, line feed, form feed and carriage return. 0 for a text.
 */
export function controlLine(text: string): number {
  const control = /[\0-\x08\x0b\x0e-\x1f]/g;
  const first = control.exec(text);
  if (!first) return 0;
  if (text.includes('\0')) return lineAt(text, text.indexOf('\0'));
  let count = 1;
  while (control.test(text)) count++;
  return count * 20 > text.length ? lineAt(text, first.index) : 0;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n?|\n/).length;
}
