import { createHash } from 'node:crypto';
import type { Analysis } from '../analyse/analysis.js';
import type { Page } from '../page/page.js';
import type { Finding, Fix, Related, Severity } from '../rule/finding.js';
import { type OptionValues, optionValues } from '../rule/option.js';
import type { Report, Rule } from '../rule/rule.js';
import { graded, type Setting, type Settings } from '../rule/setting.js';
import { fill, type Lang } from '../text/message.js';
import { type Range, slice } from '../text/range.js';
import { reasonOf } from '../text/text-error.js';
import { Unavailable } from '../text/unavailable.js';
import { placed } from './placed.js';
import { suppress, suppressions, touchesDirective } from './suppress.js';

/** Something that could not be checked. */
export interface Failure {
  /** The input concerned; absent where it is the whole run. */
  readonly path?: string;
  readonly message: string;
}

/** What rules said of one page, in text order, and what could not be checked. */
export interface LintResult {
  readonly findings: readonly Finding[];
  /** What the directives of the page silence, in text order. */
  readonly suppressed: readonly Finding[];
  readonly failures: readonly Failure[];
}

/**
 * Runs the rules of every scope but `run` and `directives` over one page, as they are set for it. A rule that
 * throws, or names a place that the text does not have, is a failure of the page; the others go on.
 * The analysis may be dropped afterwards: `lintRun` and `settle` need only the page.
 * `run` is called with the work of each rule; where it throws instead of doing it, the rule has failed.
 */
export function lintPage(
  analysis: Analysis,
  rules: readonly Rule[],
  lang: Lang,
  settings: Settings = AS_THEY_ARE,
  run?: (work: () => void) => void,
): LintResult {
  const { page } = analysis;
  const drafts: Draft[] = [];
  const failures: Failed = new Map();
  for (const rule of rules) {
    if (rule.scope === 'run' || rule.scope === 'directives' || isOff(rule, settings)) continue;
    try {
      const options = optionsOf(rule, settings);
      if (run) run(() => checkPage(rule, analysis, options, drafts));
      else checkPage(rule, analysis, options, drafts);
    } catch (error) {
      note(rule, lang, failures, error);
    }
  }
  return {
    ...suppress(page, findingsOf(drafts, lang, settings)),
    failures: failuresOf(failures, page),
  };
}

/** No rule is set to anything but its default. */
const AS_THEY_ARE: Settings = new Map();

function isOff({ id }: Rule, settings: Settings): boolean {
  return settings.get(id)?.level === 'off';
}

function optionsOf({ id, options }: Rule, settings: Settings): OptionValues {
  return optionValues(options, settings.get(id)?.options);
}

/**
 * Runs the rules of scope `run`, and what others say across articles, over all pages of a run, `settings` being those of each.
 * Gives the result of each page that has one.
 */
export function lintRun(
  pages: readonly Page[],
  rules: readonly Rule[],
  lang: Lang,
  settings: (page: Page) => Settings = () => AS_THEY_ARE,
): Map<Page, LintResult> {
  const drafts = new Map<Page, Draft[]>();
  const failures: Failed = new Map();
  for (const rule of rules) {
    const first = pages.find((page) => !isOff(rule, settings(page)));
    if (!first) continue;
    guard(rule, lang, failures, () => {
      const options = optionsOf(rule, settings(first));
      const reports = rule.scope === 'run' ? rule.check(pages, undefined, options) : rule.across?.(pages, options);
      for (const report of reports ?? []) {
        const page = report.page ?? (pages[0] as Page);
        if (isOff(rule, settings(page))) continue;
        const list = drafts.get(page);
        const draft = { rule, report: placed(report, page), page, isAcross: rule.scope !== 'run' };
        if (list) list.push(draft);
        else drafts.set(page, [draft]);
      }
    });
  }
  const results = new Map<Page, LintResult>();
  for (const page of pages) {
    const list = drafts.get(page);
    // A rule over the whole run that failed leaves every page of it unchecked by that rule.
    if (!list && !failures.size) continue;
    results.set(page, {
      ...suppress(page, findingsOf(list ?? [], lang, settings(page))),
      failures: failuresOf(failures, page),
    });
  }
  return results;
}

