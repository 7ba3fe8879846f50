import type { Article, Paragraph, Role } from '../../page/page.js';
import { slice } from '../../text/range.js';
import type { Analysis } from '../analysis.js';
import type { Word } from '../segmenter.js';
import { SETTING, settingOf } from './kinds.js';
import { newPairs, notePair, type Pairs } from './pairs.js';

/** A content word of an article, and where it stands outside of the body. */
export interface WordUse {
  readonly text: string;
  readonly tag: string;
  /** How often everywhere, and in paragraphs that came before; … */
  all: number;
  again: number;
  /** … in headlines, in the lines beside headlines, within a name of several words. */
  heads: number;
  besides: number;
  within: number;
}

/** A name of several words: whom or what it names, and its words of two characters and more by their places in `words`. */
export interface NameUse {
  readonly text: string;
  /** As in COUNT.name. */
  readonly type: number;
  readonly words: readonly number[];
  all: number;
  heads: number;
  besides: number;
}

/** The words of an article, without its bylines and datelines. */
export interface Reading {
  readonly words: readonly WordUse[];
  readonly names: readonly NameUse[];
  /** How each word stands in the body, COLUMNS numbers a word in the order of COUNT; a paragraph that came before left out. */
  readonly counts: Int32Array;
  /** In text order the place of each word in `words`; -1 for what is no content word. Behind each paragraph stands one more -1. */
  readonly sequence: Int32Array;
  /** For each of them the bits below. */
  readonly marks: Uint8Array;
  /** Words next to each other: how often. */
  readonly pairs: Pairs;
  readonly characters: number;
  /** The natural logarithm of one more character. */
  readonly size: number;
  readonly paragraphs: number;
  readonly sentences: number;
  /** Words of two characters and more. */
  readonly total: number;
}

/** It opens, closes quotation marks; stands in a paragraph that came before; … */
export const OPENED = 1;
export const CLOSED = 2;
export const REPEATED = 4;
/** … is or stands in a name; ends a sentence, or a paragraph; stands in the body, for the first time. */
export const NAMED = 8;
export const ENDS = 16;
export const BODY_WORD = 32;

/** What is counted of a word in the body. */
export const COUNT = {
  times: 0,
  /** Paragraphs, the most in one of them, sentences. */
  paragraphs: 1,
  most: 2,
  sentences: 3,
  /** In the first sentence of a paragraph, in the first paragraph, in the first two, in standfirsts, in its last paragraph. */
  opens: 4,
  firstParagraph: 5,
  firstTwo: 6,
  standfirst: 7,
  /** Its place in the first sentence of the article, from 1; 0 if it does not stand there. */
  inFirst: 8,
  /** Body characters before its first place; its place in that sentence; where it last stands, in words. */
  before: 9,
  inSentence: 10,
  last: 11,
  /** As the first word of a sentence, as one of its first four. */
  begins: 12,
  early: 13,
  /** With an opening or closing mark beside it. */
  quoted: 14,
  /** Beside another content word; behind 的 or 地, before 的; behind a preposition or conjunction, behind a number; … */
  contentBefore: 15,
  contentBehind: 16,
  deBefore: 17,
  deBehind: 18,
  joint: 19,
  number: 20,
  /** … beside 、; behind a mark, before one. */
  listed: 21,
  markBefore: 22,
  markBehind: 23,
  /** The type of a name that it is or stands in (1 person, 2 place, 3 organisation), and as what: whole 0, its first word 1, a later one 2. */
  name: 24,
  part: 25,
  /** The paragraph and the sentence in which it last stood; how often in that paragraph. */
  paragraph: 26,
  sentence: 27,
  inParagraph: 28,
} as const;
export const COLUMNS = 29;

