import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

/** A run of full-width letters and digits, with the points, per cent signs and hyphens inside it: １２．５％, Ｇ２０. */
const FULLWIDTH = /[０-９Ａ-Ｚａ-ｚ](?:[０-９Ａ-Ｚａ-ｚ．％－＋／]{0,60}[０-９Ａ-Ｚａ-ｚ％])?/g;

/** From so many runs on, and when they outnumber the half-width ones, the page was typed so. */
const HABIT = 5;

export default defineRule({
  id: 'fullwidth-letter',
  category: 'characters',
  summary: { zh: '全角的字母和数字：ＡＢＣ１２３', en: 'full-width letters and digits: ＡＢＣ１２３' },
  severity: 'warning',
  weight: 0,
  scope: 'page',
  needs: ['full-width letter'],
  messages: {
    one: { zh: '全角“{text}”应为半角“{right}”', en: 'full-width “{text}” for “{right}”' },
    page: { zh: '全文用全角字母、数字，共{count}处', en: 'typed with full-width letters and digits: {count}' },
  },
  fixes: {
    narrow: { zh: '改为半角', en: 'make half-width' },
  },
  *check({ text }) {
    if (!/[０-９Ａ-Ｚａ-ｚ]/.test(text)) return;
    const runs = [...text.matchAll(FULLWIDTH)].map(({ index, 0: run }) => ({ start: index, end: index + run.length }));
    const edits = runs.map((range) => ({ range, text: narrow(text, range) }));
    const fix = (some: typeof edits) => ({ title: 'narrow', applicability: 'safe', edits: some }) as const;
    const usual = text.match(/[0-9A-Za-z]{1,500}/g)?.length ?? 0;
    if (runs.length >= HABIT && runs.length > usual) {
      yield { code: 'page', range: runs[0] as Range, evidence: { count: runs.length }, fix: fix(edits) };
      return;
    }
    for (const edit of edits) {
      const { range } = edit;
      yield {
        code: 'one',
        range,
        evidence: { text: text.slice(range.start, range.end), right: edit.text },
        fix: fix([edit]),
      };
    }
  },
});

/** U+FF01–U+FF5E stand in the order of ASCII. */
function narrow(text: string, { start, end }: Range): string {
  return text.slice(start, end).replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}
