import { likeliest } from '../../lexicon/common-words.js';
import { gapsOfFour } from '../../lexicon/gapped-words.js';
import { hanNgrams, isHanSymbol, type Ngrams, symbolOf } from '../../lexicon/han-ngrams.js';
import { IDIOM, idiomsNear, isDictionaryWord } from '../../lexicon/idioms.js';
import { isSound } from '../../lexicon/sound-words.js';
import type { Range } from '../../text/range.js';
import { isOdd } from './odd-places.js';
import type { Suspect } from './suspect.js';

/** Where four characters of `whole` are one that sounds or looks alike away from an idiom, and are no word themselves. */
export function idiomSlips(text: string, whole: Range): Suspect[] {
  const found: Suspect[] = [];
  const gaps = gapsOfFour(text, whole.start, whole.end);
  const ngrams = hanNgrams();
  let behind = whole.start;
  for (let at = whole.start; at < whole.end; at++) {
    const i = at - whole.start;
    const may =
      ((gaps[i] as number) & 1) |
      (i > 0 ? (gaps[i - 1] as number) & 2 : 0) |
      (i > 1 ? (gaps[i - 2] as number) & 4 : 0) |
      (i > 2 ? (gaps[i - 3] as number) & 8 : 0);
    if (may === 0 || at < behind || !isOddAt(ngrams, text, whole, at)) continue;
    let best: { gain: number; start: number; right: string } | undefined;
    for (let start = Math.max(behind, at - IDIOM + 1); start <= at; start++) {
      const gap = at - start;
      if (!(may & (1 << gap)) || isDictionaryWord(text, start, IDIOM)) continue;
      for (const idiom of idiomsNear(text, start, at)) {
        const gain = gained(text, whole, start, idiom.cost);
        if (gain >= (idiom.sounds ? MARGIN : MARGIN_OF_SHAPE) && gain > (best?.gain ?? 0)) {
          best = { gain, start, right: idiom.text };
        }
      }
    }
    if (!best || isSound(text.slice(best.start, best.start + IDIOM))) continue;
    behind = best.start + IDIOM;
    found.push({ range: { start: best.start, end: behind }, right: best.right });
  }
  return found;
}

/** Both pairs of a slip may stand in common words; four characters are evidence enough by themselves. */
const FEW = 1000;
/** By how much likelier the passage must read with the idiom: natural logarithm. */
const MARGIN = 10;
/** With a character that only looks alike, and is seldom typed for the other. */
const MARGIN_OF_SHAPE = 13;
/** How many characters on either side count. */
const REACH = 4;

function isOddAt(ngrams: Ngrams, text: string, { start, end }: Range, at: number): boolean {
  const b = at - 1 >= start ? symbolOf(text.charCodeAt(at - 1)) : 0;
  const c = symbolOf(text.charCodeAt(at));
  const d = at + 1 < end ? symbolOf(text.charCodeAt(at + 1)) : 0;
  // What tells most first: four of five places fall here.
  if (ngrams.triple(b, c, d) !== 0) return false;
  const a = at - 2 >= start ? symbolOf(text.charCodeAt(at - 2)) : 0;
  const e = at + 2 < end ? symbolOf(text.charCodeAt(at + 2)) : 0;
  const before = isHanSymbol(b) ? ngrams.pair(b, c) : 0;
  const behind = isHanSymbol(d) ? ngrams.pair(c, d) : 0;
  return isOdd(ngrams, a, b, c, d, e, before, behind, FEW);
}

/** What the passage gains when an idiom of `cost` stands at `start`. */
function gained(text: string, whole: Range, start: number, cost: number): number {
  const before = /[\u4E00-\u9FFF]{0,4}$/.exec(text.slice(Math.max(whole.start, start - REACH), start))?.[0] ?? '';
  const end = start + IDIOM;
  const behind = /^[\u4E00-\u9FFF]{0,4}/.exec(text.slice(end, Math.min(whole.end, end + REACH)))?.[0] ?? '';
  const now = likeliest(before + text.slice(start, end) + behind).cost;
  return now - (likeliest(before).cost + cost + likeliest(behind).cost);
}
