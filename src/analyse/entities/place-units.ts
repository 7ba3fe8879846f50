import { inverseDocumentFrequency, RAREST } from '../../lexicon/idf.js';
import type { Word } from '../segmenter.js';
import { places, placeWords, titles } from './lists.js';
import type { Passage } from './passages.js';
import { isPlaceWord, NO_PLACE, unitOf } from './place-word.js';

/** A span that names a place, in words `first`–`last` of its passage (both included). */
export interface PlaceSpan {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
  /** The unit that it ends with (镇 of 麦新镇), or ''. */
  readonly unit: string;
}

/** The span of words `first`–`last`. */
export function spanOf(words: readonly Word[], first: number, last: number, unit: string): PlaceSpan {
  return { start: (words[first] as Word).start, end: (words[last] as Word).end, first, last, unit };
}

/** At this score a name before a unit is believed. */
const ENOUGH = 2.2;

/**
 * The place whose unit ends at the end of word `k`: the unit and the name left of it, which may be the `previous` place (通辽 + 市).
 * `earlier` is the place before that one.
 */
export function placeWithUnit(
  passage: Passage,
  k: number,
  previous: PlaceSpan | undefined,
  earlier: PlaceSpan | undefined,
): PlaceSpan | undefined {
  const { words, text, start: offset } = passage;
  const found = unitAt(passage, k);
  if (!found) return undefined;
  const { unit, first, inside } = found;
  const { sure, ordinary } = placeWords();
  const word = words[k] as Word;
  if (inside && word.tag === 'ns' && !ordinary.has(word.text)) return spanOf(words, k, k, unit);
  const stem = stemBefore(words, found, previous ? previous.last : -1);
  let { begin } = stem;
  if (!stem.length) {
    if (!previous || previous.last !== first - 1 || previous.unit) return undefined;
    const known = places().has(text.slice(previous.start - offset, previous.end - offset));
    // 村 goes only to a place that is none that everyone knows
    if (unit.length === 1 && !(known ? '省市县区州盟旗' : '省市县区州盟旗镇乡村屯').includes(unit)) return undefined;
    const sewn = !known && beforeName(words, previous.first, earlier);
    return spanOf(words, sewn ? previous.first - 1 : previous.first, k, unit);
  }
  // 通辽 + 经济技术开发区
  if (previous && !previous.unit && previous.last === begin - 1) {
    const character = begin === first && (words[first] as Word).text.length === 1;
    if (unit.length > 2 || character) return spanOf(words, previous.first, k, unit);
  }
  if (stem.length < limitOf(unit) && beforeName(words, begin, previous)) begin--;
  let score = stem.unknown;
  if (previous?.unit && previous.last === begin - 1) score += 2.5;
  // 云溪市, one word that the segmenter made up
  if (first === k && begin === k && word.tag === 'x' && inside.length > 1) score += 1;
  if (stem.singles >= 2 && stem.length === stem.singles) score += 1;
  if (sure.has(unit)) score += 1;
  if (stem.length < 2) score -= 1;
  return score >= ENOUGH ? spanOf(words, begin, k, unit) : undefined;
}

interface UnitFound {
  readonly unit: string;
  /** The word in which the unit begins. */
  readonly first: number;
  /** What that word has before the unit. */
  readonly inside: string;
}

/** The unit that ends at the end of word `k`; it may be several words (经济 + 技术开发区). */
function unitAt({ words, text, start: offset }: Passage, k: number): UnitFound | undefined {
  const word = words[k] as Word;
  const own = unitOf(word.text);
  if (!own || places().has(word.text) || NO_PLACE.test(word.text)) return undefined;
  if (!HAN.test(word.text) || '各全每'.includes(word.text[0] as string)) return undefined;
  if (word.tag === 'x' && hasFunctionWord(word.text)) return undefined;
  const unit = unitOf(text.slice(Math.max(0, word.end - offset - 10), word.end - offset));
  if (unit.length > own.length) {
    let first = k;
    while (first > 0 && word.end - (words[first] as Word).start < unit.length) first--;
    return word.end - (words[first] as Word).start === unit.length ? { unit, first, inside: '' } : undefined;
  }
  const inside = word.text.slice(0, -own.length);
  // a word of the dictionary (新区, 山村) names no place; 后旗 is the end of one that was cut (科 左 后旗)
  if (inside && !/^(?:x|nr|ns|nz)$/.test(word.tag) && !(own === '旗' && /^[左右前后中]$/.test(inside)))
    return undefined;
  // nor does one that stands in every paper (五星红旗, 大型超市), whatever jieba tags it
  if (inside && /^(?:nr|nz)$/.test(word.tag) && inverseDocumentFrequency(word.text) < RAREST) return undefined;
  return { unit: own, first: k, inside };
}

