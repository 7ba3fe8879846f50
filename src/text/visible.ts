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

function hex(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, '0');
}
