import { factorOf } from '../../lexicon/units.js';
import type { Article, Paragraph } from '../../page/page.js';
import { agree } from './agree.js';
import { comparable } from './comparable.js';
import type { Figure } from './figures.js';
import { sameWords, type Told } from './same-words.js';
import { formOf, mantissa, slipBetween } from './slip.js';

/** A sentence that an article states twice, once with another figure that no slip of the hand explains. */
export interface Restated {
  readonly first: Figure;
  readonly later: Figure;
  /** Another value, or the same number of another unit. */
  readonly code: 'value' | 'unit-mismatch';
}

/** What `article` says twice in the same words with different figures, which are given in text order; see `sameWords`. */
export function findRestated(text: string, article: Article, figures: readonly Figure[]): Restated[] {
  const frames = new Map<number, number[]>();
  let at = 0;
  let isRepeated = false;
  for (let i = 0; i < figures.length; i++) {
    const figure = figures[i] as Figure;
    if (!comparable(text, figure) || figure.kind === 'ordinal' || figure.kind === 'identifier') continue;
    while ((article.paragraphs[at] as Paragraph).range.end < figure.end) at++;
    const hash = hashBefore(text, figure.start, (article.paragraphs[at] as Paragraph).range.start);
    if (hash === 0) continue;
    const list = frames.get(hash);
    if (list) {
      list.push(i);
      isRepeated = true;
    } else frames.set(hash, [i]);
  }
  if (!isRepeated) return [];
  const told: Told = { text, article };
  const found: Restated[] = [];
  for (const list of frames.values()) {
    if (list.length < 2 || list.length > FORMULA) continue;
    for (let y = 1; y < list.length; y++) {
      for (let x = 0; x < y; x++) {
        const [i, j] = [list[x] as number, list[y] as number];
        const [first, later] = [figures[i] as Figure, figures[j] as Figure];
        const code = differenceOf(text, first, later);
        const run = code && sameWords(told, figures, i, told, figures, j);
        if (!code || !run || run.length < LEAST_RUN) continue;
        found.push({ first, later, code });
        x = y;
      }
    }
  }
  return found;
}

/** Words that stand more often in one article are a formula. */
const FORMULA = 4;

/** How many Han besides generic ones must be the same around the two figures. */
const LEAST_RUN = 12;

function differenceOf(text: string, a: Figure, b: Figure): Restated['code'] | undefined {
  if (a.dimension !== b.dimension || a.kind !== b.kind) return undefined;
  if (a.unit !== b.unit) {
    const known = factorOf(a.unit ?? '') && factorOf(b.unit ?? '');
    return known && a.scale === b.scale && mantissa(text, a) === mantissa(text, b) ? 'unit-mismatch' : undefined;
  }
  if (a.approximation !== b.approximation || agree(a, b)) return undefined;
  return slipBetween(formOf(text, a), formOf(text, b)) ? undefined : 'value';
}

/** A hash of the characters before `at`, without white space; 0 where there are too few from `from` on. */
function hashBefore(text: string, at: number, from: number): number {
  let hash = 7;
  let left = BEFORE;
  for (let i = at - 1; i >= from && left > 0; i--) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code === 0x3000) continue;
    hash = (Math.imul(hash, 31) + code) | 0;
    left--;
  }
  return left > 0 ? 0 : hash;
}

const BEFORE = 6;
