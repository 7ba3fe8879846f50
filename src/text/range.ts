/** A place in a decoded text: half-open UTF-16 offsets, `start <= end`. The only notion of place below `cli/`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The text that stands in `range`. */
export function slice(text: string, range: Range): string {
  return text.slice(range.start, range.end);
}

/** `range` with the halves of a surrogate pair that it cuts: no end of it is within a character. */
export function wholeCharacters<R extends Range>(text: string, range: R): R {
  const start = isTorn(text, range.start) ? range.start - 1 : range.start;
  const end = isTorn(text, range.end) ? range.end + 1 : range.end;
  return start === range.start && end === range.end ? range : { ...range, start, end };
}

/** Is `at` between the halves of a surrogate pair? */
export function isTorn(text: string, at: number): boolean {
  const half = text.charCodeAt(at);
  if (!(half >= 0xdc00 && half <= 0xdfff)) return false;
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff;
}

/** Do the two ranges share at least one character? */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Does `inner` lie wholly within `outer`? */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
