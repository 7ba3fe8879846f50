import { type SlipModel, slipModel } from '../../lexicon/figure-slips.js';
import type { Article, Paragraph } from '../../page/page.js';
import { agree } from './agree.js';
import { limitStart } from './approximation.js';
import type { Figure } from './figures.js';
import { contrasts, type Likeness, likeness, type PairWeights, pairWeights, scopesApart } from './likeness.js';
import { coincide, differ } from './period.js';
import { type Setting, settingOf } from './setting.js';
import { mantissa, type Slip, type Slipped, slipBetween } from './slip.js';

/** Two values that the article states of one fact. */
export interface Conflict {
  /** The figure that stands alone with its value, or else the later one. */
  readonly odd: Figure;
  /** The places that say otherwise, and those that repeat the odd value. */
  readonly others: readonly Figure[];
  readonly slip: Slip;
  /** Log odds that a slip made the difference: above 0, it is more likely than not. */
  readonly score: number;
}

/** A pair of figures that a slip may have made different, and everything that speaks for or against it. */
export interface Candidate {
  readonly a: Setting;
  readonly b: Setting;
  readonly slipped: Slipped;
  /** In the order of `FEATURES`. */
  readonly features: readonly number[];
  /** How often each of the two values stands in such a setting, besides itself. */
  readonly support: readonly [number, number];
  /** One of them stands in a torn fragment that is the end of the other's sentence. */
  readonly torn: boolean;
}

/**
 * The conflicts of `article`, whose figures are given in text order, in text order. A digit that differs is oftener another
 * fact than a slip, so it takes more to be shown.
 */
export function findConflicts(text: string, article: Article, figures: readonly Figure[], least = SHOWN): Conflict[] {
  const model = slipModel();
  const best = new Map<string, Conflict>();
  for (const candidate of candidates(text, article, figures)) {
    const score = scoreOf(candidate, model);
    if (score < least[candidate.slipped.slip]) continue;
    const { a, b, slipped, support } = candidate;
    const [odd, other] = support[0] < support[1] ? [a.figure, b.figure] : [b.figure, a.figure];
    const key = [odd.unit, ...[odd.value as string, other.value as string].sort()].join('|');
    const known = best.get(key);
    if (!known) {
      best.set(key, { odd, others: [other], slip: slipped.slip, score });
      continue;
    }
    const others = new Set([...known.others, odd, other]);
    others.delete(known.odd);
    best.set(key, { ...known, others: [...others], score: Math.max(known.score, score) });
  }
  return [...best.values()]
    .map((conflict) => ({ ...conflict, others: conflict.others.toSorted((x, y) => x.start - y.start) }))
    .sort((x, y) => x.odd.start - y.odd.start);
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
  const paragraphOf = paragraphFinder(article);
  const sections = sectionsOf(article);
  for (const all of groups.values()) {
    const group = all.slice(0, MOST_RIVALS);
    if (group.length < 2) continue;
    const pairs = slippedPairs(text, figures, group);
    if (pairs.length === 0) continue;
    const settings = new Map<number, Setting>();
    for (const i of group) {
      const at = paragraphOf(figures[i] as Figure);
      settings.set(i, settingOf(text, figures, i, article.paragraphs[at] as Paragraph, sections[at] as number));
    }
    const rivals = [...settings.values()];
    const weights = pairWeights(rivals);
    for (const [i, j, slipped] of pairs) {
      const [a, b] = [settings.get(i), settings.get(j)];
      if (!a || !b || impossible(a, b, slipped)) continue;
      const candidate = weigh(text, a, b, slipped, rivals, weights);
      if (candidate) yield candidate;
    }
  }
}

/** The names of what `Candidate.features` holds; the model has one weight a slip for each. */
export const FEATURES = [
  'suffix',
  'suffixContent',
  'prefix',
  'prefixContent',
  'covered',
  'coveredGreater',
  'shared',
  'wholeBefore',
  'wholeAfter',
  'sameParagraph',
  'oneInHead',
  'samePeriod',
  'otherMonths',
  'otherScope',
  'oneScope',
  'otherAfter',
  'otherBefore',
  'likeness',
  'beatsAgreeingBoth',
  'beatsAgreeingEither',
  'beatsRivalsBoth',
  'beatsRivalsEither',
  'supportMost',
  'supportLeast',
  'clashes',
  'oneSided',
  'years',
  'fives',
  'ordinal',
  'percent',
  'digits',
  'fewDigits',
  'swap',
  'unit',
  'digitsShift',
  'digitsSwap',
  'digitsUnit',
  'content',
  'contentBeyond',
  'suffixStrong',
  'prefixStrong',
  'noContent',
  'run',
  'runBeyond6',
  'runBeyond16',
  'rivals',
  'fine',
  'event',
  'onePlanned',
  'oneRate',
  'onePart',
  'casualties',
  'otherSection',
  'fewDigitsContent',
  'fewDigitsYears',
  'digitsContent',
  'swapContent',
  'coveredHead',
  'coveredShared',
  'covered80',
  'covered95',
] as const;

