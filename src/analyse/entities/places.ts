import type { Word } from '../segmenter.js';
import { places, placeWords, soundCharacters, titles } from './lists.js';
import type { Passage } from './passages.js';

/** A span that names a place. `chain`: it stands right behind another place (麦新镇 in 开鲁县麦新镇). */
export interface PlaceSpan {
  readonly start: number;
  readonly end: number;
  /** Words `first`–`last` of the passage, both included. */
  readonly first: number;
  readonly last: number;
  readonly unit: string;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The places of `passage` in text order, without overlap: each unit by itself (开鲁县, 麦新镇, 十三排村).
 * `shorts` are the short forms of places that the article names in full (霍市).
 */
export function placeSpans(passage: Passage, shorts: ReadonlySet<string> = NONE): PlaceSpan[] {
  const { words } = passage;
  const found: PlaceSpan[] = [];
  const add = (span: PlaceSpan) => {
    while (found.length && (found.at(-1) as PlaceSpan).end > span.start) found.pop();
    found.push(span);
  };
  for (let k = 0; k < words.length; k++) {
    const word = words[k] as Word;
    const previous = found.at(-1);
    if (previous && previous.last >= k) continue;
    const grown = listed(words, k, shorts) ?? withUnit(passage, k, previous);
    if (grown) {
      add(grown);
      continue;
    }
    const pair = twoPlaces(word, k);
    if (pair) pair.forEach(add);
    else if (isPlaceWord(word)) add({ start: word.start, end: word.end, first: k, last: k, unit: unitOf(word.text) });
  }
  return found;
}

/** 辽宁沈阳, which jieba has as one word, is two places. */
function twoPlaces({ text, start, end, tag }: Word, k: number): PlaceSpan[] | undefined {
  if (tag !== 'ns' || text.length < 4) return undefined;
  for (let cut = 2; cut <= text.length - 2; cut++) {
    if (!places().has(text.slice(0, cut)) || !(places().has(text.slice(cut)) || places().has(text.slice(cut, -1))))
      continue;
    if (places().has(text) || places().has(text.slice(0, -1))) return undefined;
    const middle = start + cut;
    return [
      { start, end: middle, first: k, last: k, unit: unitOf(text.slice(0, cut)) },
      { start: middle, end, first: k, last: k, unit: unitOf(text.slice(cut)) },
    ];
  }
  return undefined;
}

/** The unit that `text` ends with, or ''. */
export function unitOf(text: string): string {
  const { units, unitEnds } = placeWords();
  if (!unitEnds.has(text.slice(-1))) return '';
  return units.find((unit) => text.endsWith(unit)) ?? '';
}

/** A word that names a place by itself: of the list, or one that jieba tags ns and that is no ordinary word. */
export function isPlaceWord({ text, tag }: Word): boolean {
  if (text.length < 2 || '各全每'.includes(text[0] as string)) return false;
  if (places().has(text)) return true;
  if (tag !== 'ns') {
    const unit = unitOf(text);
    return unit.length === 1 && text.length > 2 && places().has(text.slice(0, -1));
  }
  if (placeWords().ordinary.has(text) || /(?:政府|地区|城市|国家|各国|市民|村民|机场|海关|博物馆|纪念馆)$/.test(text))
    return false;
  if (text.length === 2) return !COMMON_END.has(text[1] as string);
  // jieba's list of places holds sayings too (修齐治平): a long one must sound foreign, or end as places do
  return text.length === 3 || PLACE_END.test(text) || [...text].every((character) => soundCharacters().has(character));
}

const PLACE_END =
  /[省市县区旗盟州镇乡村岛山河江湖海港湾峡洲国原岭峰泊溪关堡宫寺道]$|沙漠|盆地|流域|三角洲|走廊|运河|水库|沙地|新区$/;

const COMMON_END = new Set([...'区山水河海城乡国家地上下里外内度化会时长治用力']);
const STEM_TAG = /^(?:n|nr|ns|nz|nrt|x|zg|a|m|j|ng|g|b|q|s|f|t|nt|nrfg|an|vn|v|ag|d|r|vg|p|c|y|i|l|k|h|tg)$/;
const HAN_ONLY = /^\p{Script=Han}+$/u;

/** A place of the list that the segmenter cut into two to four words (科 左 后旗). */
function listed(words: readonly Word[], k: number, shorts: ReadonlySet<string>): PlaceSpan | undefined {
  let joined = (words[k] as Word).text;
  let found = shorts.has(joined) ? k : -1;
  for (let first = k - 1; first >= 0 && first > k - 4; first--) {
    joined = (words[first] as Word).text + joined;
    if (joined.length > 8) break;
    if ((joined.length > 2 && places().has(joined)) || shorts.has(joined)) found = first;
  }
  return found < 0 ? undefined : spanOf(words, found, k, unitOf((words[k] as Word).text));
}

/** The place whose unit ends at the end of word `k`: the unit and the name left of it. */
function withUnit(passage: Passage, k: number, previous: PlaceSpan | undefined): PlaceSpan | undefined {
  const { words, text, start: offset } = passage;
  const { generic, sure, ordinary } = placeWords();
  const word = words[k] as Word;
  if (places().has(word.text)) {
    // 通辽 + 经济 + 技术开发区 is taken up when its last word comes
    return undefined;
  }
  let unit = unitOf(word.text);
  if (!unit || !HAN_ONLY.test(word.text)) return undefined;
  if ((word.tag === 'x' && hasFunctionWord(word.text)) || '各全每'.includes(word.text[0] as string)) return undefined;
  // 经济/技术开发区: the unit itself may be several words
  let first = k;
  const joined = text.slice(Math.max(0, word.end - offset - 10), word.end - offset);
  const longer = unitOf(joined);
  if (longer.length > unit.length) {
    while (first > 0 && word.end - (words[first] as Word).start < longer.length) first--;
    if (word.end - (words[first] as Word).start !== longer.length) return undefined;
    unit = longer;
  }
  const inside = first === k ? word.text.slice(0, word.text.length - unit.length) : '';
  if (first === k && inside && word.tag !== 'x' && word.tag !== 'nr' && word.tag !== 'ns' && word.tag !== 'nz') {
    // a dictionary word (后旗, 新区): its rest may begin with name only if what is left of it is cut to pieces too
    if (unit !== '旗' || !/^[左右前后中]$/.test(inside)) return undefined;
  }
  if (first === k && word.tag === 'ns' && inside && !ordinary.has(word.text)) return spanOf(words, k, k, unit);
  const limit = unit.length > 2 ? 8 : unit === '村' || unit === '嘎查' || unit === '社区' || unit === '街道' ? 6 : 5;
  const floor = previous ? previous.last : -1;
  let begin = first;
  let length = inside.length;
  let unknown = inside ? (word.tag === 'ns' ? 1 : 1.5) : 0;
  let singles = inside.length === 1 ? 1 : 0;
  const anchorable =
    unit.length > 2 ||
    unit === '市' ||
    unit === '省' ||
    unit === '州' ||
    unit === '区' ||
    unit === '县' ||
    unit === '盟';
  while (begin - 1 > floor) {
    const left = words[begin - 1] as Word;
    if (!HAN_ONLY.test(left.text) || !STEM_TAG.test(left.tag)) break;
    if ((generic.has(left.text) && !(unit === '旗' && left.text.length === 1 && length === 1)) || STOP.has(left.text))
      break;
    if (left.tag === 'x' && hasFunctionWord(left.text)) break;
    if (length + left.text.length > limit) break;
    const known = isPlaceWord(left);
    if (known && !anchorable && unitOf(left.text)) break;
    if (
      left.text.length > 1 &&
      /^[vdrpcyiltakmt]/.test(left.tag) &&
      !(left.tag === 'm' && /^第?[一二三四五六七八九十百]+/.test(left.text)) &&
      !(left.tag === 'a' && begin === first)
    )
      break;
    if (left.text.length > 1 && titles().before.has(left.text)) break;
    begin--;
    length += left.text.length;
    if (left.text.length === 1) singles++;
    if (left.tag === 'ns' || left.tag === 'nr' || left.tag === 'nrt' || left.tag === 'x' || left.tag === 'nz')
      unknown += left.text.length > 1 ? 1.5 : 0.7;
    if (left.text.length === 1 && /^[vdrpcu]/.test(left.tag)) unknown -= 0.6;
    if (known) break;
  }
  if (!length) {
    // 通辽 + 市: the place before takes its unit
    if (
      previous &&
      previous.last === first - 1 &&
      !previous.unit &&
      (unit.length > 2 || '省市县区州盟旗'.includes(unit))
    )
      return spanOf(words, previous.first, k, unit);
    return undefined;
  }
  if (
    previous &&
    previous.last === begin - 1 &&
    !previous.unit &&
    (unit.length > 2 || isShortStem(words, begin, first))
  )
    return spanOf(words, previous.first, k, unit);
  // 柳河镇 + 红 + 石岭 + 村: a single character between a place and the name is the name's first
  if (
    previous?.unit &&
    previous.last === begin - 2 &&
    (words[begin - 1] as Word).text.length === 1 &&
    STEM_TAG.test((words[begin - 1] as Word).tag) &&
    !STOP.has((words[begin - 1] as Word).text) &&
    length < limit
  )
    begin--;
  const chained = previous !== undefined && previous.last === begin - 1 && previous.unit !== '';
  // 云溪市, one word that the segmenter made up
  if (first === k && begin === k && word.tag === 'x' && inside.length > 1) unknown += 1;
  if (singles >= 2 && length === singles + 0) unknown += 1;
  const score = unknown + (chained ? 2.5 : 0) + (sure.has(unit) ? 1 : 0) + (length >= 2 ? 0 : -1);
  return score >= 2.2 ? spanOf(words, begin, k, unit) : undefined;
}

function isShortStem(words: readonly Word[], begin: number, first: number): boolean {
  return begin === first && (words[first] as Word).text.length === 1;
}

function spanOf(words: readonly Word[], first: number, last: number, unit: string): PlaceSpan {
  return { start: (words[first] as Word).start, end: (words[last] as Word).end, first, last, unit };
}

/** The segmenter's own words may have a function word in them (这是, 年在). */
function hasFunctionWord(text: string): boolean {
  for (const character of text) if (STOP.has(character) || character === '全') return true;
  return false;
}

const STOP = new Set([
  ...'的了着过和与及或在从由向对为被把将让使到至于是有以等之其各每某这那我你他她它们也都就又再还只不没很最更太住往去来回离近进入出',
  '位于',
  '来自',
  '走进',
  '来到',
  '前往',
  '其中',
  '所有',
  '一个',
  '以及',
  '成为',
  '是从',
  '当地',
  '同村',
  '如今',
  '现在',
  '在',
]);
