import { lazily } from './lexicon.js';
import { phraseList, phrasesOf } from './phrase-list.js';
import { rows } from './rows.js';

/** A province, prefecture or county of mainland China, as it is or was in force. */
export interface Division {
  /** Its full name. */
  readonly name: string;
  readonly level: 'province' | 'prefecture' | 'county';
  /** The full name of its province; a province's is its own. */
  readonly province: string;
  /** The full name of a county's prefecture, and of a prefecture itself; undefined where it has none. */
  readonly prefecture: string | undefined;
  /** The code of a county that is in force, by GB/T 2260. */
  readonly code?: string;
  /** It is so no more: renamed, raised, abolished, or moved to another province or prefecture. */
  readonly past: boolean;
}

/** All divisions by full name (长安区: four of them) and by short names (河北, 张家口, 恩施州). Reads divisions.tsv once and takes it apart: for a name in the copy ask `namedDivisions`. */
export const divisions = lazily((): ReadonlyMap<string, readonly Division[]> => {
  const found = new Map<string, Division[]>();
  const seen = new Set<string>();
  const add = (division: Division) => {
    const { name, level, province, prefecture } = division;
    const key = `${name} ${province} ${prefecture}`;
    if (!name || seen.has(key)) return;
    seen.add(key);
    for (const form of [name, ...shortNames(name, level)]) {
      const same = found.get(form);
      if (same) same.push(division);
      else found.set(form, [division]);
    }
  };
  for (const [code, province = '', under, counties = ''] of rows('divisions')) {
    const past = code === 'was';
    const prefecture = under === '-' ? undefined : under;
    if (!past) add({ name: province, level: 'province', province, prefecture: undefined, past });
    if (prefecture) add({ name: prefecture, level: 'prefecture', province, prefecture, past });
    for (const county of counties.split(' '))
      add(
        past
          ? { name: county, level: 'county', province, prefecture, past }
          : {
              name: county.slice(2),
              level: 'county',
              province,
              prefecture,
              code: `${code}${county.slice(0, 2)}`,
              past,
            },
      );
  }
  return found;
});

/** The towns, townships and sub-districts by name, those of minorities by a short one too, each with the codes of the counties that have one of that name. Reads towns.tsv once and takes it apart: for one name ask `countiesOfTown`. */
export const towns = lazily((): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const [county = '', names = ''] of rows('towns')) {
    for (const full of names.split(' ')) {
      // 芭蕉乡 for 芭蕉侗族乡
      const short = full.endsWith('族乡') ? full.replace(PEOPLES_BEHIND, '乡') : full;
      for (const name of short === full ? [full] : [full, short]) {
        const same = found.get(name);
        if (same) same.push(county);
        else found.set(name, [county]);
      }
    }
  }
  return found;
});

/** Finds the names of divisions, but short ones of counties and such as any city may use of its parts; what could be two levels at once (吉林, 海南) is both. */
export const namedDivisions = lazily(() =>
  phraseList(divisionsLexicon, ([, ...readings]) =>
    readings.map((reading): Division => {
      const [name = '', level, province = '', prefecture, code, past] = reading.split(' ');
      return {
        ...{ name, level: level as Division['level'], province, prefecture: prefecture || undefined },
        ...(code && { code }),
        past: past === 'was',
      };
    }),
  ),
);

export const divisionsLexicon = phrasesOf('divisions', ['divisions.tsv', 'divisions.ts'], () =>
  [...divisions()].flatMap(([form, list]) => {
    const own = list.some(({ level, name }) => level !== 'county' || name === form || /[州县旗]$/.test(form));
    if (!own || ANY.test(form)) return [];
    const readings = list.map(({ name, level, province, prefecture = '', code = '', past }) =>
      [name, level, province, prefecture, code, past ? 'was' : ''].join(' '),
    );
    return [[form, ...readings].join('\t')];
  }),
);

/** A range of mountains, and districts whose names any city may use of its parts. */
const ANY =
  /^大兴安岭$|^(?:城|郊|矿|新|老城|古城|新城|市中|港口|海港|城[东西南北中关厢]|[东西南北]|[东西南北]城|江[东西南北]|河[东西南北]|中心|新市|开发|临港|高新|新华|和平|铁西|铁东|桥东|桥西)区$/;

/** The codes of the counties that have a town, township or sub-district of this name. */
export function countiesOfTown(name: string): readonly string[] {
  return townList().get(name) ?? [];
}

const townList = lazily(() => phraseList(townsLexicon, ([, ...counties]) => counties));

export const townsLexicon = phrasesOf('towns', ['towns.tsv', 'divisions.ts'], () =>
  Array.from(towns(), ([name, counties]) => [name, ...counties].join('\t')),
);

/** What a division is called for short: 湖北, 内蒙古, 恩施 and 恩施州, 恭城 and 恭城县. */
function shortNames(name: string, level: Division['level']): string[] {
  const [, stem = '', peoples = '', unit = ''] = NAME.exec(name) ?? [];
  const plain = /[省市州县区旗盟]$/.exec(unit)?.[0] ?? '';
  if (peoples || unit.startsWith('自治')) {
    if (stem.length < 2) return [];
    return level === 'province' ? [stem, `${stem}自治区`] : [stem, stem + plain];
  }
  // a district and a county of two characters are never called by one
  return stem.length < 2 || unit === '区' ? [] : [stem];
}

const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺';
const NAME = new RegExp(
  `^(\\p{Script=Han}+?)((?:(?:${PEOPLES})族|各族|维吾尔|哈萨克|蒙古(?=自治[州县])|柯尔克孜(?=自治))*)(自治[区州县旗]|特区|林区|地区|[省市县区旗盟])$`,
  'u',
);
const PEOPLES_BEHIND = new RegExp(`(?:(?:${PEOPLES})族)+乡$`, 'u');