/** Log odds from which on a conflict is shown, so that clean copy has at most one in 100,000 characters (`bench:figures`). */
export const SHOWN: Readonly<Record<Slip, number>> = {
  'decimal-shift': 0.2,
  'digit-swap': 0.2,
  'unit-mismatch': 0.2,
  'digit-change': 0.75,
};

/** An article with more figures of one unit than this is compared in its first ones only. */
const MOST_RIVALS = 120;

/** Figures of one value that are compared; the rest say nothing new. */
const MOST_ALIKE = 6;

function scoreOf(candidate: Candidate, model: SlipModel): number {
  if (candidate.torn) return 9;
  const { bias, weights } = candidate.slipped.slip === 'digit-change' ? model.change : model.shift;
  let score = bias;
  for (let i = 0; i < weights.length; i++) score += (weights[i] as number) * (candidate.features[i] as number);
  return score;
}

/** One value, exact enough to be told from another: no date, no 百年 or 几十. */
function comparable(text: string, { kind, value, number, unit }: Figure): boolean {
  // articles of a law and items of a list differ by right; the 135th fair does not
  if (kind === 'identifier' && (value ?? '').length < 2) return false;
  if (kind === 'ordinal' && (unit === undefined || '条款项章节页部集卷期'.includes(unit))) return false;
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
    if (a.paragraph === b.paragraph || a.figure.kind === 'identifier') return true;
    // last year's, this year's and the next congress and anniversary
    const apart = Math.abs(Number(a.figure.value) - Number(b.figure.value));
    if ((a.figure.kind === 'ordinal' || '年届'.includes(a.figure.unit ?? ' ')) && apart <= 1) return true;
    if (a.figure.unit === '强') return true;
    if (a.figure.unit === '届' && apart <= 3 && a.figure.scale === 0 && !/\d/.test(a.figure.text)) return true;
  }
  return false;
}

/** One of the distances or weights of a sport: 男子200米. */
function isEvent({ figure, before }: Setting): boolean {
  return '米公里公斤'.includes(figure.unit ?? ' ') && /[男女]子(?:单人|双人|四人)?(?:划艇|皮艇)?$/.test(before);
}

/** One of the fines of a law, which are graded by right. */
function isFine({ figure, before, after }: Setting): boolean {
  if (figure.kind !== 'money') return false;
  return after.includes('罚款') || /(?:处|处以|违法所得|货值金额)(?:超过|不足)?$/.test(before);
}

function weigh(
  text: string,
  a: Setting,
  b: Setting,
  slipped: Slipped,
  rivals: readonly Setting[],
  weights: PairWeights,
): Candidate | undefined {
  const like = likeness(a, b, weights);
  const beaten = compete(a, b, like, rivals, weights);
  const { clashes, oneSided } = contrasts(a, b);
  const digits = Math.min(slipped.digits, 4);
  const is = (slip: Slip) => Number(slipped.slip === slip);
  const head = Number(a.head !== b.head);
  const run = sameText(text, a, b);
  const content = like.suffixContent + like.prefixContent;
  // 3人 and 30人 differ by chance more often than not
  if (digits <= 1 && slipped.slip === 'decimal-shift' && content < 2 && run < 4) return undefined;
  return {
    a,
    b,
    slipped,
    support: beaten.support,
    torn: isTorn(a, b) || isTorn(b, a),
    features: [
      Math.min(8, like.suffix),
      Math.min(6, like.suffixContent),
      Math.min(6, like.prefix),
      Math.min(5, like.prefixContent),
      like.covered,
      like.coveredGreater,
      Math.log2(1 + like.shared),
      Number(like.suffix === Math.min(a.before.length, b.before.length)),
      Number(like.prefix === a.after.length && like.prefix === b.after.length),
      Number(a.paragraph === b.paragraph),
      head,
      Number(coincide(a.period, b.period)),
      Number(a.period.months.length > 0 && b.period.months.length > 0 && a.period.months[0] !== b.period.months[0]),
      Number(a.scope !== '' && b.scope !== '' && a.scope !== b.scope),
      Number((a.scope === '') !== (b.scope === '')),
      Number(like.prefix === 0 && a.after !== '' && b.after !== ''),
      Number(like.suffix === 0 && a.before !== '' && b.before !== ''),
      like.score,
      ...beaten.margins,
      Math.log2(1 + Math.max(...beaten.support)),
      Math.log2(1 + Math.min(...beaten.support)),
      clashes,
      Math.min(3, oneSided),
      Number(a.figure.dimension === 'months'),
      // anniversaries of different things are fives and tens apart
      Number(a.figure.unit === '年' && Math.abs(Number(a.figure.value) - Number(b.figure.value)) % 5 === 0),
      Number(a.figure.kind === 'ordinal'),
      Number(a.figure.dimension === 'percent'),
      digits,
      Number(digits <= 1),
      is('digit-swap'),
      is('unit-mismatch'),
      digits * is('decimal-shift'),
      digits * is('digit-swap'),
      digits * is('unit-mismatch'),
      Math.min(6, content),
      Math.min(8, Math.max(0, content - 4)),
      Number(like.suffixContent >= 3),
      Number(like.prefixContent >= 3),
      Number(content === 0),
      Math.min(6, run),
      Math.min(10, Math.max(0, run - 6)),
      Math.min(20, Math.max(0, run - 16)),
      Math.min(7, Math.log2(rivals.length)),
      Number(isFine(a) || isFine(b)),
      Number(isEvent(a) && isEvent(b)),
      ...scopesApart(a, b),
      Number(/死|伤|难|失踪/.test(a.after + b.after)),
      Number(!a.top && !b.top && a.section !== b.section),
      Number(digits <= 1) * Math.min(4, content),
      Number(digits <= 1 && a.figure.kind === 'duration'),
      digits * Math.min(6, content),
      is('digit-swap') * Math.min(6, content),
      like.covered * head,
      like.covered * Math.min(3, Math.log2(1 + like.shared)),
      Number(like.covered > 0.8),
      Number(like.covered > 0.95),
    ],
  };
}

