import { likeliest, wordClass } from '../../lexicon/common-words.js';
import { alikeInBoth } from '../../lexicon/confusable.js';
import type { Article, Paragraph } from '../../page/page.js';
import { type Range, slice } from '../../text/range.js';
import type { Analysis } from '../analysis.js';
import type { Suspect } from './suspect.js';

/**
 * Where an article writes one of its own words with another character, once: 裁种 in a story that has 栽种 again and
 * again. `right` is the article's word, `witness` its first place.
 */
export function ownWordSlips(article: Article, analysis: Analysis): Suspect[] {
  const { text } = analysis.page;
  const paragraphs = article.paragraphs.filter(({ role }) => role !== 'byline');
  const slips = slipsOf(ownWords(paragraphs, analysis), text);
  if (!slips) return [];
  const texts = paragraphs.map(({ range }) => slice(text, range));
  const found: Suspect[] = [];
  for (const { range } of paragraphs) {
    let one = hanAt(text, range.start);
    for (let i = range.start; i + 1 < range.end; i++) {
      const two = hanAt(text, i + 1);
      const key = keyOf(one, two);
      one = two;
      if (key < 0 || slips.marks[key & MASK] === 0) continue;
      const words = slips.of.get(key);
      if (!words || NUMERALS.includes(text[i] as string)) continue;
      const pair = text.slice(i, i + 2);
      if (wordClass(pair) !== 'x' || standsTwice(texts, pair)) continue;
      for (const { witness: first, count } of words) {
        const right = text.slice(first, first + 2);
        const gain = gained(text, range, { start: i, end: i + 2 }, right);
        if (gain < MARGIN) continue;
        const witness = { range: { start: first, end: first + 2 }, count };
        found.push({ range: { start: i, end: i + 2 }, right, witness });
      }
    }
  }
  return found;
}

/** A word of two Han: how often the article has it, and where it has it first. */
interface Known {
  readonly count: number;
  readonly witness: number;
}

/** The words of two Han that paragraphs have often enough, in the order of their first places. */
function ownWords(paragraphs: readonly Paragraph[], analysis: Analysis): Known[] {
  const { text } = analysis.page;
  let most = 0;
  for (const paragraph of paragraphs) most += analysis.words(paragraph).length;
  // A hash table of the words' numbers, from 1, at most half filled: an article has hundreds of words, and few of them often.
  const mask = 2 ** Math.ceil(Math.log2(2 * most + 2)) - 1;
  const slots = new Int32Array(mask + 1);
  const keys = new Int32Array(most + 1);
  const counts = new Int32Array(most + 1);
  const witnesses = new Int32Array(most + 1);
  let size = 0;
  for (const paragraph of paragraphs) {
    for (const { start, end } of analysis.words(paragraph)) {
      if (end - start !== 2) continue;
      const key = keyOf(hanAt(text, start), hanAt(text, start + 1));
      if (key < 0) continue;
      let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
      while (slots[slot] !== 0 && keys[slots[slot] as number] !== key) slot = (slot + 1) & mask;
      let word = slots[slot] as number;
      if (word === 0) {
        word = ++size;
        slots[slot] = word;
        keys[word] = key;
        witnesses[word] = start;
      }
      counts[word]!++;
    }
  }
  const often: Known[] = [];
  for (let word = 1; word <= size; word++) {
    const count = counts[word] as number;
    if (count >= WITNESSES) often.push({ count, witness: witnesses[word] as number });
  }
  return often;
}

/** The words that each slip may be meant for, by its key, and a mark where the last bits of some slip's key are such. */
interface Slips {
  readonly of: ReadonlyMap<number, readonly Known[]>;
  readonly marks: Uint8Array;
}

/** What may be typed for the words that the article has often enough; nothing if it has none. */
function slipsOf(words: readonly Known[], text: string): Slips | undefined {
  const of = new Map<number, Known[]>();
  const marks = new Uint8Array(MASK + 1);
  const file = (slip: number, word: Known) => {
    const known = of.get(slip);
    if (known) known.push(word);
    else of.set(slip, [word]);
    marks[slip & MASK] = 1;
  };
  for (const word of words) {
    const one = text.charCodeAt(word.witness);
    const two = text.charCodeAt(word.witness + 1);
    const [first, second] = [alikeInBoth(one), alikeInBoth(two)];
    if (first.length + second.length === 0) continue;
    if (wordClass(text.slice(word.witness, word.witness + 2)) === 'x') continue;
    const key = keyOf(one - FIRST_HAN, two - FIRST_HAN);
    for (const other of second) file(key + other - two, word);
    for (const other of first) file(key + (other - one) * HAN, word);
  }
  return of.size ? { of, marks } : undefined;
}

/** The number of the Han at `at`, from 0; -1 where there is none. */
function hanAt(text: string, at: number): number {
  const han = text.charCodeAt(at) - FIRST_HAN;
  return han >= 0 && han < HAN ? han : -1;
}

/** The number of a pair of Han, small enough for a small integer; -1 where one of them is none. */
function keyOf(one: number, two: number): number {
  return one >= 0 && two >= 0 ? one * HAN + two : -1;
}

const FIRST_HAN = 0x4e00;
const HAN = 0x9fff - FIRST_HAN + 1;
/** Of the marks: one in ten of the places that are no slip has one. */
const MASK = 0xfff;

/** A number and what is counted are no word: 一课 beside 一棵. */
const NUMERALS = '一二三四五六七八九十两几半每百千万';
/** The article must have its word so often. */
const WITNESSES = 3;
/** By how much likelier the passage must read with the article's word: natural logarithm. */
const MARGIN = 4;
/** How many characters on either side count. */
const REACH = 8;

function gained(text: string, whole: Range, { start, end }: Range, right: string): number {
  const before = /[\u4E00-\u9FFF]{0,8}$/.exec(text.slice(Math.max(whole.start, start - REACH), start))?.[0] ?? '';
  const behind = /^[\u4E00-\u9FFF]{0,8}/.exec(text.slice(end, Math.min(whole.end, end + REACH)))?.[0] ?? '';
  return likeliest(before + text.slice(start, end) + behind).cost - likeliest(before + right + behind).cost;
}

/** Few pairs come as far as this: so their places are looked for, and not those of all pairs counted. */
function standsTwice(texts: readonly string[], pair: string): boolean {
  let count = 0;
  for (const text of texts) {
    for (let at = text.indexOf(pair); at >= 0; at = text.indexOf(pair, at + 1)) if (++count > 1) return true;
  }
  return false;
}
