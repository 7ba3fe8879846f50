/** `unit` as the tagger sees it: all digits are 0, all letters a, half-width marks full-width, all middle dots one. */
export function foldUnit(unit: number): number {
  if (unit >= 0x4e00 && unit <= 0x9fff) return unit;
  if (unit < 0x80) return ASCII[unit] as number;
  if (unit >= 0xff10 && unit <= 0xff19) return ZERO;
  if ((unit >= 0xff21 && unit <= 0xff3a) || (unit >= 0xff41 && unit <= 0xff5a)) return LETTER;
  return unit === 0x2022 || unit === 0x30fb ? DOT : unit;
}

export const ZERO = 0x30;
export const LETTER = 0x61;
export const DOT = 0xb7;

const ASCII = Uint16Array.from({ length: 0x80 }, (_, unit) => {
  if (unit >= 0x30 && unit <= 0x39) return ZERO;
  if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) return LETTER;
  const mark = ',.:;!?()<>"'.indexOf(String.fromCharCode(unit));
  return mark < 0 ? unit : '，。：；！？（）《》”'.charCodeAt(mark);
});
