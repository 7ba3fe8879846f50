import { lazily, wordsByKind } from '../../lexicon/lexicon.js';
import { rows } from '../../lexicon/rows.js';

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
    unitEnds: lastUnits(list('unit')),
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
    knownEnds: lastUnits(list('known')),
    headEnds: lastUnits(list('head')),
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

/** The last UTF-16 unit of each word: most other words are told from them by one look here. */
function lastUnits(words: ReadonlySet<string>): ReadonlySet<number> {
  return new Set(Array.from(words, (word) => word.charCodeAt(word.length - 1)));
}

export interface NameOdds {
  readonly surname: number;
  readonly first: number;
  readonly second: number;
  readonly only: number;
}

/** For each character the natural logarithms of how much likelier it is in a name than in running text. */
export const nameOdds = lazily(() => {
  const odds = new Map<string, NameOdds>();
  for (const [character = '', surname, first, second, only] of rows('name-characters')) {
    odds.set(character, {
      surname: Number(surname) / 10,
      first: Number(first) / 10,
      second: Number(second) / 10,
      only: Number(only) / 10,
    });
  }
  return odds;
});

export const notPersons = lazily(() => wordsByKind('not-persons').get('word') ?? new Set<string>());

/** Characters that write foreign names by sound. */
export const soundCharacters = lazily(() => new Set([...(wordsByKind('not-persons').get('sound') ?? [])].join('')));
