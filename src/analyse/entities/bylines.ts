import { nameOdds } from '../../lexicon/name-characters.js';
import { allSurnames } from '../../lexicon/rare-surnames.js';
import type { Role } from '../../page/page.js';
import type { Range } from '../../text/range.js';
import { soundCharacters, titles } from './lists.js';
import type { Passage } from './passages.js';

/**
 * The names in the byline parts of a passage: all of a byline paragraph, （记者X）, 本报记者X, and names alone in brackets at
 * the end (（X Y）). In them names are apart by spaces, 、 or marks, so that also long names (of four to six Han) are safe.
 */
export function bylineNames(passage: Passage): Range[] {
  const { text, start, paragraph } = passage;
  const found: Range[] = [];
  if (paragraph.role === 'byline') collect(text, start, found);
  const brackets = text.includes('（') || text.includes('(');
  for (const match of brackets ? text.matchAll(/[（(]([^（）()\n]{2,60})[）)]/g) : []) {
    const inner = match[1] as string;
    const prose = PROSE.has(paragraph.role);
    const atEnd = match.index + match[0].length >= text.length - 1;
    const said = BYLINE_WORD.test(inner);
    if (said || (prose && atEnd && inner.length <= 30 && namesAlone(inner)))
      collect(inner, start + match.index + 1, found);
  }
  const said = text.includes('记者') || text.includes('通讯员');
  for (const match of said ? text.matchAll(REPORTED) : []) {
    const names = match[1] as string;
    collect(leadingNames(names), start + match.index + match[0].length - names.length, found);
  }
  return found;
}

/** Where names in brackets at the end are a byline, and not the name of a column. */
const PROSE: ReadonlySet<Role> = new Set(['body', 'byline', 'caption', 'line', 'fragment']);

const REPORTED = /(?:本报|本台|特约|见习|实习)(?:记者|通讯员)[\s\u3000]{0,4}([^，,。；;：:！!？?“”()（）《》]{2,40})/g;
const BYLINE_WORD = /记者|通讯员|摄影|[\s\u3000/]摄$|^文[/／]|图[/／]文|供图|供稿/;
const SEPARATOR = /[\s\u3000、，,/／；;|：:]/;
const HAN = /^\p{Script=Han}+$/u;

/** Adds the names among the pieces of `text`, which begins at `offset`. */
function collect(text: string, offset: number, found: Range[]): void {
  const { reporter } = titles();
  let at = 0;
  const pieces: Range[] = [];
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !SEPARATOR.test(text[i] as string) && !'（）()'.includes(text[i] as string)) continue;
    if (i > at) pieces.push({ start: at, end: i });
    at = i + 1;
  }
  for (let k = 0; k < pieces.length; k++) {
    let { start, end } = pieces[k] as Range;
    for (let cut = Math.min(end, start + 8); cut > start; cut--) {
      if (reporter.has(text.slice(start, cut))) {
        start = cut;
        break;
      }
    }
    // 陈世涵文: who wrote, 4 characters being no common length of a name
    if (end - start === 4 && '文图'.includes(text[end - 1] as string)) end--;
    for (const word of ['摄影报道', '摄影', '报道', '摄']) {
      if (end - start > word.length + 1 && text.slice(start, end).endsWith(word)) {
        end -= word.length;
        break;
      }
    }
    const next = pieces[k + 1];
    if (end - start === 1 && next && next.end - next.start === 1 && isSurname(text[start] as string)) {
      // 李　娜: a name of two characters, spaced out to the width of three
      found.push({ start: offset + start, end: offset + next.end });
      k++;
      continue;
    }
    if (isName(text.slice(start, end))) found.push({ start: offset + start, end: offset + end });
  }
}

/** Does `text` hold nothing but names, the first of them with a surname? */
function namesAlone(text: string): boolean {
  const pieces = text.split(SEPARATOR).filter(Boolean);
  return (
    pieces.length > 0 && pieces.length <= 6 && pieces.every(isName) && pieces.some((piece) => plausible(piece) > 0.5)
  );
}

function leadingNames(text: string): string {
  const pieces = text.split(/([\s\u3000、]+)/);
  let kept = '';
  for (const piece of pieces) {
    if (SEPARATOR.test(piece) || isName(piece)) kept += piece;
    else break;
  }
  return kept;
}

const NOT_NAME =
  /[报社局委部处站台网]$|新华社|新闻|供稿|编辑|整理|来源|通讯|记者|报道|融媒|中心|办公|时间|本版|制图|资料|图片|综合|摘自|作者|单位|学校|学院|公司/;

/** Can `text`, standing alone in a byline, be a name? Two to six Han, or parts joined by ·. */
function isName(text: string): boolean {
  if (text.includes('·'))
    return text.length <= 20 && text.split('·').every((part) => part.length > 0 && HAN.test(part));
  if (!HAN.test(text) || NOT_NAME.test(text)) return false;
  if (text.length === 2 || text.length === 3) return isSurname(text[0] as string) && plausible(text) > -2;
  if (text.length === 4)
    return (
      allSurnames().compound.has(text.slice(0, 2)) ||
      soundRatio(text) > 0.7 ||
      (isSurname(text[0] as string) && plausible(text) > 0.8)
    );
  return (text.length === 5 || text.length === 6) && (isSurname(text[0] as string) || soundRatio(text) > 0.7);
}

/** The share of characters that write foreign and minority names by sound. */
function soundRatio(text: string): number {
  const sounds = soundCharacters();
  return [...text].filter((character) => sounds.has(character)).length / text.length;
}

function isSurname(character: string): boolean {
  return allSurnames().single.has(character);
}

/** The mean odds of the characters of `text` as characters of a name. */
function plausible(text: string): number {
  const odds = nameOdds();
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const character = odds.get(text[i] as string);
    if (!character) sum -= 2;
    else sum += i === 0 ? Math.max(character.surname, character.first) : Math.max(character.first, character.second);
  }
  return sum / text.length;
}
