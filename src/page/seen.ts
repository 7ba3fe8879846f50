import type { Range } from '../text/range.js';

/**
 * The three-character runs of Han of one article: how far does a text go on with what was said before? A class, for it
 * is told of every block and asked only at lines that may be headlines; it reads the blocks when it is first asked.
 */
export class Seen {
  readonly #text: string;
  readonly #known = new Set<number>();
  #unread: Range[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  clear(): void {
    this.#known.clear();
    this.#unread = [];
  }

  add(range: Range): void {
    this.#unread.push(range);
  }

  /** How many different runs were added. */
  size(): number {
    this.#read();
    return this.#known.size;
  }

  /** The share of the runs in `ranges` that were added before; 0 where there is none. */
  share(ranges: readonly Range[]): number {
    this.#read();
    let [all, shared] = [0, 0];
    for (const range of ranges) {
      for (const run of runs(this.#text, range)) {
        all += 1;
        if (this.#known.has(run)) shared += 1;
      }
    }
    return all ? shared / all : 0;
  }

  #read(): void {
    for (const range of this.#unread) for (const run of runs(this.#text, range)) this.#known.add(run);
    this.#unread = [];
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
