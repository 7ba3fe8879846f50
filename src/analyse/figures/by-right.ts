import { surnames } from '../../lexicon/surnames.js';
import type { Figure } from './figures.js';
import type { Setting } from './setting.js';
import type { Slip } from './slip.js';

/**
 * Do the two figures differ by right, however alike their settings are: distances of two contests, two classes of a school,
 * ages of two persons, anniversaries of two events or in two years?
 */
export function differByRight(text: string, a: Setting, b: Setting, slip: Slip): boolean {
  const { unit, kind } = a.figure;
  if (unit === '分' && isScored(text, a.figure) && isScored(text, b.figure)) return true;
  if (unit === '米') {
    return [a.figure, b.figure].every((figure) => isContest(text, figure) || isRace(text, figure));
  }
  // 只要有1%的希望，就要用100%的努力
  if (unit === '%' && (a.figure.value === '100') !== (b.figure.value === '100') && slip === 'decimal-shift') {
    return a.figure.value === '1' || b.figure.value === '1';
  }
  if (slip !== 'digit-change') return false;
  switch (unit) {
    case '周年':
      return areOfOtherEvents(a.before, b.before) || areOfOtherYears(a, b);
    case '级':
      return isYear(a.figure) && isYear(b.figure);
    case '班':
      return true;
    case '年':
      // 20年期国债 and 30年期国债
      return a.after.startsWith('期') && b.after.startsWith('期');
    case '届':
      return areEvents(a.after, b.after);
    case '个':
      return [a, b].every((one) => one.figure.approximation === 'over' && one.after.startsWith('国家'));
    default:
      if (kind === 'ordinal') return areSchools(a, b);
      if (kind !== 'age' || b.figure.kind !== 'age') return false;
      return arePersons(a.after, b.after) || (isLimit(a.figure) && isLimit(b.figure));
  }
}

/** Is the figure a distance over which what stands right behind it is held: 100米蝶泳, 10米气步枪, but not 10米蝶泳? */
function isContest(text: string, { end, value = '' }: Figure): boolean {
  return DISTANCES.get(text.charAt(end))?.includes(value) ?? false;
}

/** 男子100米决赛, 4×400米接力: a distance that is run or swum? */
function isRace(text: string, { start, end, value = '' }: Figure): boolean {
  if (!RACES.includes(value)) return false;
  return (
    /^(?:决赛|半决赛|预赛|比赛|接力)/.test(text.slice(end, end + 3)) ||
    /(?:[男女]子|[男女]|×)$/.test(text.slice(start - 2, start))
  );
}

const RACES = '50 60 100 200 400 800 1500 3000 5000 10000'.split(' ');

/** Metres in hurdles, in the pool (蛙泳, 蝶泳, 仰泳, 自由泳, 混合泳) and at the range (气步枪, 步枪, 手枪), by the first character. */
const DISTANCES = new Map(
  Object.entries({
    栏: '60 100 110 400',
    蛙: '50 100 200',
    蝶: '50 100 200',
    仰: '50 100 200',
    自: '50 100 200 400 800 1500',
    混: '100 200 400',
    气: '10',
    步: '50',
    手: '25 50',
  }).map(([first, distances]) => [first, distances.split(' ')]),
);

/** 加10分, 扣50分: what something is worth. */
function isScored(text: string, { start }: Figure): boolean {
  return '加扣减得记'.includes(text.charAt(start - 1) || ' ');
}

/** 35岁及以下, 60岁以上: the ages that groups are made by. */
function isLimit({ approximation }: Figure): boolean {
  return approximation === 'at-least' || approximation === 'at-most';
}

/** 2020级: the year in which a class began. */
function isYear({ value = '' }: Figure): boolean {
  return /^(?:19|20)\d\d$/.test(value);
}

