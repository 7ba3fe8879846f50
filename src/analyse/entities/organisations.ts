import type { Word } from '../segmenter.js';
import { GATE, gates } from './gates.js';
import { organisationWords, places, placeWords, titles } from './lists.js';
import type { Passage } from './passages.js';
import type { PlaceSpan } from './place-units.js';
import { isPlaceWord } from './place-word.js';

/** A span that names an organisation, in words `first`–`last` of its passage. */
export interface OrganisationSpan {
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

/** The longest that the name of an organisation grows, in characters. */
const LONGEST = 28;

/** The organisations of `passage` in text order, without overlap; they begin with the place that they belong to, if one stands there. */
export function organisationSpans(passage: Passage, places: readonly PlaceSpan[]): OrganisationSpan[] {
  const { words } = passage;
  const found: OrganisationSpan[] = [];
  const gate = gates();
  let near: Neighbours | undefined;
  for (let k = 0; k < words.length; k++) {
    const { text } = words[k] as Word;
    const ends = (gate[text.charCodeAt(text.length - 1)] as number) & (GATE.known | GATE.head);
    const head = ends ? headAt(words, k, ends) : undefined;
    if (!head) continue;
    near ??= neighboursOf(places);
    const previous = found.at(-1);
    const span = grow(passage, k, head, near, previous);
    if (!span) continue;
    while (found.length && (found.at(-1) as OrganisationSpan).end > span.start) found.pop();
    found.push(span);
  }
  return found;
}

/** The places of a passage by words. */
interface Neighbours {
  /** By their last words. */
  readonly placeAt: ReadonlyMap<number, PlaceSpan>;
  /** By each of their words. */
  readonly placeOf: ReadonlyMap<number, PlaceSpan>;
}

function neighboursOf(places: readonly PlaceSpan[]): Neighbours {
  const placeAt = new Map<number, PlaceSpan>();
  const placeOf = new Map<number, PlaceSpan>();
  for (const place of places) {
    placeAt.set(place.last, place);
    for (let i = place.first; i <= place.last; i++) placeOf.set(i, place);
  }
  return { placeAt, placeOf };
}

interface Head {
  /** The first word of the head. */
  readonly first: number;
  /** The word says itself which organisation it is (国务院, 清华大学); false: it needs what stands before it. */
  readonly whole: boolean;
}

/** The head that ends with word `k`, whose last unit has the bits `ends` of GATE. */
function headAt(words: readonly Word[], k: number, ends: number): Head | undefined {
  const { known, heads, generic } = organisationWords();
  const word = words[k] as Word;
  if (ends & GATE.known) {
    if (known.has(word.text)) return { first: k, whole: true };
    const two = words[k - 1] && (words[k - 1] as Word).text + word.text;
    if (two && known.has(two)) return { first: k - 1, whole: true };
  }
  if (!(ends & GATE.head)) return undefined;
  if (NO_HEAD.test(word.text)) return undefined;
  let longest = '';
  for (let length = Math.min(6, word.text.length); length > 0 && !longest; length--) {
    const tail = word.text.slice(-length);
    if (heads.has(tail)) longest = tail;
  }
  if (!longest) return undefined;
  const rest = word.text.slice(0, word.text.length - longest.length);
  if (longest.length === 1) {
    // 局, 厅, 队, 厂 alone or at the end of any word: only in words that jieba knows as organisations, or alone
    if (rest && word.tag !== 'nt' && !generic.has(rest) && !ONE.has(longest)) return undefined;
    if (rest.length === 1 && word.tag !== 'nt') return undefined;
  }
  if (!rest || generic.has(rest)) return { first: k, whole: false };
  if (word.tag === 'nt' && rest.length >= 2 && !GENERIC_NT.test(word.text)) return { first: k, whole: true };
  return { first: k, whole: false };
}

const NO_HEAD =
  /关系$|联系$|体系$|[东南西北中全]部$|干部$|内部$|外部$|民间组织$|组织$(?<!世界组织|条约组织)|格局$|布局$|结局$|当局$|社会$|全社$|旅行社$|车队$|军队$|部队$|乐队$|球队$|一系$|派系$|部署$|签署$/;
const ONE = new Set(['局', '厅', '部', '署']);
/** After no more than the name of a country or region these are any of their kind (美国公司). */
const ANY = new Set([
  '公司',
  '集团',
  '部队',
  '工厂',
  '学校',
  '医院',
  '银行',
  '酒店',
  '宾馆',
  '饭店',
  '商场',
  '超市',
  '农场',
  '部',
  '组织',
  '系',
  '社',
  '处',
  '证券',
  '保险',
  '政府',
  '石油',
  '石化',
  '矿业',
  '实验室',
]);
const GENERIC_NT = /^(?:人民|中级|高级|综合|联合|代表|工作|海关|地方|国家(?:机关|队))/;
const RUN_TAG = /^(?:n|nr|ns|nz|nt|nrt|vn|j|b|l|x|m|ng|g|eng|an|a|zg|i|t|s|v|nrfg|d|f)$/;
const HAN = /^[\p{Script=Han}A-Za-z·]+$/u;

function grow(
  { words }: Passage,
  k: number,
  head: Head,
  { placeAt, placeOf }: Neighbours,
  previous: OrganisationSpan | undefined,
): OrganisationSpan | undefined {
  const { stop, generic } = organisationWords();
  const end = (words[k] as Word).end;
  const done = (first: number): OrganisationSpan => ({ start: (words[first] as Word).start, end, first, last: k });
  let first = head.first;
  // an organisation right before it: the two are one (科左后旗公安局 + 交通管理大队)
  for (let i = first, steps = 0; steps < 6; steps++) {
    if (previous && previous.last === i - 1 && end - previous.start <= LONGEST) return done(previous.first);
    const place = placeAt.get(i - 1);
    if (place) {
      if (i === head.first && place.unit === '' && ANY.has((words[k] as Word).text)) break;
      if (end - place.start > LONGEST) break;
      // 市公安局 + 黄州分局
      if (previous && previous.last === place.first - 1 && end - previous.start <= LONGEST) return done(previous.first);
      if (first - i > 0 || head.first === i || !head.whole) return done(leftmost(place, placeAt, words, end));
    }
    const inPlace = placeOf.get(i - 1);
    if (inPlace) break;
    const left = words[i - 1];
    if (!left || !HAN.test(left.text) || !RUN_TAG.test(left.tag)) break;
    if (stop.has(left.text) || titles().before.has(left.text)) break;
    if (head.whole && first === i) break;
    if (/^[vdaftsi]$/.test(left.tag) && !MODIFIER.has(left.text)) break;
    if (left.text.length === 1 && !/^(?:n|nr|j|m|ng|b|zg|x)$/.test(left.tag)) break;
    i--;
    if (end - (words[i] as Word).start > 18) break;
    if (isProper(words[i] as Word) && !generic.has(left.text)) first = i;
  }
  if (head.whole) return done(first);
  if (first < head.first) return done(first);
  // 旗财政局, 村党支部: the level stands for the place
  const left = words[head.first - 1];
  const own = words[k] as Word;
  if (left && LEVELS.has(left.text) && own.text.length > 1 && own.text.length <= 5 && !LEVELS.has(own.text)) {
    const before = words[head.first - 2];
    if (!before || !/^[全各该本每]$/.test(before.text)) return done(head.first - 1);
  }
  return undefined;
}

/** The first word of the chain of places that ends with `place` (开鲁县 + 麦新镇). */
function leftmost(
  place: PlaceSpan,
  placeAt: ReadonlyMap<number, PlaceSpan>,
  words: readonly Word[],
  end: number,
): number {
  let now = place;
  for (;;) {
    const left = placeAt.get(now.first - 1);
    if (!left || end - (words[left.first] as Word).start > LONGEST) return now.first;
    now = left;
  }
}

function isProper(word: Word): boolean {
  if (word.text.length < 2) return false;
  if (isPlaceWord(word)) return true;
  return (
    (word.tag === 'x' || word.tag === 'nz') &&
    !places().has(word.text) &&
    !placeWords().ordinary.has(word.text) &&
    word.text.length <= 4
  );
}

const LEVELS = new Set([...'省市县区旗盟州镇乡村']);
const MODIFIER = new Set([
  ...[
    '发展',
    '开发',
    '管理',
    '服务',
    '建设',
    '投资',
    '保护',
    '培训',
    '研究',
    '教育',
    '监督',
    '检察',
    '科学',
    '技术',
    '现代',
    '国际',
    '联合',
    '综合',
    '第一',
    '第二',
    '第三',
    '第四',
    '第五',
    '第六',
    '第七',
    '第八',
    '第九',
    '第十',
    '检验',
    '检疫',
    '监测',
    '设计',
    '勘察',
    '勘测',
    '规划',
    '测绘',
    '运输',
    '制造',
    '加工',
    '养殖',
    '种植',
    '生产',
    '贸易',
    '食品',
    '创业',
    '创新',
    '指导',
    '调查',
    '协调',
    '领导',
    '志愿',
    '友好',
    '对外',
    '进出口',
    '出版',
    '发行',
    '印刷',
    '广播',
    '表演',
    '演出',
    '附属',
    '直属',
    '新闻',
    '执法',
    '保障',
    '保险',
    '改革',
    '退役',
    '应急',
    '先进',
    '高等',
    '南方',
    '北方',
    '东方',
    '西部',
    '东部',
    '中部',
    '南部',
    '北部',
    '青年',
    '少年',
    '老年',
  ],
]);
