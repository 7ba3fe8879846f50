import { inverseDocumentFrequency, RAREST } from '../../lexicon/idf.js';
import { nameOdds } from '../../lexicon/name-characters.js';
import { allSurnames } from '../../lexicon/rare-surnames.js';
import type { Word } from '../segmenter.js';
import { GATE, gates } from './gates.js';
import { notPersons, OFTEN_SURNAMES, organisationWords, places, soundCharacters, titles } from './lists.js';
import type { Passage } from './passages.js';

/** A span that may be a person's name; the higher the score, the surer. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** A candidate at or over this score is a name on its own. */
export const SURE = 5;
/** One over this score is a name where a sure mention of the same text stands elsewhere in the article. */
export const POSSIBLE = 3;

/** The spans of `passage` that may be persons' names, in text order; they may overlap. */
export function personCandidates(passage: Passage): Candidate[] {
  const found: Candidate[] = [];
  dotted(passage, found);
  const { words } = passage;
  const gate = gates();
  for (let k = 0; k < words.length; k++) {
    const { text, tag } = words[k] as Word;
    const first = gate[text.charCodeAt(0)] as number;
    if (first & GATE.surname) chinese(passage, k, 0, found);
    if (tag === 'x' && text.length > 2 && (gate[text.charCodeAt(1)] as number) & GATE.surname)
      chinese(passage, k, 1, found);
    if (first & GATE.sound) foreign(passage, k, found);
    if (first & GATE.called) nickname(passage, k, found);
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A name that ends so is a place (白朗县, 巴庙镇). */
const UNIT_END = new Set([...'省市县区旗镇乡村']);
const HAN = /^\p{Script=Han}$/u;

/** Names of a Chinese surname, which the character `into` characters into word `k` begins, and one or two given characters. */
function chinese({ words, text, start: offset }: Passage, k: number, into: number, found: Candidate[]): void {
  const { single, compound } = allSurnames();
  const word = words[k] as Word;
  const at = word.start - offset + into;
  const length = compound.has(text.slice(at, at + 2)) ? 2 : single.has(text[at] as string) ? 1 : 0;
  if (!length) return;
  if (word.tag === 'nrfg' && !into && word.text.length < 5) {
    // jieba's tag for people of renown, and for families and surnames (张家, 林姓)
    if (!/[家姓说]$/.test(word.text)) found.push({ start: word.start, end: word.end, score: 7 });
    return;
  }
  const odds = nameOdds();
  const surname = length === 2 ? 5 : (odds.get(text[at] as string)?.surname ?? -3);
  if (surname < -4) return;
  for (const given of [1, 2]) {
    const end = at + length + given;
    if (end > text.length) break;
    let score = surname;
    let han = true;
    for (let i = 0; i < given; i++) {
      const character = text[at + length + i] as string;
      const known = odds.get(character);
      if (!known) han &&= HAN.test(character);
      score += known ? (given === 1 ? known.only : i ? known.second : known.first) : -2.5;
    }
    if (!han) break;
    if (isDot(text[end]) || isDot(text[at - 1]) || UNIT_END.has(text[end - 1] as string)) continue;
    score = Math.min(score, 7) - (given === 1 ? 2.2 : 1.2);
    const shape = wordShape(words, k, into, offset + end, given + length);
    if (shape === undefined || score + shape + BEST_CONTEXT < POSSIBLE) continue;
    score += shape + context(words, text, at, end, k, into);
    if (score < POSSIBLE || !mayBeCalled(text.slice(at, end), length)) continue;
    found.push({ start: offset + at, end: offset + end, score });
  }
}

/** Is `name`, of a surname of `length` characters and a given name, nothing else? */
function mayBeCalled(name: string, length: number): boolean {
  const given = name.slice(length);
  const { after, kin } = titles();
  if (after.has(given) || kin.has(given) || given.includes('某') || isNoPerson(name)) return false;
  // 伊朗核: a place, and what stands behind it
  return length !== 1 || given.length !== 2 || !places().has(name.slice(0, 2));
}

/** What the segmenter's words say about a name from `into` characters into word `k` to page offset `end`; undefined: none. */
function wordShape(words: readonly Word[], k: number, into: number, end: number, length: number): number | undefined {
  let last = k;
  while ((words[last] as Word).end < end) last++;
  const final = words[last] as Word;
  const first = words[k] as Word;
  let score = into ? -2 : 0;
  if (final.end > end) {
    if (final.tag !== 'x' || UNIT_END.has(final.text[end - final.start] as string)) return undefined;
    score -= followers().has(final.text.slice(end - final.end)) ? 0.5 : 1.2;
  }
  if (k === last) {
    if (into || final.end > end) return score + 0.5;
    if (first.tag === 'nr') {
      if (THING_END.has(first.text.slice(-1))) return score - 1;
      // a name is rare in other papers; 望远镜 and 黄梅戏, which jieba tags as persons, are not
      if (inverseDocumentFrequency(first.text) < RAREST) return score + 0.3;
      return score + (length < 3 ? 1.8 : 3);
    }
    if (first.tag === 'x') return score + (PLACE_END.has(first.text.slice(-1)) ? -3 : 2);
    if (first.tag === 'nz' || first.tag === 't' || first.tag === 'nrt' || first.tag === 'ns') return score - 1.5;
    return score - 5;
  }
  if (!into && (first.text.length > 2 || notPersons().has(first.text))) return undefined;
  for (let i = k; i <= last; i++) {
    const { text, tag } = words[i] as Word;
    // 高允/x 连/nr: the segmenter made up the first two characters
    if (text.length === 1 && i > k && first.tag === 'x') score += 1;
    else if (text.length === 1) score += tag === 'nr' ? 1 : /^[pcurfdm]/.test(tag) ? -1.2 : tag === 'v' ? -0.7 : 0;
    else if (tag === 'nr' || tag === 'nz' || tag === 'x') score += i === k && into === 0 ? 0 : 0.5;
    else score -= i === k ? 4 : 2.5;
  }
  return score;
}

/** A word that the segmenter made up and that ends so is a place before it is a person (麦新镇). */
const PLACE_END = new Set([...'镇乡村县市区旗省街路局屯寨庄']);
/** Nor does a word of the dictionary that ends so name a person, whatever jieba tags it (玉皇顶, 黄梅戏). */
export const THING_END: ReadonlySet<string> = new Set([
  ...PLACE_END,
  ...'河湖山岭顶岛庙寺亭宫阁观窑戏剧歌酒茶树病赛奖杯社队机镜器剂率度性论',
]);

/** What may stick to a name in a word that the segmenter made up: 于长河家, 高云江说. */
function followers(): ReadonlySet<string> {
  return titles().speech;
}

/** `context` gives no more. */
const BEST_CONTEXT = 8;

/** What stands around the name at `at`–`end` of the passage's text. */
function context(words: readonly Word[], text: string, at: number, end: number, k: number, into: number): number {
  const { reporter, before, last, after, speech } = titles();
  let score = 0;
  const left = into ? undefined : words[k - 1];
  const gap = left && left.text.trim() === '' ? words[k - 2] : left;
  if (gap) {
    if (reporter.has(gap.text)) score += 4;
    else if (before.has(gap.text) || before.has(gap.text.slice(-2))) score += 3;
    else if (gap.text.length > 1 && gap.tag.startsWith('n') && last.has(gap.text.slice(-1))) score += 2;
  }
  const tail = text.slice(end, end + 4);
  let behind = 0;
  for (let length = Math.min(4, tail.length); length > 0 && !behind; length--) {
    const piece = tail.slice(0, length);
    if (after.has(piece)) behind = 2.5;
    else if (speech.has(piece))
      behind = piece.length > 1 || piece === '说' || piece === '摄' || piece === '称' ? 2 : 0.8;
  }
  score += behind;
  // 巴庙 + 镇
  if (!behind && UNIT_END.has(text[end] as string)) score -= 4;
  const before1 = text[at - 1];
  const after1 = text[end];
  if (before1 === undefined || '，。、：；“”（）()！？ \u3000,;:'.includes(before1)) score += 0.5;
  if (after1 === undefined || '，。、：；“”（）()！？ \u3000,;:'.includes(after1)) score += 0.7;
  if (after1 === '们' || after1 === '性' || after1 === '化') score -= 4;
  return score;
}

/** 约翰·史密斯, 阿·德米特里延科: parts joined by ·, written by sound. */
function dotted({ text, start: offset, words }: Passage, found: Candidate[]): void {
  const sounds = soundCharacters();
  const ends = new Map<number, number>();
  for (let at = nextDot(text, 0); at > 0; ) {
    let begin = at;
    while (begin > 0 && at - begin < 8 && sounds.has(text[begin - 1] as string)) begin--;
    let end = at;
    while (isDot(text[end]) && end - begin < 30) {
      let part = end + 1;
      while (part < text.length && part - end <= 8 && sounds.has(text[part] as string)) part++;
      if (part === end + 1) break;
      end = part;
    }
    if (begin < at && end > at + 1) {
      // the word in which the name ends may hold characters that write no sound (托马肖)
      if (!ends.size)
        for (const word of words)
          for (let i = word.start + 1; i <= word.end; i++) ends.set(i - offset, word.end - offset);
      const whole = ends.get(end) ?? end;
      if (whole - end <= 2 && !titles().speech.has(text.slice(end, whole))) end = whole;
      found.push({ start: offset + begin, end: offset + end, score: 20 });
    }
    at = nextDot(text, Math.max(end, at + 1));
  }
}

function isDot(character: string | undefined): boolean {
  return character === '·' || character === '•';
}

function nextDot(text: string, from: number): number {
  const one = text.indexOf('·', from);
  const other = text.indexOf('•', from);
  return one < 0 ? other : other < 0 ? one : Math.min(one, other);
}

/** 内塔尼亚胡: one word or more of at least three characters that write sounds, and the surer where it is said who he is. */
function foreign({ words, text, start: offset }: Passage, k: number, found: Candidate[]): void {
  const word = words[k] as Word;
  if (word.tag !== 'nrt' && word.tag !== 'x' && word.tag !== 'nr') return;
  if (!allSound(word.text)) return;
  let last = k;
  while (
    last < k + 4 &&
    words[last + 1] &&
    SOUND_TAG.test((words[last + 1] as Word).tag) &&
    allSound((words[last + 1] as Word).text)
  )
    last++;
  const { before, speech, after } = titles();
  const left = words[k - 1]?.text ?? '';
  const right = words[last + 1]?.text ?? '';
  const end = (words[last] as Word).end;
  const name = text.slice(word.start - offset, end - offset);
  if (name.length < 2 || isNoPerson(name) || isDot(text[end - offset]) || isDot(text[word.start - offset - 1])) return;
  const titled = before.has(left) || before.has(left.slice(-2));
  const score =
    (name.length > 2 ? 2.5 : 0) +
    (titled ? 5 : 0) +
    (speech.has(right) ? (right.length > 1 || right === '说' || right === '称' ? 3 : 1) : 0) +
    (after.has(right) ? 4 : 0) +
    (word.tag === 'x' ? 0 : 1.5) +
    (name.length > 3 ? 1 : 0) -
    (PLACE_NEXT.test(right) ? 4 : 0);
  if (score >= POSSIBLE) found.push({ start: word.start, end, score });
}

const SOUND_TAG = /^(?:nrt|nr|x|nz|zg|ng|g|q|k|e|y|o)$/;
/** What stands behind the foreign name of a place or an organisation, hardly of a person. */
const PLACE_NEXT =
  /^(?:[市州省县岛河湖港队山城镇区杯]|海峡|半岛|地区|公司|集团|银行|机场|大学|总领事馆|使馆|足球|国际|军区|会议|附近|等地|南部|北部|东部|西部)/;

/** Does the lexicon know `text` as something else than a person? */
function isNoPerson(text: string): boolean {
  return notPersons().has(text) || places().has(text) || organisationWords().known.has(text);
}

function allSound(text: string): boolean {
  const gate = gates();
  for (let i = 0; i < text.length; i++) if (!((gate[text.charCodeAt(i)] as number) & GATE.sound)) return false;
  return true;
}

const NO_NICKNAME = new Set([
  '小康',
  '小石',
  '小龙',
  '小马',
  '小叶',
  '小雷',
  '老龙',
  '老马',
  '小夏',
  '小林',
  '小苏',
  '老林',
  '老史',
  '小段',
  '小武',
  '小田',
  '老田',
]);

/** 小张, 老李, 王叔, 李某: only where the words around it speak of a person. */
function nickname({ words, text, start: offset }: Passage, k: number, found: Candidate[]): void {
  const { kin, before, last, speech } = titles();
  const word = words[k] as Word;
  const at = word.start - offset;
  const two = text.slice(at, at + 2);
  const left = words[k - 1]?.text ?? '';
  if ((two[0] === '小' || two[0] === '老') && OFTEN_SURNAMES.has(two[1] as string) && !NO_NICKNAME.has(two)) {
    const whole = word.text === two || (word.text.length === 1 && words[k + 1]?.text.length === 1);
    if (!whole) return;
    const next = text.slice(at + 2, at + 4);
    const titled =
      before.has(left) || (left.length > 1 && last.has(left.slice(-1)) && (words[k - 1] as Word).tag.startsWith('n'));
    const speaks = (speech.has(next) && next.length > 1) || next[0] === '说' || next === '口中' || next[0] === '笑';
    if (titled || speaks) found.push({ start: word.start, end: word.start + 2, score: titled && speaks ? 8 : 6 });
    return;
  }
  if (OFTEN_SURNAMES.has(text[at] as string) && word.text.length <= 3) {
    for (const length of [2, 1]) {
      const called = text.slice(at + 1, at + 1 + length);
      if (!CALLED.has(called) || !kin.has(called)) continue;
      const end = word.start + 1 + length;
      const ends = words.some((other, i) => i >= k && i < k + 3 && other.end === end);
      const free = at === 0 || '，。：；“”‘’！？（）、,:;!?() '.includes(text[at - 1] as string);
      if (ends && (free || called === '某' || called === '某某')) found.push({ start: word.start, end, score: 6 });
      return;
    }
  }
}

const CALLED = new Set([
  '叔',
  '姨',
  '婶',
  '大爷',
  '大妈',
  '大娘',
  '奶奶',
  '爷爷',
  '大叔',
  '大婶',
  '大姐',
  '大哥',
  '阿姨',
  '师傅',
  '某',
  '某某',
  '嫂',
]);
