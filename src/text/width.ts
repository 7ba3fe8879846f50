import stringWidth from 'string-width';

/**
 * How many terminal columns one line of `text` takes. Characters of ambiguous width (“ ” — … ·) count 1.
 * Takes a line without colours and controls; a long text would be slow, for `Intl.Segmenter` is quadratic in Node 20.
 */
export function width(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length; i++) {
    const one = plain(text.charCodeAt(i));
    if (one === 0) return stringWidth(text);
    columns += one;
  }
  return columns;
}

/** The columns of a character that stands alone whatever its neighbours, 0 for any other. */
function plain(unit: number): 0 | 1 | 2 {
  if (unit >= 0x4e00 && unit <= 0x9fff) return 2;
  if (unit >= 0x20 && unit <= 0x7e) return 1;
  if (unit >= 0x3001 && unit <= 0x3011) return 2;
  if (unit >= 0xff01 && unit <= 0xff5e) return 2;
  if ((unit >= 0x2014 && unit <= 0x201d) || unit === 0x2026 || unit === 0xb7) return 1;
  return 0;
}
