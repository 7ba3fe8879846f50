import type { Article, Paragraph } from '../../page/page.js';
import { slice } from '../../text/range.js';

/** Is `line` the head of a summary that quotes the story: 核心阅读, 内容提要, 【绝活看点】? */
export function isSummaryHead(line: string): boolean {
  return line.length <= 12 && (SUMMARY.test(line) || RUBRIC.test(line));
}

/**
 * How many of the first paragraphs of `article` stand apart from its story as a summary, which quotes it: what follows a
 * summary's head, or what is parted by a blank line from a story whose paragraphs mostly are not. 0 where there is none.
 */
export function standfirstLength({ paragraphs }: Article, text: string): number {
  const lead = paragraphs.findIndex(({ role }) => role === 'body');
  if (lead < 0) return 0;
  const headed = lead > 0 && isSummaryHead(slice(text, (paragraphs[lead - 1] as Paragraph).range));
  const isRare = headed || blankLinesAreRare(paragraphs, text);
  for (let i = lead; i < Math.min(lead + MOST, paragraphs.length - 1); i++) {
    const next = paragraphs[i + 1] as Paragraph;
    if ((isRare && isBlankBetween(paragraphs[i] as Paragraph, next, text)) || (headed && next.role !== 'body')) {
      return i + 1;
    }
    if (next.role !== 'body') return 0;
  }
  return headed ? lead + 1 : 0;
}

const SUMMARY = /^(?:核心阅读|阅读提示|内容提要|内容摘要|提要|摘要|导读|要点)[：:]?$/;
const RUBRIC = /^【[^【】]{2,8}】$/;

/** A summary has seldom more paragraphs. */
const MOST = 6;

function isBlankBetween(one: Paragraph, next: Paragraph, text: string): boolean {
  return /\n\s*\n/.test(text.slice(one.range.end, next.range.start).replace(/\r\n?/g, '\n'));
}

function blankLinesAreRare(paragraphs: readonly Paragraph[], text: string): boolean {
  let blank = 0;
  let all = 0;
  for (const [i, one] of paragraphs.entries()) {
    const next = paragraphs[i + 1];
    if (!next || one.role !== 'body' || next.role !== 'body') continue;
    all++;
    if (isBlankBetween(one, next, text)) blank++;
  }
  return all >= 2 && blank * 2 <= all;
}
