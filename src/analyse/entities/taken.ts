import type { Range } from '../../text/range.js';

/** Which characters of an article already belong to a mention. */
export class Taken {
  readonly #offset: number;
  readonly #marks: Uint8Array;
  constructor({ start, end }: Range) {
    this.#offset = start;
    this.#marks = new Uint8Array(end - start);
  }
  any(start: number, end: number): boolean {
    for (let i = start - this.#offset; i < end - this.#offset; i++) if (this.#marks[i]) return true;
    return false;
  }
  put(start: number, end: number): void {
    this.#marks.fill(1, start - this.#offset, end - this.#offset);
  }
}
