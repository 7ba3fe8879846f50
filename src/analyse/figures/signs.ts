import type { Article } from '../../page/page.js';

/**
 * Where an article may have something for a rule on the form of figures, as offsets in text order: what is rare is looked
 * for once, for all of them, by a character and its neighbours.
 */
export interface Signs {
  /** The 之 of 百分之30. */
  readonly percent: readonly number[];
  /** 千 and 百 behind an Arabic digit. */
  readonly thousand: readonly number[];
  /** The point of .5 behind Han. */
  readonly point: readonly number[];
  /** What may be meant as the zero of 二〇二三, behind a Han digit: ○, O and 0. */
  readonly zero: readonly number[];
  /** 年 between digits. */
  readonly mixed: readonly number[];
  /** 几 behind an Arabic digit. */
  readonly several: readonly number[];
  /** 、 between two Han digits. */
  readonly comma: readonly number[];
  /** A dash or a tilde between Arabic digits. */
  readonly range: readonly number[];
  /** A letter or a character that a unit which is not legal begins with, behind a number. */
  readonly unit: readonly number[];
  /** What a list may follow: a colon, the 分 of 分别, the 一 of 一是 and the 第 of 第一. */
  readonly list: readonly number[];
}

/** One pass over the text of the paragraphs. */
export function findSigns(text: string, { paragraphs }: Article): Signs {
  const signs: Record<keyof Signs, readonly number[]> = {
    percent: NONE,
    thousand: NONE,
    point: NONE,
    zero: NONE,
    mixed: NONE,
    several: NONE,
    comma: NONE,
    range: NONE,
    unit: NONE,
    list: NONE,
  };
  for (const { range } of paragraphs) {
    for (let at = range.start; at < range.end; at++) {
      const sign = SIGN[text.charCodeAt(at)] as number;
      if (sign === 0) continue;
      const { name, before, behind } = LOOKED_FOR[sign] as Sign;
      const last = KIND[text.charCodeAt(at - 1)] as number;
      const next = KIND[text.charCodeAt(at + 1)] as number;
      if ((last & before) !== 0 && (next & behind) !== 0) {
        if (signs[name] === NONE) signs[name] = [at];
        else (signs[name] as number[]).push(at);
      }
    }
  }
  return signs;
}

const NONE: readonly number[] = [];

/** What a character is, as a set of bits: a sign is told by what stands on both sides of it. */
const ANY = 1;
const DIGIT = 2;
const HAN_DIGIT = 4;
const HAN = 8;
const ENDS_NUMBER = 16;
const PART = 32;
const OTHER = 64;
const BEGINS_POINT = 128;
const KIND = new Uint8Array(65536).fill(ANY);
const mark = (characters: string, kind: number) => {
  for (const character of characters) KIND[character.charCodeAt(0)] = (KIND[character.charCodeAt(0)] as number) | kind;
};
for (let code = 0x4e00; code <= 0x9fff; code++) KIND[code] = ANY | HAN;
mark('0123456789', DIGIT);
mark('零〇一二两三四五六七八九十', HAN_DIGIT);
mark('0123456789０１２３４５６７８９万亿百千十余多', ENDS_NUMBER);
mark('分', PART);
mark('别', OTHER);
mark('是要一', BEGINS_POINT);

interface Sign {
  readonly name: keyof Signs;
  readonly characters: string;
  /** What stands before it, any of these bits, and behind it. */
  readonly before: number;
  readonly behind: number;
}

const SIGNS: readonly Sign[] = [
  { name: 'percent', characters: '之', before: PART, behind: DIGIT },
  { name: 'thousand', characters: '千百', before: DIGIT, behind: ANY },
  { name: 'point', characters: '.', before: HAN, behind: DIGIT },
  { name: 'zero', characters: '○ＯOo0', before: HAN_DIGIT, behind: ANY },
  { name: 'mixed', characters: '年', before: DIGIT | HAN_DIGIT, behind: DIGIT | HAN_DIGIT },
  { name: 'several', characters: '几', before: DIGIT, behind: ANY },
  { name: 'comma', characters: '、', before: HAN_DIGIT, behind: HAN_DIGIT },
  { name: 'range', characters: '—～~–-', before: DIGIT, behind: DIGIT },
  { name: 'unit', characters: '公平立KCM', before: ENDS_NUMBER, behind: ANY },
  { name: 'list', characters: '：:', before: ANY, behind: ANY },
  { name: 'list', characters: '分', before: ANY, behind: OTHER },
  { name: 'list', characters: '一第', before: ANY, behind: BEGINS_POINT },
];
const LOOKED_FOR: readonly (Sign | undefined)[] = [undefined, ...SIGNS];
const SIGN = new Uint8Array(65536);
for (const [i, { characters }] of SIGNS.entries()) {
  for (const character of characters) SIGN[character.charCodeAt(0)] = i + 1;
}
