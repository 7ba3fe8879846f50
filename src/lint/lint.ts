import { createHash } from 'node:crypto';
import type { Analysis } from '../analyse/analysis.js';
import { SegmenterUnavailable } from '../analyse/segmenter.js';
import type { Page } from '../page/page.js';
import type { Finding, Fix, Related } from '../rule/finding.js';
import { fill, type Lang } from '../rule/message.js';
import type { Report, Rule } from '../rule/rule.js';
import { slice } from '../text/range.js';

/** Something that could not be checked; `path` is the page concerned. */
export interface Failure {
  readonly path: string;
  readonly message: string;
}

/** The findings of each page, in the order of the analyses, and what could not be checked. */
export interface LintResult {
  readonly findings: readonly (readonly Finding[])[];
  readonly failures: readonly Failure[];
}

/** Runs `rules` over all pages of a run. A rule that throws is a failure of that page; the other rules go on. */
export function lint(analyses: readonly Analysis[], rules: readonly Rule[], lang: Lang): LintResult {
  const failures: Failure[] = [];
  const drafts = new Map<Page, Draft[]>(analyses.map(({ page }) => [page, []]));
  for (const rule of rules) {
    if (rule.scope === 'run') {
      const first = analyses[0];
      if (first) guard(rule, first.page, () => keep(rule, first.page, rule.check(analyses, undefined)));
      continue;
    }
    for (const analysis of analyses) {
      guard(rule, analysis.page, () => {
        for (const reports of checkPage(rule, analysis)) keep(rule, analysis.page, reports);
      });
    }
  }

  function keep(rule: Rule, page: Page, reports: Iterable<Report>): void {
    for (const report of reports) {
      const place = report.page ?? page;
      drafts.get(place)?.push({ rule, report, page: place });
    }
  }

  function guard(rule: Rule, page: Page, run: () => void): void {
    try {
      run();
    } catch (error) {
      const message = error instanceof SegmenterUnavailable ? error.message : crashed(rule, error)[lang];
      if (!failures.some((known) => known.path === page.path && known.message === message)) {
        failures.push({ path: page.path, message });
      }
    }
  }

  return { findings: analyses.map(({ page }) => findingsOf(drafts.get(page) ?? [], lang)), failures };
}

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
  const sorted = drafts.toSorted(
    (a, b) =>
      a.report.range.start - b.report.range.start ||
      a.report.range.end - b.report.range.end ||
      (a.rule.id < b.rule.id ? -1 : Number(a.rule.id > b.rule.id)),
  );
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
