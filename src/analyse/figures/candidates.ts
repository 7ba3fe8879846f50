import type { Article, Paragraph } from '../../page/page.js';
import { differByRight } from './by-right.js';
import { comparable, impossible } from './comparable.js';
import { type Evidence, weigh } from './evidence.js';
import type { Figure } from './figures.js';
import { haveInCommon, pairWeights } from './likeness.js';
import { pairBook } from './pairs.js';
import { otherMonths } from './period.js';
import { MOST_PAIRS, type Place, type Setting, sentenceEnd, settingOf } from './setting.js';
import { type Form, formOf, type Slipped, slipBetween } from './slip.js';

/** A pair of figures that a slip may have made different, and everything that speaks for or against it. */
export interface Candidate extends Evidence {
  readonly a: Setting;
  readonly b: Setting;
  readonly slipped: Slipped;
}

/** Every pair of figures of one unit that a slip may have made different, however unlike their settings are. */
export function candidates(text: string, article: Article, figures: readonly Figure[]): Candidate[] {
  const found: Candidate[] = [];
  let placeOf: ((figure: Figure) => Place) | undefined;
  for (const { at } of groupsOf(text, figures)) {
    if (at.length < 2) continue;
    const group = at.length > MOST_RIVALS ? at.slice(0, MOST_RIVALS) : at;
    const pairs = slippedPairs(text, figures, group);
    if (pairs.length === 0) continue;
    placeOf ??= placeFinder(article);
    weighPairs(text, figures, group, pairs, placeOf, found);
  }
  return found;
}

/** Two of a group, by their ranks, the first before the second. */
type SlippedPair = readonly [number, number, Slipped];

/** Adds to `found` the `pairs` of a group that nothing tells apart. */
function weighPairs(
  text: string,
  figures: readonly Figure[],
  group: readonly number[],
  pairs: readonly SlippedPair[],
  placeOf: (figure: Figure) => Place,
  found: Candidate[],
): void {
  const book = pairBook(MOST_PAIRS * group.length);
  const settings: (Setting | undefined)[] = [];
  const figureAt = (rank: number) => figures[group[rank] as number] as Figure;
  const settingAt = (rank: number): Setting =>
    (settings[rank] ??= settingOf(text, figures, group[rank] as number, placeOf(figureAt(rank)), rank, book));
  let explained: Set<string> | undefined;
  let left = pairs.filter(([i, j, { slip }]) => {
    if (sameSentence(text, figureAt(i), figureAt(j))) return false;
    const [a, b] = [settingAt(i), settingAt(j)];
    if (otherMonths(a.period, b.period) || !haveInCommon(a, b, book)) return false;
    if (!differByRight(text, a, b, slip)) return true;
    // two anniversaries that the article tells apart once stand wherever it names them again
    if (a.figure.unit === '周年') (explained ??= new Set()).add(valuesOf(a.figure, b.figure));
    return false;
  });
  if (explained) {
    const known = explained;
    left = left.filter(([i, j]) => !known.has(valuesOf(figureAt(i), figureAt(j))));
  }
  if (left.length === 0) return;
  const rivals = group.map((_, rank) => settingAt(rank));
  const values = new Set(pairs.map(([i, j]) => `${figureAt(i).value}|${figureAt(j).value}`));
  const field = {
    figures,
    rivals,
    alike: [],
    contexts: [],
    weights: pairWeights(rivals, book),
    slippedPairs: values.size,
  };
  for (const [i, j, slipped] of left) {
    const [a, b] = [settingAt(i), settingAt(j)];
    const evidence = weigh(text, a, b, slipped, field);
    if (evidence) found.push({ a, b, slipped, ...evidence });
  }
}

/** The figures of one unit and dimension, by their numbers. */
interface Group {
  readonly key: string;
  readonly dimension: string | undefined;
  readonly at: number[];
}

