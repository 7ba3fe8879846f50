import { TAGS } from '../../../lexicon/entity-model.js';
import type { NameType } from '../mention.js';

/** The types in the order of their tags: O is 0, then begin, inside, end, single of each type. */
export const TYPES: readonly NameType[] = ['person', 'place', 'organisation'];

/** May `tag` be the first of a sentence? All that do not go on with a name. */
export function begins(tag: number): boolean {
  return tag === 0 || ((tag - 1) & 3) === 0 || ((tag - 1) & 3) === 3;
}

/** May `tag` be the last of a sentence? */
export function ends(tag: number): boolean {
  return tag === 0 || ((tag - 1) & 3) >= 2;
}

/** May `tag` stand right behind `before`? */
export function follows(before: number, tag: number): boolean {
  return ends(before) ? begins(tag) : !begins(tag) && (tag - 1) >> 2 === (before - 1) >> 2;
}

/** For each tag those that may stand before it. */
export const BEFORE: readonly (readonly number[])[] = Array.from({ length: TAGS }, (_, tag) =>
  Array.from({ length: TAGS }, (_, before) => before).filter((before) => follows(before, tag)),
);

/** A name in a sentence: characters `from`–`to` of it, and the index of its type. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly type: number;
}

/** The tags of `length` characters that have the names `spans`. */
export function tagsOf(spans: readonly Span[], length: number): Uint8Array {
  const tags = new Uint8Array(length);
  for (const { from, to, type } of spans) {
    const first = 1 + 4 * type;
    if (to - from === 1) tags[from] = first + 3;
    else {
      tags.fill(first + 1, from, to);
      tags[from] = first;
      tags[to - 1] = first + 2;
    }
  }
  return tags;
}

/** The names in a sentence that is tagged `tags`. */
export function spansOf(tags: Uint8Array, length = tags.length): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let i = 0; i < length; i++) {
    const tag = tags[i] as number;
    if (tag === 0) continue;
    const part = (tag - 1) & 3;
    if (part === 0 || part === 3) from = i;
    if (part >= 2) spans.push({ from, to: i + 1, type: (tag - 1) >> 2 });
  }
  return spans;
}
