import type { Range } from '../../text/range.js';
import type { Mention, NameType } from './mention.js';
import type { Passage } from './passages.js';

/**
 * Finds again, everywhere in the article, each name that `mentions` has somewhere: 于长河 where the segmenter cut it apart,
 * 河畔花园社区 without the place before it. One pass over the text; names are looked up by their first two characters.
 * `put` is called for each and refuses what belongs to another mention.
 */
export function spread(
  passages: readonly Passage[],
  mentions: readonly Mention[],
  put: (type: NameType, range: Range) => void,
): void {
  if (!mentions.length) return;
  const names = new Map<string, NameType>();
  const lengths = new Map<string, number[]>();
  for (const { text, type } of mentions) {
    if (text.length < (type === 'person' ? 3 : 2) || names.has(text)) continue;
    names.set(text, type);
    const key = text.slice(0, 2);
    const same = lengths.get(key);
    if (!same) lengths.set(key, [text.length]);
    else if (!same.includes(text.length)) same.push(text.length);
  }
  for (const list of lengths.values()) list.sort((a, b) => b - a);
  // most characters begin no name: one look at a small table, which few share without beginning one, tells
  const begins = new Uint8Array(GROUPS);
  for (const key of lengths.keys()) begins[key.charCodeAt(0) % GROUPS] = 1;
  for (const { text, start, words } of passages) {
    let cuts: Set<number> | undefined;
    for (let at = 0; at + 1 < text.length; at++) {
      if (!begins[text.charCodeAt(at) % GROUPS]) continue;
      const list = lengths.get(text.slice(at, at + 2));
      if (!list) continue;
      for (const length of list) {
        const type = names.get(text.slice(at, at + length));
        if (!type) continue;
        // a name of two characters must be whole words; a longer one may be cut anywhere
        cuts ??= new Set([start, ...words.map((word) => word.end)]);
        if (length === 2 && !(cuts.has(start + at) && cuts.has(start + at + 2))) continue;
        put(type, { start: start + at, end: start + at + length });
        break;
      }
    }
  }
}

/** So many groups are the characters in that names begin with. */
const GROUPS = 4096;

/** 霍市 for 霍林郭勒市, 后旗 for 科左后旗: how a place of a long name is called for short. */
export function shortPlace(text: string): string | undefined {
  const unit = text.at(-1) as string;
  if (/[左右前后中]旗$/.test(text) && text.length > 3) return text.slice(-2);
  if (text.length > 5 && text.endsWith('开发区')) return '开发区';
  if (text.length >= 5 && (unit === '市' || unit === '旗' || unit === '县')) return (text[0] as string) + unit;
  return undefined;
}