/** An article has figures of a few units: a look through the groups that there are is quicker than a map. */
function groupsOf(text: string, figures: readonly Figure[]): Group[] {
  const groups: Group[] = [];
  for (let i = 0; i < figures.length; i++) {
    const figure = figures[i] as Figure;
    if (!comparable(text, figure)) continue;
    const key = figure.unit ?? figure.kind;
    const { dimension } = figure;
    let group: Group | undefined;
    for (let g = 0; g < groups.length; g++) {
      const one = groups[g] as Group;
      if (one.key !== key || one.dimension !== dimension) continue;
      group = one;
      break;
    }
    if (group) group.at.push(i);
    else groups.push({ key, dimension, at: [i] });
  }
  return groups;
}

/** The two values, in whatever order the figures stand. */
function valuesOf(a: Figure, b: Figure): string {
  const [x, y] = [a.value as string, b.value as string];
  return x < y ? `${x}|${y}` : `${y}|${x}`;
}

/** An article with more figures of one unit than this is compared in its first ones only. */
const MOST_RIVALS = 120;

/** Figures of one value that are compared; the rest say nothing new. */
const MOST_ALIKE = 6;

/** The pairs of `group` that differ by a slip: each form of a value is held against each other, and there are few. */
function slippedPairs(text: string, figures: readonly Figure[], group: readonly number[]): SlippedPair[] {
  const first = (figures[group[0] as number] as Figure).value;
  if (group.every((i) => (figures[i] as Figure).value === first)) return NO_PAIRS;
  const forms: { form: Form; at: number[] }[] = [];
  for (let rank = 0; rank < group.length; rank++) {
    const form = formOf(text, figures[group[rank] as number] as Figure);
    let alike: { form: Form; at: number[] } | undefined;
    for (const one of forms) {
      if (one.form.value !== form.value || one.form.written !== form.written) continue;
      alike = one;
      break;
    }
    if (!alike) forms.push({ form, at: [rank] });
    else if (alike.at.length < MOST_ALIKE) alike.at.push(rank);
  }
  let pairs: SlippedPair[] = NO_PAIRS;
  for (let x = 0; x < forms.length; x++) {
    const one = forms[x] as (typeof forms)[number];
    for (let y = x + 1; y < forms.length; y++) {
      const other = forms[y] as (typeof forms)[number];
      const slipped = slipBetween(one.form, other.form);
      if (!slipped) continue;
      for (const i of one.at)
        for (const j of other.at) {
          const [a, b] = [figures[group[i] as number] as Figure, figures[group[j] as number] as Figure];
          if (impossible(a, b, slipped)) continue;
          if (pairs === NO_PAIRS) pairs = [];
          pairs.push(i < j ? [i, j, slipped] : [j, i, slipped]);
        }
    }
  }
  return pairs;
}

const NO_PAIRS: SlippedPair[] = [];

/** Is there no end of a sentence or a paragraph between the two, the first being `a`? */
function sameSentence(text: string, a: Figure, b: Figure): boolean {
  if (b.start - a.end > LONGEST_SENTENCE) return false;
  return sentenceEnd(text, a.end, b.start) === b.start && !text.slice(a.end, b.start).includes('\n');
}

/** In characters, as far as one looks back for where it begins. */
const LONGEST_SENTENCE = 200;

/** The place of the paragraph that a figure stands in; quick where figures are asked for in text order. */
function placeFinder({ paragraphs }: Article): (figure: Figure) => Place {
  let section = 0;
  const lead = paragraphs.findIndex(({ role }) => role === 'body');
  const places = paragraphs.map((paragraph, place): Place => {
    if (paragraph.role === 'subhead') section++;
    return { paragraph, place, section, lead: place === lead };
  });
  let at = 0;
  return ({ start }) => {
    if ((paragraphs[at]?.range.start ?? 0) > start) at = 0;
    while (at + 1 < paragraphs.length && (paragraphs[at + 1] as Paragraph).range.start <= start) at++;
    return places[at] as Place;
  };
}