/** Reads the words of `article`, each once. */
export function readWords(article: Article, analysis: Analysis): Reading {
  const found = namesInOrder(article, analysis);
  const lists = article.paragraphs.map((paragraph) => (paragraph.role === 'byline' ? [] : analysis.words(paragraph)));
  let room = 1;
  for (const list of lists) room += list.length + 1;
  const seen = new Set<string>();
  const forms = newForms(room);
  const { words } = forms;
  const names = new Map<string, NameUse>();
  const sequence = new Int32Array(room);
  const marks = new Uint8Array(room);
  const pairs = newPairs(room);
  let counts = new Int32Array(COLUMNS * Math.min(room, 512));
  let [characters, paragraphs, sentences, total, place, next] = [0, 0, 0, 0, 0, 0];

  for (let n = 0; n < lists.length; n++) {
    const paragraph = article.paragraphs[n] as Paragraph;
    const list = lists[n] as readonly Word[];
    if (paragraph.role === 'byline') continue;
    const own = slice(analysis.page.text, paragraph.range);
    const again = seen.has(own);
    seen.add(own);
    const zone = again ? AGAIN : (ZONES[paragraph.role] ?? BODY);
    const body = zone === BODY;
    if (body) paragraphs++;
    const standfirst = paragraph.role === 'standfirst' ? 1 : 0;
    const from = paragraph.dateline?.end ?? 0;
    counts = roomFor(words.length + list.length, counts);
    let [sentence, inSentence, before, previous, nameEnd, type] = [0, 0, SETTING.start as number, -1, 0, 0];
    for (let i = 0; i < list.length; i++) {
      const word = list[i] as Word;
      if (word.start < from) continue;
      let part = 2;
      while (next < found.length && (found[next] as Name).start < word.start) next++;
      if (word.start >= nameEnd) {
        const name = found[next]?.start === word.start ? (found[next] as Name) : undefined;
        part = name && word.end < name.end ? 1 : 0;
        type = name ? TYPES.indexOf(name.type) : 0;
        nameEnd = name ? name.end : 0;
        if (name && part) noteName(name, list, i, zone);
      }
      const id = part !== 1 && leadsIn(word, found, next) ? -1 - SETTING.other : formOf(forms, word);
      const setting = id < 0 ? -1 - id : SETTING.content;
      sequence[place] = id < 0 ? -1 : id;
      marks[place++] =
        (setting === SETTING.open ? OPENED : setting === SETTING.close ? CLOSED : setting === SETTING.stop ? ENDS : 0) |
        (again ? REPEATED : 0) |
        (type ? NAMED : 0) |
        (body ? BODY_WORD : 0);
      if (id >= 0) {
        const use = words[id] as WordUse;
        use.all++;
        if (again) use.again++;
        else if (part) use.within++;
        if (zone === HEAD) use.heads++;
        else if (zone === BESIDE) use.besides++;
        if (previous >= 0 && !again) notePair(pairs, previous, id);
      }
      if (body) {
        if (previous >= 0) noteBehind(counts, previous * COLUMNS, setting);
        characters += word.text.length;
        if (word.text.length > 1) total++;
        if (id >= 0) {
          const at = id * COLUMNS;
          if (!counts[at + COUNT.times]) {
            counts[at + COUNT.before] = characters - word.text.length;
            counts[at + COUNT.inSentence] = inSentence;
          }
          counts[at + COUNT.times]!++;
          if (counts[at + COUNT.paragraph] !== paragraphs) {
            counts[at + COUNT.paragraph] = paragraphs;
            counts[at + COUNT.paragraphs]!++;
            counts[at + COUNT.inParagraph] = 0;
          }
          const most = ++counts[at + COUNT.inParagraph]!;
          if (most > counts[at + COUNT.most]!) counts[at + COUNT.most] = most;
          if (counts[at + COUNT.sentence] !== sentences + 1) {
            counts[at + COUNT.sentence] = sentences + 1;
            counts[at + COUNT.sentences]!++;
          }
          if (sentence === 0) counts[at + COUNT.opens]!++;
          if (paragraphs <= 2) counts[at + COUNT.firstTwo]!++;
          if (paragraphs === 1) {
            counts[at + COUNT.firstParagraph]!++;
            if (sentence === 0 && !counts[at + COUNT.inFirst]) counts[at + COUNT.inFirst] = inSentence + 1;
          }
          counts[at + COUNT.standfirst]! += standfirst;
          if (inSentence < 4) counts[at + COUNT.early]!++;
          if (inSentence === 0) counts[at + COUNT.begins]!++;
          counts[at + COUNT.last] = total;
          if (type) {
            counts[at + COUNT.name] = type;
            counts[at + COUNT.part] = part;
          }
          noteBefore(counts, at, before);
        }
        inSentence++;
        if (setting === SETTING.stop) {
          sentence++;
          sentences++;
          inSentence = 0;
        }
      }
      before = setting;
      previous = id;
    }
    sequence[place] = -1;
    marks[place++] = ENDS;
    if (body) sentences++;
  }
  return {
    words,
    names: [...names.values()],
    counts,
    sequence: sequence.subarray(0, place),
    marks: marks.subarray(0, place),
    pairs,
    characters,
    size: Math.log1p(characters),
    paragraphs,
    sentences,
    total,
  };

  function noteName({ text, type, end }: Name, list: readonly Word[], i: number, zone: number): void {
    let name = names.get(text);
    if (!name) {
      const parts: number[] = [];
      for (let k = i; k < list.length && (list[k] as Word).start < end; k++) {
        const id = (list[k] as Word).text.length > 1 ? formOf(forms, list[k] as Word) : -1;
        if (id >= 0) parts.push(id);
      }
      name = { text, type: TYPES.indexOf(type), words: parts, all: 0, heads: 0, besides: 0 };
      names.set(text, name);
    }
    name.all++;
    if (zone === HEAD) name.heads++;
    else if (zone === BESIDE) name.besides++;
  }
}

