import { approximationAfter, approximationBefore, limitStart } from '../../analyse/figures/approximation.js';
import type { Approximation, Figure } from '../../analyse/figures/figures.js';
import { defineRule } from '../../rule/rule.js';

export default defineRule({
  id: 'approximation-doubled',
  category: 'figures',
  summary: { zh: '约数词叠用：约……左右、近……余、超过……以上', en: 'two words of approximation on one figure' },
  severity: 'error',
  weight: 1,
  scope: 'article',
  messages: {
    doubled: { zh: '“{text}”：“{first}”与“{second}”只留一个', en: '“{text}”: keep “{first}” or “{second}”' },
  },
  mayFind(article, { page: { text }, figures }) {
    return figures(article).some(({ start }) => limitStart(text, start, article.range.start) < start);
  },
  *check(article, { page: { text }, figures }) {
    for (const figure of figures(article)) {
      const from = limitStart(text, figure.start, article.range.start);
      if (from === figure.start) continue;
      const before = approximationBefore(text, figure.start, article.range.start);
      const second = secondOf(text, figure, before, article.range.end);
      if (second === undefined) continue;
      const range = { start: from, end: Math.max(figure.end, second.end) };
      yield {
        code: 'doubled',
        range,
        evidence: {
          text: text.slice(range.start, range.end),
          first: text.slice(from, figure.start),
          second: text.slice(second.start, second.end),
        },
      };
    }
  },
});

/** The word that says again what `before` says: inside the figure (多, 余) or behind it (左右, 以上). */
function secondOf(
  text: string,
  figure: Figure,
  before: Approximation,
  to: number,
): { start: number; end: number } | undefined {
  const after = approximationAfter(text, figure.end, to);
  const length = text.startsWith('及以', figure.end) ? 3 : 2;
  if (after !== 'exact' && AGAIN[before].includes(after)) return { start: figure.end, end: figure.end + length };
  if (before !== 'about' && before !== 'nearly') return undefined;
  // 近10多年来 is the last ten years and more; 近3个多小时 can be nothing but a slip
  if (figure.kind === 'duration' && (!HOURS.includes(figure.unit as string) || text.charAt(figure.end) === '来'))
    return undefined;
  for (let at = figure.number.start; at < figure.end; at++) {
    // 约200多人 is common in speech and left alone
    if (text[at] === '余' || (text[at] === '多' && before === 'nearly')) return { start: at, end: at + 1 };
  }
  return undefined;
}

/** Spans too short for 近 to mean the time just past. */
const HOURS = ['小时', '分钟', '秒'];

const AGAIN: Readonly<Record<Approximation, readonly Approximation[]>> = {
  exact: [],
  about: ['about'],
  nearly: ['about'],
  under: ['about'],
  over: ['at-least'],
  'at-least': ['at-least'],
  'at-most': ['at-most'],
};