interface Stem {
  /** The word with which the name begins. */
  readonly begin: number;
  /** Its length in characters; 0: there is none. */
  readonly length: number;
  /** How much it looks like a name that no dictionary has. */
  readonly unknown: number;
  /** How many of its words are single characters: a name that was cut to pieces. */
  readonly singles: number;
}

/** The words left of a unit that may be its name; never as far as word `floor`. */
function stemBefore(words: readonly Word[], { unit, first, inside }: UnitFound, floor: number): Stem {
  const { generic } = placeWords();
  const limit = limitOf(unit);
  const big = unit.length > 2 || '市省州区县盟'.includes(unit);
  let begin = first;
  let length = inside.length;
  let singles = inside.length === 1 ? 1 : 0;
  let unknown = !inside ? 0 : (words[first] as Word).tag === 'ns' ? 1 : 1.5;
  while (begin - 1 > floor) {
    const left = words[begin - 1] as Word;
    const { text, tag } = left;
    const direction = unit === '旗' && text.length === 1 && length === 1;
    if (!HAN.test(text) || !STEM_TAG.test(tag) || STOP.has(text) || (generic.has(text) && !direction)) break;
    if ((tag === 'x' && hasFunctionWord(text)) || length + text.length > limit) break;
    const known = isPlaceWord(left);
    if (known && !big && unitOf(text)) break;
    if (text.length > 1 && (titles().before.has(text) || !mayName(left, begin === first))) break;
    begin--;
    length += text.length;
    if (text.length === 1) singles++;
    if (/^(?:ns|nr|nrt|x|nz)$/.test(tag)) unknown += text.length > 1 ? 1.5 : 0.7;
    if (text.length === 1 && /^[vdrpcu]/.test(tag)) unknown -= 0.6;
    if (known) break;
  }
  return { begin, length, unknown, singles };
}

/** May a word of two characters and more be in the name of a place? 十三排 and 团结 may, verbs and adverbs not. */
function mayName({ text, tag }: Word, last: boolean): boolean {
  if (!/^[vdrpcyiltakm]/.test(tag)) return true;
  if (tag === 'm') return /^第?[一二三四五六七八九十百]/.test(text);
  return tag === 'a' && last;
}

/** The longest name before `unit`, in characters. */
function limitOf(unit: string): number {
  if (unit.length > 2) return 8;
  return unit === '村' || unit === '嘎查' || unit === '社区' || unit === '街道' ? 6 : 5;
}

/** Is the word before word `begin` a single character between `place` and the name (柳河镇 + 红 + 石岭 + 村)? It is the name's first. */
function beforeName(words: readonly Word[], begin: number, place: PlaceSpan | undefined): boolean {
  if (!place?.unit || place.last !== begin - 2) return false;
  const { text, tag } = words[begin - 1] as Word;
  return text.length === 1 && HAN.test(text) && STEM_TAG.test(tag) && !STOP.has(text);
}

/** The segmenter's own words may have a function word in them (这是, 年在). */
function hasFunctionWord(text: string): boolean {
  for (const character of text) if (STOP.has(character) || character === '全') return true;
  return false;
}

const HAN = /^\p{Script=Han}+$/u;
const STEM_TAG = /^(?:n|nr|ns|nz|nrt|x|zg|a|m|j|ng|g|b|q|s|f|t|nt|nrfg|an|vn|v|ag|d|r|vg|p|c|y|i|l|k|h|tg)$/;
const STOP = new Set([
  ...'的了着过和与及或在从由向对为被把将让使到至于是有以等之其各每某这那我你他她它们也都就又再还只不没很最更太住往去来回离近进入出',
  ...['位于', '来自', '走进', '来到', '前往', '其中', '所有', '一个', '以及', '成为', '是从', '当地', '同村', '如今'],
]);
