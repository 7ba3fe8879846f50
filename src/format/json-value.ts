/**
 * `value` as JSON, indented by two spaces, whose lines after the first stand `indent` spaces in; ranges, which are half of a
 * report, on one line. Controls and bidi characters are escaped: the same value to a machine, and safe on a terminal.
 * Takes plain data: strings, finite numbers, booleans, null, lists and objects of such; what is undefined is left out.
 */
export function jsonValue(value: unknown, indent: number): string {
  return written(value, `\n${' '.repeat(indent)}`);
}

/** `value` as JSON on one line, with its line feed; escaped in the same way. */
export function jsonLine(value: unknown): string {
  return `${inert(JSON.stringify(value))}\n`;
}

/** By hand, as JSON.stringify and what would have to be replaced in its text take three times as long. */
function written(value: unknown, line: string): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value ?? null);
  const inner = deeper(line);
  if (Array.isArray(value)) {
    let list = '';
    for (let i = 0; i < value.length; i++) list += `${i ? ',' : ''}${inner}${written(value[i], inner)}`;
    return (list && `[${list}${line}]`) || '[]';
  }
  const keys = Object.keys(value);
  if (keys.length === 2 && isRange(value)) return `{ "start": ${value.start}, "end": ${value.end} }`;
  let members = '';
  for (const key of keys) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) members += `${members && ','}${inner}${quoted(key)}: ${written(member, inner)}`;
  }
  return members ? `{${members}${line}}` : '{}';
}

/** Made once for each depth: to join two strings for each value takes as long as the rest. */
function deeper(line: string): string {
  const depth = line.length;
  LINES[depth] ??= `\n${' '.repeat(depth + 1)}`;
  return LINES[depth];
}

const LINES: string[] = [];

function isRange(value: object): value is { start: number; end: number } {
  const { start, end } = value as { start?: unknown; end?: unknown };
  return typeof start === 'number' && typeof end === 'number';
}

function quoted(text: string): string {
  return ESCAPED.test(text) ? inert(JSON.stringify(text)) : `"${text}"`;
}

function inert(json: string): string {
  return json.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** JSON.stringify itself escapes C0 and lone surrogates. The tag and language characters above U+FFFF hide, but command nothing. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
/** What is not itself in JSON: those, and what JSON.stringify escapes. */
const ESCAPED = /[\u0000-\u001f"\\\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]/;
