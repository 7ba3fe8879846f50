import type { Range } from '../../text/range.js';

/** The numbered points of a list: 一是 … 二是 … 三是. */
export interface Points extends Range {
  /** The number of the last one. */
  readonly last: number;
  /** The place of its number. */
  readonly at: Range;
}

/**
 * The points that begin at `start` or right behind: 一是, 一要, 第一, 其一, 一、 and （一）. They are followed up to `end`, from one
 * number to the next, as long as no other list begins. Undefined where none begin there.
 */
export function pointsFrom(text: string, start: number, end: number): Points | undefined {
  let at = start;
  while (at < end && at < start + 6 && ' 　\n“《'.includes(text.charAt(at))) at++;
  const style = STYLES.find(({ before, after }) =>
    after.some((mark) => text.startsWith(before + DIGITS[0] + mark, at)),
  );
  if (!style) return undefined;
  let last = 1;
  let place = { start: at, end: at + style.before.length + 1 };
  const stop = Math.min(end, start + FARTHEST);
  while (last < DIGITS.length) {
    const next = markAt(text, style, last, place.end, stop);
    if (!next) break;
    const again = markAt(text, style, 0, place.end, next.start);
    if (again) break;
    place = next;
    last++;
  }
  return { start: at, end: place.end, last, at: place };
}

/** Whether a number up to `to` and beyond `from` stands as a point or an ordinal anywhere in the text given. */
export function namesPoint(text: string, range: Range, from: number, to: number): boolean {
  const part = text.slice(range.start, range.end);
  if (/最后|此外|另外|其次|再次|再者|还有|同时|还要/.test(part)) return true;
  return DIGITS.slice(from, to).some((digit) => new RegExp(`第${digit}|${digit}[是要为则、，]`).test(part));
}

/** No list of points goes on for longer, in characters. */
const FARTHEST = 6000;
const DIGITS = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六'.split(' ');

interface Style {
  readonly before: string;
  readonly after: readonly string[];
}

const STYLES: readonly Style[] = [
  { before: '', after: ['是', '要', '为', '则是', '在'] },
  { before: '第', after: ['，', '是', '、', '要'] },
  { before: '其', after: ['，', '是', '、'] },
  { before: '', after: ['、'] },
  { before: '（', after: ['）'] },
];

/** The place of point number `index` + 1 in `style`, at the head of a clause. */
function markAt(text: string, { before, after }: Style, index: number, from: number, to: number): Range | undefined {
  const digit = before + (DIGITS[index] as string);
  for (let at = text.indexOf(digit, from); at >= 0 && at < to; at = text.indexOf(digit, at + 1)) {
    if (!HEADS.includes(text.charAt(at - 1))) continue;
    if (after.some((mark) => text.startsWith(mark, at + digit.length))) return { start: at, end: at + digit.length };
  }
  return undefined;
}

const HEADS = '，。；、：！？”）\n 　“,;';
