import { isGeneric, lastOf, type Pair, type Setting } from './setting.js';

/** How much two settings have in common. */
export interface Likeness {
  /** Characters that both have right before the figure, and right behind it; `…Content` without generic ones. */
  readonly suffix: number;
  readonly suffixContent: number;
  readonly prefix: number;
  readonly prefixContent: number;
  /** The share of the lesser setting's pairs that both have, by weight. */
  readonly covered: number;
  /** The weight of the pairs that both have. */
  readonly shared: number;
  /** All of this in one number, from 0 to about 24. */
  readonly score: number;
}

/** Compares two of the settings that `weights` were made of. */
export function likeness(a: Setting, b: Setting, weights: PairWeights): Likeness {
  const suffix = commonSuffix(a.before, b.before);
  const prefix = commonPrefix(a.after, b.after);
  const suffixContent = content(a.before.slice(a.before.length - suffix));
  const prefixContent = content(a.after.slice(0, prefix));
  let shared = 0;
  const [few, many] = a.pairs.size < b.pairs.size ? [a.pairs, b.pairs] : [b.pairs, a.pairs];
  for (const pair of few) if (many.has(pair)) shared += weights.of.get(pair) ?? 1;
  const weightA = weights.total.get(a) ?? 0;
  const weightB = weights.total.get(b) ?? 0;
  const covered = shared / Math.max(1, Math.min(weightA, weightB));
  return {
    suffix,
    suffixContent,
    prefix,
    prefixContent,
    covered,
    shared,
    score:
      Math.min(6, 0.4 * suffix + 0.6 * suffixContent) +
      Math.min(6, 0.4 * prefix + 0.6 * prefixContent) +
      6 * covered +
      Math.min(6, shared),
  };
}

/** Do the two settings share anything: a neighbouring character, or a pair? Quick, for most figures do not. */
export function haveInCommon(a: Setting, b: Setting): boolean {
  if (a.before !== '' && a.before.at(-1) === b.before.at(-1)) return true;
  if (a.after !== '' && a.after[0] === b.after[0]) return true;
  const [few, many] = a.pairs.size < b.pairs.size ? [a.pairs, b.pairs] : [b.pairs, a.pairs];
  for (const pair of few) if (many.has(pair)) return true;
  return false;
}

/** How much each pair of characters says, and all pairs of a setting together: what all settings have says little. */
export interface PairWeights {
  readonly of: ReadonlyMap<Pair, number>;
  readonly total: ReadonlyMap<Setting, number>;
}

/** A pair weighs the less, the more of the settings have it. */
export function pairWeights(settings: readonly Setting[]): PairWeights {
  const of = new Map<Pair, number>();
  for (const { pairs } of settings) for (const pair of pairs) of.set(pair, (of.get(pair) ?? 0) + 1);
  for (const [pair, count] of of) of.set(pair, 1 / Math.log2(1 + count));
  const total = new Map<Setting, number>();
  for (const setting of settings) {
    let sum = 0;
    for (const pair of setting.pairs) sum += of.get(pair) as number;
    total.set(setting, sum);
  }
  return { of, total };
}

/** How many of the word sets below have different words in the two settings, and how many a word in one of them only. */
export function contrasts(a: Setting, b: Setting): { clashes: number; oneSided: number } {
  let clashes = 0;
  let oneSided = 0;
  for (const set of CONTRASTS) {
    const [x, y] = [chosen(a, set), chosen(b, set)];
    if (x === y) continue;
    if (x !== '' && y !== '') clashes++;
    else oneSided++;
  }
  return { clashes, oneSided };
}

/** Does one of the settings speak of a part of something, and the other not? */
export function onePart(a: Setting, b: Setting): boolean {
  return (lastOf(a.before, PART) === '') !== (lastOf(b.before, PART) === '');
}

const PART = ['其中', '包括'];

/** Sets of words of which a fact has one: two settings with different ones speak of different facts. */
const CONTRASTS = [
  '同比 环比',
  '进出口 进口 出口',
  '增长 下降 上涨 上升 回落 加快 放缓 收窄 扩大 减少 增加 提高 降低 增速 降幅 涨幅 高于 低于 占',
  '城镇 农村 城市 乡村',
  '男子 女子 男性 女性',
  '第一产业 第二产业 第三产业',
  '东部 中部 西部 东北',
  '发电 用电 装机',
  '收入 支出 利润 营收 增加值 产值 投资 消费 零售 产量 销量 面积 总额 余额 税 贷款 存款 价格 指数',
  '铁路 公路 水路 民航 航空 水运 港口',
  '死亡 受伤 失踪 被困 遇难 转移 撤离',
  '去年 上年 今年 明年 前年 上月 上季度',
  '最高 最低',
  '国有 民营 外资 私营',
  '金牌 银牌 铜牌 奖牌',
  '制造业 服务业 建筑业 农业 采矿业 房地产',
  '新增 累计 总',
  '国内 国际 境外 入境 出境',
  '汽车 乘用车 新能源 商用车',
].map((set) => set.split(' '));

/** How many characters before the figure a word that qualifies it stands at most. */
const NEAR = 16;

function chosen({ before, after }: Setting, set: readonly string[]): string {
  return lastOf(before.slice(-NEAR), set) || (set.find((word) => after.includes(word)) ?? '');
}

function commonSuffix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function content(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (!isGeneric(text.charCodeAt(i))) count++;
  return count;
}
