import type { Article } from '../../page/page.js';
import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';
import { slice } from '../../text/range.js';

/** Roles that make no story by themselves. */
const HEADING: ReadonlySet<string> = new Set(['shoulder', 'headline', 'subheadline', 'byline']);

export default defineRule({
  id: 'empty-article',
  category: 'structure',
  summary: { zh: '有题无文，或有文无题', en: 'a headline without a story, or a story without a headline' },
  severity: 'warning',
  weight: 0,
  scope: 'page',
  messages: {
    'no-body': { zh: '有标题没有正文：“{text}”', en: 'a headline without a story: “{text}”' },
    'no-text': { zh: '标题下没有文字：“{text}”', en: 'a heading without text under it: “{text}”' },
    'no-headline': { zh: '有正文没有标题：“{text}”', en: 'a story without a headline: “{text}”' },
  },
  *check(page) {
    const { articles, text } = page;
    const headed = articles.filter(({ headline }) => headline !== undefined).length;
    for (const article of articles) {
      const first = article.paragraphs[0];
      if (!first) continue;
      const evidence = { text: excerpt(slice(text, first.range), 20) };
      if (article.headline !== undefined && isBare(article)) {
        yield { code: 'no-body', range: headingRange(article), evidence };
      } else if (article.headline === undefined && headed > 0 && !first.dateline && hasBody(article)) {
        // A dispatch under the headline of the one before it, or a brief, has its dateline instead.
        yield { code: 'no-headline', range: first.range, evidence };
      }
      const last = article.paragraphs.at(-1);
      if (last?.role === 'subhead' && hasBody(article)) {
        const heading = slice(text, last.range);
        if (!CREDIT.test(heading))
          yield { code: 'no-text', range: last.range, evidence: { text: excerpt(heading, 20) } };
      }
    }
  },
});

/** Lines that stand below a story by right: sources, addresses, who edited it, dates. A comma makes it running text. */
const CREDIT =
  /[：:@]|——|^.{0,5}$|(?:摄影?|报道|整理|供图|制图|绘|网友|编辑|设计|公司|集团|委员会|\d|\d日)$|[。！？!?…”]$|[ \u3000\u00a0]{2}|[）)]$/u;

function isBare({ paragraphs }: Article): boolean {
  return paragraphs.every(({ role }) => HEADING.has(role));
}

function hasBody({ paragraphs }: Article): boolean {
  return paragraphs.some(({ role }) => role === 'body');
}

function headingRange({ paragraphs, range }: Article): { start: number; end: number } {
  const last = paragraphs.at(-1);
  return { start: range.start, end: last?.range.end ?? range.end };
}