const AGAIN = 0;
const HEAD = 1;
const BESIDE = 2;
const BODY = 3;
const ZONES: Readonly<Partial<Record<Role, number>>> = {
  headline: HEAD,
  shoulder: BESIDE,
  subheadline: BESIDE,
  subhead: BESIDE,
};
const TYPES = ['', 'person', 'place', 'organisation'];

/** `counts`, or a longer copy of it, with room for so many words. */
function roomFor(words: number, counts: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  if (counts.length >= words * COLUMNS) return counts;
  const wider = new Int32Array(2 * words * COLUMNS);
  wider.set(counts);
  return wider;
}

function noteBefore(counts: Int32Array, at: number, before: number): void {
  if (before === SETTING.open) counts[at + COUNT.quoted]!++;
  else if (before === SETTING.list) counts[at + COUNT.listed]!++;
  else if (before === SETTING.de) counts[at + COUNT.deBefore]!++;
  else if (before === SETTING.joint) counts[at + COUNT.joint]!++;
  else if (before === SETTING.number) counts[at + COUNT.number]!++;
  else if (before === SETTING.content) counts[at + COUNT.contentBefore]!++;
  if (before <= SETTING.mark || before === SETTING.open) counts[at + COUNT.markBefore]!++;
}

function noteBehind(counts: Int32Array, at: number, behind: number): void {
  if (behind === SETTING.close) counts[at + COUNT.quoted]!++;
  else if (behind === SETTING.list) counts[at + COUNT.listed]!++;
  else if (behind === SETTING.de) counts[at + COUNT.deBehind]!++;
  else if (behind === SETTING.content) counts[at + COUNT.contentBehind]!++;
  else if (behind <= SETTING.mark) counts[at + COUNT.markBehind]!++;
}

/** Did the segmenter join what stands before a name to it, as 从 to 云溪市? The tag `x` is of words that it made up. `next` is the first of `names` that starts no earlier. */
function leadsIn({ start, end, tag }: Word, names: readonly Name[], next: number): boolean {
  if (tag !== 'x') return false;
  const name = names[names[next]?.start === start ? next + 1 : next];
  return name !== undefined && name.start < end;
}

interface Name {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: 'person' | 'place' | 'organisation';
}

/** The names of `article` in the order in which they begin; where two begin together, the longer one. */
function namesInOrder(article: Article, analysis: Analysis): Name[] {
  const names: Name[] = [];
  for (const { type, text, ranges } of analysis.entities(article)) {
    if (type !== 'person' && type !== 'place' && type !== 'organisation') continue;
    for (const { start, end } of ranges) names.push({ start, end, text, type });
  }
  names.sort((a, b) => a.start - b.start || b.end - a.end);
  return names.filter(({ start }, i) => names[i - 1]?.start !== start);
}

/** The different words of an article by their texts: in a table with open addressing, which needs no strings but theirs. */
interface Forms {
  readonly words: WordUse[];
  readonly texts: string[];
  /** For each text its place in `words`; for what is no content word, -1 less its setting. */
  readonly ids: number[];
  /** The place of a text in `texts` and one, by its hash; 0 for none. */
  readonly slots: Int32Array;
}

function newForms(words: number): Forms {
  return { words: [], texts: [], ids: [], slots: new Int32Array(2 ** Math.ceil(Math.log2(words) + 1)) };
}

/** The place of a content word in `words`; for any other, -1 less its setting. */
function formOf({ words, texts, ids, slots }: Forms, { text, tag }: Word): number {
  const last = slots.length - 1;
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  for (let slot = (hash ^ (hash >>> 15)) & last; ; slot = (slot + 1) & last) {
    const known = slots[slot] as number;
    if (known) {
      if (texts[known - 1] === text) return ids[known - 1] as number;
      continue;
    }
    const setting = settingOf(text, tag);
    const id = setting === SETTING.content ? words.length : -1 - setting;
    slots[slot] = texts.push(text);
    ids.push(id);
    if (id >= 0) words.push({ text, tag, all: 0, again: 0, heads: 0, besides: 0, within: 0 });
    return id;
  }
}
