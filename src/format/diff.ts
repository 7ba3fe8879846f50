import { applyEdits } from '../lint/fix.js';
import type { Edit } from '../rule/finding.js';
import { visible } from '../text/visible.js';

/** Lines around a change that a hunk shows. */
const CONTEXT = 3;

/**
 * What `edits` (disjoint, in order) change in `text`, as a unified diff that `patch -p0` and `git apply -p0` take; empty
 * where they change nothing. A line ends with LF here and nowhere else, as it does for `patch`: the CR of a CRLF is part
 * of the line.
 */
export function formatDiff(path: string, text: string, edits: readonly Edit[]): string {
  const lines = splitLines(text);
  const hunks = inHunks(changes(text, lines, edits));
  if (!hunks.length) return '';
  // A tab ends a name with a space in it.
  const name = visible(path) + (path.includes(' ') ? '\t' : '');
  const pieces = [`--- ${name}\n+++ ${name}\n`];
  let shift = 0;
  for (const hunk of hunks) {
    const [first, last] = [hunk[0] as Change, hunk.at(-1) as Change];
    const from = Math.max(0, first.from - CONTEXT);
    const to = Math.min(lines.length, last.to + CONTEXT);
    const grown = hunk.reduce((sum, { from, to, lines }) => sum + lines.length - (to - from), 0);
    pieces.push(`@@ -${span(from, to)} +${span(from + shift, to + shift + grown)} @@\n`);
    let at = from;
    for (const change of hunk) {
      for (; at < change.from; at++) pieces.push(marked(' ', lines[at] as Line));
      for (; at < change.to; at++) pieces.push(marked('-', lines[at] as Line));
      for (const line of change.lines) pieces.push(marked('+', line));
    }
    for (; at < to; at++) pieces.push(marked(' ', lines[at] as Line));
    shift += grown;
  }
  return pieces.join('');
}

/** A line with its LF; only the last of a text may lack it. */
interface Line {
  readonly start: number;
  readonly text: string;
}

/** The lines from `from` up to `to` give way to `lines`. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly Line[];
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start) + 1 || text.length;
    lines.push({ start, text: text.slice(start, end) });
    start = end;
  }
  return lines;
}

/** Whole lines, as edits that share a line change them together. */
function changes(text: string, lines: readonly Line[], edits: readonly Edit[]): Change[] {
  const groups: { from: number; to: number; edits: Edit[] }[] = [];
  let line = 0;
  const lineOf = (offset: number) => {
    while ((lines[line + 1]?.start ?? Number.POSITIVE_INFINITY) <= offset) line++;
    return line;
  };
  for (const edit of edits) {
    const from = lineOf(edit.range.start);
    // The line behind it too where it takes a line's end: what stands there may be joined.
    const to = Math.min(lineOf(edit.range.end) + 1, lines.length);
    const group = groups.at(-1);
    if (group && from < group.to) {
      group.to = to;
      group.edits.push(edit);
    } else groups.push({ from, to, edits: [edit] });
  }
  return groups.flatMap(({ from, to, edits }) => {
    const start = lines[from]?.start ?? 0;
    const moved = edits.map(({ range, text }) => ({
      range: { start: range.start - start, end: range.end - start },
      text,
    }));
    const changed = applyEdits(text.slice(start, lines[to]?.start), moved);
    return trimmed(lines, { from, to, lines: splitLines(changed) });
  });
}

/** Without the lines at either end that come out as they were; none where all do. */
function trimmed(lines: readonly Line[], change: Change): Change[] {
  let { from, to } = change;
  let [first, last] = [0, change.lines.length];
  while (from < to && first < last && lines[from]?.text === change.lines[first]?.text)
    [from, first] = [from + 1, first + 1];
  while (from < to && first < last && lines[to - 1]?.text === change.lines[last - 1]?.text)
    [to, last] = [to - 1, last - 1];
  return from === to && first === last ? [] : [{ from, to, lines: change.lines.slice(first, last) }];
}

/** Changes whose context would meet stand in one hunk. */
function inHunks(all: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of all) {
    const hunk = hunks.at(-1);
    if (hunk && change.from - (hunk.at(-1) as Change).to <= 2 * CONTEXT) hunk.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

/** `from,count` counted from 1; nothing stands behind the line before it. */
function span(from: number, to: number): string {
  return `${to > from ? from + 1 : from},${to - from}`;
}

function marked(mark: string, { text }: Line): string {
  return text.endsWith('\n') ? mark + text : `${mark}${text}\n\\ No newline at end of file\n`;
}
