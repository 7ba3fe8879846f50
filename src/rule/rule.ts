import type { Analysis } from '../analyse/analysis.js';
import { bitsOf, type Mark } from '../analyse/marks.js';
import type { Article, Page, Paragraph } from '../page/page.js';
import type { Evidence, Text } from '../text/message.js';
import type { Range } from '../text/range.js';
import type { Applicability, Edit, Severity } from './finding.js';
import type { OptionValues, RuleOptions } from './option.js';
import type { Suppression } from './suppression.js';

export type Category =
  | 'structure'
  | 'figures'
  | 'names'
  | 'words'
  | 'punctuation'
  | 'characters'
  | 'news'
  | 'directives';

/**
 * What `check` is called with, by scope; `run` is every page of the run: its rules work from the pages' text alone.
 * `directives` are those of a page, after all other rules had their say.
 */
export interface Parts {
  run: readonly Page[];
  page: Page;
  article: Article;
  paragraph: Paragraph;
  directives: readonly Suppression[];
}

type Texts = Readonly<Record<string, Text>>;
type Codes = Readonly<Record<string, Text>>;

/**
 * What a rule yields for one place: data only; message, id and fix title are made from it afterwards.
 * `evidence` has exactly the slots of the code's message.
 */
export type Report<C extends Codes = Codes, L extends Texts = Texts, F extends Texts = Texts> = {
  [K in keyof C & string]: {
    readonly code: K;
    /** Only from rules of scope `run` and from `across`: the page that `range` is of. */
    readonly page?: Page;
    readonly range: Range;
    readonly evidence: Evidence<C[K]>;
    /** Where it differs from the rule's own. */
    readonly severity?: Severity;
    readonly related?: readonly { readonly range: Range; readonly page?: Page; readonly label: keyof L & string }[];
    readonly fix?: {
      readonly title: keyof F & string;
      readonly applicability: Applicability;
      readonly edits: readonly Edit[];
    };
  };
}[keyof C & string];

/** A rule as written: one file in `rules/<category>/`, one fixture in `fixtures/rules/`. */
export interface RuleDefinition<
  S extends keyof Parts,
  C extends Codes,
  L extends Texts,
  F extends Texts,
  O extends RuleOptions,
> {
  readonly id: string;
  readonly category: Category;
  readonly summary: Text;
  readonly severity: Severity;
  /** The share of one error in the newspaper error rate (《报纸期刊质量管理规定》 annex; see `classOf` in score/): 1 text or fact, 0.5 units, 0.1 marks, 0 damage. */
  readonly weight: number;
  readonly scope: S;
  /**
   * The bits of the marks (analyse/marks.ts) of which the page, article or paragraph must have one, or there is nothing to say: the
   * rule is not called then. 0 where it is always called.
   */
  readonly needs: number;
  /** By code; slots in braces are filled from the report's evidence. At most 40 characters with short evidence. */
  readonly messages: C;
  /** What the other places of a finding are. */
  readonly labels: L;
  readonly fixes: F;
  /** What a configuration may set. A rule over the whole run has the options of the first page. */
  readonly options: O;
  /** A quick look: where it says no, `check` would find nothing and is not called. Asked by rules of scope `article` only. */
  readonly mayFind?: (part: Parts[S], analysis: Analysis) => boolean;
  check(
    part: Parts[S],
    analysis: S extends 'run' | 'directives' ? undefined : Analysis,
    options: OptionValues<O>,
  ): Iterable<Report<C, L, F>>;
  /**
   * What a rule of another scope than `run` has to say of articles against each other, over all pages of the run: like `check`
   * of scope `run`, it works from the pages' text alone.
   */
  readonly across?: (pages: readonly Page[], options: OptionValues<O>) => Iterable<Report<C, L, F>>;
}

/** Any rule, for the code that runs them all. */
export type Rule = { [S in keyof Parts]: RuleDefinition<S, Codes, Texts, Texts, RuleOptions> }[keyof Parts];

/**
 * Gives a rule its types: the compiler holds evidence, labels and fix titles of every report against the texts.
 * `labels`, `fixes`, `options` and `needs` may be left out.
 */
export function defineRule<
  const S extends keyof Parts,
  const C extends Codes,
  const L extends Texts = Record<never, Text>,
  const F extends Texts = Record<never, Text>,
  const O extends RuleOptions = Record<never, never>,
>(
  rule: Omit<RuleDefinition<S, C, L, F, O>, 'labels' | 'fixes' | 'options' | 'needs'> & {
    readonly labels?: L;
    readonly fixes?: F;
    readonly options?: O;
    readonly needs?: S extends 'run' | 'directives' ? never : readonly Mark[];
  },
): Rule {
  const needs = bitsOf(rule.needs ?? []);
  return { labels: {}, fixes: {}, options: {}, ...rule, needs } as unknown as Rule;
}