/** All of it, for a set of pages that fits in memory: the result of each analysis, in their order. */
export function lint(analyses: readonly Analysis[], rules: readonly Rule[], lang: Lang): LintResult[] {
  const known = rules.map(({ id }) => id);
  const run = lintRun(
    analyses.map(({ page }) => page),
    rules,
    lang,
  );
  return analyses.map((analysis) => {
    const { page } = analysis;
    return settle(page, [lintPage(analysis, rules, lang), run.get(page)], rules, known, lang);
  });
}

/**
 * The results of one page as one, with what the rules of scope `directives` say of it: nothing where a rule failed, for then
 * nobody knows what there was to silence. `known` are the ids of all rules, also of those that did not run.
 */
export function settle(
  page: Page,
  results: readonly (LintResult | undefined)[],
  rules: readonly Rule[],
  known: readonly string[],
  lang: Lang,
  settings: Settings = AS_THEY_ARE,
): LintResult {
  const all = results.filter((result) => result !== undefined);
  const failures = all.flatMap((result) => result.failures);
  const suppressed = all.flatMap((result) => result.suppressed).sort(inTextOrder);
  const findings = all.flatMap((result) => result.findings);
  if (!page.directives.length || failures.length) {
    return { findings: findings.sort(inTextOrder), suppressed, failures };
  }
  const on = rules.filter((rule) => !isOff(rule, settings));
  const ran = new Set(on.map(({ id }) => id));
  const part = suppressions(page, suppressed, ran, new Set(known));
  const drafts: Draft[] = [];
  const failed: Failed = new Map();
  for (const rule of on) {
    if (rule.scope !== 'directives') continue;
    guard(rule, lang, failed, () => {
      for (const report of rule.check(part, undefined, optionsOf(rule, settings)))
        drafts.push({ rule, report: placed(report, page), page });
    });
  }
  return {
    findings: [...findings, ...findingsOf(drafts, lang, settings)].sort(inTextOrder),
    suppressed,
    failures: failuresOf(failed, page),
  };
}

/** What went wrong, by message: does it concern the whole run? */
type Failed = Map<string, boolean>;

function guard(rule: Rule, lang: Lang, failed: Failed, run: () => void): void {
  try {
    run();
  } catch (error) {
    note(rule, lang, failed, error);
  }
}

function note(rule: Rule, lang: Lang, failed: Failed, error: unknown): void {
  if (error instanceof Unavailable) failed.set(error.text[lang], true);
  else failed.set(crashed(rule, error)[lang], false);
}

function failuresOf(failed: Failed, { path }: Page): Failure[] {
  return [...failed].map(([message, wholeRun]) => (wholeRun ? { message } : { path, message }));
}

function inTextOrder(a: Place, b: Place): number {
  return a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : Number(a.rule > b.rule));
}

type Place = Pick<Finding, 'range' | 'rule'>;

interface Draft {
  readonly rule: Rule;
  readonly page: Page;
  readonly report: Report;
  /** Said by the rule's `across`. */
  readonly isAcross?: boolean;
}

