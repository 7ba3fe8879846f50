/** A place in a decoded text: half-open UTF-16 offsets, `start <= end`. The only notion of place below `cli/`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The text that stands in `range`. */
export function slice(text: string, range: Range): string {
  return text.slice(range.start, range.end);
}

/** Do the two ranges share at least one character? */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Does `inner` lie wholly within `outer`? */
export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
