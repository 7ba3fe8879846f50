import type { Approximation } from './figures.js';

/**
 * How the words before `start` limit the figure that begins there: 近10万, 约10万, 至少10万. `from` is where the paragraph
 * begins. 节约10万 and 最近10年 limit nothing.
 */
export function approximationBefore(text: string, start: number, from: number): Approximation {
  if (start <= from) return 'exact';
  const last = text.charCodeAt(start - 1);
  if (ENDS[last] === 0) return 'exact';
  const words = BEFORE.get(last) as Limit[];
  for (const { word, means, notAfter } of words) {
    const begin = start - word.length;
    if (begin < from || !text.startsWith(word, begin)) continue;
    if (notAfter !== '' && begin > from && notAfter.includes(text.charAt(begin - 1))) continue;
    if (word === '上' && !'百千万亿'.includes(text.charAt(start))) continue;
    return means;
  }
  return 'exact';
}

/** How the words at `end`, behind a figure, limit it: 10万左右, 10万以上. */
export function approximationAfter(text: string, end: number, to: number): Approximation {
  switch (text.charAt(end)) {
    case '左':
      return text.startsWith('左右', end) && end + 2 <= to ? 'about' : 'exact';
    case '上':
      return text.startsWith('上下', end) && end + 2 <= to ? 'about' : 'exact';
    case '有':
      return text.startsWith('有余', end) && end + 2 <= to ? 'over' : 'exact';
    case '及':
      return text.startsWith('及以上', end) ? 'at-least' : text.startsWith('及以下', end) ? 'at-most' : 'exact';
    case '以':
      if (text.startsWith('以上', end)) return 'at-least';
      return text.startsWith('以下', end) || text.startsWith('以内', end) ? 'at-most' : 'exact';
    default:
      return 'exact';
  }
}

/** Where the words that limit the figure at `start` begin; `start` where there are none. */
export function limitStart(text: string, start: number, from: number): number {
  if (start <= from) return start;
  const last = text.charCodeAt(start - 1);
  if (ENDS[last] === 0) return start;
  const words = BEFORE.get(last) as Limit[];
  for (const { word, notAfter } of words) {
    const begin = start - word.length;
    if (begin < from || !text.startsWith(word, begin)) continue;
    if (notAfter !== '' && begin > from && notAfter.includes(text.charAt(begin - 1))) continue;
    if (word === '上' && !'百千万亿'.includes(text.charAt(start))) continue;
    return begin;
  }
  return start;
}

interface Limit {
  readonly word: string;
  readonly means: Approximation;
  /** Characters that make the word part of another: 节 before 约. */
  readonly notAfter: string;
}

const BEFORE = new Map<number, Limit[]>();
/** 1 for each character that such a word ends with: before most figures there is none. */
const ENDS = new Uint8Array(65536);
const add = (means: Approximation, words: string, notAfter = '') => {
  for (const word of words.split(' ')) {
    const last = word.charCodeAt(word.length - 1);
    const list = BEFORE.get(last) ?? [];
    list.push({ word, means, notAfter });
    list.sort((a, b) => b.word.length - a.word.length);
    BEFORE.set(last, list);
    ENDS[last] = 1;
  }
};
add('about', '大约 约为 约有 大概');
add('about', '约', '节契签条预制合违纽失履邀特公');
add('nearly', '将近 接近 逼近 近达 近乎');
add('nearly', '近', '附最临邻靠远亲相新');
add('over', '超过 超出 突破 多于 大于 高于 逾 超越 破');
add('over', '超', '赶反');
add('under', '不足 不到 未到 少于 低于 小于 不满 未满');
add('at-least', '至少 最少 不少于 不低于 不下 不小于');
add('at-least', '上', '以网线路向'); // 上百, 上千
add('at-most', '至多 最多 不超过 不高于 不多于 不大于');
