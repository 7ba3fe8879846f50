import { likeliest } from '../../lexicon/common-words.js';
import { isHanSymbol, symbolOf } from '../../lexicon/han-ngrams.js';
import { IDIOM, idiomsNear, isDictionaryWord } from '../../lexicon/idioms.js';
import { isSound } from '../../lexicon/sound-words.js';
import type { Range } from '../../text/range.js';
import { oddPlaces } from './odd-places.js';
import type { Suspect } from './suspect.js';

/** Where four characters of `whole` are one that sounds alike away from an idiom, and are no word themselves. */
export function idiomSlips(text: string, whole: Range): Suspect[] {
  const found: Suspect[] = [];
  let behind = whole.start;
  for (const at of oddPlaces(text, whole, FEW)) {
    let best: { gain: number; start: number; right: string } | undefined;
    for (let start = Math.max(behind, at - IDIOM + 1); start <= at && start + IDIOM <= whole.end; start++) {
      if (!areHan(text, start, start + IDIOM) || isDictionaryWord(text, start, IDIOM)) continue;
      for (const idiom of idiomsNear(text, start, at)) {
        const gain = gained(text, whole, start, idiom.cost);
        if (gain >= MARGIN && gain > (best?.gain ?? 0)) best = { gain, start, right: idiom.text };
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
/** How many characters on either side count. */
const REACH = 4;

function areHan(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isHanSymbol(symbolOf(text.charCodeAt(i)))) return false;
  return true;
}

/** What the passage gains when an idiom of `cost` stands at `start`. */
function gained(text: string, whole: Range, start: number, cost: number): number {
  const before = /[\u4E00-\u9FFF]{0,4}$/.exec(text.slice(Math.max(whole.start, start - REACH), start))?.[0] ?? '';
  const end = start + IDIOM;
  const behind = /^[\u4E00-\u9FFF]{0,4}/.exec(text.slice(end, Math.min(whole.end, end + REACH)))?.[0] ?? '';
  const now = likeliest(before + text.slice(start, end) + behind).cost;
  return now - (likeliest(before).cost + cost + likeliest(behind).cost);
}
