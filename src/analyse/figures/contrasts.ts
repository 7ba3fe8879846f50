import type { Setting } from './setting.js';

/** How many of the sets of contrasts have different words in the two settings, and how many a word in one of them only. */
export function contrasts(a: Contrasts, b: Contrasts): { clashes: number; oneSided: number } {
  let clashes = 0;
  let oneSided = 0;
  for (let set = 0; set < CONTRASTS.length; set++) {
    const [x, y] = [a[set], b[set]];
    if (x === y) continue;
    if (x !== undefined && y !== undefined) clashes++;
    else oneSided++;
  }
  return { clashes, oneSided };
}

/** The word of each set of contrasts that a setting has. */
export type Contrasts = readonly (string | undefined)[];

/** Of each set, the word that stands last before the figure, not far off; where there is none, the first behind it. */
export function contrastsOf({ before, after }: Setting): Contrasts {
  const found: (string | undefined)[] = [];
  for (let at = after.length - 1; at >= 0; at--) lookAt(after, at, found);
  for (let at = Math.max(0, before.length - NEAR); at < before.length; ) at += lookAt(before, at, found);
  return found;
}

/** Notes the words of the sets that begin at `at`; how far to go on, so that 进出口 is no 出口. */
function lookAt(text: string, at: number, found: (string | undefined)[]): number {
  let length = 1;
  for (const { word, set } of BEGINNING.get(text.charCodeAt(at)) ?? []) {
    if (!text.startsWith(word, at)) continue;
    found[set] = word;
    length = word.length;
  }
  return length;
}

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

/** The words of the sets by the character that they begin with, the longest last. */
const BEGINNING = new Map<number, { word: string; set: number }[]>();
for (const [set, words] of CONTRASTS.entries()) {
  for (const word of words.toSorted((a, b) => a.length - b.length)) {
    const first = word.charCodeAt(0);
    const list = BEGINNING.get(first);
    if (list) list.push({ word, set });
    else BEGINNING.set(first, [{ word, set }]);
  }
}

/** How many characters before the figure a word that qualifies it stands at most. */
const NEAR = 16;
