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
  /** For each number of changes, and each diagonal, the furthest row. */
  const rounds = new Int32Array((limit + 1) * width).fill(-2);
  for (let round = 0; round <= limit; round += 1) {
    const now = round * width + zero;
    for (let diagonal = -round; diagonal <= round; diagonal += 1) {
      let row = round > 0 ? furthest(rounds, now - width + diagonal).row : 0;
      if (row < 0 || row + diagonal < 0) continue;
      row = Math.min(row, a.length, b.length - diagonal);
      if (row < 0 || row + diagonal < 0) continue;
      while (row < a.length && row + diagonal < b.length && a.charCodeAt(row) === b.charCodeAt(row + diagonal))
        row += 1;
      rounds[now + diagonal] = row;
      if (row === a.length && row + diagonal === b.length) {
        return trace(rounds, now, width, diagonal);
      }
    }
  }
  return undefined;
}

const REPLACE = 0;
const ADD = 1;
const DROP = 2;

/** The furthest row that one more change reaches on a diagonal, and the change. */
function furthest(rounds: Int32Array, at: number): { row: number; by: number } {
  const replaced = (rounds[at] as number) + 1;
  const added = rounds[at - 1] as number;
  const dropped = (rounds[at + 1] as number) + 1;
  if (replaced >= added && replaced >= dropped) return { row: replaced, by: REPLACE };
  return added >= dropped ? { row: added, by: ADD } : { row: dropped, by: DROP };
}

/** From diagonal `end` of the last round, whose diagonal 0 is at `last`, back to the first. */
function trace(rounds: Int32Array, last: number, width: number, end: number): Change[] {
  const found: Change[] = [];
  let diagonal = end;
  for (let before = last - width; before > 0; before -= width) {
    const { row, by } = furthest(rounds, before + diagonal);
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
