import type { Article, Paragraph } from '../../page/page.js';
import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

export default defineRule({
  id: 'byline-form',
  category: 'news',
  summary: { zh: '同一版上署名的写法不一', en: 'bylines in two forms on one page' },
  severity: 'info',
  weight: 0,
  scope: 'page',
  messages: {
    gap: {
      zh: '“记者”与姓名之间，本版别处{other}空格',
      en: 'elsewhere on the page {other} a space stands between 记者 and the name',
    },
    names: { zh: '姓名之间，本版别处用{other}', en: 'elsewhere on the page {other} stands between the names' },
  },
  labels: { elsewhere: { zh: '别处', en: 'elsewhere' } },
  *check(page) {
    const bylines = page.articles.flatMap((article) => bylinesOf(article, page.text));
    for (const [code, form, words] of [
      ['gap', gapOf, { space: '有', none: '没有' }],
      ['names', separatorOf, { space: '空格', mark: '顿号' }],
    ] as const) {
      for (const kind of KINDS) {
        const formed = bylines.flatMap(({ range, kind: own }) => {
          const said = own === kind ? form(page.text.slice(range.start, range.end)) : undefined;
          return said ? [{ range, form: said }] : [];
        });
        const forms = [...new Set(formed.map((one) => one.form))];
        if (forms.length < 2) continue;
        const count = (one: string) => formed.filter((other) => other.form === one).length;
        // the rarer form; where both are as frequent, the later
        const [usual = '', odd = ''] = forms.sort((a, b) => count(b) - count(a));
        const first = formed.find((one) => one.form === usual);
        const other = (words as Record<string, string>)[usual] ?? '';
        for (const { range, form: own } of formed) {
          if (own !== odd || !first) continue;
          yield { code, range, evidence: { other }, related: [{ range: first.range, label: 'elsewhere' }] };
        }
      }
    }
  },
});

/** Bylines are held against those that stand in the same place: on a line of their own, in a dateline, at the end of a story. */
const KINDS = ['line', 'dateline', 'end'] as const;

interface Byline {
  readonly range: Range;
  readonly kind: (typeof KINDS)[number];
}

function bylinesOf({ bylines, paragraphs, range }: Article, text: string): Byline[] {
  const found: Byline[] = [];
  const own = text.slice(range.start, range.end);
  let from = 0;
  let next = 0;
  for (const byline of bylines) {
    const at = own.indexOf(byline, from);
    if (at < 0) continue;
    const start = range.start + at;
    const end = start + byline.length;
    from = at + byline.length;
    while (next < paragraphs.length && (paragraphs[next] as Paragraph).range.end < end) next++;
    const paragraph = paragraphs[next];
    if (!paragraph || paragraph.range.start > start) continue;
    const inDateline = paragraph.dateline !== undefined && start < paragraph.dateline.end;
    // the list of bylines has one a person; the bracket has them all
    const closing = inDateline ? text.slice(end, paragraph.dateline?.end).search(/[）)]/) : 0;
    if ((found.at(-1)?.range.end ?? 0) > start) continue;
    found.push({
      range: { start, end: end + Math.max(0, closing) },
      kind: paragraph.role === 'byline' ? 'line' : inDateline ? 'dateline' : 'end',
    });
  }
  return found;
}

/** Does white space stand between 记者 and the name? */
function gapOf(byline: string): 'space' | 'none' | undefined {
  const gap = /(?:记者|通讯员)([\s\u3000]{0,4})\p{Script=Han}/u.exec(byline)?.[1];
  return gap === undefined ? undefined : gap ? 'space' : 'none';
}

/** What stands between two names: white space or 、. */
function separatorOf(byline: string): 'space' | 'mark' | undefined {
  const mark = TWO_NAMES.exec(byline)?.[1];
  return mark === undefined ? undefined : mark.includes('、') ? 'mark' : 'space';
}

const TWO_NAMES =
  /(?:^|记者|通讯员|[\s\u3000：:])[\s\u3000]{0,4}(?!记者|通讯员)\p{Script=Han}{2,3}([\s\u3000]{1,4}|、)(?!\p{Script=Han}{0,4}(?:记者|通讯员|摄影|报道|供图|实习|文|图|摄))\p{Script=Han}{2,3}(?=$|[\s\u3000、）)])/u;
