import { likeliest, wordClass } from '../../lexicon/common-words.js';
import { likeness } from '../../lexicon/confusable.js';
import type { Article } from '../../page/page.js';
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
  const known = new Map<string, { count: number; witness: Range }>();
  for (const paragraph of paragraphs) {
    for (const { start, end, text: word } of analysis.words(paragraph)) {
      if (word.length !== 2) continue;
      const entry = known.get(word);
      if (entry) entry.count++;
      else known.set(word, { count: 1, witness: { start, end } });
    }
  }
  const beginning = new Map<number, string[]>();
  const ending = new Map<number, string[]>();
  for (const [word, { count }] of known) {
    if (count < WITNESSES || wordClass(word) === 'x') continue;
    file(beginning, word.charCodeAt(0), word);
    file(ending, word.charCodeAt(1), word);
  }
  if (!beginning.size) return [];
  const texts = paragraphs.map(({ range }) => slice(text, range));
  const found: Suspect[] = [];
  for (const { range } of paragraphs) {
    for (let i = range.start; i + 1 < range.end; i++) {
      const left = beginning.get(text.charCodeAt(i));
      const right = ending.get(text.charCodeAt(i + 1));
      if (!left && !right) continue;
      if (NUMERALS.includes(text[i] as string)) continue;
      const pair = text.slice(i, i + 2);
      const words = [...(left ?? []), ...(right ?? [])].filter((word) => word !== pair && alike(pair, word));
      if (!words.length || wordClass(pair) !== 'x' || standsTwice(texts, pair)) continue;
      for (const right of words) {
        const gain = gained(text, range, { start: i, end: i + 2 }, right);
        if (gain < MARGIN) continue;
        const { count, witness } = known.get(right) as { count: number; witness: Range };
        found.push({ range: { start: i, end: i + 2 }, right, witness: { range: witness, count } });
      }
    }
  }
  return found;
}

/** A number and what is counted are no word: 一课 beside 一棵. */
const NUMERALS = '一二三四五六七八九十两几半每百千万';
/** The article must have its word so often. */
const WITNESSES = 3;
/** By how much likelier the passage must read with the article's word: natural logarithm. */
const MARGIN = 4;
/** How many characters on either side count. */
const REACH = 8;

function alike(one: string, other: string): boolean {
  const at = one[0] === other[0] ? 1 : 0;
  return likeness(one[at] as string, other[at] as string) === 'both';
}

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

function file(map: Map<number, string[]>, key: number, word: string): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}
