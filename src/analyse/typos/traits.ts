import { likeliest } from '../../lexicon/common-words.js';
import { confusables, likeness } from '../../lexicon/confusable.js';
import { makingWords } from '../../lexicon/gapped-words.js';
import { goTogether, isHanSymbol, type Ngrams, symbolOf } from '../../lexicon/han-ngrams.js';
import { jiebaTable } from '../../lexicon/jieba/table.js';
import { longestWordAt } from '../../lexicon/longest-word.js';

/** The best of the characters that may be meant where another stands, and what speaks for and against it. */
export interface Alternative {
  readonly right: string;
  /** Where the word begins and ends that it is part of, from its own place. */
  readonly word: { readonly start: number; readonly end: number };
  /** In the order of TRAITS. */
  readonly traits: readonly number[];
}

/** How often the article has a pair of characters elsewhere than at the place in question. */
export type Elsewhere = (one: string, two: string) => number;

/** The names of the numbers in `Alternative.traits`, as the model's file has them. */
export const TRAITS = [
  'likelihood gain',
  'words gain',
  ...['pair before', 'pair behind', 'pair before, right', 'pair behind, right'],
  ...['triple before', 'triple behind'],
  ...['triple before, right', 'triple around, right', 'triple behind, right'],
  ...['frequency', 'frequency, right'],
  ...['word length', 'word length, right'],
  ...['left word length', 'right word length', 'left word length, right', 'right word length, right'],
  ...['fewer words', 'word cost, right'],
  ...['alike in sound', 'alike in shape', 'lead over the second'],
  ...['frequency of the one before', 'frequency of the one behind'],
  ...['elsewhere', 'elsewhere, right', 'length of the article'],
  ...['longest word', 'longest word, right', 'nearly alike in sound'],
  ...['strange pairs beside', 'characters a word, right'],
] as const;

/**
 * The character most likely meant at `at` of `text`, an odd place (`isOddAt`), if any is likelier than the one that stands
 * there. `ngrams` are the counts of edited copy, `size` is the length of the article in characters.
 */
export function alternative(
  text: string,
  at: number,
  ngrams: Ngrams,
  elsewhere: Elsewhere,
  size: number,
): Alternative | undefined {
  const a = symbolAt(text, at - 2);
  const b = symbolAt(text, at - 1);
  const c = symbolAt(text, at);
  const d = symbolAt(text, at + 1);
  const e = symbolAt(text, at + 2);
  const hasLeft = isHanSymbol(b);
  const hasRight = isHanSymbol(d);
  const alikes = confusables(c);
  // Only those that go together with a neighbour, or make a longer word: one in twenty.
  const likely = ngrams.goingWith(hasLeft ? b : 0, hasRight ? d : 0, alikes);
  const making = makingWords(text, at, alikes);
  for (const one of making) if (!likely.includes(one)) likely.push(one);
  const [singleB, singleD] = [ngrams.single(b), ngrams.single(d)];
  const candidates: Candidate[] = [];
  let around: Around | undefined;
  let longest: ((code: number) => number) | undefined;
  let [ownWord, least, here] = [0, 0, 0];
  for (let i = 0; i < likely.length; i++) {
    const x = likely[i] as number;
    const withLeft = hasLeft ? ngrams.pair(b, x) : 0;
    const withRight = hasRight ? ngrams.pair(x, d) : 0;
    const single = ngrams.single(x);
    const goes =
      (withLeft > 0 && goTogether(withLeft, singleB, single, ngrams.total)) ||
      (withRight > 0 && goTogether(withRight, singleD, single, ngrams.total));
    if (!goes && !making.includes(x)) continue;
    if (!around) {
      around = aroundPlace(ngrams, a, b, c, d, e);
      least = AT_LEAST * likelihood(ngrams, around, c, around.before, around.behind);
    }
    // What is dear comes last: few are likelier by so much.
    if (likelihood(ngrams, around, x, withLeft, withRight) < least) continue;
    if (!longest) {
      longest = longestWordAt(text, at);
      ownWord = longest(jiebaTable().codes[c] as number);
      if (ownWord > 2) return undefined;
      here = logLikelihood(ngrams, around, c, around.before, around.behind);
    }
    const word = longest(jiebaTable().codes[x] as number);
    if (word < 3 && !goes) continue;
    const gain = logLikelihood(ngrams, around, x, withLeft, withRight) - here;
    if (gain >= (word > 2 ? LEAST_GAIN_OF_WORD : LEAST_GAIN)) candidates.push({ x, gain, word });
  }
  if (!around || !candidates.length) return undefined;
  return best(text, at, ngrams, around, candidates, ownWord, elsewhere, size);
}

