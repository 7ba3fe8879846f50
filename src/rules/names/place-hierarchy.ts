import { countiesOfTown, type Division, divisions, namedDivisions } from '../../lexicon/divisions.js';
import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

export default defineRule({
  id: 'place-hierarchy',
  category: 'names',
  summary: { zh: '市县乡镇的隶属不对：湖北省张家界', en: 'a county or town under the wrong city or province' },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    division: { zh: '“{place}”属{right}，不属“{under}”', en: '“{place}” belongs to {right}, not to “{under}”' },
    town: { zh: '“{under}”未见“{place}”，{right}有', en: 'no “{place}” is known in “{under}”; {right} has one' },
  },
  labels: { under: { zh: '所属', en: 'under' } },
  *check(article, analysis) {
    const { text } = analysis.page;
    for (const paragraph of article.paragraphs) {
      const { range, role } = paragraph;
      if (role === 'byline') continue;
      const hits = namedDivisions().find(text, range.start, range.end);
      for (let i = 0; i < hits.length; i++) {
        const upper = hits[i] as (typeof hits)[number];
        if (HISTORY.test(text.slice(Math.max(range.start, upper.start - 6), upper.start))) continue;
        const under = text.slice(upper.start, upper.end);
        const next = hits[i + 1];
        if (next?.start === upper.end) {
          const place = text.slice(next.start, next.end);
          if (NO_PLACE.test(text.slice(next.end, next.end + 3)) || !isLower(under, place, upper.value, next.value))
            continue;
          if (!isFull(place, next.value) && !isShort(analysis.words(paragraph), under, next.start, next.end)) continue;
          const right = [...new Set(next.value.filter(({ past }) => !past).map(parentOf))].slice(0, 3).join('、');
          yield {
            code: 'division',
            range: { start: next.start, end: next.end },
            evidence: { place, right, under },
            related: [{ range: { start: upper.start, end: upper.end }, label: 'under' }],
          };
          continue;
        }
        const end = townEnd(text, upper.end, range.end);
        const place = text.slice(upper.end, end);
        const right = end && isFull(under, upper.value) ? homeOf(place, upper.value) : undefined;
        if (!right) continue;
        yield {
          code: 'town',
          range: { start: upper.end, end },
          evidence: { place, right, under },
          related: [{ range: { start: upper.start, end: upper.end }, label: 'under' }],
        };
      }
    }
  },
});

const LEVELS = ['province', 'prefecture', 'county'];
/** What once was: 原属, 时属, 民国时期的. */
const HISTORY = /[原旧古时属]|[年月代朝]/;
/** Behind these a place is part of another name (山东路, 昆明理工大学). */
const NO_PLACE =
  /^(?:路|街|大道|大街|大厦|大学|学院|中学|医院|银行|站|机场|港|高速|铁路|公路|江|河|湖|山|岛|海|话|菜|人|籍|队|战役|会战|保税|工业|大桥|酒|方向|[、·])/;
/** Is every reading of `place` of a lower level than every one of `under`, and none, now or earlier, under it? */
function isLower(under: string, place: string, uppers: readonly Division[], lowers: readonly Division[]): boolean {
  if (place.endsWith('区') && !isFull(under, uppers) && uppers.some(({ level }) => level !== 'province')) return false;
  if (!lowers.some(({ past }) => !past)) return false;
  return uppers.every((upper) =>
    lowers.every((lower) => {
      if (LEVELS.indexOf(lower.level) <= LEVELS.indexOf(upper.level)) return false;
      return upper.level === 'province' ? lower.province !== upper.name : lower.prefecture !== upper.name;
    }),
  );
}

function isFull(name: string, list: readonly Division[]): boolean {
  return list.some((one) => one.name === name);
}

/** May what stands at `start`–`end` be the short name of a prefecture under the province `under`? Only as words by itself (not 长治 of 长治久安). */
function isShort(words: readonly Range[], under: string, start: number, end: number): boolean {
  if (MUNICIPALITY.test(under)) return false;
  return words.some((word) => word.start === start || word.end === start) && words.some((word) => word.end === end);
}

/** Their districts have the names of far cities (北京朝阳), and so have parks and ruins (北京北海, 北京周口店). */
const MUNICIPALITY = /^(?:北京|上海|天津|重庆)市?$/;

function parentOf({ level, province, prefecture }: Division): string {
  return level === 'county' && prefecture ? `${province}${prefecture}` : province;
}

/** The end of the town that begins at `start`; 0: none of the list does. */
function townEnd(text: string, start: number, limit: number): number {
  for (let end = Math.min(limit, start + 7); end > start + 2; end--) {
    if (TOWN_ENDS.has(text[end - 1] as string) && countiesOfTown(text.slice(start, end)).length) return end;
  }
  return 0;
}

const TOWN_ENDS = new Set([...'镇乡木']);

/** Where the one town of this name is, if it is under none of `uppers` (the readings of one county), nor in a county beside it. */
function homeOf(town: string, uppers: readonly Division[]): string | undefined {
  if (!uppers.every(({ level }) => level === 'county')) return undefined;
  // 河沙镇 + 镇
  if (countiesOfTown(`${town}镇`).length) return undefined;
  const [home, other] = countiesOfTown(town);
  if (!home || other) return undefined;
  // what lies in the same prefecture may have come from one county to the other since
  const code = home.slice(0, 4);
  if (uppers.some((upper) => !upper.code || upper.code.startsWith(code))) return undefined;
  for (const list of divisions().values()) {
    const county = list.find((one) => one.code === home);
    if (county) return `${parentOf(county)}${county.name}`;
  }
  return undefined;
}
