/** A place where two texts differ: half-open UTF-16 offsets into the first and into the second. */
export interface Change {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
}

/**
 * What must be changed to make `b` of `a`, in order, neighbouring changes joined; undefined where more than `limit`
 * characters must be replaced, added or taken away. Takes time in `limit` × length, and space in the square of `limit`
 * (E. Ukkonen, Algorithms for approximate string matching, Information and Control 64, 1985).
 */
export function changes(a: string, b: string, limit: number): Change[] | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  const width = 2 * limit + 3;
  const zero = limit + 1;
  const rounds: Int32Array[] = [];
  for (let round = 0; round <= limit; round += 1) {
    const now = new Int32Array(width).fill(-2);
    const before = rounds[round - 1];
    rounds.push(now);
    for (let diagonal = -round; diagonal <= round; diagonal += 1) {
      let row = before ? furthest(before, zero + diagonal).row : 0;
      if (row < 0 || row + diagonal < 0) continue;
      row = Math.min(row, a.length, b.length - diagonal);
      if (row < 0 || row + diagonal < 0) continue;
      while (row < a.length && row + diagonal < b.length && a.charCodeAt(row) === b.charCodeAt(row + diagonal))
        row += 1;
      now[zero + diagonal] = row;
      if (row === a.length && row + diagonal === b.length) return trace(rounds, zero, diagonal);
    }
  }
  return undefined;
}

const REPLACE = 0;
const ADD = 1;
const DROP = 2;

/** The furthest row that one more change reaches on a diagonal, and the change. */
function furthest(before: Int32Array, at: number): { row: number; by: number } {
  const replaced = (before[at] as number) + 1;
  const added = before[at - 1] ?? -2;
  const dropped = (before[at + 1] ?? -2) + 1;
  if (replaced >= added && replaced >= dropped) return { row: replaced, by: REPLACE };
  return added >= dropped ? { row: added, by: ADD } : { row: dropped, by: DROP };
}

function trace(rounds: readonly Int32Array[], zero: number, end: number): Change[] {
  const found: Change[] = [];
  let diagonal = end;
  for (let round = rounds.length - 1; round > 0; round -= 1) {
    const { row, by } = furthest(rounds[round - 1] as Int32Array, zero + diagonal);
    const a = by === ADD ? row : row - 1;
    const b = (by === DROP ? row : row - 1) + diagonal;
    const next = found.at(-1);
    const one = { a, aEnd: row, b, bEnd: row + diagonal };
    if (next && next.a === one.aEnd && next.b === one.bEnd)
      found[found.length - 1] = { ...one, aEnd: next.aEnd, bEnd: next.bEnd };
    else found.push(one);
    if (by === ADD) diagonal -= 1;
    else if (by === DROP) diagonal += 1;
  }
  return found.reverse();
}
