import type { Range } from '../text/range.js';

/** The sentences in `range` of `text`: each with its end mark and the closing quotes and brackets behind it. */
export function sentences(text: string, range: Range): Range[] {
  const found: Range[] = [];
  const sentence = /[^。！？!?…\n]+(?:[。！？!?…]+[”’"』」）)》】]*)?|[。！？!?…]+[”’"』」）)》】]*/g;
  sentence.lastIndex = range.start;
  for (let match = sentence.exec(text); match && match.index < range.end; match = sentence.exec(text)) {
    found.push({ start: match.index, end: Math.min(sentence.lastIndex, range.end) });
  }
  return found;
}
