/**
 * newslint as a library: texts in, a report out, and the report in every format. What is exported here is kept stable;
 * nothing else is.
 * @module
 */
import { createRequire } from 'node:module';
import { analyse } from './analyse/analysis.js';
import { type Term, termFinder } from './analyse/house-terms/finder.js';
import { lazySegmenter } from './analyse/lazy-segmenter.js';
import type { SegmenterName } from './analyse/segmenter.js';
import { lint } from './lint/lint.js';
import { articleReport, type Report, report } from './lint/report.js';
import { parsePage } from './page/parse.js';
import { rules } from './rules/index.js';
import { isDay } from './text/day.js';
import type { Lang } from './text/message.js';

export type { Analysis } from './analyse/analysis.js';
export { analyse } from './analyse/analysis.js';
export { openSegmenter } from './analyse/engines.js';
export type { Entity, EntityType } from './analyse/entities/entities.js';
export type { Figure } from './analyse/figures/figures.js';
export type { MeasuredFigure } from './analyse/figures/measure.js';
export type { FindTerms, Term } from './analyse/house-terms/finder.js';
export { termFinder } from './analyse/house-terms/finder.js';
export type { BadRow } from './analyse/house-terms/list.js';
export { describeBadRow, parseTerms } from './analyse/house-terms/list.js';
export type { Keyword } from './analyse/keywords/keywords.js';
export type { Segmenter, SegmenterName, Word } from './analyse/segmenter.js';
export { SegmenterUnavailable } from './analyse/segmenter.js';
export { formatCheckstyle } from './format/checkstyle.js';
export { formatCompact } from './format/compact.js';
export { formatCsv } from './format/csv.js';
export { formatGithub } from './format/github.js';
export type { HtmlOptions } from './format/html.js';
export { formatHtml } from './format/html.js';
export { formatJson } from './format/json.js';
export type { JunitOptions } from './format/junit.js';
export { formatJunit } from './format/junit.js';
export { formatNdjson } from './format/ndjson.js';
export type { SarifOptions, SarifRule } from './format/sarif.js';
export { formatSarif } from './format/sarif.js';
export type { TableOptions } from './format/table.js';
export { formatTable } from './format/table.js';
export type { Failure, LintResult } from './lint/lint.js';
export { lint } from './lint/lint.js';
export type { ArticleReport, FileReport, FindingReport, RelatedReport, Report, Summary, Tool } from './lint/report.js';
export type { Article, Page, Paragraph, Role } from './page/page.js';
export { parsePage } from './page/parse.js';
export type { Edit, Finding, Fix, Related, Severity } from './rule/finding.js';
export type { Rule } from './rule/rule.js';
export { rules } from './rules/index.js';
export type { Lang } from './text/message.js';
export type { Range } from './text/range.js';

/** A text to check. */
export interface Copy {
  /** Names it in the report; files of one run have different paths. */
  readonly path: string;
  /** Decoded, without a byte order mark. */
  readonly text: string;
}

export interface CheckOptions {
  /** The language of messages, `zh` if not given. */
  readonly lang?: Lang;
  readonly segmenter?: SegmenterName;
  /** Terms that the house does not write; a later one counts before an earlier, and all before newslint's own. */
  readonly terms?: readonly Term[];
  /** The day of publication, YYYY-MM-DD: terms must hold for it, and it tells the year of dates that name none. */
  readonly date?: string;
}

/**
 * Checks texts with every rule, as one run: paragraphs that stand in two of them are found too. Gives the report that
 * `newslint --format json` prints, every encoding being `utf-8`. What could not be checked, a missing segmenter too, is
 * in `failures`; never throws for a text. Throws `RangeError` where `date` is no day of the calendar.
 */
export function check(copy: readonly Copy[], { lang = 'zh', segmenter, terms, date }: CheckOptions = {}): Report {
  if (date !== undefined && !isDay(date)) throw new RangeError(`date: ${date}`);
  const find = terms && termFinder(terms, date);
  const engine = lazySegmenter(segmenter);
  const analyses = copy.map(({ path, text }) => analyse(parsePage(path, text), engine.load, { terms: find, date }));
  const results = lint(analyses, rules, lang);
  const checked = analyses.map((analysis, i) => ({
    page: analysis.page,
    encoding: 'utf-8',
    articles: analysis.page.articles.map((article) => articleReport(article, analysis)),
    findings: results[i]?.findings ?? [],
    suppressed: results[i]?.suppressed ?? [],
  }));
  const missing = engine.failed();
  const failures = results.flatMap((result) => result.failures.filter(({ path }) => path !== undefined));
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  return report({ name: 'newslint', version, segmenter: engine.name() }, checked, {
    failed: 0,
    ignored: 0,
    failures: missing ? [...failures, { message: missing.text[lang] }] : failures,
  });
}
