import { createHash } from 'node:crypto';
import type { Analysis } from '../analyse/analysis.js';
import { SegmenterUnavailable } from '../analyse/segmenter.js';
import type { Page } from '../page/page.js';
import type { Finding, Fix, Related } from '../rule/finding.js';
import type { Report, Rule } from '../rule/rule.js';
import { fill, type Lang } from '../text/message.js';
import { slice } from '../text/range.js';

/** Something that could not be checked. */
export interface Failure {
  /** The input concerned; absent where it is the whole run. */
  readonly path?: string;
  readonly message: string;
}

/** What rules said of one page, in text order, and what could not be checked. */
export interface LintResult {
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
}

/**
 * Runs the rules of every scope but `run` over one page. A rule that throws is a failure of the page; the others go on.
 * The analysis may be dropped afterwards: `lintRun` needs only the page.
 */
export function lintPage(analysis: Analysis, rules: readonly Rule[], lang: Lang): LintResult {
  const { page } = analysis;
  const drafts: Draft[] = [];
  const failures: Failed = new Map();
  for (const rule of rules) {
    if (rule.scope === 'run') continue;
    guard(rule, lang, failures, () => {
      for (const reports of checkPage(rule, analysis)) {
        for (const report of reports) drafts.push({ rule, report, page });
      }
    });
  }
  return {
    findings: findingsOf(drafts, lang),
    failures: failuresOf(failures, page),
  };
}

/** Runs the rules of scope `run` over all pages of a run. Gives the result of each page that has one. */
export function lintRun(pages: readonly Page[], rules: readonly Rule[], lang: Lang): Map<Page, LintResult> {
  const drafts = new Map<Page, Draft[]>();
  const failures: Failed = new Map();
  for (const rule of rules) {
    if (rule.scope !== 'run') continue;
    guard(rule, lang, failures, () => {
      for (const report of rule.check(pages, undefined)) {
        const page = report.page ?? (pages[0] as Page);
        const list = drafts.get(page);
        if (list) list.push({ rule, report, page });
        else drafts.set(page, [{ rule, report, page }]);
      }
    });
  }
  const results = new Map<Page, LintResult>();
  for (const page of pages) {
    const list = drafts.get(page);
    // A rule over the whole run that failed leaves every page of it unchecked by that rule.
    if (!list && !failures.size) continue;
    results.set(page, {
      findings: findingsOf(list ?? [], lang),
      failures: failuresOf(failures, page),
    });
  }
  return results;
}

/** Both, for a set of pages that fits in memory: the result of each analysis, in their order. */
export function lint(analyses: readonly Analysis[], rules: readonly Rule[], lang: Lang): LintResult[] {
  const run = lintRun(
    analyses.map(({ page }) => page),
    rules,
    lang,
  );
  return analyses.map((analysis) => merge(lintPage(analysis, rules, lang), run.get(analysis.page)));
}

/** Two results of one page as one. */
export function merge(one: LintResult, other: LintResult | undefined): LintResult {
  if (!other) return one;
  return {
    findings: [...one.findings, ...other.findings].sort(inTextOrder),
    failures: [...one.failures, ...other.failures],
  };
}

/** What went wrong, by message: does it concern the whole run? */
type Failed = Map<string, boolean>;

function guard(rule: Rule, lang: Lang, failed: Failed, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (error instanceof SegmenterUnavailable) failed.set(error.text[lang], true);
    else failed.set(crashed(rule, error)[lang], false);
  }
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
}

function* checkPage(rule: Exclude<Rule, { scope: 'run' }>, analysis: Analysis): Iterable<Iterable<Report>> {
  const { page } = analysis;
  switch (rule.scope) {
    case 'page':
      yield rule.check(page, analysis);
      break;
    case 'article':
      for (const article of page.articles) yield rule.check(article, analysis);
      break;
    case 'paragraph':
      for (const article of page.articles) {
        for (const paragraph of article.paragraphs) yield rule.check(paragraph, analysis);
      }
  }
}

function crashed(rule: Rule, error: unknown): { zh: string; en: string } {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    zh: `规则 ${rule.id} 出错，本文未经该规则检查：${reason}`,
    en: `rule ${rule.id} failed and did not check this file: ${reason}`,
  };
}

function findingsOf(drafts: readonly Draft[], lang: Lang): Finding[] {
  const place = ({ rule, report }: Draft): Place => ({ rule: rule.id, range: report.range });
  const sorted = drafts.toSorted((a, b) => inTextOrder(place(a), place(b)));
  const ordinals = new Map<string, number>();
  return sorted.map(({ rule, page, report }) => {
    const key = [rule.id, report.code, page.path, slice(page.text, report.range)].join('\u0000');
    const ordinal = (ordinals.get(key) ?? 0) + 1;
    ordinals.set(key, ordinal);
    const related: Related[] = (report.related ?? []).map((other) => ({
      range: other.range,
      ...(other.page && other.page !== page && { path: other.page.path }),
      label: (rule.labels[other.label] as { zh: string; en: string })[lang],
    }));
    const fix: Fix | undefined = report.fix && {
      title: (rule.fixes[report.fix.title] as { zh: string; en: string })[lang],
      applicability: report.fix.applicability,
      edits: report.fix.edits,
    };
    return {
      id: createHash('sha1').update(`${key}\u0000${ordinal}`).digest('hex').slice(0, 16),
      rule: rule.id,
      code: report.code,
      severity: report.severity ?? rule.severity,
      message: fill((rule.messages[report.code] as { zh: string; en: string })[lang], report.evidence),
      range: report.range,
      related,
      evidence: report.evidence,
      ...(fix && { fix }),
    };
  });
}
