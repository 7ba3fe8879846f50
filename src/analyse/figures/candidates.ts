import type { Article, Paragraph } from '../../page/page.js';
import { agree } from './agree.js';
import { differByRight } from './by-right.js';
import { type Evidence, weigh } from './evidence.js';
import type { Figure } from './figures.js';
import { haveInCommon, pairWeights } from './likeness.js';
import { otherMonths } from './period.js';
import { type Place, type Setting, sentenceEnd, settingOf } from './setting.js';
import { type Form, formOf, type Slipped, slipBetween } from './slip.js';

/** A pair of figures that a slip may have made different, and everything that speaks for or against it. */
export interface Candidate extends Evidence {
  readonly a: Setting;
  readonly b: Setting;
  readonly slipped: Slipped;
}

/** Every pair of figures of one unit that a slip may have made different, however unlike their settings are. */
export function* candidates(text: string, article: Article, figures: readonly Figure[]): Iterable<Candidate> {
  const groups = new Map<string, Group[]>();
  figures.forEach(({ unit, kind, dimension }, i) => {
    if (!comparable(text, figures[i] as Figure)) return;
    const key = unit ?? kind;
    const ofUnit = groups.get(key);
    const group = ofUnit?.find((one) => one.dimension === dimension);
    if (group) group.at.push(i);
    else if (ofUnit) ofUnit.push({ dimension, at: [i] });
    else groups.set(key, [{ dimension, at: [i] }]);
  });
  let placeOf: ((figure: Figure) => Place) | undefined;
  for (const ofUnit of groups.values())
    for (const { at } of ofUnit) {
      if (at.length < 2) continue;
      const group = at.slice(0, MOST_RIVALS);
      const pairs = slippedPairs(text, figures, group);
      if (pairs.length === 0) continue;
      const find = (placeOf ??= placeFinder(article));
      const settings: (Setting | undefined)[] = [];
      const settingAt = (i: number): Setting =>
        (settings[i] ??= settingOf(text, figures, i, find(figures[i] as Figure)));
      let explained: Set<string> | undefined;
      let left = pairs.filter(([i, j, { slip }]) => {
        if (sameSentence(text, figures[i] as Figure, figures[j] as Figure)) return false;
        const [a, b] = [settingAt(i), settingAt(j)];
        if (otherMonths(a.period, b.period) || !haveInCommon(a, b)) return false;
        if (!differByRight(text, a, b, slip)) return true;
        // two anniversaries that the article tells apart once stand wherever it names them again
        if (a.figure.unit === '周年') (explained ??= new Set()).add(valuesOf(a.figure, b.figure));
        return false;
      });
      if (explained) {
        const known = explained;
        left = left.filter(([i, j]) => !known.has(valuesOf(figures[i] as Figure, figures[j] as Figure)));
      }
      if (left.length === 0) continue;
      const rivals = group.map(settingAt);
      const values = new Set(pairs.map(([i, j]) => `${figures[i]?.value}|${figures[j]?.value}`));
      const field = {
        figures,
        rivals,
        alike: new Map(),
        contexts: new Map(),
        weights: pairWeights(rivals),
        slippedPairs: values.size,
      };
      for (const [i, j, slipped] of left) {
        const [a, b] = [settingAt(i), settingAt(j)];
        const evidence = weigh(text, a, b, slipped, field);
        if (evidence) yield { a, b, slipped, ...evidence };
      }
    }
}

/** The figures of one unit and dimension, by their numbers. */
interface Group {
  readonly dimension: string | undefined;
  readonly at: number[];
}

/** The two values, in whatever order the figures stand. */
function valuesOf(a: Figure, b: Figure): string {
  return [a.value, b.value].sort().join('|');
}

/** An article with more figures of one unit than this is compared in its first ones only. */
const MOST_RIVALS = 120;

/** Figures of one value that are compared; the rest say nothing new. */
const MOST_ALIKE = 6;

/** One value, exact enough to be told from another: no date, no 百年 or 几十. */
function comparable(text: string, { kind, value, number, unit }: Figure): boolean {
  // articles of a law and items of a list differ by right; the 135th fair does not
  if (kind === 'identifier' && (value ?? '').length < 2) return false;
  if (kind === 'ordinal' && (unit === undefined ? (value ?? '').length < 2 : '条款项章节页部集卷期'.includes(unit)))
    return false;
  if (value === undefined || value === '0' || kind === 'date' || kind === 'time' || kind === 'fraction') return false;
  for (let i = number.start; i < number.end; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) return true;
  }
  return number.end - number.start > 1 && !/^[百千万亿]+[多余]?$/.test(text.slice(number.start, number.end));
}

/** The pairs of `group` that differ by a slip: each form of a value is held against each other, and there are few. */
function slippedPairs(text: string, figures: readonly Figure[], group: readonly number[]): [number, number, Slipped][] {
  const forms: { form: Form; at: number[] }[] = [];
  for (const i of group) {
    const form = formOf(text, figures[i] as Figure);
    const alike = forms.find((one) => one.form.value === form.value && one.form.written === form.written);
    if (!alike) forms.push({ form, at: [i] });
    else if (alike.at.length < MOST_ALIKE) alike.at.push(i);
  }
  const pairs: [number, number, Slipped][] = [];
  for (let x = 0; x < forms.length; x++) {
    const one = forms[x] as (typeof forms)[number];
    for (let y = x + 1; y < forms.length; y++) {
      const other = forms[y] as (typeof forms)[number];
      const slipped = slipBetween(one.form, other.form);
      if (!slipped) continue;
      for (const i of one.at)
        for (const j of other.at)
          if (!impossible(figures[i] as Figure, figures[j] as Figure, slipped))
            pairs.push(i < j ? [i, j, slipped] : [j, i, slipped]);
    }
  }
  return pairs;
}

/** What no slip looks like, though its digits do: values that agree, and neighbours in a series. */
function impossible(a: Figure, b: Figure, { slip }: Slipped): boolean {
  if (slip === 'digit-change') {
    if (a.kind === 'identifier' && (a.value ?? '').length < 3) return true;
    // last year's, this year's and the next congress and anniversary
    const apart = Math.abs(Number(a.value) - Number(b.value));
    if ((a.kind === 'ordinal' || '年届'.includes(a.unit ?? ' ')) && apart <= 1) return true;
    if (a.unit === '强') return true;
    if (a.unit === '届' && apart <= 3 && a.scale === 0 && !/\d/.test(a.text)) return true;
  }
  return agree(a, b);
}

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
