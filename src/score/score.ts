import type { Page, Role } from '../page/page.js';
import type { Finding } from '../rule/finding.js';
import type { Rule } from '../rule/rule.js';
import { slice } from '../text/range.js';
import { isSpace } from '../text/space.js';
import { classOf, type ErrorClass, PASS_LINE, STANDARDS } from './weights.js';

/** A page and the findings on it that no directive silences. */
export interface Judged {
  readonly page: Page;
  readonly findings: readonly Finding[];
}

/** Errors in the regulation's units, and errors in 10,000 characters. */
export interface Rate {
  readonly characters: number;
  /** What the findings of severity error come to, and those of severity warning. */
  readonly errors: number;
  readonly warnings: number;
  readonly rate: number;
  /** If every warning were an error too. */
  readonly rateWithWarnings: number;
}

/** The error rate of a run, which is taken for one issue of the paper. */
export interface Score extends Rate {
  /** Of what the characters are counted: `text` is an estimate, the official count is that of the layout. */
  readonly basis: 'text' | 'layout';
  readonly passLine: number;
  /** Is `rate` within the pass line? */
  readonly pass: boolean;
  /** The kinds of error that were found. */
  readonly classes: readonly ClassCount[];
  /** In the order given; together they come to the whole. */
  readonly pages: readonly (Rate & { readonly path: string })[];
}

/** Of one kind: how many findings there are, and what they come to. */
export interface ClassCount {
  readonly class: ErrorClass;
  readonly found: number;
  readonly errors: number;
  readonly warnings: number;
}

/**
 * The newspaper error rate of the pages, by 《报纸期刊质量管理规定》 (see `STANDARDS`). Infos do not count, nor does damage.
 * `pageCharacters` is the official count of one page: characters in a line times lines, whatever stands there; without it
 * the characters of the text are counted that are no white space.
 */
export function score(judged: readonly Judged[], rules: readonly Rule[], pageCharacters?: number): Score {
  const counted = count(judged, new Map(rules.map((rule) => [rule.id, rule])));
  const byPage = new Map<Page, Counted[]>(judged.map(({ page }) => [page, []]));
  for (const one of counted) byPage.get(one.page)?.push(one);
  const pages = judged.map(({ page }) => {
    const characters = pageCharacters ?? charactersOf(page);
    return {
      path: page.path,
      ...rateOf(byPage.get(page) ?? [], characters),
    };
  });
  const all = rateOf(
    counted,
    pages.reduce((sum, { characters }) => sum + characters, 0),
  );
  return {
    ...all,
    basis: pageCharacters === undefined ? 'text' : 'layout',
    passLine: PASS_LINE,
    pass: all.rate <= PASS_LINE,
    classes: (Object.keys(STANDARDS) as ErrorClass[]).flatMap((name) => {
      const some = counted.filter((one) => one.class === name);
      return some.length ? [{ class: name, found: some.length, ...unitsOf(some) }] : [];
    }),
    pages,
  };
}

/** The characters of the text that are no white space, a pair of surrogates being one. */
function charactersOf({ text }: Page): number {
  let characters = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isSpace(code) && !(code >= 0xdc00 && code <= 0xdfff)) characters++;
  }
  return characters;
}

/** A finding and what it counts for. */
interface Counted {
  readonly page: Page;
  readonly class: ErrorClass;
  readonly severity: Finding['severity'];
  readonly units: number;
}

/** What each finding counts for after all limits; of the same error, and of a class with a limit, errors and heavy ones first. */
function count(judged: readonly Judged[], rules: ReadonlyMap<string, Rule>): Counted[] {
  const all = judged.flatMap(({ page, findings }) => {
    const inHeadline = headlines(page);
    return findings.flatMap((finding) => {
      const rule = rules.get(finding.rule);
      const name = rule && classOf(rule);
      if (!name || finding.severity === 'info') return [];
      const isDouble = STANDARDS[name].doubled && inHeadline(finding);
      const key = `${finding.rule} ${finding.code} ${slice(page.source, finding.range)}`;
      return [{ page, class: name, severity: finding.severity, units: rule.weight * (isDouble ? 2 : 1), key }];
    });
  });
  const order = all.toSorted(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error') || b.units - a.units,
  );
  const repeats = new Map<string, number>();
  const sums = new Map<ErrorClass, number>();
  return order.map(({ key, units, ...one }) => {
    const { repeats: most = Number.POSITIVE_INFINITY, limit = Number.POSITIVE_INFINITY } = STANDARDS[one.class];
    const time = (repeats.get(key) ?? 0) + 1;
    const sum = sums.get(one.class) ?? 0;
    repeats.set(key, time);
    const allowed = time > most ? 0 : round(Math.min(units, limit - sum));
    sums.set(one.class, round(sum + allowed));
    return { ...one, units: allowed };
  });
}

/** 引题, 主题 and 副题; a 小标题 in the story is body. */
const HEADLINE: ReadonlySet<Role> = new Set(['shoulder', 'headline', 'subheadline']);

/** Does a finding begin in a headline? To be asked in text order. */
function headlines({ articles }: Page): (finding: Finding) => boolean {
  const ranges = articles.flatMap(({ paragraphs }) =>
    paragraphs.filter(({ role }) => HEADLINE.has(role)).map(({ range }) => range),
  );
  let next = 0;
  return ({ range: { start } }) => {
    while (next < ranges.length && (ranges[next]?.end as number) <= start) next++;
    const range = ranges[next];
    return range !== undefined && range.start <= start;
  };
}

function unitsOf(counted: readonly Counted[]): { errors: number; warnings: number } {
  const sum = (severity: Finding['severity']) =>
    round(counted.reduce((total, one) => total + (one.severity === severity ? one.units : 0), 0));
  return { errors: sum('error'), warnings: sum('warning') };
}

function rateOf(counted: readonly Counted[], characters: number): Rate {
  const { errors, warnings } = unitsOf(counted);
  const per = (units: number) => (characters ? round((units / characters) * 10_000) : 0);
  return { characters, errors, warnings, rate: per(errors), rateWithWarnings: per(errors + warnings) };
}

/** Tenths do not add up in binary: four decimals are kept. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
