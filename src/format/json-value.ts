/**
 * `value` as JSON, indented by two spaces, whose lines after the first stand `indent` spaces in. Controls and bidi
 * characters are escaped: the same value to a machine, and safe on a terminal.
 */
export function jsonValue(value: unknown, indent: number): string {
  return inert(
    JSON.stringify(value, null, 2)
      .replace(RANGE, '{ "start": $1, "end": $2 }')
      // A raw line feed is never inside a JSON string.
      .replaceAll('\n', `\n${' '.repeat(indent)}`),
  );
}

/** `value` as JSON on one line, with its line feed; escaped in the same way. */
export function jsonLine(value: unknown): string {
  return `${inert(JSON.stringify(value))}\n`;
}

function inert(json: string): string {
  return json.replace(UNSEEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Ranges on one line: they are half of a report. */
const RANGE = /\{\n +"start": (\d+),\n +"end": (\d+)\n +\}/g;

/** JSON.stringify itself escapes C0 and lone surrogates. The tag and language characters above U+FFFF hide, but command nothing. */
const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
