import { type ArrayLexicon, arraysOf } from './arrays.js';
import { lazily, wordsByKind } from './lexicon.js';
import { rows } from './rows.js';
import { oddsOf, parseTrees, treeArrays, treesOf } from './trees.js';

/** What is known of words as keywords: how much likelier one of a body stands in its headline than the average word, as log odds. */
export interface KeywordWords {
  /** The bits of WORD and the log odds, to be read by `ownOdds` and `classOdds`; 0 where nothing is known. */
  of(word: string): number;
  /** Of words that begin, that end with a UTF-16 unit. */
  beginning(unit: number): number;
  ending(unit: number): number;
}

export const WORD = {
  /** It has log odds of its own. */
  known: 1,
  /** It is no keyword by itself: boilerplate of news copy; … */
  stop: 2,
  /** … or it fits any story. */
  general: 4,
} as const;

/** What `of` returns of a word: `own` and `ofClass` are ten times log odds, whole. */
export function packFacts(bits: number, own: number, ofClass: number): number {
  return (own << 16) | ((ofClass & 0xff) << 8) | bits;
}

/** The log odds of the word itself, 0 without WORD.known. */
export function ownOdds(facts: number): number {
  return (facts >> 16) / 10;
}

/** Those of all words that stand in such company (see scripts/entities/clusters.mjs), 0 where its class is not known. */
export function classOdds(facts: number): number {
  return ((facts << 16) >> 24) / 10;
}

/** The words of keyword-odds.tsv and keyword-stop.tsv. */
export const keywordWords = lazily((): KeywordWords => {
  const { keys, values, beginnings, endings } = arraysOf(keywordLexicon);
  const last = keys.length - 1;
  return {
    of(word) {
      const key = keyOf(word);
      for (let slot = key & last; ; slot = (slot + 1) & last) {
        const found = keys[slot] as number;
        if (found === key) return values[slot] as number;
        if (found === 0) return 0;
      }
    },
    beginning: (unit) => (beginnings[unit - FIRST_HAN] ?? 0) / 10,
    ending: (unit) => (endings[unit - FIRST_HAN] ?? 0) / 10,
  };
});

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** Not 0. Two words of the lists have never the same: `make` sees to that. */
function keyOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash | 0 || 1;
}

type Filed = {
  /** With open addressing; 0 is an empty slot. */
  readonly keys: Int32Array;
  readonly values: Int32Array;
  /** Ten times the log odds of each Han. */
  readonly beginnings: Int8Array;
  readonly endings: Int8Array;
};

export const keywordLexicon: ArrayLexicon<Filed> = {
  name: 'keyword-words',
  sources: ['keyword-odds.tsv', 'keyword-stop.tsv', 'keywords.ts'],
  make() {
    const values = new Map<string, number>();
    const beginnings = new Int8Array(LAST_HAN + 1 - FIRST_HAN);
    const endings = new Int8Array(LAST_HAN + 1 - FIRST_HAN);
    for (const [word = '', odds = '', ofClass = ''] of rows('keyword-odds')) {
      if (word.length === 2 && word[0] === '-') endings[word.charCodeAt(1) - FIRST_HAN] = Number(odds);
      else if (word.length === 2 && word[1] === '-') beginnings[word.charCodeAt(0) - FIRST_HAN] = Number(odds);
      else values.set(word, packFacts(odds ? WORD.known : 0, Number(odds), Number(ofClass)));
    }
    for (const [kind, words] of wordsByKind('keyword-stop')) {
      for (const word of words)
        values.set(word, (values.get(word) ?? 0) | (kind === 'general' ? WORD.general : WORD.stop));
    }
    const slots = 2 ** Math.ceil(Math.log2(values.size) + 0.5);
    const filed = { keys: new Int32Array(slots), values: new Int32Array(slots), beginnings, endings };
    for (const [word, value] of values) {
      const key = keyOf(word);
      let slot = key & (slots - 1);
      for (; filed.keys[slot]; slot = (slot + 1) & (slots - 1))
        if (filed.keys[slot] === key) throw new Error(`keyword-odds.tsv: ${word} has the key of another word`);
      filed.keys[slot] = key;
      filed.values[slot] = value;
    }
    return filed;
  },
};

/** The weights of a first, quick judgement of keywords (see BASE in analyse/keywords/traits), as log odds. Reads keyword-weights.tsv once. */
export const keywordWeights = lazily(
  (): ReadonlyMap<string, number> =>
    new Map(rows('keyword-weights').map(([name = '', weight]) => [name, Number(weight)])),
);

/** The log odds that a word of a body stands in the headline, from its traits (see TRAITS in analyse/keywords/traits); from keyword-trees.tsv. */
export function keywordOdds(traits: ArrayLike<number>): number {
  return oddsOf(trees(), traits);
}

const trees = lazily(() => treesOf(arraysOf(treesLexicon)));

export const treesLexicon: ArrayLexicon = {
  name: 'keyword-trees',
  sources: ['keyword-trees.tsv', 'trees.ts'],
  make() {
    const [[, bias] = [], ...list] = rows('keyword-trees');
    return treeArrays(
      parseTrees(
        bias as string,
        list.map(([, nodes]) => nodes as string),
      ),
    );
  },
};
