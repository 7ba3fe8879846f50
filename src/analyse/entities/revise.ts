import { entityModel, lookUp } from '../../lexicon/entity-model.js';
import { inverseDocumentFrequency, RAREST } from '../../lexicon/idf.js';
import { allSurnames } from '../../lexicon/rare-surnames.js';
import type { Word } from '../segmenter.js';
import { notPersons, places, placeWords, soundCharacters, titles } from './lists.js';
import type { Mention } from './mention.js';
import { SEWN } from './passages.js';
import { THING_END } from './persons.js';
import { unitOf } from './place-word.js';
import { shortPlace } from './spread.js';
import { addressCuts } from './tagger/addresses.js';
import { hashOf, LONGEST_NAME, PREFIX } from './tagger/observe.js';

/**
 * `tagged` as an editor wants it, beside what the rules found (`ruled`, nested ones aside) in the same paragraph, whose words are
 * `words`; all in text order. `shorts` are the short forms of places that the article names in full.
 */
export function revise(
  tagged: readonly Mention[],
  ruled: readonly Mention[],
  words: readonly Word[],
  shorts: ReadonlySet<string>,
): Mention[] {
  const kept: Mention[] = [];
  let next = 0;
  let k = 0;
  for (const mention of tagged) {
    while (k < words.length && (words[k] as Word).start < mention.start) k++;
    while (next < ruled.length && (ruled[next] as Mention).end <= mention.start) next++;
    const touching: Mention[] = [];
    for (let i = next; i < ruled.length && (ruled[i] as Mention).start < mention.end; i++)
      touching.push(ruled[i] as Mention);
    if (!touching.length && isVague(mention, words, k)) continue;
    kept.push(...settle(mention, touching, words, k, shorts));
  }
  return addPlaces(ruledOverPieces(kept, ruled), ruled, shorts);
}

/**
 * Is it no one's name: any organisation of its kind (各级公安局), or common nouns in quotation marks (“红色加油站”) or that end as
 * no organisation does (英语角)? Word `at` of `words` is the first that starts no earlier than it.
 */
function isVague({ type, start, end, text }: Mention, words: readonly Word[], at: number): boolean {
  if (type !== 'organisation') return false;
  const left = words[at - 1];
  const before = left?.end === start ? left : undefined;
  if (before && VAGUE.test(before.text)) return true;
  if (words[at]?.start === start)
    for (let k = at; k < words.length && (words[k] as Word).end <= end; k++)
      if (!COMMON_NOUN.test((words[k] as Word).tag)) return false;
  const quoted = before !== undefined && QUOTES.has(before.text);
  return quoted || !ORGANISATION_END.has(text.at(-1) as string);
}

const ORGANISATION_END = new Set(
  '局部委院会社团厂司校队党所处行站厅馆军署组协联中心集团办室报台庭店系府央企国盟阁'.split(''),
);
const QUOTES = new Set(['“', '‘', '"']);
const COMMON_NOUN = /^(?:n|vn?|an?|l|i|b|m|d|f)$/;
const VAGUE = /^(?:各|各级|各地|各个|有关|相关|所有|每个|一些|许多|不少|这些|那些|哪些|其他|多家)$/;

