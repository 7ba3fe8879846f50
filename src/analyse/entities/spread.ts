import type { Range } from '../../text/range.js';
import type { Mention, NameType } from './mention.js';
import type { Passage } from './passages.js';

/**
 * Finds again, everywhere in the article, each name that `mentions` has somewhere: 于志伟 where the segmenter cut it apart,
 * 河畔花园社区 without the place before it. One pass over the text; names are looked up by their first two characters.
 * `put` is called for each and refuses what belongs to another mention.
 */
export function spread(
  passages: readonly Passage[],
  mentions: readonly Mention[],
  put: (type: NameType, range: Range) => void,
): void {
  const names = new Map<string, NameType>();
  const byStart = new Map<string, string[]>();
  const learn = (text: string, type: NameType) => {
    if (text.length < 2 || names.has(text)) return;
    names.set(text, type);
    const key = text.slice(0, 2);
    const same = byStart.get(key);
    if (same) same.push(text);
    else byStart.set(key, [text]);
  };
  for (const { text, type } of mentions) if (text.length > 2 || type !== 'person') learn(text, type);
  for (const list of byStart.values()) list.sort((a, b) => b.length - a.length);
  for (const { text, start, words } of passages) {
    const begins = new Set(words.map((word) => word.start - start));
    const ends = new Set(words.map((word) => word.end - start));
    for (let at = 0; at + 1 < text.length; at++) {
      const list = byStart.get(text.slice(at, at + 2));
      if (!list) continue;
      for (const name of list) {
        if (!text.startsWith(name, at)) continue;
        const end = at + name.length;
        // a name of two characters must be whole words; a longer one may be cut anywhere
        if (name.length < 3 && !(begins.has(at) && ends.has(end))) continue;
        put(names.get(name) as NameType, { start: start + at, end: start + end });
        break;
      }
    }
  }
}

/** 霍市 for 霍林郭勒市, 后旗 for 科左后旗: how a place of a long name is called for short. */
export function shortPlace(text: string): string | undefined {
  const unit = text.at(-1) as string;
  if (/[左右前后中]旗$/.test(text) && text.length > 3) return text.slice(-2);
  if (text.length > 5 && text.endsWith('开发区')) return '开发区';
  if (text.length >= 5 && (unit === '市' || unit === '旗' || unit === '县')) return (text[0] as string) + unit;
  return undefined;
}