/** The best of the candidates with its traits, by itself: what few places come to shall not slow down the rest. */
function best(
  text: string,
  at: number,
  ngrams: Ngrams,
  { a, b, c, d, e, before, behind }: Around,
  candidates: Candidate[],
  ownWord: number,
  elsewhere: Elsewhere,
  size: number,
): Alternative | undefined {
  const [first, second] = candidates.sort((one, other) => promise(other) - promise(one)) as [Candidate, Candidate?];
  const own = wordsAround(text, at, text[at] as string);
  let [chosen, words] = [first, own];
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates.slice(0, 3)) {
    const its = wordsAround(text, at, String.fromCharCode(candidate.x));
    const score = candidate.gain + 0.6 * (own.cost - its.cost);
    if (score > bestScore) [chosen, words, bestScore] = [candidate, its, score];
  }
  const { x, gain, word } = chosen;
  const right = String.fromCharCode(x);
  const wordsGain = own.cost - words.cost;
  if (wordsGain < LEAST_WORDS_GAIN) return undefined;

  const alike = likeness(text[at] as string, right);
  const [left, next] = [text[at - 1] as string, text[at + 1] as string];
  const near = (character: string) =>
    Math.max(isHanSymbol(b) ? elsewhere(left, character) : 0, isHanSymbol(d) ? elsewhere(character, next) : 0);
  return {
    right,
    word: { start: words.start, end: words.start + words.length },
    traits: [
      gain,
      wordsGain,
      ...[before, behind, ngrams.pair(b, x), ngrams.pair(x, d)].map(Math.log1p),
      ...[ngrams.triple(a, b, c), ngrams.triple(c, d, e)].map(Math.log1p),
      ...[ngrams.triple(a, b, x), ngrams.triple(b, x, d), ngrams.triple(x, d, e)].map(Math.log1p),
      ...[ngrams.single(c), ngrams.single(x)].map(Math.log1p),
      ...[own.length, words.length, own.left, own.right, words.left, words.right],
      ...[own.count - words.count, words.cost / words.count],
      ...[Number(alike === 'sound' || alike === 'both'), Number(alike === 'shape' || alike === 'both')],
      Math.min(10, second ? promise(first) - promise(second) : 10),
      ...[ngrams.single(b), ngrams.single(d), near(text[at] as string), near(right), size].map(Math.log1p),
      ...[ownWord, word, Number(alike === 'near')],
      ...[strangePairs(text, at, ngrams), words.characters / words.count],
    ],
  };
}

/** What stands at a place and around it, as `likelihood` needs it. */
interface Around {
  /** The symbols of a character, c, and of the two on either side. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  /** The counts of bc, cd and ab. */
  readonly before: number;
  readonly behind: number;
  readonly ab: number;
  readonly singleB: number;
  readonly singleD: number;
  readonly shareD: number;
  readonly eAfterD: number;
}

interface Candidate {
  readonly x: number;
  readonly gain: number;
  /** The length of the longest word that it would be part of. */
  readonly word: number;
}

/** By how much a candidate goes before others: a word counts as much as the likelihood. */
function promise({ gain, word }: Candidate): number {
  return gain + 3 * (word - 1);
}

/** What a slip found on held-out copy nearly always reaches; of long words, less will do. */
const LEAST_GAIN = 6;
const LEAST_GAIN_OF_WORD = 3;
/** By so many times, with room for rounding. */
const AT_LEAST = Math.exp(LEAST_GAIN_OF_WORD) * (1 - 1e-9);
const LEAST_WORDS_GAIN = -0.5;
/** How many of the pairs of Han beside the three characters around `at`, four on either side, edited copy does not know. */
function strangePairs(text: string, at: number, ngrams: Ngrams): number {
  let strange = 0;
  for (let i = at - 5; i <= at + 4; i++) {
    if (i >= at - 1 && i <= at) continue;
    const one = symbolAt(text, i);
    const two = symbolAt(text, i + 1);
    if (isHanSymbol(one) && isHanSymbol(two) && ngrams.pair(one, two) === 0) strange++;
  }
  return strange;
}

