import { hanNgrams, isHanSymbol, type Ngrams, symbolOf } from '../../lexicon/han-ngrams.js';
import type { Range } from '../../text/range.js';

/** Where the characters of `whole` stand in company as odd as `isOdd` has it. */
export function oddPlaces(text: string, { start, end }: Range): number[] {
  const ngrams = hanNgrams();
  const found: number[] = [];
  const symbol = (at: number) => (at >= start && at < end ? symbolOf(text.charCodeAt(at)) : 0);
  let at = start;
  let b = 0;
  let c = symbol(at);
  /** The count of bc; -1 where it was not looked up. */
  let before = -1;
  while (at < end) {
    const d = symbol(at + 1);
    const behind = isHanSymbol(c) && isHanSymbol(d) ? ngrams.pair(c, d) : 0;
    if (belong(ngrams, c, d, behind)) {
      // Clears both: so half of the pairs are never looked up.
      at += 2;
      b = d;
      c = symbol(at);
      before = -1;
      continue;
    }
    if (isHanSymbol(c)) {
      if (before < 0) before = isHanSymbol(b) ? ngrams.pair(b, c) : 0;
      if (isOdd(ngrams, symbol(at - 2), b, c, d, symbol(at + 2), before, behind)) found.push(at);
    }
    at++;
    b = c;
    c = d;
    before = behind;
  }
  return found;
}

/** Does the character at `at` of `text` stand in company as odd as `isOdd` has it? */
export function isOddAt(text: string, at: number, ngrams: Ngrams): boolean {
  const symbol = (i: number) => symbolOf(text.charCodeAt(i));
  const [b, c, d] = [symbol(at - 1), symbol(at), symbol(at + 1)];
  return isOdd(ngrams, symbol(at - 2), b, c, d, symbol(at + 2), ngrams.pair(b, c), ngrams.pair(c, d));
}

/**
 * Does the character c, between a b and d e (symbols as in Ngrams), stand in company that edited copy hardly knows? Only
 * there is it worth asking for an alternative. `before` and `behind` are the counts of bc and cd, of which one must be
 * `few` at most; where that is the usual `FEW`, neither may be more than chance.
 */
export function isOdd(
  ngrams: Ngrams,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  before: number,
  behind: number,
  few = FEW,
): boolean {
  const hasLeft = isHanSymbol(b);
  const hasRight = isHanSymbol(d);
  if (!isHanSymbol(c) || !(hasLeft || hasRight)) return false;
  if ((!hasLeft || before > few) && (!hasRight || behind > few)) return false;
  if (few === FEW && ((hasLeft && belong(ngrams, b, c, before)) || (hasRight && belong(ngrams, c, d, behind))))
    return false;
  return ngrams.triple(b, c, d) === 0 && ngrams.triple(a, b, c) <= SOME && ngrams.triple(c, d, e) <= SOME;
}

/** Do two characters that stand together `count` times do so much oftener than chance would have it? */
function belong(ngrams: Ngrams, one: number, two: number, count: number): boolean {
  return count > 0 && count * ngrams.total > CHANCE * (ngrams.single(one) + 1) * (ngrams.single(two) + 1);
}

/** Pairs and triples of so few are no witnesses. */
const FEW = 16;
const SOME = 4;
/** Only 5 of 100 slips that the model finds go so well with a neighbour, but 64 of 100 places that are odd otherwise. */
const CHANCE = Math.exp(1.5);