/** How much more alike `a` and `b` are than either is to figures that agree with it, and to others; and who agrees. */
function compete(
  a: Setting,
  b: Setting,
  like: Likeness,
  rivals: readonly Setting[],
  weights: PairWeights,
): { margins: number[]; support: [number, number] } {
  let [agreeA, agreeB, otherA, otherB] = [0, 0, 0, 0];
  const support: [number, number] = [0, 0];
  for (const rival of rivals) {
    if (rival === a || rival === b) continue;
    const withA = likeness(a, rival, weights).score;
    const withB = likeness(b, rival, weights).score;
    if (rival.figure.value === a.figure.value) {
      agreeA = Math.max(agreeA, withA);
      if (withA >= like.score - 1) support[0]++;
    } else if (rival.figure.value === b.figure.value) {
      agreeB = Math.max(agreeB, withB);
      if (withB >= like.score - 1) support[1]++;
    } else {
      otherA = Math.max(otherA, withA);
      otherB = Math.max(otherB, withB);
    }
  }
  const margin = (rival: number) => Math.max(-6, Math.min(6, like.score - rival));
  return {
    margins: [
      margin(Math.max(agreeA, agreeB)),
      margin(Math.min(agreeA, agreeB)),
      margin(Math.max(otherA, otherB)),
      margin(Math.min(otherA, otherB)),
    ],
    support,
  };
}

/** How many characters around the two figures are the same, marks and digits among them; at most 36. */
function sameText(text: string, a: Setting, b: Setting): number {
  let run = 0;
  let [x, y] = [
    limitStart(text, a.figure.start, a.paragraph.range.start),
    limitStart(text, b.figure.start, b.paragraph.range.start),
  ];
  while (run < 36 && x > a.paragraph.range.start && y > b.paragraph.range.start && text[x - 1] === text[y - 1]) {
    run++;
    x--;
    y--;
  }
  [x, y] = [a.figure.end, b.figure.end];
  while (run < 36 && x < a.paragraph.range.end && y < b.paragraph.range.end && text[x] === text[y]) {
    run++;
    x++;
    y++;
  }
  return run;
}

/** Is the text around `torn`, in a fragment, the end of what stands around `whole`? */
function isTorn(torn: Setting, whole: Setting): boolean {
  return (
    torn.paragraph.role === 'fragment' &&
    whole.paragraph.role !== 'fragment' &&
    torn.before !== '' &&
    whole.before.endsWith(torn.before) &&
    whole.after === torn.after
  );
}

/** The index of the paragraph that a figure stands in; quick where figures are asked for in text order. */
function paragraphFinder({ paragraphs }: Article): (figure: Figure) => number {
  let at = 0;
  return ({ start }) => {
    if ((paragraphs[at]?.range.start ?? 0) > start) at = 0;
    while (at + 1 < paragraphs.length && (paragraphs[at + 1] as Paragraph).range.start <= start) at++;
    return at;
  };
}

/** How many subheads stand up to each paragraph. */
function sectionsOf({ paragraphs }: Article): number[] {
  let section = 0;
  return paragraphs.map(({ role }) => {
    if (role === 'subhead') section++;
    return section;
  });
}
