import { width } from './width.js';

/** Marks that must not begin a line, and marks that must not end one (禁则). */
const NO_START = new Set('，。、；：？！）》〉】〕」』”’…—%％,.;:?!)]}');
const NO_END = new Set('（《〈【〔「『“‘([{');

/**
 * `text` in lines of at most `columns` terminal columns (at least 2), split at its line feeds and where a line is full:
 * between Han, but not inside a Latin word or a number that fits on a line, nor before a closing mark or after
 * an opening one. Nothing is lost but the spaces at a break.
 */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, columns));
}

/** `items` in lines of at most `columns` terminal columns; an item is cut only if no line can hold it. */
export function wrapList(items: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    if (line && width(line) + width(item) > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    if (item.length <= columns && width(item) <= columns) line += item;
    else {
      const cut = wrap(item, columns);
      lines.push(...cut.slice(0, -1));
      line = cut.at(-1) as string;
    }
  }
  return [...lines, line.trimEnd()];
}

function wrapLine(text: string, columns: number): string[] {
  if (text.length <= columns && width(text) <= columns) return [text];
  const lines: string[] = [];
  let line: string[] = [];
  let taken = 0;
  const end = () => {
    lines.push(line.join('').trimEnd());
    line = [];
    taken = 0;
  };
  for (const atom of atoms(text, columns)) {
    const size = width(atom);
    if (taken + size > columns) {
      const carried: string[] = [];
      while (line.length > 1 && carried.length < 3 && mayNotPart(line.at(-1) as string, carried[0] ?? atom)) {
        carried.unshift(line.pop() as string);
      }
      end();
      line = carried;
      taken = carried.reduce((sum, one) => sum + width(one), 0);
      if (taken + size > columns) end();
    }
    if (line.length === 0 && atom === ' ' && lines.length) continue;
    line.push(atom);
    taken += size;
  }
  if (line.length) end();
  return lines;
}

function mayNotPart(before: string, after: string): boolean {
  return NO_START.has(after[0] as string) || NO_END.has(before);
}

/** What is not cut: a Latin word or number, or one character with the marks that combine with it. */
function* atoms(text: string, columns: number): Iterable<string> {
  for (const [atom] of text.matchAll(/[A-Za-z0-9_/.@+%<>-]+|[^\p{M}]?\p{M}+|[\s\S]/gu)) {
    if (width(atom) <= columns) yield atom;
    else yield* atom;
  }
}
