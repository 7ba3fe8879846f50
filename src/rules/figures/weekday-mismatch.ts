import type { Figure } from '../../analyse/figures/figures.js';
import { yearsOf } from '../../analyse/figures/years.js';
import { chineseDate } from '../../lexicon/chinese-calendar.js';
import { type Festival, festivalAt, festivalBefore, festivalMayBegin } from '../../lexicon/festivals.js';
import { defineRule } from '../../rule/rule.js';
import { isDay } from '../../text/day.js';

export default defineRule({
  id: 'weekday-mismatch',
  category: 'figures',
  summary: {
    zh: '星期、农历、节日与日期对不上',
    en: 'a weekday, a lunar date or a festival that its date contradicts',
  },
  severity: 'error',
  weight: 1,
  scope: 'article',
  messages: {
    weekday: {
      zh: '{year}年的“{date}”是星期{name}，不是星期{said}',
      en: '“{date}” of {year} is 星期{name}, not 星期{said}',
    },
    lunar: { zh: '“{date}”是农历{is}，不是“{said}”', en: '“{date}” is {is} of the Chinese calendar, not “{said}”' },
    never: { zh: '“{date}”哪一年都不是“{said}”', en: '“{date}” is “{said}” in no year' },
    festival: { zh: '“{said}”在{day}，不在“{date}”', en: '“{said}” is on {day}, not on “{date}”' },
  },
  mayFind: (article, { page: { text }, figures }) => figures(article).some((figure) => isNamed(text, figure)),
  *check(article, { page: { text }, figures, published }) {
    const all = figures(article);
    for (let i = 0; i < all.length; i++) {
      const figure = all[i] as Figure;
      const dated = isNamed(text, figure) ? monthAndDay(text, all, i) : undefined;
      if (dated === undefined) continue;
      const { value, of } = dated;
      const said = weekdayBeside(text, figure) ?? lunarBeside(text, all, i) ?? festivalBeside(text, figure);
      if (!said) continue;
      const years = yearsOf(text, all, of, published);
      const dates = years.all.map((year) => `${year}-${value}`).filter(isDay);
      const end = Math.max(figure.end, said.end);
      const closes = '（('.includes(text.charAt(figure.end) || ' ') && '）)'.includes(text.charAt(end) || ' ');
      const range = { start: Math.min(figure.start, said.start), end: closes ? end + 1 : end };
      const date = figure.text.replace(/^\d{4}年/, '');
      if (said.kind === 'weekday') {
        if (!dates.length || dates.some((iso) => weekday(iso) === said.text)) continue;
        const [iso = ''] = dates;
        yield {
          code: 'weekday',
          range,
          severity: years.sure ? 'error' : 'warning',
          evidence: { date, year: Number(iso.slice(0, 4)), name: weekday(iso), said: said.text },
        };
      } else if (said.kind === 'festival' && said.festival.calendar !== 'lunar') {
        const { day, last } = said.festival;
        if (value >= day && value <= last) continue;
        yield {
          code: 'festival',
          range,
          severity: 'warning',
          evidence: { date, said: said.text, day: day === last ? inWords(day) : `${inWords(day)}至${inWords(last)}` },
        };
      } else {
        const day = said.kind === 'lunar' ? said.day : said.festival.day;
        // where nobody can tell the year, the day must be impossible in all of them
        const possible = dates.length ? dates : EVERY_YEAR.map((year) => `${year}-${value}`);
        if (possible.some((iso) => isLunar(iso, day))) continue;
        const is = dates[0] && lunarName(dates[0]);
        if (is) yield { code: 'lunar', range, severity: 'warning', evidence: { date, said: said.text, is } };
        else if (!dates.length)
          yield { code: 'never', range, severity: 'warning', evidence: { date, said: said.text } };
      }
    }
  },
});

/** A quick look: may a weekday, a lunar date or a festival stand beside the date? Behind most there is none. */
function isNamed(text: string, { kind, end }: Figure): boolean {
  if (kind !== 'date') return false;
  const next = text.charAt(end);
  if (next === '）' || next === ')') return true;
  const at = '（(，, '.includes(next) ? end + 1 : end;
  return BESIDE.has(text.charCodeAt(at)) || festivalMayBegin(text, at);
}

/** What a weekday, a lunar date and the words of `IS` begin with. */
const BESIDE = new Set(
  [...'星周礼农阴旧夏闰正冬腊大一二三四五六七八九十初恰就也是即为适时迎我全中今的传国世第“'].map((one) =>
    one.charCodeAt(0),
  ),
);

interface Dated {
  /** `MM-DD`. */
  readonly value: string;
  /** The index of the figure that the year is to be taken from. */
  readonly of: number;
}

/** The month of 至7日 is that of the date before it, and so is its year. */
function monthAndDay(text: string, figures: readonly Figure[], index: number): Dated | undefined {
  const { value = '', start } = figures[index] as Figure;
  const [, monthAndDay] = /^(?:\d{4}|-)-(\d\d-\d\d)$/.exec(value) ?? [];
  if (monthAndDay) return { value: monthAndDay, of: index };
  const [, day] = /^---(\d\d)$/.exec(value) ?? [];
  const before = figures[index - 1];
  const month = before?.kind === 'date' && /^(?:\d{4}|-)-(\d\d)-\d\d$/.exec(before.value ?? '')?.[1];
  if (!day || !before || !month) return undefined;
  return /^[（(，、]?(?:(?:星期|周)[一二三四五六日天])?[）)]?[至到—、和-]$/.test(text.slice(before.end, start))
    ? { value: `${month}-${day}`, of: index - 1 }
    : undefined;
}

