import type { Word } from '../segmenter.js';
import { GATE, gates } from './gates.js';
import { placeEnds, places } from './lists.js';
import type { Passage } from './passages.js';
import { type PlaceSpan, placeWithUnit, spanOf } from './place-units.js';
import { isPlaceWord, unitOf } from './place-word.js';

const NONE: ReadonlySet<string> = new Set();

/**
 * The places of `passage` in text order, without overlap: each unit by itself (开鲁县, 麦新镇, 十三排村).
 * `shorts` are the short forms of places that the article names in full (霍市).
 */
export function placeSpans(passage: Passage, shorts: ReadonlySet<string> = NONE): PlaceSpan[] {
  const { words } = passage;
  const found: PlaceSpan[] = [];
  const add = (span: PlaceSpan) => {
    while (found.length && (found.at(-1) as PlaceSpan).end > span.start) found.pop();
    found.push(span);
  };
  const gate = gates();
  for (let k = 0; k < words.length; k++) {
    const word = words[k] as Word;
    const { text, tag } = word;
    // short forms end with a unit too
    const ends = (gate[text.charCodeAt(text.length - 1)] as number) & (GATE.place | GATE.unit);
    if (!ends && tag !== 'ns') continue;
    const previous = found.at(-1);
    if (previous && previous.last >= k) continue;
    const grown = ends && (listed(passage, k, shorts) ?? placeWithUnit(passage, k, previous, found.at(-2)));
    if (grown) {
      add(grown);
      continue;
    }
    const pair = twoPlaces(word, k);
    if (pair) pair.forEach(add);
    else if (isPlaceWord(word)) add(spanOf(words, k, k, unitOf(word.text)));
  }
  return found;
}

/** A place of the list that the segmenter cut into two to four words (科 左 后旗), or a short form. */
function listed({ words, text, start }: Passage, k: number, shorts: ReadonlySet<string>): PlaceSpan | undefined {
  const { end, text: own } = words[k] as Word;
  if (!shorts.size && !placeEnds().has(text.slice(end - start - 2, end - start))) return undefined;
  let joined = own;
  let found = shorts.has(joined) ? k : -1;
  for (let first = k - 1; first >= 0 && first > k - 4; first--) {
    joined = (words[first] as Word).text + joined;
    if (joined.length > 8) break;
    if ((joined.length > 2 && places().has(joined)) || shorts.has(joined)) found = first;
  }
  return found < 0 ? undefined : spanOf(words, found, k, unitOf(own));
}

/** 辽宁沈阳, which jieba has as one word, is two places. */
function twoPlaces({ text, start, end, tag }: Word, k: number): PlaceSpan[] | undefined {
  const known = places();
  if (tag !== 'ns' || text.length < 4 || known.has(text) || known.has(text.slice(0, -1))) return undefined;
  for (let cut = 2; cut <= text.length - 2; cut++) {
    const [left, right] = [text.slice(0, cut), text.slice(cut)];
    if (!known.has(left) || !(known.has(right) || known.has(right.slice(0, -1)))) continue;
    return [
      { start, end: start + cut, first: k, last: k, unit: unitOf(left) },
      { start: start + cut, end, first: k, last: k, unit: unitOf(right) },
    ];
  }
  return undefined;
}
