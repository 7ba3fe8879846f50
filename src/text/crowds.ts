import type { Range } from './range.js';

/**
 * `ranges`, which are in text order, in groups: by themselves where up to `limit` of them stand on one line, all of
 * the line together where there are more. So damage that runs through a page is reported once a line. `lines` are the
 * `lineStarts` of the text.
 */
export function crowds<R extends Range>(lines: readonly number[], ranges: readonly R[], limit: number): R[][] {
  const groups: R[][] = [];
  let line = 0;
  for (let i = 0; i < ranges.length; ) {
    const first = ranges[i] as R;
    while ((lines[line + 1] ?? Number.POSITIVE_INFINITY) <= first.start) line++;
    const end = lines[line + 1] ?? Number.POSITIVE_INFINITY;
    let next = i + 1;
    while (next < ranges.length && (ranges[next] as R).start < end) next++;
    const onLine = ranges.slice(i, next);
    if (onLine.length > limit) groups.push(onLine);
    else for (const one of onLine) groups.push([one]);
    i = next;
  }
  return groups;
}
