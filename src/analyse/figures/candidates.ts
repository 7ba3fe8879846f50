import type { Article, Paragraph } from '../../page/page.js';
import { agree } from './agree.js';
import { type Evidence, weigh } from './evidence.js';
import type { Figure } from './figures.js';
import { pairWeights } from './likeness.js';
import { differ } from './period.js';
import { type Place, type Setting, settingOf } from './setting.js';
import { mantissa, type Slipped, slipBetween } from './slip.js';

/** A pair of figures that a slip may have made different, and everything that speaks for or against it. */
export interface Candidate extends Evidence {
  readonly a: Setting;
  readonly b: Setting;
  readonly slipped: Slipped;
}

/** Every pair of figures of one unit that a slip may have made different, however unlike their settings are. */
export function* candidates(text: string, article: Article, figures: readonly Figure[]): Iterable<Candidate> {
  const groups = new Map<string, number[]>();
  figures.forEach((figure, i) => {
    if (!comparable(text, figure)) return;
    const key = `${figure.dimension ?? figure.kind}|${figure.unit ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  const placeOf = placeFinder(article);
  for (const all of groups.values()) {
    const group = all.slice(0, MOST_RIVALS);
    if (group.length < 2) continue;
    const pairs = slippedPairs(text, figures, group);
    if (pairs.length === 0) continue;
    const settings = new Map<number, Setting>();
    for (const i of group) settings.set(i, settingOf(text, figures, i, placeOf(figures[i] as Figure)));
    const rivals = [...settings.values()];
    const values = new Set(pairs.map(([i, j]) => `${figures[i]?.value}|${figures[j]?.value}`));
    const field = { rivals, weights: pairWeights(rivals), slippedPairs: values.size };
    for (const [i, j, slipped] of pairs) {
      const [a, b] = [settings.get(i), settings.get(j)];
      if (!a || !b || impossible(a, b, slipped)) continue;
      yield { a, b, slipped, ...weigh(text, a, b, slipped, field) };
    }
  }
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

/** The pairs of `group` that differ by a slip: found by what the slip leaves alike, so in linear time. */
function slippedPairs(text: string, figures: readonly Figure[], group: readonly number[]): [number, number, Slipped][] {
  const alike = new Map<string, number[]>();
  const buckets = new Map<string, Set<string>>();
  for (const i of group) {
    const value = (figures[i] as Figure).value as string;
    const list = alike.get(value);
    if (list) {
      if (list.length < MOST_ALIKE) list.push(i);
      continue;
    }
    alike.set(value, [i]);
    for (const key of keysOf(value, mantissa(text, figures[i] as Figure))) {
      const bucket = buckets.get(key);
      if (bucket) bucket.add(value);
      else buckets.set(key, new Set([value]));
    }
  }
  const seen = new Set<string>();
  const pairs: [number, number, Slipped][] = [];
  for (const bucket of buckets.values()) {
    if (bucket.size < 2) continue;
    const values = [...bucket].slice(0, 24);
    for (let x = 0; x < values.length; x++) {
      for (let y = x + 1; y < values.length; y++) {
        const key = `${values[x]}|${values[y]}`;
        if (seen.has(key)) continue;
        seen.add(key);
        for (const i of alike.get(values[x] as string) ?? []) {
          for (const j of alike.get(values[y] as string) ?? []) {
            const slipped = slipBetween(text, figures[i] as Figure, figures[j] as Figure);
            if (slipped) pairs.push(i < j ? [i, j, slipped] : [j, i, slipped]);
          }
        }
      }
    }
  }
  return pairs;
}

/** What a slip leaves alike: the digits without zeros at their ends; the digits in order; all digits but one. */
function keysOf(value: string, written: string): string[] {
  const digits = value.replace('.', '').replace(/^0+|0+$/g, '');
  const keys = [digits, [...written].sort().join('')];
  for (let i = 0; i < written.length && i < 16; i++) keys.push(`${written.slice(0, i)}_${written.slice(i + 1)}`);
  return keys;
}

/** What no planted or real slip looks like, though its digits do: values that agree, neighbours in a list, a series. */
function impossible(a: Setting, b: Setting, { slip }: Slipped): boolean {
  if (agree(a.figure, b.figure)) return true;
  if (a.sentence === b.sentence || differ(a.period, b.period)) return true;
  if (slip === 'digit-change') {
    if (a.figure.kind === 'identifier' && (a.figure.value ?? '').length < 3) return true;
    // last year's, this year's and the next congress and anniversary
    const apart = Math.abs(Number(a.figure.value) - Number(b.figure.value));
    if ((a.figure.kind === 'ordinal' || '年届'.includes(a.figure.unit ?? ' ')) && apart <= 1) return true;
    if (a.figure.unit === '强') return true;
    if (a.figure.unit === '届' && apart <= 3 && a.figure.scale === 0 && !/\d/.test(a.figure.text)) return true;
  }
  return false;
}

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
