import { slice } from '../text/range.js';
import type { Article, Paragraph } from './page.js';

/** The lines above the body, verbatim, by their role. */
export function readHeadlines(
  text: string,
  paragraphs: readonly Paragraph[],
): Pick<Article, 'shoulder' | 'headline' | 'subheadlines'> {
  const lines = (role: Paragraph['role']) =>
    paragraphs.filter((one) => one.role === role).map(({ range }) => slice(text, range));
  const [shoulder] = lines('shoulder');
  const [headline] = lines('headline');
  return {
    ...(shoulder !== undefined && { shoulder }),
    ...(headline !== undefined && { headline }),
    subheadlines: lines('subheadline'),
  };
}

/**
 * Which of the heading `lines` of an article is the main one. One line is; of two the second (引题 above 主题), of
 * three and more the second (引题, 主题, 副题), which is how the People's Daily sets 85 of 100. Marks overrule it: a line that
 * begins with a dash, or is all in brackets, is 副题, one that ends with a dash or colon 引题, and a column's tag (（国际视点）) stands on the main line.
 */
export function mainLine(lines: readonly string[]): number {
  if (lines.length < 2) return 0;
  const [first, second] = lines as [string, string];
  if (/^[—―-]{2}|^[(（][^()（）]{2,60}[)）]$/u.test(second)) return 0;
  if (/[—―:：]$/u.test(first)) return 1;
  if (TAG.test(first) && !TAG.test(second)) return 0;
  return 1;
}

const TAG = /[(（][^()（）]{2,30}[)）]$/u;
