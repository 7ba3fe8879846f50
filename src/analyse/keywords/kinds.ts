/** What a word is to its neighbours and to a keyword, read off jieba's tag. */
export const SETTING = {
  start: 0,
  stop: 1,
  mark: 2,
  list: 3,
  open: 4,
  close: 5,
  de: 6,
  joint: 7,
  number: 8,
  other: 9,
  content: 10,
} as const;
export type Setting = (typeof SETTING)[keyof typeof SETTING];

const ONES: Readonly<Record<string, Setting>> = {
  ...ofAll('。！？；', SETTING.stop),
  ...ofAll('，：,:;', SETTING.mark),
  ...ofAll('“‘「『《"', SETTING.open),
  ...ofAll('”’」』》', SETTING.close),
  ...{ '、': SETTING.list, 的: SETTING.de, 地: SETTING.de },
};

function ofAll(characters: string, setting: Setting): Record<string, Setting> {
  return Object.fromEntries(Array.from(characters, (one) => [one, setting]));
}

/** What `word` is to the words beside it. */
export function settingOf(word: string, tag: string): Setting {
  if (word.length === 1) {
    const one = ONES[word];
    if (one !== undefined) return one;
  }
  if (tag === 'p' || tag === 'c') return SETTING.joint;
  if (tag === 'm') return SETTING.number;
  return CONTENT.has(tag) && isContent(word, tag) ? SETTING.content : SETTING.other;
}

const CONTENT = new Set('n nr nrt nrfg ns nt nz ng vn v x j l i an a ad b zg k eng vg g q s t'.split(' '));
const NUMERAL = new Set(
  Array.from('0123456789０１２３４５６７８９一二三四五六七八九十百千万亿两几', (one) => one.charCodeAt(0)),
);

/** 全旗, 我市, 各镇: no one's name, and no part of a term. */
const VAGUE = /^[全各本我该][省市县区旗盟州镇乡村校国]$/;

/** What the segmenter makes up is no word where one of these stands in it (和普京, 为功). */
const FUNCTION = new Set(
  Array.from(
    '的了着过和与及或在由向对为被把将让使到于是有以等之其这那我你他她它也都就又再还只不没很去来要更每各',
    (one) => one.charCodeAt(0),
  ),
);

function isContent(word: string, tag: string): boolean {
  const code = word.charCodeAt(0);
  if (!(code >= 0x3400 && code <= 0x9fff) && !(tag === 'eng' && word.length > 1)) return false;
  if (tag === 'x') for (let i = 0; i < word.length; i++) if (FUNCTION.has(word.charCodeAt(i))) return false;
  return !NUMERAL.has(code) && !VAGUE.test(word);
}

/** The kinds of words that weigh differently, by jieba's tag; 0 for every other. */
export const KINDS: ReadonlyMap<string, number> = new Map(
  [
    ['n', 'nt'],
    ['nz'],
    ['j'],
    ['eng'],
    ['nr', 'nrt', 'nrfg'],
    ['ns'],
    ['an'],
    ['vn'],
    ['x'],
    ['l', 'i'],
    ['v'],
    ['a'],
    ['ad'],
  ].flatMap((tags, i) => tags.map((tag) => [tag, i + 1] as const)),
);
