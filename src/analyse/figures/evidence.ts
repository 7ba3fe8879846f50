import { agree } from './agree.js';
import { limitStart } from './approximation.js';
import { type Context, contextOf } from './context.js';
import { contrasts } from './contrasts.js';
import type { Figure } from './figures.js';
import { type Likeness, likeness, type PairWeights, scores } from './likeness.js';
import { otherYears } from './period.js';
import type { Setting } from './setting.js';
import { mantissa, type Slipped } from './slip.js';

/** What speaks for and against a slip between two figures. */
export interface Evidence {
  /** In the order of `TRAITS`. */
  readonly traits: readonly number[];
  /** How often each of the two values stands in such a setting, besides itself. */
  readonly support: readonly [number, number];
  /** One of them stands in a torn fragment that is the end of the other's sentence. */
  readonly torn: boolean;
}

/**
 * The names of what `Evidence.traits` holds; the trees of figure-slips.tsv ask for them by number. A rival is another figure
 * of the same unit in the article; what is counted without a bound is counted as log2(1 + n).
 */
export const TRAITS = [
  // how alike the two settings are
  'likeness',
  'suffix',
  'prefix',
  'content',
  'covered',
  'shared',
  'run',
  'longest',
  // what stands beside them
  'companyDiffers',
  'neighbourSame',
  'neighbourApart',
  // how alike they are to rivals: of their own two values, and of others
  'beatsAgreeingBoth',
  'beatsAgreeingEither',
  'beatsRivalsBoth',
  'beatsRivalsEither',
  'likerBoth',
  'likerEither',
  'supportMost',
  'supportLeast',
  'countMost',
  'countLeast',
  'slippedPairs',
  'rivals',
  // where they stand
  'oneInHead',
  'headOpen',
  'oneInLead',
  'sameParagraph',
  'otherSection',
  'paragraphsApart',
  // what they are
  'otherScale',
  'swapped',
  'digits',
  'sameDigits',
  'length',
  'significant',
  'roundBoth',
  'roundApart',
  'beginsAlike',
  'ratio',
  'oneLimited',
  'otherLimit',
  'limited',
  'percent',
  'duration',
  'months',
  'age',
  'anniversary',
  'money',
  'names',
  'thresholds',
  // what they are said of
  'clashes',
  'oneSided',
  'onePart',
  'otherScope',
  'otherMonths',
  'otherYears',
  'oneYear',
  'yearsApart',
] as const;

/** What there is to weigh a pair against: all figures of its unit, and how many pairs of values among them a slip lies between. */
export interface Field {
  /** All figures of the article. */
  readonly figures: readonly Figure[];
  readonly rivals: readonly Setting[];
  readonly weights: PairWeights;
  readonly slippedPairs: number;
  /** By its rank, how alike a rival is to each of them, once it was asked for. */
  readonly alike: (readonly number[] | undefined)[];
  /** By their ranks, what stands around them, once it was asked for. */
  readonly contexts: (Context | undefined)[];
}

