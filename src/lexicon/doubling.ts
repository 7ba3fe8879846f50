import { likeliest, wordClass } from './common-words.js';
import { doublingWeights, weightOf } from './doubling-weights.js';
import { hanNgrams, type Ngrams, symbolOf } from './han-ngrams.js';

/**
 * How much more likely it is that the character at `index` of `text` was typed twice by mistake than that it stands
 * twice by right, as in 慢慢 or 总书记|记者: the log odds of the model in doubling.bin, which
 * scripts/train-doubling.mjs trains. `text[index]` and `text[index + 1]` are the same Han.
 */
export function doublingOdds(text: string, index: number): number {
  const weights = doublingWeights();
  let odds = weightOf(weights, 'bias');
  for (const trait of doublingTraits(text, index)) odds += weightOf(weights, trait);
  return odds;
}

/** Does the second of the two characters at `index` begin a longer word, so that it may be the word before that has one of them? */
export function beginsWord(text: string, index: number): boolean {
  let end = index + 2;
  while (end < text.length && end - index < REACH && isHan(text.charCodeAt(end))) end++;
  return (likeliest(text.slice(index + 1, end)).words[0] as string).length > 1;
}

/**
 * What speaks for or against a slip at `index`, as names of traits: how the two characters lie in the likeliest words
 * (each by itself S, in a longer word M, both in one word W), what the reading gains when one of them goes, which
 * characters and which kinds of words stand around them, how often such neighbours were seen in edited news (`ngrams`;
 * training gives counts that leave the example out), and what the text nearby writes.
 */
export function doublingTraits(text: string, index: number, ngrams: Ngrams = hanNgrams()): string[] {
  const han = text[index] as string;
  const run = { start: index, end: index + 2 };
  while (run.start > 0 && index - run.start < REACH && isHan(text.charCodeAt(run.start - 1))) run.start--;
  while (run.end < text.length && run.end - index < REACH + 2 && isHan(text.charCodeAt(run.end))) run.end++;
  const before = text.slice(run.start, index);
  const behind = text.slice(index + 2, run.end);
  const doubled = likeliest(before + han + han + behind);
  const single = likeliest(before + han + behind);
  const left = wordAt(doubled.words, before.length);
  const right = wordAt(doubled.words, before.length + 1);
  const [one, two] = [doubled.words[left] as string, doubled.words[right] as string];
  const [last, next] = [doubled.words[left - 1] ?? '', doubled.words[right + 1] ?? ''];
  const lie = left === right ? 'W' : (one.length > 1 ? 'M' : 'S') + (two.length > 1 ? 'M' : 'S');
  const gain = Math.max(-3, Math.min(9, Math.floor((doubled.cost - single.cost) / 2)));
  const [first, second] = [before.at(-1) ?? '^', behind[0] ?? '$'];
  return [
    lie,
    `${lie} gain ${gain}`,
    `${lie} fewer ${doubled.words.length - single.words.length}`,
    `${lie} long ${one.length} ${two.length}`,
    `${lie} after ${kind(last)}`,
    `${lie} before ${kind(next)}`,
    `${lie} between ${kind(last)} ${kind(next)}`,
    `${lie} after class ${tag(last)}`,
    `${lie} before class ${tag(next)}`,
    `${lie} class ${tag(one)} ${tag(two)}`,
    `${lie} class of one ${tag(han)} ${tag(two)} after ${kind(last)}`,
    `${lie} class of one ${tag(han)}`,
    `${lie} first ${first}`,
    `${lie} second ${second}`,
    `${lie} ${han}`,
    han,
    `${first}${han}${han}`,
    `${han}${han}${second}`,
    ...seenTraits(text, index, ngrams, lie),
    ...nearbyTraits(text, index),
    ...(pair(text, index - 2) ? [`pair before ${lie}`] : []),
    ...(pair(text, index + 2) ? [`pair behind ${lie}`] : []),
    ...(COUNTERS.has(first) ? [`each ${first} ${tag(han)}`, `each ${first} ${lie}`] : []),
  ];
}

