/** Length of the character grams that are compared. */
const GRAM = 6;
/** Of so many grams on end one is kept: two texts that share WINDOW + GRAM - 1 characters on end share one of them. */
const WINDOW = 8;
/** A gram that stands in as many texts is a phrase of the trade and tells nothing. */
const COMMON = 12;
/** So many earlier texts, those with the most grams in common, are worth a closer look. */
const CLOSEST = 4;

/**
 * Finds, among texts that are handed in one by one, earlier ones that may be near copies. Time and space are linear in
 * the texts' lengths: winnowed grams (S. Schleimer, D. Wilkerson, A. Aiken, Winnowing, SIGMOD 2003) with capped lists.
 */
export interface Candidates {
  /** Adds a text, which gets the next number from 0; returns the numbers of earlier texts that share grams with it. */
  add(text: string): number[];
}

export function candidates(): Candidates {
  const lists = new Map<number, number[]>();
  let count = 0;
  return {
    add(text) {
      const own = count;
      count += 1;
      const grams = winnow(text);
      const shared = new Map<number, number>();
      for (const gram of grams) {
        const list = lists.get(gram);
        if (!list) lists.set(gram, [own]);
        else if (list.length < COMMON) {
          for (const other of list) shared.set(other, (shared.get(other) ?? 0) + 1);
          list.push(own);
        }
      }
      const enough = grams.size <= 16 ? 1 : grams.size / 6;
      return [...shared]
        .filter(([, common]) => common >= enough)
        .sort(([a, m], [b, n]) => n - m || a - b)
        .slice(0, CLOSEST)
        .map(([other]) => other);
    },
  };
}

/** The smallest hash of every window of grams. */
function winnow(text: string): Set<number> {
  const kept = new Set<number>();
  const hashes: number[] = [];
  for (let i = 0; i + GRAM <= text.length; i += 1) {
    let hash = 0x811c9dc5;
    for (let j = i; j < i + GRAM; j += 1) hash = Math.imul(hash ^ text.charCodeAt(j), 0x01000193);
    hash ^= hash >>> 15;
    hashes.push(Math.imul(hash, 0x2c1b3c6d) >>> 0);
  }
  for (let i = 0; i + WINDOW <= hashes.length; i += 1) {
    let least = hashes[i] as number;
    for (let j = i + 1; j < i + WINDOW; j += 1) least = Math.min(least, hashes[j] as number);
    kept.add(least);
  }
  return kept;
}