/** The evidence on `a` and `b`, two of the rivals in `field`; none where their settings are too unlike to be one fact. */
export function weigh(text: string, a: Setting, b: Setting, slipped: Slipped, field: Field): Evidence | undefined {
  const { rivals } = field;
  const like = likeness(a, b, field.weights);
  const torn = isTorn(a, b) || isTorn(b, a);
  if (like.score < LEAST_ALIKE && !torn) return undefined;
  const against = compete(a, b, like, field);
  const { support } = against;
  const [x, y] = [mantissa(text, a.figure), mantissa(text, b.figure)];
  const [roundX, roundY] = [zeros(x), zeros(y)];
  const [inA, inB] = [contextIn(text, field, a), contextIn(text, field, b)];
  const beside = neighbours(a, inA, b, inB);
  const { clashes, oneSided } = contrasts(inA.contrasts, inB.contrasts);
  const [monthsA, monthsB] = [a.period.months[0], b.period.months[0]];
  const [yearsA, yearsB] = [a.period.years[0], b.period.years[0]];
  const head = a.head === b.head ? undefined : a.head ? a : b;
  const confirmed = head && rivals.some((rival) => isBodyOf(rival, head, a, b) && confirms(rival.figure, head.figure));
  const traits: Record<(typeof TRAITS)[number], number> = {
    likeness: like.score,
    suffix: Math.min(8, like.suffix),
    prefix: Math.min(6, like.prefix),
    content: Math.min(6, like.suffixContent + like.prefixContent),
    covered: like.covered,
    shared: Math.log2(1 + like.shared),
    run: sameText(text, a, b),
    longest: Math.min(12, longestCommon(a.before + a.after, b.before + b.after)),
    companyDiffers: companyDiffers(inA, inB),
    neighbourSame: beside.same,
    neighbourApart: beside.apart,
    beatsAgreeingBoth: against.beatsAgreeingBoth,
    beatsAgreeingEither: against.beatsAgreeingEither,
    beatsRivalsBoth: against.beatsRivalsBoth,
    beatsRivalsEither: against.beatsRivalsEither,
    likerBoth: against.likerBoth,
    likerEither: against.likerEither,
    countMost: against.countMost,
    countLeast: against.countLeast,
    supportMost: Math.log2(1 + Math.max(...support)),
    supportLeast: Math.log2(1 + Math.min(...support)),
    slippedPairs: Math.log2(1 + field.slippedPairs),
    rivals: Math.log2(rivals.length),
    oneInHead: Number(head !== undefined),
    headOpen: Number(head !== undefined && !confirmed),
    oneInLead: Number(a.lead !== b.lead),
    sameParagraph: Number(a.paragraph === b.paragraph),
    otherSection: Number(!a.top && !b.top && a.section !== b.section),
    paragraphsApart: Math.min(20, Math.abs(a.place - b.place)),
    otherScale: Number(slipped.slip === 'unit-mismatch'),
    swapped: Number(slipped.slip === 'digit-swap'),
    digits: Math.min(slipped.digits, 4),
    sameDigits: sameDigits(x, y),
    length: Math.max(x.length, y.length),
    significant: Math.max(significant(x), significant(y)),
    roundBoth: Math.min(roundX, roundY),
    roundApart: Math.abs(roundX - roundY),
    beginsAlike: Number(beginAlike(a.figure.value as string, b.figure.value as string)),
    ratio: Math.min(3, Math.abs(Math.log10(Number(a.figure.value) / Number(b.figure.value)))),
    oneLimited: Number(isLimited(a.figure) !== isLimited(b.figure)),
    otherLimit: Number(a.figure.approximation !== b.figure.approximation),
    limited: Number(isLimited(a.figure)) + Number(isLimited(b.figure)),
    percent: Number(a.figure.dimension === 'percent'),
    duration: Number(a.figure.kind === 'duration'),
    months: Number(a.figure.dimension === 'months'),
    age: Number(a.figure.kind === 'age'),
    anniversary: Number(ANNIVERSARIES.includes(a.figure.unit ?? ' ') || a.figure.kind === 'ordinal'),
    money: Number(a.figure.kind === 'money'),
    names: Number(isName(text, a.figure)) + Number(isName(text, b.figure)),
    thresholds: Number(isThreshold(a.figure)) + Number(isThreshold(b.figure)),
    clashes,
    oneSided: Math.min(3, oneSided),
    onePart: Number(inA.isPart !== inB.isPart),
    yearsApart: Number(otherYears(a.period, b.period)),
    otherScope: Number(inA.scope !== '' && inB.scope !== '' && inA.scope !== inB.scope),
    otherMonths: Number(monthsA !== undefined && monthsB !== undefined && monthsA !== monthsB),
    otherYears: Number(yearsA !== undefined && yearsB !== undefined && yearsA !== yearsB),
    oneYear: Number((yearsA === undefined) !== (yearsB === undefined)),
  };
  return { traits: TRAITS.map((trait) => traits[trait]), support, torn };
}

function contextIn(text: string, { figures, contexts }: Field, setting: Setting): Context {
  return (contexts[setting.rank] ??= contextOf(text, figures, setting));
}

/** Settings less alike than this are hardly ever those of one fact. */
const LEAST_ALIKE = 1;

/** How much more alike `a` and `b` are than either is to figures that agree with it, and to others; and who agrees. */
function compete(a: Setting, b: Setting, like: Likeness, field: Field) {
  let [agreeA, agreeB, otherA, otherB] = [0, 0, 0, 0];
  let [countA, countB, likerA, likerB] = [0, 0, 0, 0];
  const support: [number, number] = [0, 0];
  const close = like.score - 1;
  const [rowA, rowB] = [alikeTo(a, field), alikeTo(b, field)];
  for (let i = 0; i < field.rivals.length; i++) {
    const rival = field.rivals[i] as Setting;
    if (rival === a || rival === b) continue;
    const [withA, withB] = [rowA[i] as number, rowB[i] as number];
    if (rival.figure.value === a.figure.value) {
      agreeA = Math.max(agreeA, withA);
      countA++;
      if (withA >= close) support[0]++;
    } else if (rival.figure.value === b.figure.value) {
      agreeB = Math.max(agreeB, withB);
      countB++;
      if (withB >= close) support[1]++;
    } else {
      otherA = Math.max(otherA, withA);
      otherB = Math.max(otherB, withB);
      if (withA >= close) likerA++;
      if (withB >= close) likerB++;
    }
  }
  const margin = (rival: number) => Math.max(-6, Math.min(6, like.score - rival));
  return {
    support,
    beatsAgreeingBoth: margin(Math.max(agreeA, agreeB)),
    beatsAgreeingEither: margin(Math.min(agreeA, agreeB)),
    beatsRivalsBoth: margin(Math.max(otherA, otherB)),
    beatsRivalsEither: margin(Math.min(otherA, otherB)),
    likerBoth: Math.log2(1 + Math.min(likerA, likerB)),
    likerEither: Math.log2(1 + Math.max(likerA, likerB)),
    countMost: Math.log2(1 + Math.max(countA, countB)),
    countLeast: Math.log2(1 + Math.min(countA, countB)),
  };
}

