import { lineStarts } from '../text/lines.js';
import type { Article, Page, Paragraph } from './page.js';

/** Reads a decoded text as a page: its articles and their paragraphs. `path` is only carried along. */
export function parsePage(path: string, text: string): Page {
  const paragraphs: Paragraph[] = [...text.matchAll(/\S(?:[^\r\n]*\S)?/g)].map((match, i) => ({
    range: { start: match.index, end: match.index + match[0].length },
    role: i ? 'body' : 'headline',
  }));
  const first = paragraphs[0];
  const last = paragraphs.at(-1);
  const articles: Article[] =
    first && last
      ? [
          {
            range: { start: first.range.start, end: last.range.end },
            headline: text.slice(first.range.start, first.range.end),
            subheadlines: [],
            bylines: [],
            paragraphs,
          },
        ]
      : [];
  return { path, text, lines: lineStarts(text), articles };
}
