import type { Article, Role } from '../page/page.js';
import { type Range, slice } from '../text/range.js';
import type { Analysis } from './analysis.js';

/** A word of an article as the keywords count it; a name of several words is one. */
export interface Token extends Range {
  readonly text: string;
  readonly tag: string;
  readonly name: 'person' | 'place' | 'organisation' | undefined;
  /** The segmenter's words in it: itself, or those of a name. */
  readonly words: readonly string[];
  /** It may be part of a term: a content word. */
  readonly content: boolean;
  readonly role: Role;
  readonly paragraph: number;
  /** Its paragraph stood in the article before, word for word. */
  readonly again: boolean;
}

/** The tokens of `article` in text order, without bylines and datelines. */
export function tokensOf(article: Article, analysis: Analysis): Token[] {
  const text = analysis.page.text;
  const names = namesByStart(article, analysis);
  const seen = new Set<string>();
  const tokens: Token[] = [];
  article.paragraphs.forEach((paragraph, number) => {
    const { role, range, dateline } = paragraph;
    if (role === 'byline') return;
    const own = slice(text, range);
    const again = seen.has(own);
    seen.add(own);
    const words = analysis.words(paragraph);
    for (let i = 0; i < words.length; i++) {
      const { start, end, text: word, tag } = words[i] as (typeof words)[number];
      if (dateline && start < dateline.end) continue;
      const name = names.get(start);
      if (name) {
        const { end, text: whole, type } = name;
        const own = [word];
        while (i + 1 < words.length && (words[i + 1] as (typeof words)[number]).start < name.end)
          own.push((words[++i] as (typeof words)[number]).text);
        tokens.push({
          start,
          end,
          text: whole,
          tag,
          name: type,
          words: own,
          content: true,
          role,
          paragraph: number,
          again,
        });
      } else {
        const content = isContent(word, tag);
        tokens.push({
          start,
          end,
          text: word,
          tag,
          name: undefined,
          words: [word],
          content,
          role,
          paragraph: number,
          again,
        });
      }
    }
  });
  return tokens;
}

interface Name {
  readonly end: number;
  readonly text: string;
  readonly type: 'person' | 'place' | 'organisation';
}

/** The names of `article` by where they begin; where two begin together, the longer one. */
function namesByStart(article: Article, analysis: Analysis): Map<number, Name> {
  const names = new Map<number, Name>();
  for (const { type, text, ranges } of analysis.entities(article)) {
    if (type !== 'person' && type !== 'place' && type !== 'organisation') continue;
    for (const { start, end } of ranges) if (end > (names.get(start)?.end ?? 0)) names.set(start, { end, text, type });
  }
  return names;
}

const CONTENT = new Set('n nr ns nt nz nrt ng vn v x j l i an a b zg k eng vg g q s t'.split(' '));
const NUMERAL = /^[0-9０-９一二三四五六七八九十百千万亿两几]/;

/** 全旗, 我市, 各镇: no one's name, and no part of a term. */
const VAGUE = /^[全各本我该][省市县区旗盟州镇乡村校国]$/;

/** What the segmenter makes up is no word where one of these stands in it (和普京, 为功). */
const FUNCTION = new Set(
  Array.from(
    '的了着过和与及或在由向对为被把将让使到于是有以等之其这那我你他她它也都就又再还只不没很去来要更每各',
    (one) => one.charCodeAt(0),
  ),
);

function isContent(word: string, tag: string): boolean {
  if (!CONTENT.has(tag)) return false;
  const code = word.charCodeAt(0);
  if (!(code >= 0x3400 && code <= 0x9fff) && !(tag === 'eng' && word.length > 1)) return false;
  if (tag === 'x') for (let i = 0; i < word.length; i++) if (FUNCTION.has(word.charCodeAt(i))) return false;
  return !NUMERAL.test(word) && !VAGUE.test(word);
}