function alikeTo(setting: Setting, { rivals, weights, alike }: Field): readonly number[] {
  return (alike[setting.rank] ??= scores(setting, rivals, weights));
}

function isBodyOf(rival: Setting, head: Setting, a: Setting, b: Setting): boolean {
  return rival !== a && rival !== b && !rival.top && rival.place !== head.place;
}

function confirms(figure: Figure, other: Figure): boolean {
  return figure.value === other.value || agree(figure, other);
}

/** How many figures of the sentence of `a` are others than those of the same unit in the sentence of `b`; at most 4. */
function companyDiffers(a: Context, b: Context): number {
  const values = new Set(b.company.map(identity));
  const units = new Set(b.company.map(measure));
  return Math.min(4, a.company.filter((one) => units.has(measure(one)) && !values.has(identity(one))).length);
}

/** Do the nearest figures before them, of one unit, have one value, and those behind them? By how many digits. */
function neighbours(a: Setting, inA: Context, b: Setting, inB: Context) {
  let [same, apart] = [0, 0];
  for (const side of ['before', 'behind'] as const) {
    const [x, y] = [nearest(a, inA, side), nearest(b, inB, side)];
    if (!x || !y || measure(x) !== measure(y)) continue;
    if (identity(x) === identity(y)) same += Math.min(4, significant(x.value ?? ''));
    else apart++;
  }
  return { same, apart };
}

function nearest({ figure }: Setting, { company }: Context, side: 'before' | 'behind'): Figure | undefined {
  let best: Figure | undefined;
  let least = NEIGHBOURHOOD;
  for (const one of company) {
    const gap = side === 'before' ? figure.start - one.end : one.start - figure.end;
    if (gap < 0 || gap > least) continue;
    best = one;
    least = gap;
  }
  return best;
}

/** How many characters away a neighbour stands at most. */
const NEIGHBOURHOOD = 16;

function measure({ unit, kind }: Figure): string {
  return unit ?? kind;
}

function identity(figure: Figure): string {
  return `${measure(figure)}|${figure.value ?? figure.text}`;
}

function isLimited({ approximation }: Figure): boolean {
  return approximation !== 'exact' && approximation !== 'at-least' && approximation !== 'at-most';
}

function isThreshold({ approximation }: Figure): boolean {
  return approximation === 'at-least' || approximation === 'at-most';
}

const ANNIVERSARIES = ['周年', '届', '级'];

/** Does the figure name a contest or a class rather than measure something: 男子100米, 400米栏, 25米手枪? */
function isName(text: string, { start, end, unit }: Figure): boolean {
  if (unit !== '米' && unit !== '公里' && unit !== '公斤') return false;
  if (EVENTS.includes(text.charAt(end) || ' ')) return true;
  const before = text.slice(Math.max(0, start - 2), start);
  return before === '男子' || before === '女子';
}

const EVENTS = '栏蛙蝶仰自混接级手步气跑速短决预半';

/** How many digits of two that are written alike stand where they do in the other, the zeros at the end of both aside. */
function sameDigits(x: string, y: string): number {
  let length = x.length;
  while (length > 0 && x[length - 1] === '0' && y[length - 1] === '0') length--;
  let same = 0;
  for (let i = 0; i < length; i++) if (x[i] === y[i] && x[i] !== '.') same++;
  return Math.min(4, same);
}

/** How many zeros the digits end with. */
function zeros(written: string): number {
  let at = written.length;
  while (at > 0 && written[at - 1] === '0') at--;
  return written.length - at;
}

function significant(written: string): number {
  const digits = written.replace('.', '');
  let start = 0;
  while (digits[start] === '0') start++;
  return Math.max(0, digits.length - zeros(digits) - start);
}

/** 11 and 11.5, 160 and 167: one may be the other, rounded. */
function beginAlike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((value) => value.replace('.', '')) as [string, string];
  const [p, q] = [x.slice(0, x.length - zeros(x)), y.slice(0, y.length - zeros(y))];
  return p.startsWith(q) || q.startsWith(p);
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

/** How many characters on end two texts have in common at most. */
function longestCommon(a: string, b: string): number {
  let longest = 0;
  let last = new Array<number>(b.length + 1).fill(0);
  let row = new Array<number>(b.length + 1).fill(0);
  for (let i = 0; i < a.length; i++) {
    const code = a.charCodeAt(i);
    for (let j = 0; j < b.length; j++) {
      const length = b.charCodeAt(j) === code ? (last[j] as number) + 1 : 0;
      row[j + 1] = length;
      if (length > longest) longest = length;
    }
    [last, row] = [row, last];
  }
  return longest;
}
