import { likeliest, wordClass } from './common-words.js';
import { rows } from './rows.js';

/**
 * How much more likely it is that the character at `index` of `text` was typed twice by mistake than that it stands
 * twice by right, as in 慢慢 or 总书记|记者: the log odds of the model in doubling.tsv, which
 * scripts/train-doubling.mjs trains. `text[index]` and `text[index + 1]` are the same Han.
 */
export function doublingOdds(text: string, index: number): number {
  weights ??= readWeights();
  let odds = weights.get('bias') ?? 0;
  for (const trait of doublingTraits(text, index)) odds += weights.get(trait) ?? 0;
  return odds;
}

let weights: ReadonlyMap<string, number> | undefined;

function readWeights(): Map<string, number> {
  const read = new Map<string, number>();
  for (const [trait = '', weight] of rows('doubling')) read.set(trait, Number(weight));
  return read;
}

/**
 * What speaks for or against a slip at `index`, as names of traits: how the two characters lie in the likeliest words
 * (each by itself S, in a longer word M, both in one word W), what the reading gains when one of them goes, which
 * characters and which kinds of words stand around them.
 */
export function doublingTraits(text: string, index: number): string[] {
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
  ];
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
