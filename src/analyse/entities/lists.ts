import { lazily, wordsByKind } from '../../lexicon/lexicon.js';

/** The word lists of the entity rules, each read when it is first asked for. */
export const places = lazily(() => {
  const kinds = wordsByKind('places');
  return new Set([...kinds.values()].flatMap((names) => [...names]));
});

/** The last two characters of each known place. */
export const placeEnds = lazily(() => new Set([...places()].map((place) => place.slice(-2))));

export const placeWords = lazily(() => {
  const kinds = wordsByKind('place-words');
  const list = (kind: string) => kinds.get(kind) ?? new Set<string>();
  return {
    units: [...list('unit')].sort((a, b) => b.length - a.length),
    sure: list('sure'),
    generic: list('generic'),
    ordinary: list('ordinary'),
  };
});

export const organisationWords = lazily(() => {
  const kinds = wordsByKind('organisations');
  const list = (kind: string) => kinds.get(kind) ?? new Set<string>();
  return {
    known: list('known'),
    heads: list('head'),
    generic: list('generic'),
    stop: list('stop'),
  };
});

export const titles = lazily(() => {
  const kinds = wordsByKind('titles');
  const list = (kind: string) => kinds.get(kind) ?? new Set<string>();
  return {
    reporter: list('reporter'),
    before: list('before'),
    last: list('last'),
    after: list('after'),
    speech: list('speech'),
    kin: list('kin'),
  };
});

/** Surnames that so many have that people are called by them: 小张, 王叔. */
export const OFTEN_SURNAMES: ReadonlySet<string> = new Set(
  '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任姚卢姜崔谭陆汪范石廖贾夏韦邹孟熊秦邱尹薛闫段雷侯龙史陶贺顾郝龚邵严武',
);

export const notPersons = lazily(() => wordsByKind('not-persons').get('word') ?? new Set<string>());

/** Characters that write foreign names by sound. */
export const soundCharacters = lazily(() => new Set([...(wordsByKind('not-persons').get('sound') ?? [])].join('')));
