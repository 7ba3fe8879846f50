/**
 * The pairs of neighbouring characters in a group of settings, by number: arrays of small numbers are held against each other
 * much faster than sets of strings.
 */
export interface PairBook {
  /** The numbers of the pairs in either of two texts, each once, without those of two generic characters. */
  pairsOf(before: string, after: string): readonly number[];
  /** For the numbers of one setting at a time; all 0 when nobody works with it. */
  readonly marks: number[];
}

/** A book for texts that have `most` pairs together. */
export function pairBook(most: number): PairBook {
  let bits = 6;
  while (1 << bits < 2 * most) bits++;
  const size = 1 << bits;
  // plain arrays: the memory of typed ones is not the heap's, and dear to get for as few as these
  const keys = zeros(size);
  const numbers = zeros(size);
  // which call of pairsOf met a number last
  const met = zeros(most);
  let calls = 0;
  let known = 0;
  const numberOf = (key: number): number => {
    let at = Math.imul(key, GOLDEN) >>> (32 - bits);
    for (; keys[at] !== 0; at = (at + 1) & (size - 1)) if (keys[at] === key) return numbers[at] as number;
    keys[at] = key;
    numbers[at] = known;
    return known++;
  };
  const add = (part: string, out: number[]): void => {
    if (part.length < 2) return;
    let first = part.charCodeAt(0);
    for (let i = 1; i < part.length; i++) {
      const second = part.charCodeAt(i);
      if (!(isGeneric(first) && isGeneric(second))) {
        const number = numberOf((first << 16) | second);
        if (met[number] !== calls) {
          met[number] = calls;
          out.push(number);
        }
      }
      first = second;
    }
  };
  return {
    pairsOf(before, after) {
      calls++;
      const out: number[] = [];
      add(before, out);
      add(after, out);
      return out;
    },
    marks: zeros(most),
  };
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}

/** Has the character no say in what a figure measures, because words like 同比增长 and 累计达到 are made of such? */
export function isGeneric(code: number): boolean {
  return IS_GENERIC[code] === 1;
}

const IS_GENERIC = new Uint8Array(65536);
for (const character of '同比环增长下降达到超过累计共有为了的是将已约近年其中和与及在以上分别至今目前实现完成占') {
  IS_GENERIC[character.charCodeAt(0)] = 1;
}

/** 2^32 by the golden ratio: multiplied by it, keys that lie close together are spread (Knuth, The Art of Computer Programming, 6.4). */
const GOLDEN = 0x9e3779b1;
