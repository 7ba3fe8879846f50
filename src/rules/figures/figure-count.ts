import { type Enumeration, listBefore, listFrom } from '../../analyse/figures/enumeration.js';
import type { Figure } from '../../analyse/figures/figures.js';
import { readNumeral } from '../../analyse/figures/numeral.js';
import { namesPoint, pointsFrom } from '../../analyse/figures/points.js';
import { abbreviationsBefore, levelsBefore, personsBefore, placesBefore } from '../../analyse/figures/short-list.js';
import type { Paragraph } from '../../page/page.js';
import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

export default defineRule({
  id: 'figure-count',
  category: 'figures',
  summary: { zh: '所说的个数与列出的不符', en: 'a count that its list contradicts' },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    list: { zh: '说是“{text}”，列出的是{found}个', en: '“{text}”, but the list has {found}' },
    points: { zh: '说是“{text}”，说到的是{found}点', en: '“{text}”, but the points are {found}' },
  },
  labels: { list: { zh: '列出的', en: 'the list' } },
  *check(article, { page: { text }, figures, signs }) {
    let paragraph = 0;
    for (const sign of signs(article).list) {
      while ((article.paragraphs[paragraph] as Paragraph).range.end <= sign) paragraph++;
      const { range } = article.paragraphs[paragraph] as Paragraph;
      const announced = announcedBefore(text, sign, range.start);
      if (!announced) continue;
      const { count, place, open, isList } = announced;
      const points = pointsFrom(text, open, article.range.end);
      if (points) {
        const rest = { start: points.end, end: Math.min(article.range.end, points.end + 1500) };
        if (points.last === count || points.last < 2) continue;
        if (points.last < count && namesPoint(text, rest, points.last, count)) continue;
        yield contradiction(text, 'points', place, points, String(points.last));
      } else if (isList) {
        const list = listFrom(text, open, range.end);
        if (list && differs(count, list) && (count > list.most || list.longest <= LONGEST_ITEM)) {
          yield contradiction(text, 'list', place, list, numberOf(list));
        }
      }
    }
    for (const figure of figures(article)) {
      const list = listOf(text, figure, article.range.start);
      if (list && differs(Number(figure.value), list)) {
        const place = { start: figure.start, end: figure.end };
        yield contradiction(text, 'list', place, list, numberOf(list));
      }
    }
  },
});

/** Longer items are clauses, and may have lists of their own inside. */
const LONGEST_ITEM = 14;

function contradiction(text: string, code: 'list' | 'points', place: Range, list: Range, found: string) {
  return {
    code,
    range: place,
    evidence: { text: text.slice(place.start, place.end), found },
    related: [{ range: { start: list.start, end: list.end }, label: 'list' as const }],
  };
}

function differs(count: number, { least, most }: Enumeration): boolean {
  return count < least || count > most;
}

function numberOf({ least, most }: Enumeration): string {
  return least === most ? String(least) : `${least}～${most}`;
}

interface Announcement {
  readonly count: number;
  /** The count with what it counts. */
  readonly place: Range;
  /** Where the list begins. */
  readonly open: number;
  /** A colon or 分别是 stands before it; otherwise only points may follow. */
  readonly isList: boolean;
}

/** 三项一等奖：, 三个奖项，分别是, 以下四点。: the count before a sign, from `start` on, that a list may follow. */
function announcedBefore(text: string, sign: number, start: number): Announcement | undefined {
  MARK.lastIndex = sign;
  const mark = MARK.exec(text)?.[0];
  if (!mark) return undefined;
  const isPoint = mark.includes('一');
  // 三个奖项，分别是, 三点，一是
  const at = sign - (isPoint || (mark.length > 1 && '，,'.includes(text.charAt(sign - 1))) ? 1 : 0);
  if (isPoint && !'，。'.includes(text.charAt(at))) return undefined;
  const from = Math.max(start, at - 36);
  if (!hasCount(text, from, at)) return undefined;
  const said = COUNT.exec(text.slice(from, at));
  if (!said?.[1] || '和与及、'.includes(text.charAt(from + said.index - 1) || ' ')) return undefined;
  const isColon = mark === '：' || mark === ':';
  const numeral = readNumeral(said[1], 0, said[1].length);
  const count = numeral?.low === numeral?.high ? Number(numeral?.low) : Number.NaN;
  if (!(count >= 2 && count <= 16) || numeral?.approximation !== 'exact') return undefined;
  return {
    count,
    place: { start: from + said.index, end: at },
    open: isPoint ? sign : sign + mark.length,
    isList: isColon ? !SPEAKS.test(said[0]) : mark.includes('分别'),
  };
}