/** 的老教师张某 and 的老教师李某: the same words, and then names with other surnames. */
function arePersons(a: string, b: string): boolean {
  const at = common(a, b);
  const [x, y] = [a.charAt(at), b.charAt(at)];
  return at > 0 && x !== '' && y !== '' && surnames().has(x) && surnames().has(y);
}

/** Full names of two congresses or fairs: of one, the ends are the same, for what is short may be a short name. */
function areEvents(a: string, b: string): boolean {
  const [x, y] = [nameOf(a), nameOf(b)];
  return x.length >= FULL && y.length >= FULL && x.slice(-3) !== y.slice(-3);
}

const FULL = 6;

/** The text up to the last word that the name of an event ends with; empty where there is none. */
function nameOf(after: string): string {
  let end = after.length;
  while (end > 0 && !'会赛节展坛'.includes(after.charAt(end - 1))) end--;
  return after.slice(0, end);
}

/** 甲市第十二中学 and 乙市第十五中学. */
function areSchools(a: Setting, b: Setting): boolean {
  const isSchool = ({ after }: Setting) => /^(?:中学|小学|高级?中|初级?中|人民医院|医院|幼儿园)/.test(after);
  return isSchool(a) && isSchool(b) && a.before.slice(-2) !== b.before.slice(-2);
}

/** 新中国成立 and 友好协会成立, 新中国成立 and 香港回归. That of 两国建交 and 中法建交 is one. */
function areOfOtherEvents(a: string, b: string): boolean {
  const [x, y] = [EVENT.exec(a)?.[0], EVENT.exec(b)?.[0]];
  if (x === undefined || y === undefined) return false;
  if (eventOf(x) !== eventOf(y)) return true;
  const [ofA, ofB] = [a.charAt(a.length - x.length - 1), b.charAt(b.length - y.length - 1)];
  if (eventOf(x) === TIES) return areOfOtherCountries(a.slice(0, a.length - x.length), b.slice(0, b.length - y.length));
  return eventOf(x) === FORMED && ofA !== '' && ofB !== '' && ofA !== ofB;
}

/** What happened so many years ago: each line one event, however it is named; what was formed has a name of its own before it. */
const EVENTS = [
  ['成立', '创立', '创建', '创办', '设立'],
  ['建交', '外交关系'],
  ['伙伴关系'],
  ['对话关系'],
  ['举办'],
  ['诞辰'],
  ['逝世'],
  ['回归祖国', '回归'],
  ['胜利'],
  ['提出', '倡议'],
  ['发表'],
  ['实施', '施行'],
  ['改革开放'],
  ['通车', '开通'],
  ['解放'],
  ['签署', '签订'],
];
const FORMED = 0;
const TIES = 1;
const EVENT = new RegExp(`(?:${EVENTS.flat().join('|')})$`);

/** 中法 and 中德, 法中 and 欧盟同中国; 两国 is whoever was named. */
function areOfOtherCountries(a: string, b: string): boolean {
  const [x, y] = [a.slice(-2), b.slice(-2)];
  return x.includes('中') && y.includes('中') && x !== y && x !== `${y.charAt(1)}${y.charAt(0)}`;
}

function eventOf(word: string): number {
  return EVENTS.findIndex((words) => words.includes(word));
}

/** 去年 with one less than now, and the fewer years in the earlier of two years. */
function areOfOtherYears(a: Setting, b: Setting): boolean {
  const apart = Number(b.figure.value) - Number(a.figure.value);
  const [x, y] = [a.period.years[0], b.period.years[0]];
  if (y === undefined) return x === '-1' && apart === 1;
  if (x === undefined) return y === '-1' && apart === -1;
  if (isWritten(x) && isWritten(y)) return apart !== 0 && Number(y) - Number(x) === apart;
  return (isWritten(x) && y === '+0' && apart > 0) || (isWritten(y) && x === '+0' && apart < 0);
}

function isWritten(year: string): boolean {
  return /^\d/.test(year);
}

/** How many characters both begin with. */
function common(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}
