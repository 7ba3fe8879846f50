import type { Input } from './inputs.js';

/** The smallest input that can be found by leaving parts of `input` out while `breaks` holds, in `seconds`. */
export function shrink(input: Input, breaks: (input: Input) => boolean, seconds = 20): Input {
  const end = performance.now() + seconds * 1000;
  const { path } = input;
  return 'text' in input
    ? { path, text: smallest(input.text, (text) => breaks({ path, text }), end) }
    : { path, bytes: smallest(input.bytes, (bytes) => breaks({ path, bytes }), end) };
}

interface Sliceable<T> {
  readonly length: number;
  slice(start: number, end?: number): T;
}

/** Leaves out half, quarters, … single units, again and again, until nothing can go (ddmin). */
function smallest<T extends Sliceable<T>>(whole: T, breaks: (part: T) => boolean, end: number): T {
  let best = whole;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    let again = true;
    while (again) {
      again = false;
      for (let at = 0; at < best.length; ) {
        if (performance.now() > end) return best;
        const part = joined(best.slice(0, at), best.slice(at + size));
        if (part.length < best.length && breaks(part)) [best, again] = [part, true];
        else at += size;
      }
      if (size > 1) break;
    }
  }
  return best;
}

function joined<T extends Sliceable<T>>(a: T, b: T): T {
  if (typeof a === 'string') return `${a}${b}` as unknown as T;
  return Buffer.concat([a as unknown as Uint8Array, b as unknown as Uint8Array]) as unknown as T;
}