/** Whether a small number stands in the clause that ends at `end`. */
function hasCount(text: string, from: number, end: number): boolean {
  for (let at = end - 1; at >= from; at--) {
    const character = text.charAt(at);
    if ('，。；：！？\n'.includes(character)) return false;
    if ('两二三四五六七八九十123456789'.includes(character)) return true;
  }
  return false;
}

/** What a list may follow; 一是 and 第一 only behind a mark, which is looked at afterwards. */
const MARK = /[：:]|分别(?:是|为|叫)(?!了)|一[是要]|第一[，是]/y;
const UNITS =
  '大(?![会学家型队厦桥楼小赛])|个(?![月人体性头])|项(?!目(?!标))|点(?!钟)|条(?!件)|方面|类(?!似)|种(?![子植])|步|部分|名(?![单字])|位(?![置于])|家(?![庭长])|所|座|件|部(?![门队委])|篇|首|枚|块|支|组|章|层|省|市|县|区|国|人(?![员民口士才均])|村|镇|校|方(?![案式法向])|处|批|道|款|幅|把|句|字|样|份|则|例|宗|路|条线|阶段|环节|板块|领域';
const COUNTED = '(?:[一二三特]等|[^，。；：、！？“”（）,;:!?\\n\\d一二两三四五六七八九十百千和与及]){0,12}';
const COUNT = new RegExp(
  `(?<![第几数多余约近超逾前后头首每这那各之其上\\d.一二三四五六七八九十百千万亿])([两二三四五六七八九十]|十[一二三四五六]|[2-9]|1\\d)(?:${UNITS})${COUNTED}”?${COUNTED}$`,
);
/** Words before a colon behind which somebody speaks. */
const SPEAKS = /[说道称示为出问答喊叫写想告诉布呼绍忆醒调谈聊见]$/;

/** The list right before a count that sums it up: 江西、福建两省, 省市县三级, 京津冀三地, 张三、李四两人. */
function listOf(text: string, { kind, start, end, unit = '', value = '', approximation }: Figure, from: number) {
  if (kind !== 'quantity' || approximation !== 'exact' || value.length > 1 || Number(value) < 2) return undefined;
  const next = text.charAt(end);
  switch (unit) {
    case '级':
      return levelsBefore(text, from, start);
    case '国':
    case '省':
    case '市':
    case '县':
    case '区':
    case '州':
    case '镇':
    case '乡':
    case '村':
    case '地':
      // 苏浙皖沪三省一市
      if ('一二两三四五六七八九区'.includes(next || ' ') && next !== '') return undefined;
      return placesBefore(text, from, start, unit) ?? abbreviationsBefore(text, from, start, unit);
    case '人':
      return PERSONS_DO.test(text.slice(end, end + 2)) ? personsBefore(text, from, start) : undefined;
    case '方':
      return PARTIES_DO.test(text.slice(end, end + 4)) ? listBefore(text, from, start) : undefined;
    default:
      return undefined;
  }
}

/** What follows persons that were named: 张三、李四两人的, not 两人受伤. */
const PERSONS_DO = /^(?:$|[，。；的在为获被都均]|组成|合作|一同|一起|联名|联手|代表|分获|分别)/;
const PARTIES_DO =
  /^[”]?(?:议事|共建|共治|共商|共同|联动|联合|联席|协同|协商|协议|参与|会谈|会议|代表|主体|合作|签署|达成|携手|力量)/;
