import type { Range } from '../text/range.js';

/** More of one kind than this on one page are a habit of the typist, or a conversion. */
const HABIT = 4;

/**
 * `places`, in text order, each by itself; those of one `kind` of which a page has more than four together, so that a page
 * typed wrongly throughout gets one finding with one fix. Groups stand in the order of their first places.
 */
export function habits<P extends { readonly range: Range; readonly kind: string }>(
  places: readonly P[],
): [P, ...P[]][] {
  const kinds = new Map<string, [P, ...P[]]>();
  for (const place of places) {
    const group = kinds.get(place.kind);
    if (group) group.push(place);
    else kinds.set(place.kind, [place]);
  }
  return [...kinds.values()]
    .flatMap((group) => (group.length > HABIT ? [group] : group.map((one): [P] => [one])))
    .sort(([a], [b]) => a.range.start - b.range.start);
}
