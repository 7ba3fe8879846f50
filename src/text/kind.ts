/** What a UTF-16 unit is for the marks beside it. */
export type Kind = 'han' | 'mark' | 'word' | 'none';

/** Han, a Chinese mark, a letter, digit or sign of a unit (% ‰ ° ℃), or something else; NaN (no unit there) is nothing. */
export function kindOf(code: number): Kind {
  if (code >= 0x4e00 && code <= 0x9fff) return 'han';
  if (code < 0x80) {
    const letter = (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);
    return letter || code === 0x25 ? 'word' : 'none';
  }
  if ((code >= 0x3400 && code <= 0x4dbf) || code === 0x3007 || (code >= 0xd840 && code <= 0xdfff)) return 'han';
  if ((code >= 0x3001 && code <= 0x301f) || (code >= 0xff01 && code <= 0xff5e)) return 'mark';
  if (code === 0x2030 || code === 0x2103 || code === 0xb0) return 'word';
  return (code >= 0x2014 && code <= 0x2026) || code === 0xb7 ? 'mark' : 'none';
}

/** Is it part of Chinese text: a Han or a Chinese mark? */
export function isChinese(code: number): boolean {
  const kind = kindOf(code);
  return kind === 'han' || kind === 'mark';
}
