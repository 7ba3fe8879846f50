import { likeliest } from '../../lexicon/common-words.js';
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

function isGuarded(text: string, start: number, guard: string): boolean {
  const pattern = new RegExp(guard, 'uy');
  pattern.lastIndex = start;
  return pattern.test(text);
}

/** How many characters on either side decide where words end. */
const REACH = 6;

/**
 * Is the match the end of one word and the beginning of the next (进人 in 促进|人与自然)? Then a word of the passage runs
 * over its edge, and the passage reads no likelier with the right word in its place.
 */
function straddles(text: string, { start, end }: Range, right: string): boolean {
  const before = /[\u4E00-\u9FFF]{0,6}$/.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? '';
  const behind = /^[\u4E00-\u9FFF]{0,6}/.exec(text.slice(end, end + REACH))?.[0] ?? '';
  const wrong = likeliest(before + text.slice(start, end) + behind);
  if (!runsOver(wrong.words, before.length, before.length + end - start)) return false;
  return likeliest(before + right + behind).cost >= wrong.cost;
}

/** Does one of `words`, laid end to end, stand on both sides of `start` or of `end`? */
function runsOver(words: readonly string[], start: number, end: number): boolean {
  let from = 0;
  for (const { length } of words) {
    const to = from + length;
    if ((from < start && start < to) || (from < end && end < to)) return true;
    from = to;
  }
  return false;
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
