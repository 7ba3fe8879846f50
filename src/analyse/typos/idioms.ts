import { likeliest } from '../../lexicon/common-words.js';
import { gapsOfFour } from '../../lexicon/gapped-words.js';
import { hanNgrams, isHanSymbol, symbolOf } from '../../lexicon/han-ngrams.js';
import { IDIOM, idiomsNear, isDictionaryWord } from '../../lexicon/idioms.js';
import { isSound } from '../../lexicon/sound-words.js';
import type { Range } from '../../text/range.js';
import { isOdd } from './odd-places.js';
import type { Suspect } from './suspect.js';

/** Where four characters of `whole` are one that sounds or looks alike away from an idiom, and are no word themselves. */
export function idiomSlips(text: string, whole: Range): Suspect[] {
  const found: Suspect[] = [];
  let behind = whole.start;
  /** The gaps of the windows that begin here, one before, two, three. */
  let [here, before, before2, before3] = [0, 0, 0, 0];
  let run = 0;
  for (let last = whole.start; last < whole.end + IDIOM - 1; last++) {
    run = last < whole.end && isHan(text, last) ? run + 1 : 0;
    const at = last - IDIOM + 1;
    before3 = before2;
    before2 = before;
    before = here;
    here = run >= IDIOM ? gapsOfFour(text, at) : 0;
    if (!((here & 1) | (before & 2) | (before2 & 4) | (before3 & 8)) || at < behind) continue;
    if (!isOddAt(text, whole, at)) continue;
    let best: { gain: number; start: number; right: string } | undefined;
    const gaps = [before3, before2, before, here];
    for (let start = Math.max(behind, at - IDIOM + 1); start <= at; start++) {
      const gap = at - start;
      if (!((gaps[IDIOM - 1 - gap] as number) & (1 << gap)) || isDictionaryWord(text, start, IDIOM)) continue;
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

function isOddAt(text: string, { start, end }: Range, at: number): boolean {
  const ngrams = hanNgrams();
  const symbol = (i: number) => (i >= start && i < end ? symbolOf(text.charCodeAt(i)) : 0);
  const [b, c, d] = [symbol(at - 1), symbol(at), symbol(at + 1)];
  const before = isHanSymbol(b) ? ngrams.pair(b, c) : 0;
  const behind = isHanSymbol(d) ? ngrams.pair(c, d) : 0;
  return isOdd(ngrams, symbol(at - 2), b, c, d, symbol(at + 2), before, behind, FEW);
}

function isHan(text: string, at: number): boolean {
  return isHanSymbol(symbolOf(text.charCodeAt(at)));
}

/** What the passage gains when an idiom of `cost` stands at `start`. */
function gained(text: string, whole: Range, start: number, cost: number): number {
  const before = /[\u4E00-\u9FFF]{0,4}$/.exec(text.slice(Math.max(whole.start, start - REACH), start))?.[0] ?? '';
  const end = start + IDIOM;
  const behind = /^[\u4E00-\u9FFF]{0,4}/.exec(text.slice(end, Math.min(whole.end, end + REACH)))?.[0] ?? '';
  const now = likeliest(before + text.slice(start, end) + behind).cost;
  return now - (likeliest(before).cost + cost + likeliest(behind).cost);
}