/** What becomes of `mention`, which the rules' mentions `touching` overlap. Word `k` of `words` is the first that starts no earlier than it. */
function settle(
  mention: Mention,
  touching: readonly Mention[],
  words: readonly Word[],
  k: number,
  shorts: ReadonlySet<string>,
): readonly Mention[] {
  const { type, start, end, text } = mention;
  const [first] = touching;
  const word = words[k]?.start === start ? words[k] : undefined;
  if (touching.length === 1 && first?.start === start && first.end === end) return [mention];
  if (!pairsClose(text)) return [];
  const tiled = touching.length > 1 && tile(touching, start, end);
  if (type === 'place') {
    if (tiled && touching.every((one) => one.type === 'place')) return touching;
    if (!first) return isOrdinary(mention, word) ? [] : divisionsOf(mention);
    // 科左 of 科左后旗
    const cut = first.start === start && first.end > end;
    return isUnit(first) && (cut || isSewn(mention, first)) ? [first] : divisionsOf(mention);
  }
  if (type === 'organisation') {
    // 英宇学校与现代学校
    const apart = touching.length === 2 && touching.every((one) => one.type === 'organisation');
    if (apart && JOINTS.has(text.slice((first as Mention).end - start, (touching[1] as Mention).start - start)))
      return touching;
    // 县财政局组织干部职工: a verb behind it
    const sewn =
      first?.type === 'organisation' &&
      first.start === start &&
      OFFICE.test(first.text) &&
      text === `${first.text}组织`;
    return touching.length === 1 && first && (sewn || isBeheaded(mention, first, shorts)) ? [first] : [mention];
  }
  if (text.length === 1 && !isCalled(mention, words, k)) return [];
  if (text.includes('·') && !soundsLong(text)) return [];
  if (first && isSewn(mention, first)) return [first];
  // 于长河家: a Chinese name and what sticks to it
  if (first?.type === 'person' && first.start === start && first.end < end && first.text.length < 4 && !isForeign(text))
    return [first];
  // 李老师, and 李子 of 李子树
  const thing = word && (word.end < end ? notPersons().has(word.text) : THING_END.has(text.at(-1) as string));
  if (titles().after.has(text.slice(1)) || (!first && (thing || isOrdinary(mention, word)))) return [];
  // 和普京
  const rest = text.slice(1);
  if (SEWN.has(text[0] as string) && listedTypes(rest) && !listedTypes(text))
    return [{ type, start: start + 1, end, text: rest }];
  return [mention];
}

/** Is a person called by a surname alone: 莫先生, 胡老, 蔡氏, 小刘? Word `k` of `words` is the first that starts no earlier than it. */
function isCalled({ start, text }: Mention, words: readonly Word[], k: number): boolean {
  if (!allSurnames().single.has(text)) return false;
  const whole = words[k]?.start === start;
  const word = words[whole ? k : k - 1] as Word;
  const left = whole ? words[k - 1]?.text : word.text[start - word.start - 1];
  if (left === '小' || left === '老') return true;
  const right = word.text.slice(start - word.start + 1) || words[whole ? k + 1 : k]?.text || '';
  const { after, kin } = titles();
  return after.has(right) || kin.has(right) || right === '老' || right === '氏';
}

/** Do at least half of the characters of `text` write sounds, as in 约翰·史密斯 and hardly in 清风·明月? */
function soundsLong(text: string): boolean {
  const sounds = soundCharacters();
  let all = 0;
  let sounding = 0;
  for (const character of text) {
    if (character === '·') continue;
    all++;
    if (sounds.has(character)) sounding++;
  }
  return 2 * sounding >= all;
}

/**
 * Does `mention` begin within a listed place with which the rules' organisation `rule` begins (旗卡镇小学 of 甘旗卡镇小学), or behind
 * the short form of one that the article names in full (文明办 of 霍市文明办)?
 */
function isBeheaded(mention: Mention, rule: Mention, shorts: ReadonlySet<string>): boolean {
  if (rule.type !== 'organisation' || rule.end !== mention.end || rule.start >= mention.start) return false;
  if (shorts.has(rule.text.slice(0, mention.start - rule.start))) return true;
  for (let size = mention.start - rule.start + 1; size <= LONGEST_NAME && size < rule.text.length; size++)
    if (listedTypes(rule.text.slice(0, size))) return true;
  return false;
}

const OFFICE = /[局委厅部处办府]$/;
const JOINTS = new Set(['与', '和', '及', '、', '同', '跟']);

function isUnit({ type, text }: Mention): boolean {
  return type === 'place' && unitOf(text) !== '';
}

/** Is `mention` the rules' `rule` with a preposition before it (从云溪市)? */
function isSewn(mention: Mention, rule: Mention): boolean {
  return rule.end === mention.end && rule.start === mention.start + 1 && SEWN.has(mention.text[0] as string);
}

