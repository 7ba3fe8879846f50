import { isDay } from '../text/day.js';

/**
 * The day that a page says it was published on, as ISO 8601: a full date with its weekday, or with the number of the
 * issue or the page, among the first or the last lines. Undefined where there is none, or two that differ.
 */
export function publishedOn(text: string): string | undefined {
  let found: string | undefined;
  for (const part of [text.slice(0, REACH), text.length > REACH ? text.slice(-REACH) : '']) {
    for (const line of part.split('\n')) {
      if (line.length > LONGEST) continue;
      const [, year = '', month = '', day = ''] = FOLIO.exec(line) ?? [];
      if (!year) continue;
      const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
      if (!isDay(iso) || (found !== undefined && found !== iso)) return undefined;
      found = iso;
    }
  }
  return found;
}

/** How far from either end of the page its folio stands, and how long its line is, in characters. */
const REACH = 400;
const LONGEST = 60;
const FOLIO =
  /(?<!\d)((?:19|20)\d\d)年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日[ 　/|]{0,4}(?:星期[一二三四五六日天]|第\d|总第|A?\d{1,2}版)/;
