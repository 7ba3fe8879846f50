import { likeness } from '../lexicon/confusable.js';
import { inverseDocumentFrequency, RAREST } from '../lexicon/idf.js';
import type { Article, Paragraph } from '../page/page.js';
import type { Range } from '../text/range.js';
import type { Analysis } from './analysis.js';
import type { EntityType } from './entities/entities.js';
import { soundCharacters } from './entities/lists.js';
import type { Word } from './segmenter.js';
import { isWordSpokenOf } from './typos/exempt.js';

/** A place where a name of the article seems to stand with one character changed. */
export interface NameVariant {
  readonly type: EntityType;
  /** As the article has it mostly, and as it stands here. */
  readonly name: string;
  readonly variant: string;
  readonly range: Range;
  /** How often the article has the name right, and where first. */
  readonly times: number;
  readonly first: Range;
}

/** A name must stand so often as it is, … */
const TIMES = 2;
/** … and so many times as often as the variant, where that stands more than once. */
const OVER = 4;
/** The shortest and the longest name of an organisation that is looked for, in characters. */
const SHORTEST = 4;
const LONGEST = 20;
/** Where both stand so near each other, in characters, they are told apart on purpose. */
const NEAR = 10;

/**
 * The places of `article` where the name of a person or an organisation that it has twice and more stands with one
 * character changed to one that sounds or looks like it. Names alike of two people are left alone: both frequent, side by
 * side, told to be kin, or words of the dictionary.
 */
export function nameVariants(article: Article, analysis: Analysis): NameVariant[] {
  const { text } = analysis.page;
  const found: NameVariant[] = [];
  const seen = new Set<string>();
  /** How often the article has a variant. */
  const times = new Map<string, number>();
  const timesOf = (variant: string) => {
    const known = times.get(variant) ?? placesOf(text, variant, article.range).length;
    times.set(variant, known);
    return known;
  };
  for (const { type, forms } of analysis.entities(article)) {
    if (type !== 'person' && type !== 'organisation') continue;
    for (const name of forms) {
      const shortest = type === 'person' ? 2 : SHORTEST;
      if (seen.has(name) || name.length < shortest || name.length > LONGEST || !NAME.test(name)) continue;
      // 王振说: a name and what stands behind it
      if (type === 'person' && /[说称道]$/.test(name)) continue;
      seen.add(name);
      const own = placesOf(text, name, article.range);
      if (own.length < TIMES) continue;
      for (const start of nearPlaces(text, name, article.range)) {
        const range = { start, end: start + name.length };
        const paragraph = article.paragraphs.find((one) => one.range.start <= start && range.end <= one.range.end);
        if (!paragraph || !isVariant({ type, name, range, times: own.length }, paragraph, timesOf, analysis)) continue;
        const first = { start: own[0] as number, end: (own[0] as number) + name.length };
        found.push({ type, name, variant: text.slice(start, range.end), range, times: own.length, first });
      }
    }
  }
  return found
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
    .filter(({ range }, i, all) => i === 0 || (all[i - 1] as NameVariant).range.end <= range.start);
}

const NAME = /^[\p{Script=Han}·]+$/u;

function placesOf(text: string, name: string, { start, end }: Range): number[] {
  const found: number[] = [];
  // In the article alone: a name that it has no more would be looked for to the end of the page.
  const own = text.slice(start, end);
  for (let at = own.indexOf(name); at >= 0; at = own.indexOf(name, at + 1)) found.push(start + at);
  return found;
}

/** Where `name` stands with exactly one character changed: one of its halves stands there as it is. */
function nearPlaces(text: string, name: string, { start, end }: Range): number[] {
  const half = name.length >> 1;
  const own = text.slice(start, end);
  const found = new Set<number>();
  for (const [part, offset] of [
    [name.slice(0, half), 0],
    [name.slice(half), half],
  ] as const) {
    for (let at = own.indexOf(part, offset); at >= 0; at = own.indexOf(part, at + 1)) {
      const begin = start + at - offset;
      if (begin + name.length <= end && changed(text, begin, name) >= 0) found.add(begin);
    }
  }
  return [...found];
}

/** The one place in `name` where the text at `begin` differs; -1: none, or more than one. */
function changed(text: string, begin: number, name: string): number {
  let at = -1;
  for (let i = 0; i < name.length; i++) {
    if (text[begin + i] === name[i]) continue;
    if (at >= 0) return -1;
    at = i;
  }
  return at;
}

interface Suspect {
  readonly type: EntityType;
  readonly name: string;
  readonly range: Range;
  readonly times: number;
}

