import { straddles } from '../../analyse/typos/straddle.js';
import { wrongWords } from '../../lexicon/wrong-words.js';
import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

export default defineRule({
  id: 'wrong-word',
  category: 'words',
  summary: { zh: '错别字：亲睐、气侯、一愁莫展', en: 'a misspelt word: 亲睐, 气侯, 一愁莫展' },
  severity: 'error',
  weight: 1,
  scope: 'paragraph',
  messages: {
    wrong: { zh: '“{wrong}”应为“{right}”', en: '“{wrong}” should be “{right}”' },
    derived: { zh: '“{wrong}”似应为“{right}”', en: '“{wrong}” looks like “{right}”' },
    quoted: {
      zh: '引语或名称里的“{wrong}”，通常写作“{right}”',
      en: 'in a quotation or title: “{wrong}”, usually “{right}”',
    },
  },
  fixes: {
    replace: { zh: '改用通行写法', en: 'use the usual word' },
  },
  *check({ range: whole }, { page: { text } }) {
    for (const { start, end, value } of wrongWords()(text, whole.start, whole.end)) {
      const range = { start, end };
      const { right, tier, guard } = value;
      if (guard && !isGuarded(text, start, guard)) continue;
      if (straddles(text, range, right)) continue;
      const evidence = { wrong: text.slice(start, end), right };
      if (isQuoted(text, range, whole)) {
        yield { code: 'quoted', severity: 'info', range, evidence };
        continue;
      }
      const edits = [{ range, text: right }];
      yield {
        code: tier === 'A' ? 'wrong' : 'derived',
        ...(tier === 'B' && { severity: 'warning' }),
        range,
        evidence,
        fix: { title: 'replace', applicability: 'review', edits },
      };
    }
  },
});

/** `guard` has flag y. */
function isGuarded(text: string, start: number, guard: RegExp): boolean {
  guard.lastIndex = start;
  return guard.test(text);
}

/** Within 《》, or within quotation marks of a few words: a title, a pun, a word spoken of. */
function isQuoted(text: string, { start, end }: Range, whole: Range): boolean {
  const before = text.slice(Math.max(whole.start, start - QUOTED), start);
  const behind = text.slice(end, Math.min(whole.end, end + QUOTED));
  return (
    (/《[^《》]*$/.test(before) && /^[^《》]*》/.test(behind)) ||
    (/“[^“”。，；]*$/.test(before) && /^[^“”。，；]*”/.test(behind)) ||
    (/‘[^‘’。，；]*$/.test(before) && /^[^‘’。，；]*’/.test(behind))
  );
}

/** Longer quotations are sentences like any other. */
const QUOTED = 30;
