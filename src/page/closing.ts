/**
 * Does `text` end in a mark that closes a sentence: 。！？… or a half-width ! ? . ? Closing quotes behind the mark do
 * not count, nor does one bracketed remark (`……通车。（张某）`). A `.` behind a letter or figure closes nothing.
 * Looks at no more than the last 160 UTF-16 units.
 */
export function isClosed(text: string): boolean {
  const tail = text.slice(-160);
  let end = tail.length;
  while (end > 0 && CLOSERS.includes(tail[end - 1] as string)) end -= 1;
  if (end === 0) return true;
  const last = tail[end - 1] as string;
  if ('。！？!?…．'.includes(last)) return true;
  if (last === '.') return !/[\dA-Za-z]/.test(tail[end - 2] ?? '');
  const body = withoutRemark(tail);
  return body !== tail && isClosed(body);
}

/** `text` without the bracketed remark at its end: a tag (（国际视点）), a signature, a note. */
export function withoutRemark(text: string): string {
  const remark = /[(（][^()（）]{1,90}[)）]$/u.exec(text);
  return remark && remark.index > 0 ? text.slice(0, remark.index).trimEnd() : text;
}

const CLOSERS = '”’"\'』」）)】〕》';
