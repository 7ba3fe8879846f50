import Table from 'cli-table3';
import { width } from '../text/width.js';
import { wrap, wrapList } from '../text/wrap.js';

/** One cell: text, wrapped to its column; each part on lines of its own. */
export type Cell = string | readonly Part[];

export interface Part {
  /** A text; or the items of a list, each with its separator, none cut that fits on a line. */
  readonly text: string | readonly string[];
  /** Colours a finished line. */
  readonly paint?: (line: string) => string;
}

export interface Column {
  /** At most this many terminal columns, or as many as are left over. */
  readonly max?: number;
  readonly align?: 'left' | 'right';
  /** Its share of the room where room is short, 1 if not given. */
  readonly share?: number;
}

export interface GridOptions {
  readonly head?: readonly Cell[];
  /** Draw a line between all rows, not only under the head. */
  readonly ruled?: boolean;
}

/** Columns between two cells. */
export const GAP = 2;

/**
 * How wide each column of `rows` is, so that all fit into `total` terminal columns: as its longest line needs; where
 * that is too much together, the widest are narrowed to their shares.
 */
export function columnWidths(columns: readonly Column[], rows: readonly (readonly Cell[])[], total: number): number[] {
  const needs = columns.map(({ max = total, share = 1 }, i) => {
    let need = 1;
    for (const row of rows) {
      if (need >= max) break;
      for (const line of layOut(row[i] ?? '', max)) need = Math.max(need, width(line.text));
    }
    return { need: Math.min(need, max), share };
  });
  let left = total - GAP * (columns.length - 1);
  let shares = needs.reduce((sum, { share }) => sum + share, 0);
  let unit = Number.POSITIVE_INFINITY;
  for (const { need, share } of needs.toSorted((a, b) => a.need / a.share - b.need / b.share)) {
    if (need * shares > left * share) {
      unit = left / shares;
      break;
    }
    left -= need;
    shares -= share;
  }
  return needs.map(({ need, share }) => Math.min(need, Math.max(2, Math.floor(unit * share))));
}

/** `rows` as a table without outer borders, ending in a line feed; nothing if there are no rows. */
export function grid(
  rows: readonly (readonly Cell[])[],
  widths: readonly number[],
  columns: readonly Column[],
  { head, ruled = false }: GridOptions = {},
): string {
  if (!rows.length) return '';
  const rule = widths.map((width) => ({ text: '─'.repeat(width) }));
  const lines: Line[][] = [];
  const add = (row: readonly Cell[]) => {
    const cells = row.map((cell, i) => layOut(cell, widths[i] as number));
    const height = Math.max(...cells.map(({ length }) => length));
    for (let i = 0; i < height; i++) lines.push(cells.map((cell) => cell[i] ?? { text: '' }));
  };
  if (head) {
    add(head);
    lines.push(rule);
  }
  for (const [i, row] of rows.entries()) {
    if (ruled && i) lines.push(rule);
    add(row);
  }
  let drawn = '';
  for (let i = 0; i < lines.length; i += CHUNK) drawn += draw(lines.slice(i, i + CHUNK), widths, columns);
  return drawn;
}

/**
 * cli-table3 lays a table out in quadratic time, so it gets few lines at a time; and each line as a row of its own, for
 * it measures a cell of several lines once for every character in it.
 */
const CHUNK = 100;

function draw(lines: readonly (readonly Line[])[], widths: readonly number[], columns: readonly Column[]): string {
  const shown: Line[] = [];
  const table = new Table({
    colWidths: [...widths],
    colAligns: columns.map(({ align }) => align ?? 'left'),
    chars: BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  });
  table.push(...lines.map((row) => row.map((line) => standIn(line, shown))));
  const drawn = table.toString().replace(STAND_INS, (found) => {
    const line = shown[found.charCodeAt(0) - FIRST] as Line;
    return line.paint ? line.paint(line.text) : line.text;
  });
  return `${drawn.replace(/ +$/gm, '')}\n`;
}

interface Line {
  readonly text: string;
  readonly paint?: (line: string) => string;
}

function layOut(cell: Cell, columns: number): Line[] {
  const parts: readonly Part[] = typeof cell === 'string' ? [{ text: cell }] : cell;
  return parts.flatMap(({ text, paint }) => {
    const lines = typeof text === 'string' ? wrap(text, columns) : wrapList(text, columns);
    return lines.map((line) => ({ text: line, ...(paint && { paint }) }));
  });
}

/**
 * cli-table3 measures with an old string-width of its own, which is wrong for newer emoji and most combining marks, and
 * cuts what it finds too long. So it gets private-use characters, which it counts right, and the lines take their
 * places afterwards. (`visible` leaves no private-use character in a text.)
 */
function standIn(line: Line, shown: Line[]): string {
  const columns = width(line.text);
  if (columns === 0) return '';
  shown.push(line);
  return String.fromCharCode(FIRST + shown.length - 1).repeat(columns);
}

const FIRST = 0xe000;
const STAND_INS = /([\ue000-\uf8ff])\1*/g;

const BORDERS = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
  ...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
  ...{ left: '', 'left-mid': '', right: '', 'right-mid': '' },
  ...{ mid: '', 'mid-mid': '', middle: ' '.repeat(GAP) },
};