type Said = { readonly start: number; readonly end: number; readonly text: string } & (
  | { readonly kind: 'weekday' }
  | { readonly kind: 'lunar'; readonly day: string }
  | { readonly kind: 'festival'; readonly festival: Festival }
);

/** （星期三）, 周三, ，星期三 right behind a date, and 星期三（ right before it; 天 and 日 both are Sunday. */
function weekdayBeside(text: string, { start, end }: Figure): Said | undefined {
  const behind = WEEKDAY.exec(text.slice(end, end + 8));
  if (behind) return { kind: 'weekday', start: end, end: end + behind[0].length, text: sunday(behind[1] as string) };
  const closed = '）)'.includes(text.charAt(end) || ' ');
  const before = closed ? WEEKDAY_BEFORE.exec(text.slice(Math.max(0, start - 6), start)) : null;
  if (!before) return undefined;
  return { kind: 'weekday', start: start - before[0].length, end: end + 1, text: sunday(before[1] as string) };
}

const WEEKDAY = /^[（(，, ]?(?:星期|周|礼拜)([一二三四五六日天])(?![个次期至到])[）)]?/;
const WEEKDAY_BEFORE = /(?<![至到—、-])(?:星期|周|礼拜)([一二三四五六日天])[（(]$/;

function sunday(name: string): string {
  return name === '天' ? '日' : name;
}

/** 2月24日（正月十五）, 2月24日是农历正月十五, 正月十五（2月24日）. */
function lunarBeside(text: string, figures: readonly Figure[], index: number): Said | undefined {
  const { start, end } = figures[index] as Figure;
  for (const other of [figures[index + 1], figures[index - 1]]) {
    if (!other?.value?.startsWith('lunar:') || other.value.includes('L')) continue;
    const between = other.start >= end ? text.slice(end, other.start) : text.slice(other.end, start);
    if (!(other.start >= end ? IS : OPEN).test(between)) continue;
    if (other.start < end && !'）)'.includes(text.charAt(end) || ' ')) continue;
    if (!CLOSED.test(text.slice(other.end, other.end + 3)) && other.start >= end) continue;
    return { kind: 'lunar', start: other.start, end: other.end, text: other.text, day: other.value.slice(6) };
  }
  return undefined;
}

/** 2月24日（元宵节）, 10月1日是国庆节, 元宵节（2月24日）; not 10月6日，国庆节假期. */
function festivalBeside(text: string, { start, end }: Figure): Said | undefined {
  const is = IS.exec(text.slice(end, end + 16));
  if (is) {
    const at = end + is[0].length;
    for (let from = end; from <= at; from++) {
      const festival = festivalAt(text, from);
      if (!festival || !IS.test(text.slice(end, from))) continue;
      const stop = from + festival.name.length;
      if (!CLOSED.test(text.slice(stop, stop + 3))) return undefined;
      return { kind: 'festival', festival, start: from, end: stop, text: festival.name };
    }
  }
  if (!'（('.includes(text.charAt(start - 1) || ' ') || !'）)'.includes(text.charAt(end) || ' ')) return undefined;
  const festival = festivalBefore(text, start - 1);
  if (!festival) return undefined;
  return { kind: 'festival', festival, start: start - 1 - festival.name.length, end: end + 1, text: festival.name };
}

/** What may stand between a date and what it is said to be. */
const IS =
  /^[）)]?[（(，, ]?(?:正好是|正是|恰是|就是|也是|是|即|为|正值|恰逢|适逢|正逢|时值|迎来)?(?:我国|全国|中国|今年|的|传统|农历|国际|世界|一年一度的|第[\d一二三四五六七八九十]{1,3}个|“[^”\n]{1,4}”|传统节日){0,4}/;
const OPEN = /^[（(，, ]?$/;
/** What may follow the name of a day that is the day itself, and no time around it. */
const CLOSED = /^(?:$|[，。；、）)！”\n ]|当天|当日|这天|这一|到来|来临|晚|上午|下午|清晨|早晨)/;

function weekday(iso: string): string {
  return '日一二三四五六'.charAt(new Date(`${iso}T00:00:00Z`).getUTCDay());
}

/** Whether `iso` is the day `MM-DD` of the Chinese calendar; 大年三十 is the last day of the year, be it the 29th. */
function isLunar(iso: string, day: string): boolean {
  const date = isDay(iso) ? chineseDate(iso) : undefined;
  if (!date) return false;
  if (day === '12-last' || day === '12-30') return date.last;
  return !date.leap && day === `${two(date.month)}-${two(date.day)}`;
}

const EVERY_YEAR = Array.from({ length: 151 }, (_, i) => 1950 + i);

function lunarName(iso: string): string | undefined {
  const date = chineseDate(iso);
  if (!date) return undefined;
  return `${date.leap ? '闰' : ''}${MONTHS[date.month - 1]}月${DAYS[date.day - 1]}`;
}

const MONTHS = '正 二 三 四 五 六 七 八 九 十 冬 腊'.split(' ');
const DAYS =
  '初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十'.split(
    ' ',
  );

function inWords(day: string): string {
  return `${Number(day.slice(0, 2))}月${Number(day.slice(3))}日`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