/** Does every character of `text` write a sound? */
function isForeign(text: string): boolean {
  for (const character of text) if (character !== '·' && !soundCharacters().has(character)) return false;
  return true;
}

/** Do `parts` cover `start`–`end` without a gap and nothing beside it? */
function tile(parts: readonly Mention[], start: number, end: number): boolean {
  let at = start;
  for (const part of parts) {
    if (part.start !== at) return false;
    at = part.end;
  }
  return at === end;
}

/**
 * Is it one word, and no name: a verb and the like, one that jieba takes for a place in error, or one that no list of names has
 * and that stands in other papers (烈日, 幸福感)?
 */
function isOrdinary({ type, end, text }: Mention, word: Word | undefined): boolean {
  if (word === undefined || word.end !== end || text.length === 1) return false;
  if (type === 'place' && /^[vadcpu]/.test(word.tag)) return true;
  if (type === 'place' && word.tag === 'ns' && placeWords().ordinary.has(text) && !places().has(text)) return true;
  return inverseDocumentFrequency(text) < RAREST && listedTypes(text) === 0;
}

/** What the lists of the tagger's model have `text` for, as bits; 0: no name. */
function listedTypes(text: string): number {
  return lookUp(entityModel().names, hashOf(text)) & ~PREFIX;
}

/** Has `text` both of each pair of marks, or none? */
function pairsClose(text: string): boolean {
  if (!MARK.test(text)) return true;
  const open: string[] = [];
  for (const character of text) {
    if (OPENING.includes(character)) open.push(CLOSING[OPENING.indexOf(character)] as string);
    else if (CLOSING.includes(character) && open.pop() !== character) return false;
  }
  return open.length === 0;
}

const OPENING = '“‘（(《〈「『【';
const CLOSING = '”’）)》〉」』】';
const MARK = /[“‘（(《〈「『【”’）)》〉」』】]/;

function divisionsOf(place: Mention): Mention[] {
  const { start, text } = place;
  const cuts = addressCuts(text);
  if (cuts.length === 0) return [place];
  return [...cuts, text.length].map((cut, i) => {
    const from = cuts[i - 1] ?? 0;
    return { type: 'place', start: start + from, end: start + cut, text: text.slice(from, cut) };
  });
}

/** Puts an organisation of the rules where the tagger has pieces of it: a place and then another name that reaches into it or beyond. */
function ruledOverPieces(kept: readonly Mention[], ruled: readonly Mention[]): Mention[] {
  let result = [...kept];
  if (!ruled.length) return result;
  for (const rule of ruled) {
    if (rule.type !== 'organisation') continue;
    const pieces = result.filter(({ start, end }) => start < rule.end && end > rule.start);
    const place = pieces[0];
    if (pieces.length !== 2 || place?.type !== 'place' || place.start !== rule.start) continue;
    result = result.filter((mention) => !pieces.includes(mention));
    result.push(rule);
  }
  return result.sort((a, b) => a.start - b.start);
}

/** Adds the rules' places that go on from a place (王爷镇 and 三十二户村) or are short forms. */
function addPlaces(kept: Mention[], ruled: readonly Mention[], shorts: ReadonlySet<string>): Mention[] {
  if (!ruled.length) return kept;
  const ends = new Set(kept.filter(({ type }) => type === 'place').map(({ end }) => end));
  for (const rule of ruled) {
    if (rule.type !== 'place' || kept.some(({ start, end }) => start < rule.end && end > rule.start)) continue;
    if (!shorts.has(rule.text) && !ends.has(rule.start)) continue;
    kept.push(rule);
    ends.add(rule.end);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The short forms of the places among `mentions`. */
export function shortForms(mentions: readonly Mention[]): Set<string> {
  const shorts = new Set<string>();
  for (const { type, text } of mentions) {
    const short = type === 'place' ? shortPlace(text) : undefined;
    if (short) shorts.add(short);
  }
  return shorts;
}