/** Strength of the fewer characters' estimate beneath the more characters'. */
const PAIR_SMOOTHING = 30;
const TRIPLE_SMOOTHING = 6;

function aroundPlace(ngrams: Ngrams, a: number, b: number, c: number, d: number, e: number): Around {
  const singleD = ngrams.single(d);
  return {
    a,
    b,
    c,
    d,
    e,
    before: ngrams.pair(b, c),
    behind: ngrams.pair(c, d),
    ab: ngrams.pair(a, b),
    singleB: ngrams.single(b),
    singleD,
    shareD: shareOf(ngrams, singleD),
    eAfterD: afterOne(ngrams.pair(d, e), shareOf(ngrams, ngrams.single(e)), singleD),
  };
}

/**
 * The likelihood of the character c and of the two behind it, d and e, after a and b; it takes c and the counts of bc and cd.
 */
function likelihood(ngrams: Ngrams, around: Around, c: number, bc: number, cd: number): number {
  const single = ngrams.single(c);
  return (
    ofItself(ngrams, around, c, single, bc) *
    ofNext(ngrams, around, c, single, bc, cd) *
    ofSecond(ngrams, around, c, cd)
  );
}

/** Its logarithm. */
function logLikelihood(ngrams: Ngrams, around: Around, c: number, bc: number, cd: number): number {
  const single = ngrams.single(c);
  return (
    Math.log(ofItself(ngrams, around, c, single, bc)) +
    Math.log(ofNext(ngrams, around, c, single, bc, cd)) +
    Math.log(ofSecond(ngrams, around, c, cd))
  );
}

/** The likelihood of c after a and b, */
function ofItself(ngrams: Ngrams, { a, b, ab, singleB }: Around, c: number, single: number, bc: number): number {
  const afterB = afterOne(bc, shareOf(ngrams, single), singleB);
  return isHanSymbol(b) ? afterTwo(ngrams.triple(a, b, c), ab, afterB) : afterB;
}

/** of d after b and c, */
function ofNext(ngrams: Ngrams, { b, d, shareD }: Around, c: number, single: number, bc: number, cd: number): number {
  return afterTwo(ngrams.triple(b, c, d), bc, afterOne(cd, shareD, single));
}

/** of e after c and d. */
function ofSecond(ngrams: Ngrams, { d, e, eAfterD }: Around, c: number, cd: number): number {
  return isHanSymbol(d) ? afterTwo(ngrams.triple(c, d, e), cd, eAfterD) : 1;
}

function shareOf(ngrams: Ngrams, single: number): number {
  return (single + 0.5) / (ngrams.total + 4000);
}

/** The likelihood of a character after two others: from the counts of the three, of the two, and from that after one. */
function afterTwo(triple: number, pair: number, after: number): number {
  return (triple + TRIPLE_SMOOTHING * after) / (Math.max(triple, pair) + TRIPLE_SMOOTHING);
}

/** The likelihood of a character, of which all of edited copy has `share`, after one of which it has so many as `single`. */
function afterOne(pair: number, share: number, single: number): number {
  return (pair + PAIR_SMOOTHING * share) / (Math.max(pair, single) + PAIR_SMOOTHING);
}

/** How many characters on either side make up a passage. */
const REACH = 6;

/** The common words of the passage with `character` at `at`: the one that it is in, its neighbours' lengths, how many. */
function wordsAround(text: string, at: number, character: string) {
  let [start, end] = [at, at + 1];
  while (start > 0 && at - start < REACH && isHan(text, start - 1)) start--;
  while (end < text.length && end - at <= REACH && isHan(text, end)) end++;
  const { words, cost } = likeliest(text.slice(start, at) + character + text.slice(at + 1, end));
  let index = 0;
  let offset = start - at;
  for (; offset + (words[index] as string).length <= 0; index++) offset += (words[index] as string).length;
  return {
    cost,
    characters: end - start,
    count: words.length,
    start: offset,
    length: (words[index] as string).length,
    left: words[index - 1]?.length ?? 0,
    right: words[index + 1]?.length ?? 0,
  };
}

/** 0 where the text ends. */
function symbolAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? symbolOf(text.charCodeAt(at)) : 0;
}

function isHan(text: string, at: number): boolean {
  return isHanSymbol(symbolOf(text.charCodeAt(at)));
}
