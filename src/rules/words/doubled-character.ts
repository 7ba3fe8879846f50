import type { Entity } from '../../analyse/entities/entities.js';
import { maybeByRight } from '../../analyse/typos/by-right.js';
import { beginsWord, doublingOdds } from '../../lexicon/doubling.js';
import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

/** Log odds from which a doubling is an error, a warning, worth a look: see the fixture for the figures. */
const SURE = 6;
const LIKELY = 5;
const POSSIBLE = 3;
/** In 宜家|家居 the word before may be a name that no list has. */
const LIKELY_BEFORE_WORD = 6.5;

/** Particles and conjunctions that never stand twice within a phrase: what is likely is sure here. */
const PARTICLES = new Set('的了着与及或在将把被就也都并而但却又再之');

export default defineRule({
  id: 'doubled-character',
  category: 'words',
  summary: { zh: '多打了一个字：议事事工作、的的', en: 'a character typed twice: 议事事工作, 的的' },
  severity: 'error',
  weight: 1,
  scope: 'article',
  messages: {
    doubled: { zh: '“{context}”多打了一个“{character}”', en: '“{character}” typed twice in “{context}”' },
    perhaps: { zh: '“{context}”可能多打了一个“{character}”', en: '“{character}” perhaps typed twice in “{context}”' },
  },
  fixes: {
    drop: { zh: '删去一个', en: 'drop one' },
  },
  *check(article, analysis) {
    const { text } = analysis.page;
    const pairs = article.paragraphs.flatMap(({ range }) => doublings(text, range));
    const places = contexts(text, pairs);
    for (const index of pairs) {
      if (neighbours(text, index).some((key) => (places.get(key)?.size ?? 0) > 1)) continue;
      const odds = doublingOdds(text, index);
      if (odds < POSSIBLE) continue;
      if (analysis.entities(article).some((name) => explains(name, index))) continue;
      const bar = beginsWord(text, index) ? LIKELY_BEFORE_WORD : LIKELY;
      const likely = odds >= bar && !maybeByRight(text, index);
      const sure = likely && odds >= (PARTICLES.has(text[index] as string) ? LIKELY : SURE);
      yield {
        code: sure ? 'doubled' : 'perhaps',
        ...(!sure && { severity: likely ? 'warning' : 'info' }),
        range: { start: index, end: index + 2 },
        evidence: { character: text[index] as string, context: context(text, index) },
        fix: {
          title: 'drop',
          applicability: 'review',
          edits: [{ range: { start: index + 1, end: index + 2 }, text: '' }],
        },
      };
    }
  },
});

/** Does the name of a person whom the article names again end or begin between the two characters, or hold both? */
function explains({ type, ranges }: Entity, index: number): boolean {
  if (type !== 'person' || ranges.length < 2) return false;
  return ranges.some(({ start, end }) => start <= index + 1 && index + 1 <= end);
}

/** Where in `range` a Han stands exactly twice: 慢慢, but neither of the pairs in 哈哈哈. */
function doublings(text: string, { start, end }: Range): number[] {
  const found: number[] = [];
  for (let i = start + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code !== text.charCodeAt(i - 1) || code < 0x3400 || code > 0x9fff) continue;
    const alone = text.charCodeAt(i - 2) !== code && text.charCodeAt(i + 1) !== code;
    if (alone) found.push(i - 1);
  }
  return found;
}

/** The doubled character with the character before it, and with the one behind it. */
function neighbours(text: string, index: number): [string, string] {
  return [text.slice(Math.max(0, index - 1), index + 2), text.slice(index, index + 3)];
}

/**
 * The different passages in which each doubling stands with the same neighbour. A slip is made once; what comes back
 * elsewhere in the article (龙龙铁路) is a name or a term. A copy of the same passage is no second witness.
 */
function contexts(text: string, pairs: readonly number[]): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const index of pairs) {
    const passage = text.slice(Math.max(0, index - 5), index + 7);
    for (const key of neighbours(text, index)) places.set(key, (places.get(key) ?? new Set()).add(passage));
  }
  return places;
}

/** Up to three Han on either side. */
function context(text: string, index: number): string {
  const before = /\p{Script=Han}{0,3}$/u.exec(text.slice(Math.max(0, index - 3), index))?.[0] ?? '';
  const behind = /^\p{Script=Han}{0,3}/u.exec(text.slice(index + 2, index + 5))?.[0] ?? '';
  return before + text.slice(index, index + 2) + behind;
}