/** What the counts say: how much likelier the characters are with `han` once than twice, and which of them were seen. */
function seenTraits(text: string, index: number, ngrams: Ngrams, lie: string): string[] {
  const at = (i: number) => symbolOf(text.charCodeAt(i));
  const [before2, before, han] = [at(index - 2), at(index - 1), at(index)];
  const [behind, behind2] = [at(index + 2), at(index + 3)];
  const gain =
    chance(ngrams, before, han, behind) - chance(ngrams, before, han, han) - chance(ngrams, han, han, behind);
  const likelier = Math.max(-4, Math.min(20, Math.round(gain)));
  const seen = (one: number, two: number, three: number) => size(ngrams.triple(one, two, three));
  const twice = `${seen(before, han, han)} ${seen(han, han, behind)}`;
  return [
    `likelier ${likelier}`,
    `${lie} likelier ${likelier}`,
    `${lie} seen twice ${twice}`,
    `seen once ${seen(before, han, behind)} twice ${twice}`,
    `${lie} seen once ${seen(before, han, behind)}`,
    `${lie} seen beside ${seen(before2, before, han)} ${seen(han, behind, behind2)}`,
    `${lie} seen pairs ${size(ngrams.pair(before, han))} ${size(ngrams.pair(han, behind))}`,
    `${lie} seen pair ${size(ngrams.pair(han, han))}`,
  ];
}

/** ln of how likely `three` follows `one` and `two`; where those were seldom seen, `two` alone or nothing tells. */
function chance(ngrams: Ngrams, one: number, two: number, three: number): number {
  const alone = (ngrams.single(three) + 0.5) / ngrams.total;
  const after = (ngrams.pair(two, three) + 5 * alone) / (ngrams.single(two) + 5);
  return Math.log((ngrams.triple(one, two, three) + 5 * after) / (ngrams.pair(one, two) + 5));
}

/** A count as a step of a scale: none, 1 to 3, 4 to 15, 16 to 63, more. */
function size(count: number): number {
  return count < 1 ? 0 : Math.min(4, 1 + Math.floor(Math.log2(count) / 2));
}

/**
 * Whether the text nearby has these neighbours with the character once (then it is a slip), or it twice elsewhere; a copy
 * of the same passage is no second witness.
 */
function nearbyTraits(text: string, index: number): string[] {
  const [start, end] = [Math.max(0, index - NEARBY), index + 2 + NEARBY];
  const nearby = text.slice(start, end);
  // Where the text begins or ends: without a neighbour the character would find itself.
  const once = (text[index - 1] ?? '\n') + text.slice(index, index + 1) + (text[index + 2] ?? '\n');
  const twice = text.slice(index, index + 2);
  const passageAt = (at: number) => text.slice(Math.max(0, at - BESIDE), at + 2 + BESIDE);
  let stands = false;
  for (let at = nearby.indexOf(twice); at >= 0 && !stands; at = nearby.indexOf(twice, at + 1)) {
    stands = passageAt(start + at) !== passageAt(index);
  }
  return [`nearby once ${nearby.includes(once)}`, `nearby twice ${stands}`];
}

/** A passage is a doubling with so many characters on either side. */
const BESIDE = 4;

/** How many characters on either side are nearby: a bound, so that a text of doublings takes no square of its length. */
const NEARBY = 1500;

/** Before a measure word that stands twice by right: 一个个. */
const COUNTERS = new Set('一几每数');

function pair(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return isHan(code) && code === text.charCodeAt(index + 1);
}

/** How many characters on either side count. */
const REACH = 12;

/** Words that stand by themselves by right, so that a neighbour of theirs is whole. */
const PARTICLES = new Set(
  '的了着地得过和与及或在是为对从向将把被以于由到给让使因而但且则却也都还就又再才已曾正不没未很更最并等之其这那该此各每某所个们说中上下里内外后前时有要会能可应须需',
);
const NUMERALS = new Set('一二三四五六七八九十两几百千万');

/** `text` has Han of the BMP only here: a rare one beyond it ends the run. */
function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
}

function wordAt(words: readonly string[], offset: number): number {
  let end = 0;
  return words.findIndex((word) => {
    end += word.length;
    return offset < end;
  });
}

function kind(word: string): string {
  if (word === '') return 'none';
  if (PARTICLES.has(word)) return 'particle';
  if (word.length > 1) return 'word';
  return NUMERALS.has(word) ? 'numeral' : 'character';
}

function tag(word: string): string {
  return word === '' ? 'none' : wordClass(word);
}
