import type { Range } from '../text/range.js';

/**
 * The three-character runs of Han of one article: how far does a text go on with what was said before? A class, for it
 * is filled once and asked at each line that may be a headline.
 */
export class Seen {
  readonly #text: string;
  readonly #known = new Set<number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** How many different runs were added. */
  get size(): number {
    return this.#known.size;
  }

  clear(): void {
    this.#known.clear();
  }

  add(range: Range): void {
    for (const run of runs(this.#text, range)) this.#known.add(run);
  }

  /** The share of the runs in `ranges` that were added before; 0 where there is none. */
  share(ranges: readonly Range[]): number {
    let [all, shared] = [0, 0];
    for (const range of ranges) {
      for (const run of runs(this.#text, range)) {
        all += 1;
        if (this.#known.has(run)) shared += 1;
      }
    }
    return all ? shared / all : 0;
  }
}

/** Each run packed into one number: 3 × 16 bits are exact in a double. */
function* runs(text: string, { start, end }: Range): Generator<number> {
  let length = 0;
  let packed = 0;
  for (let i = start; i < end; i += 1) {
    const code = text.charCodeAt(i);
    length = code >= 0x4e00 && code <= 0x9fff ? length + 1 : 0;
    packed = (packed % 0x1_0000_0000) * 0x1_0000 + code;
    if (length >= 3) yield packed;
  }
}
