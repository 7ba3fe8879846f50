/**
 * `text` on one line and at most `limit` UTF-16 units long, the middle replaced by `…` where it is longer.
 * For messages: both ends of a quoted passage say more than its beginning alone. No surrogate pair is cut.
 */
export function excerpt(text: string, limit = 24): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limit) return line;
  const tail = Math.floor((limit - 1) / 3);
  const head = limit - 1 - tail;
  return `${withoutHalves(line.slice(0, head))}…${withoutHalves(line.slice(-tail))}`;
}

/** `text` without the halves of surrogate pairs that a cut has left at its ends. */
export function withoutHalves(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}