/** Adds what `rule` says of the page to `drafts`. */
function checkPage(
  rule: Exclude<Rule, { scope: 'run' | 'directives' }>,
  analysis: Analysis,
  options: OptionValues,
  drafts: Draft[],
): void {
  const { page } = analysis;
  const { needs } = rule;
  // The marks are read when the first rule that needs some comes.
  if (needs && !(analysis.marks.all & needs)) return;
  switch (rule.scope) {
    case 'page':
      put(rule.check(page, analysis, options), rule, page, drafts);
      break;
    case 'article':
      for (const article of page.articles) {
        if (needs && !article.paragraphs.some((paragraph) => analysis.marks.of(paragraph) & needs)) continue;
        if (rule.mayFind && !rule.mayFind(article, analysis)) continue;
        put(rule.check(article, analysis, options), rule, page, drafts);
      }
      break;
    case 'paragraph':
      for (const article of page.articles) {
        for (const paragraph of article.paragraphs) {
          if (needs && !(analysis.marks.of(paragraph) & needs)) continue;
          put(rule.check(paragraph, analysis, options), rule, page, drafts);
        }
      }
  }
}

function put(reports: Iterable<Report>, rule: Rule, page: Page, drafts: Draft[]): void {
  for (const report of reports) drafts.push({ rule, report: placed(report, page), page });
}

function crashed(rule: Rule, error: unknown): { zh: string; en: string } {
  return {
    zh: `规则 ${rule.id} 出错，本文未经该规则检查：${reasonOf(error, 'zh')}`,
    en: `rule ${rule.id} failed and did not check this file: ${reasonOf(error, 'en')}`,
  };
}

/** The findings of one page, with the severities that `settings` give them; none is of a rule that is off. */
function findingsOf(drafts: readonly Draft[], lang: Lang, settings: Settings): Finding[] {
  if (!drafts.length) return [];
  const place = ({ rule, report }: Draft): Place => ({ rule: rule.id, range: report.range });
  const counted = drafts.filter(({ rule, page, report }) => !isExcepted(page, report.range, settings.get(rule.id)));
  const sorted = counted.toSorted((a, b) => inTextOrder(place(a), place(b)));
  const ordinals = new Map<string, number>();
  return sorted.map(({ rule, page, report, isAcross }) => {
    // what a rule says of the page by itself has an id of its own, whatever other pages say
    const key = [rule.id, report.code, page.path, textOf(page, report.range), ...(isAcross ? ['across'] : [])].join(
      '\u0000',
    );
    const ordinal = (ordinals.get(key) ?? 0) + 1;
    ordinals.set(key, ordinal);
    const related: Related[] = (report.related ?? []).map((other) => ({
      range: other.range,
      ...(other.page && other.page !== page && { path: other.page.path }),
      label: (rule.labels[other.label] as { zh: string; en: string })[lang],
    }));
    const mend = report.fix && !touchesDirective(page, report.fix.edits) ? report.fix : undefined;
    const fix: Fix | undefined = mend && {
      title: (rule.fixes[mend.title] as { zh: string; en: string })[lang],
      applicability: mend.applicability,
      edits: mend.edits,
    };
    return {
      id: createHash('sha1').update(`${key}\u0000${ordinal}`).digest('hex').slice(0, 16),
      rule: rule.id,
      code: report.code,
      severity: severityOf(rule, report, settings),
      message: fill((rule.messages[report.code] as { zh: string; en: string })[lang], report.evidence),
      range: report.range,
      related,
      evidence: report.evidence,
      ...(fix && { fix }),
    };
  });
}

function isExcepted(page: Page, range: Range, setting: Setting | undefined): boolean {
  if (!setting?.except) return false;
  const text = textOf(page, range);
  return setting.except.some((one) => one.replace(/\s+/g, '') === text);
}

/** Around a place that has no text of its own, the text that tells it from others. */
const AROUND = 12;

/** The text of a place without its white space: it may be broken into lines anew. Of a place that has none, what stands around it. */
function textOf({ source }: Page, range: Range): string {
  const text = slice(source, range).replace(/\s+/g, '');
  if (text) return text;
  const { start, end } = range;
  return source.slice(Math.max(0, start - AROUND), end + AROUND).replace(/\s+/g, '');
}

function severityOf({ id, severity }: Rule, report: Report, settings: Settings): Severity {
  const level = settings.get(id)?.level;
  return graded(report.severity ?? severity, severity, level === 'off' ? 'default' : level);
}
