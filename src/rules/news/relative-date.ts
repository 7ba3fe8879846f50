import type { Article, Page } from '../../page/page.js';
import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

const HOUR = '(?:上午|下午|中午|凌晨|早上|早晨|清晨|晚上|晚间|傍晚|夜间|夜里)';
/** Days that only the date of the paper tells: 昨晚, 今天上午, 记者昨天…; not 今天 for nowadays, 昨天 for the past, 光明日报. */
const RELATIVE = new RegExp(
  `[昨今明](?:晚|晨|夜)(?!报|会|年)|[昨今明][天日]${HOUR}|记者[昨今][天日]|(?<=^|[。；　 ）)])昨[天日](?=[，从在起]|记者|举行|召开)`,
  'g',
);

/** 7月1日, 1日, 七月一日, 2026-07-01: what a relative day can be counted from. */
const DATE = /\d{1,2}日(?![元内报])|[一二三四五六七八九十]{1,3}日(?=[，。电讯至上下晚])|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/;
/** The date of the issue, which a page dump has at its top. */
const ISSUE = /\d{4}[年\-/.]\d{1,2}[月\-/.]\d{1,2}/;
/** UTF-16 units of the top of a page. */
const TOP = 200;

export default defineRule({
  id: 'relative-date',
  category: 'news',
  summary: { zh: '全文没有日期，却说“昨晚”“今天上午”', en: '昨晚, 今天上午 in a story without any date' },
  severity: 'info',
  weight: 0,
  scope: 'article',
  needs: ['relative day'],
  messages: {
    undated: { zh: '文中没有日期，“{text}”是哪一天不明', en: '“{text}”: no date in the story tells which day' },
  },
  *check(article, { page }) {
    const { text } = page;
    if (!/[昨今明]/.test(text.slice(article.range.start, article.range.end))) return;
    for (const { range, role } of article.paragraphs) {
      if (role !== 'body') continue;
      const part = text.slice(range.start, range.end);
      for (const { index, 0: found } of part.matchAll(RELATIVE)) {
        if (isQuoted(part, index)) continue;
        if (isDated(page, article)) return;
        const at = range.start + index;
        const place: Range = { start: at, end: at + found.length };
        yield { code: 'undated', range: place, evidence: { text: found } };
        return;
      }
    }
  },
});

/** Does the story, or the top of the page, give a date? */
function isDated({ text }: Page, { range }: Article): boolean {
  return DATE.test(text.slice(range.start, range.end)) || ISSUE.test(text.slice(0, TOP));
}

/** Does `at` stand in quotation marks, in a title or behind 他说，, where it is somebody else's day? */
function isQuoted(part: string, at: number): boolean {
  const before = part.slice(0, at);
  if (/[说称道忆]，$|(?:指出|表示|介绍)，$/.test(before)) return true;
  return before.lastIndexOf('“') > before.lastIndexOf('”') || before.lastIndexOf('《') > before.lastIndexOf('》');
}