function isVariant(
  { type, name, range, times }: Suspect,
  paragraph: Paragraph,
  timesOf: (variant: string) => number,
  analysis: Analysis,
): boolean {
  const { text } = analysis.page;
  const { start, end } = range;
  const at = changed(text, start, name);
  const variant = text.slice(start, end);
  const like = likeness(name[at] as string, variant[at] as string);
  if (!like || (name.length === 2 && (like === 'shape' || like === 'near'))) return false;
  if (NO_SLIP.test(variant[at] as string) && (FAMILY.test(variant[at] as string) || NO_SLIP.test(name[at] as string)))
    return false;
  const again = timesOf(variant);
  if (again > 1 && again * OVER > times) return false;
  if (inverseDocumentFrequency(variant) < RAREST) return false;
  if (isSideBySide(text, range, name)) return false;
  if (!name.includes('·') && (text[start - 1] === '·' || text[end] === '·')) return false;
  if (isPartOfForeignName(text, range, name)) return false;
  if (isQuotedAlone(text, range) || isWordSpokenOf(text, range, paragraph.range)) return false;
  if (type === 'person' && KIN.test(text.slice(Math.max(paragraph.range.start, start - 12), start))) return false;
  if (RENAMED.test(text.slice(Math.max(paragraph.range.start, start - 6), start))) return false;
  return fitsWords(analysis.words(paragraph), range, at, variant, type);
}

/** Numbers and directions, which tell one from another of a kind (第一中学, 第七中学). */
const FAMILY = /[氏家姓某]/;
const NO_SLIP = /[氏家姓某一二三四五六七八九十东西南北中上下前后左右大小新老甲乙丙丁]/;
const KIN =
  /(?:兄弟|姐妹|姊妹|兄妹|姐弟|孪生|双胞胎|哥哥|弟弟|姐姐|妹妹|长子|次子|长女|次女|堂[兄弟姐妹]|表[兄弟姐妹])[^。！？]{0,6}$/;
const RENAMED = /(?:改名|更名|原名|又名|本名|化名|笔名|艺名|曾用名|别名|字|号|误作|写成|写作|当成)[为叫：“]{0,2}$/;

/** Does `name` stand near `range`, with no sentence ending between them? */
function isSideBySide(text: string, { start, end }: Range, name: string): boolean {
  const before = text.slice(Math.max(0, start - NEAR - name.length), start);
  const behind = text.slice(end, end + NEAR + name.length);
  const at = before.lastIndexOf(name);
  const next = behind.indexOf(name);
  return (at >= 0 && !SENTENCE_END.test(before.slice(at))) || (next >= 0 && !SENTENCE_END.test(behind.slice(0, next)));
}

const SENTENCE_END = /[。！？!?\n]/;

/** Is what stands in the range a piece of a longer name that is written by sound: 哈里亚 in 纳哈里亚市? */
function isPartOfForeignName(text: string, { start, end }: Range, name: string): boolean {
  const sounds = soundCharacters();
  const isSound = (character: string | undefined) => character !== undefined && sounds.has(character);
  return [...name].every(isSound) && (isSound(text[start - 1]) || isSound(text[end]));
}

function isQuotedAlone(text: string, { start, end }: Range): boolean {
  return '“‘「『《'.includes(text[start - 1] ?? ' ') && '”’」』》'.includes(text[end] ?? ' ');
}

/**
 * Do the segmenter's words allow a name at `range`, whose character number `at` is changed? Not where that character is a
 * function word by itself or the edge of a name lies within a word of the dictionary; a name of two must be whole words.
 */
function fitsWords(words: readonly Word[], range: Range, at: number, variant: string, type: EntityType): boolean {
  const { length } = variant;
  const edge = at === 0 || at === length - 1;
  // 是 + 建国: what is left is a word of its own
  const rest = at === 0 ? variant.slice(1) : variant.slice(0, -1);
  // 洛阳市为 beside 洛阳市委: a place, and what stands behind it
  if (edge && PLACE.test(rest)) return false;
  const [restStart, restEnd] = at === 0 ? [range.start + 1, range.end] : [range.start, range.end - 1];
  const whole = words.some((word) => word.start === restStart && word.end === restEnd && !/^(?:nr|x)/.test(word.tag));
  // 桂花香, 桂花鲜: a noun, and what stands behind it
  if (type === 'person' && at === length - 1 && whole && length === 3) return false;
  const loose = edge && (whole || rest.length < 2 || rest.length > 3 || inverseDocumentFrequency(rest) < RAREST);
  if (loose && FUNCTION.has(variant[at] as string)) return false;
  const place = range.start + at;
  for (const { start, end, text, tag } of words) {
    if (end <= range.start) continue;
    if (start >= range.end) break;
    const crosses = start < range.start || end > range.end;
    // 监察委员会 beside 检察委员会: a word as good as the other
    if (type === 'organisation' && text.length > 1 && tag !== 'x' && start <= place && place < end) return false;
    if (crosses && (length === 2 || (tag !== 'x' && text.length > 1 && start <= place && place < end))) return false;
    if (loose && start === place && text.length === 1 && FUNCTION_TAG.test(tag)) return false;
  }
  return true;
}

const FUNCTION_TAG = /^[pucdrfmy]/;
const FUNCTION = new Set([...'是为有在的了和与及或等从对向把被让到于将也就都还不没来去说内外里间时能会可']);
const PLACE = /[省市县区旗州盟镇乡村]$/;
