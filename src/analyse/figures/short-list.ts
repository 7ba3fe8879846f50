import { lazily, wordsByKind } from '../../lexicon/lexicon.js';
import { surnames } from '../../lexicon/surnames.js';
import type { Enumeration } from './enumeration.js';

/** 省市县 of 省市县三级, with or without 、 between them; 区县 and 乡镇 may be one level or two. */
export function levelsBefore(text: string, from: number, end: number): Enumeration | undefined {
  let start = end;
  while (start > from && (LEVELS.includes(text.charAt(start - 1)) || text.charAt(start - 1) === '、')) start--;
  const run = text.slice(start, end);
  if (run.length < 2 || run.startsWith('、') || run.includes('、、') || !isFree(text, start, from)) return undefined;
  const steps = run.split('、');
  let least = 0;
  let most = 0;
  for (const step of steps) {
    most += step.length;
    least += step.length;
    for (let i = 0; i + 1 < step.length; i++) {
      const pair = step.slice(i, i + 2);
      if (!MERGED.has(pair) && !(steps.length > 1 && MERGED_IN_LIST.has(pair))) continue;
      least--;
      i++;
    }
  }
  return { start, end, least, most, longest: Math.max(...steps.map((step) => step.length)) };
}

const LEVELS = '省市州盟县旗区乡镇村';
const MERGED = new Set('区县 县区 乡镇 镇乡 市州 州市 盟市 旗县 县旗 州盟'.split(' '));
/** 县市 is one level in 省、县市、乡镇三级, and two in 省市县三级. */
const MERGED_IN_LIST = new Set('县市 市县 市区 镇村 乡村'.split(' '));

/** 京津冀 of 京津冀三地, 中美 of 中美两国: names of one character each. */
export function abbreviationsBefore(text: string, from: number, end: number, unit: string): Enumeration | undefined {
  const names = unit === '国' ? COUNTRIES : '省地市'.includes(unit) ? PROVINCES : '';
  let start = end;
  while (start > from && names.includes(text.charAt(start - 1))) start--;
  const count = end - start;
  if (count < 2 || count > 6 || !isFree(text, start, from)) return undefined;
  return { start, end, least: count, most: count, longest: 1 };
}

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁江苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台滇黔陇秦蜀';
const COUNTRIES = '中俄美英法德日韩朝越老泰缅柬印哈吉塔乌伊沙埃意葡';

/** Whether the list that begins at `start` surely begins there: behind a mark, a verb or a preposition. */
function isFree(text: string, start: number, from: number): boolean {
  return start === from || FREE.includes(text.charAt(start - 1));
}

const FREE = '，。；：（“ 　\n立成建合筹盖开全打在过由以对织各从了通入及';

/** 江西、福建 of 江西、福建两省: places of which all but the first, which reaches back to no one knows where, are known. */
export function placesBefore(text: string, from: number, end: number, unit: string): Enumeration | undefined {
  const known = unit === '国' ? countries() : places();
  return namesBefore(text, from, end, 8, (name) => known.has(name) || (unit !== '国' && isDivision(name)));
}

/** 张三、李四 of 张三、李四两人: names of persons. */
export function personsBefore(text: string, from: number, end: number): Enumeration | undefined {
  const list = namesBefore(text, from, end, 3, isPerson);
  // two characters may be a word as well as a name
  return list && list.longest > 2 ? list : undefined;
}

function namesBefore(
  text: string,
  from: number,
  end: number,
  longest: number,
  isName: (name: string) => boolean,
): Enumeration | undefined {
  let start = end;
  let least = 1;
  let joins = 0;
  let known = false;
  let widest = 0;
  for (let at = end - 1; at >= from && start - at <= longest + 1; at--) {
    const character = text.charAt(at);
    const isJoin = isJoinAt(text, at) && text.charAt(at - 1) !== '、';
    if (character !== '、' && !(isJoin && isName(text.slice(at + 1, start)))) continue;
    if (!isName(text.slice(at + 1, start))) return undefined;
    known = true;
    // of 中国和文莱、老挝两国 no one knows whether 中国 is one of the two
    if (isJoin) joins++;
    else least++;
    widest = Math.max(widest, start - at - 1);
    start = at;
  }
  // the first of them is a name too, with anything before it: 途经江西
  let length = longest;
  while (length > 1 && !(start - length >= from && isName(text.slice(start - length, start)))) length--;
  if (!known || length < 2) return undefined;
  const before = start - length - 1;
  if ('、等'.includes(text.charAt(before) || ' ') || isJoinAt(text, before)) return undefined;
  return { start: start - length, end, least, most: least + joins, longest: Math.max(widest, length) };
}

/** 和, 与 or 及, not that of 惠及 and 参与. */
function isJoinAt(text: string, at: number): boolean {
  const before = text.charAt(at - 1) || ' ';
  switch (text.charAt(at)) {
    case '和':
      return true;
    case '与':
      return before !== '参';
    case '及':
      return !'惠涉遍波普触'.includes(before);
    default:
      return false;
  }
}

const countries = lazily(() => wordsByKind('places').get('country') ?? new Set<string>());
const places = lazily(() => {
  const kinds = wordsByKind('places');
  return new Set(['province', 'city', 'county'].flatMap((kind) => [...(kinds.get(kind) ?? [])]));
});

function isDivision(name: string): boolean {
  if (name.length < 3 || name.length > 6 || !'省市县区州旗镇乡村'.includes(name.charAt(name.length - 1))) return false;
  for (const character of name) if (COUNTS.includes(character)) return false;
  return true;
}

/** 湖南3省 of 湖南3省9县 is no name. */
const COUNTS = '0123456789一二两三四五六七八九十各等';

function isPerson(name: string): boolean {
  if (name.length < 2 || name.length > 3) return false;
  return surnames().has(name.charAt(0)) && !NO_NAME.includes(name.charAt(name.length - 1));
}

/** What ends no name of a person but many words. */
const NO_NAME = '员工人生者家长者师等众户名亡伤子女';
