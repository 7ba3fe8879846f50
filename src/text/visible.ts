/**
 * What a terminal obeys or hides instead of showing: C0 and C1 controls, DEL, and everything that Unicode calls
 * default-ignorable or a format character (zero-width, bidi, variation selectors, soft hyphen), line and paragraph
 * separators, lone surrogates, private-use and unassigned code points (some terminals draw them at any width).
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * `text` with each character that a terminal would obey or hide written out: `<U+202E>`. Line feeds and tabs too:
 * split into lines first. Everything else stays as it is.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `<U+${hex(character.codePointAt(0) as number)}>`);
}

/** `text` in pieces: what can be seen and, at every second place, the name of one character that can't: `U+202E`. */
export function splitUnseen(text: string): string[] {
  const pieces: string[] = [];
  let end = 0;
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    pieces.push(text.slice(end, index), `U+${hex(character.codePointAt(0) as number)}`);
    end = index + character.length;
  }
  pieces.push(text.slice(end));
  return pieces;
}

function hex(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, '0');
}
