/** A record of a table, and the line that it begins on, from 1. */
export type TableRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly problem: BadRecord };

export type BadRecord = 'quote';

/**
 * The records of a table, their fields parted by tabs where the first line that says anything has one, else by commas
 * (RFC 4180); a line that begins with `#` is a record without fields. A field in quotation marks may hold separators, line ends and marks written twice. Where such a field is not closed, or
 * goes on behind its closing mark, its line is a bad one and reading goes on with the next.
 */
export function* records(text: string): Iterable<TableRecord> {
  const separator = separatorOf(text);
  let line = 1;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    const record = text[at] === '#' ? { fields: [], end: lineEnd(text, at) } : recordAt(text, at, separator);
    if (record) yield { line, fields: record.fields };
    else yield { line, problem: 'quote' };
    const end = record?.end ?? lineEnd(text, at);
    for (; at < end; at++) if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) line++;
    const skip = text.startsWith('\r\n', end) ? 2 : 1;
    at = end + skip;
    line++;
  }
}

/** A field in quotation marks is no longer, so that a mark that nobody closed does not take the rest of the list along. */
const LONGEST = 2000;

function separatorOf(text: string): string {
  const lines = text.slice(0, 4000).split(/[\r\n]/);
  const first = lines.find((line) => line.trim() && !/^\uFEFF?#/.test(line));
  return first?.includes('\t') ? '\t' : ',';
}

/** The record at `start` and where it ends, before its line end; nothing where its marks do not pair. */
function recordAt(text: string, start: number, separator: string): { fields: string[]; end: number } | undefined {
  const fields: string[] = [];
  for (let at = start; ; ) {
    if (text[at] === '"') {
      let field = '';
      let from = at + 1;
      for (;;) {
        const mark = text.slice(from, at + LONGEST).indexOf('"');
        if (mark < 0) return undefined;
        field += text.slice(from, from + mark);
        from += mark + 1;
        if (text[from] !== '"') break;
        field += '"';
        from++;
      }
      fields.push(field);
      at = from;
      if (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') return undefined;
    } else {
      const from = at;
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
      fields.push(text.slice(from, at));
    }
    if (text[at] !== separator) return { fields, end: at };
    at++;
  }
}

function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}
