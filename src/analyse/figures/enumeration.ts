import type { Range } from '../../text/range.js';
import { hanDigitAt } from './numeral.js';

/** A list as the text writes it out, and how many items it has. 和 and 与 may join two items or stand inside one. */
export interface Enumeration extends Range {
  readonly least: number;
  readonly most: number;
  /** The number of characters of the longest item. */
  readonly longest: number;
}

/**
 * The list A、B和C that begins at `start` and ends the sentence with its mark, `end` being the end of the paragraph. Undefined where it is
 * no plain list, and where 等, 其中, 包括 or …… leave it open.
 */
export function listFrom(text: string, start: number, end: number): Enumeration | undefined {
  const stop = Math.min(end, start + LONGEST);
  let commas = 0;
  let joins = 0;
  let semicolons = 0;
  let clauses = 0;
  let first = 0;
  if (isNumber(text.charCodeAt(start))) return undefined;
  let item = 0;
  let longest = 0;
  let at = start;
  for (; at < stop; at++) {
    const character = text.charAt(at);
    const pair = OPENING.indexOf(character);
    if (pair >= 0) {
      const close = text.indexOf(CLOSING.charAt(pair), at);
      if (close < 0 || close >= stop) return undefined;
      item += close - at;
      at = close;
      continue;
    }
    if ('。！？!?\n”）)'.includes(character)) break;
    if (character === '…' || (character === '等' && isOpen(text, at)) || opens(text, at)) return undefined;
    if (character === '，' || character === ',' || character === '：') clauses++;
    if (character === '、' || character === '；') {
      if (character === '、') commas++;
      else if (semicolons++ === 0) first = clauses > 0 ? 0 : commas + joins;
      longest = Math.max(longest, item);
      item = 0;
    } else {
      item++;
      if (at > start && JOINS.includes(character) && text.charAt(at - 1) !== '、') joins++;
    }
  }
  // without a mark at its end it may be torn off
  if (!'。！？!?”）)'.includes(text.charAt(at) || ' ') || at >= stop) return undefined;
  longest = Math.max(longest, item);
  if (semicolons > 0) {
    // 分别是甲、乙、丙；另设… may end at the first of them
    if (first > 0) return undefined;
    const items = semicolons + (item > 0 ? 1 : 0);
    return { start, end: at, least: items, most: items, longest };
  }
  if (clauses > 0 || commas + joins === 0) return undefined;
  return { start, end: at, least: commas + 1, most: commas + 1 + joins, longest };
}

/**
 * The list A、B和C that ends at `end`, `from` being the earliest place where it may begin. How far back its first item
 * reaches is left open. Undefined where there are not two items.
 */
export function listBefore(text: string, from: number, end: number): Enumeration | undefined {
  let commas = 0;
  let joins = 0;
  let item = 0;
  let longest = 0;
  let start = end;
  let last = end;
  for (let at = end - 1; at >= Math.max(from, end - LONGEST); at--) {
    const character = text.charAt(at);
    const pair = CLOSING.indexOf(character);
    if (pair >= 0) {
      const open = text.lastIndexOf(OPENING.charAt(pair), at);
      if (open < from) return undefined;
      item += at - open + 1;
      start = at = open;
      continue;
    }
    if ('，。；：！？,;:!?\n“（《'.includes(character) || OPENING.includes(character)) break;
    if (character === '…' || (character === '等' && isOpen(text, at))) return undefined;
    start = at;
    if (character === '、') {
      commas++;
      longest = Math.max(longest, item);
      item = 0;
      last = at;
    } else {
      item++;
      if (at < end - 1 && JOINS.includes(character) && text.charAt(at - 1) !== '、') joins++;
    }
    if (commas > 0 && item > LONGEST_ITEM) break;
  }
  if (commas === 0) return undefined;
  return { start: Math.max(start, last - 6), end, least: commas + 1, most: commas + 1 + joins, longest };
}

const LONGEST = 160;
const LONGEST_ITEM = 16;
const OPENING = '“‘《（([【「';
const CLOSING = '”’》）)]】」';
const JOINS = '和与及或跟同';

/** 1, １ and ①: the items are numbered, and no marks need part them. */
function isNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19) || (code >= 0x2460 && code <= 0x249b);
}

/** 等 that leaves a list open; not 平等, 等级 and 一等奖. */
function isOpen(text: string, at: number): boolean {
  if ('平高中初同优均特劣对头相次上下何'.includes(text.charAt(at - 1) || ' ') || hanDigitAt(text, at - 1) > 0)
    return false;
  return !'级待候于奖式同量距离'.includes(text.charAt(at + 1) || ' ');
}

/** Words that say that the list is not all. */
function opens(text: string, at: number): boolean {
  switch (text.charAt(at)) {
    case '其':
      return (
        text.startsWith('其中', at) ||
        text.startsWith('其他', at) ||
        text.startsWith('其余', at) ||
        text.startsWith('其它', at)
      );
    case '包':
      return text.startsWith('包括', at) || text.startsWith('包含', at);
    case '比':
      return text.startsWith('比如', at);
    case '例':
      return text.startsWith('例如', at);
    case '还':
    case '之':
      return text.startsWith('还有', at) || text.startsWith('之类', at);
    default:
      return false;
  }
}
