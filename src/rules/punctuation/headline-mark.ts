import type { Page, Paragraph, Role } from '../../page/page.js';
import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';
import { isSpace } from '../../text/space.js';

const HEADINGS: ReadonlySet<Role> = new Set(['shoulder', 'headline', 'subheadline', 'subhead']);

/** UTF-16 units; a headline of one line is seldom longer. */
const LINE = 36;

export default defineRule({
  id: 'headline-mark',
  category: 'punctuation',
  summary: { zh: '标题末尾的句号、分号', en: 'a headline that ends in a full stop or semicolon' },
  severity: 'warning',
  weight: 0.1,
  scope: 'page',
  messages: {
    end: { zh: '标题末尾不用“{mark}”：{text}', en: 'a headline does not end in “{mark}”: {text}' },
  },
  fixes: {
    remove: { zh: '删去标题末尾的标点', en: 'remove the mark at its end' },
  },
  *check(page) {
    const { text, articles } = page;
    const all = articles.flatMap(({ paragraphs }) => paragraphs);
    for (const [i, { range, role }] of all.entries()) {
      const mark = text[range.end - 1] as string;
      if (mark !== '。' && mark !== '；') continue;
      if (HEADINGS.has(role) || (mark === '。' && isHeadline(page, all, i))) {
        const end = { start: range.end - 1, end: range.end };
        const fix = { title: 'remove', applicability: 'review', edits: [{ range: end, text: '' }] } as const;
        yield { code: 'end', range: end, evidence: { mark, text: excerpt(text.slice(range.start, range.end)) }, fix };
      }
    }
  },
});

/**
 * Is the paragraph at `i`, which ends in a full stop and so was read as body, a line above a story: one short sentence,
 * without the indent that the text below it has, or with a dateline or byline below it, at the top of the page or below
 * another story or headline?
 */
function isHeadline({ text }: Page, all: readonly Paragraph[], i: number): boolean {
  const { range, role, dateline } = all[i] as Paragraph;
  const [above, below] = [all[i - 1], all[i + 1]];
  if (role !== 'body' || dateline || !below || range.end - range.start > LINE || isIndented(text, range.start))
    return false;
  if (/[。！？，：“”]/.test(text.slice(range.start, range.end - 1))) return false;
  const presents = Boolean(below.dateline) || below.role === 'byline';
  if (!presents && !(isIndented(text, below.range.start) && below.range.end - below.range.start > LINE)) return false;
  return !above || HEADINGS.has(above.role) || (isIndented(text, above.range.start) && presents);
}

/** Does white space stand before `start` on its line? */
function isIndented(text: string, start: number): boolean {
  return start > 0 && text[start - 1] !== '\n' && isSpace(text.charCodeAt(start - 1));
}
