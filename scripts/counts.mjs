// What the trainers of words share: counts of characters, pairs and triples, and a random number that is the same each time.
import { goTogether, isHanSymbol, roughly, symbolOf } from '../dist/lexicon/han-ngrams.js';

/** Pairs and triples of fewer places are left out of han-ngrams.bin. */
const WITNESSES = 2;

/** How often each symbol, pair and triple stands in `texts`: `pairs` and `triples` by their symbols as digits to base 65,536. */
export function countOf(texts) {
  const counts = { singles: new Map(), pairs: new Map(), triples: new Map() };
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const text of texts) {
    let [one, two] = [0, 0];
    for (let i = 0; i < text.length; i++) {
      const three = symbolOf(text.charCodeAt(i));
      if (three || two) {
        add(counts.singles, three);
        add(counts.pairs, two * 65536 + three);
        if (isHanSymbol(two)) add(counts.triples, (one * 65536 + two) * 65536 + three);
      }
      [one, two] = [two, three];
    }
  }
  return counts;
}

/** How many characters `counts` are of. */
export function totalOf({ singles }) {
  return [...singles.values()].reduce((sum, n) => sum + n, 0);
}

/** Does the file have the count of such a pair or triple? */
export function isKept(count) {
  return count >= WITNESSES;
}

/** The counts of `whole` without those of `part`, as the rules see them (Ngrams): unseen text has no more. */
export function without(whole, part) {
  const get = (map, key) => {
    const left = (whole[map].get(key) ?? 0) - (part[map].get(key) ?? 0);
    return map === 'singles' ? left : isKept(left) ? roughly(left) : 0;
  };
  const total = totalOf(whole) - totalOf(part);
  const single = (one) => get('singles', one);
  const pair = (one, two) => get('pairs', one * 65536 + two);
  return {
    ...{ total, single, pair },
    goingWith: (before, behind, ones) => {
      const goes = (one, two) => one && two && goTogether(pair(one, two), single(one), single(two), total);
      return [...ones].filter((one) => goes(before, one) || goes(one, behind));
    },
    triple: (one, two, three) => get('triples', (one * 65536 + two) * 65536 + three),
  };
}

/** `list` in so many parts as `count`, each of neighbours: what was written in the same days stays together. */
export function partsOf(list, count) {
  return Array.from({ length: count }, (_, part) =>
    list.slice(Math.floor((part * list.length) / count), Math.floor(((part + 1) * list.length) / count)),
  );
}

/** Numbers from 0 up to 1, the same for the same seed. */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
