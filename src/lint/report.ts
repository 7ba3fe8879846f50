import type { Analysis } from '../analyse/analysis.js';
import type { Entity } from '../analyse/entities/entities.js';
import type { Keyword } from '../analyse/keywords/keywords.js';
import { SegmenterUnavailable } from '../analyse/segmenter.js';
import type { Article, Page } from '../page/page.js';
import type { Applicability, Finding, Related, Severity } from '../rule/finding.js';
import { positionAt } from '../text/lines.js';
import { type Range, slice } from '../text/range.js';
import type { Failure } from './lint.js';

/** The result contract (`--format json`), version 1. It only grows: nothing is renamed or taken away. */
export interface Report {
  readonly version: 1;
  readonly tool: Tool;
  readonly files: readonly FileReport[];
  /** Inputs, or parts of the check, that failed; any of them makes the exit code 2. */
  readonly failures: readonly Failure[];
  readonly summary: Summary;
}

export interface Tool {
  readonly name: 'newslint';
  readonly version: string;
  /** Engine and version, or `none` where it can't be loaded. */
  readonly segmenter: string;
}

export interface FileReport {
  readonly path: string;
  readonly encoding: string;
  /** Length of the decoded text in UTF-16 units. */
  readonly characters: number;
  readonly articles: readonly ArticleReport[];
  readonly findings: readonly FindingReport[];
  /** What was mended, in the order of the passes; where the run was to fix. `findings` is what is left. */
  readonly fixed?: readonly FixedReport[];
}

/** A finding that is no more, and what was done. It has no place: its text has changed. */
export interface FixedReport extends Pick<Finding, 'rule' | 'code' | 'severity' | 'message'> {
  readonly title: string;
  readonly applicability: Applicability;
}

export interface ArticleReport {
  readonly range: Range;
  readonly shoulder?: string;
  readonly headline?: string;
  readonly subheadlines: readonly string[];
  readonly bylines: readonly string[];
  readonly keywords: readonly Keyword[];
  readonly entities: readonly Entity[];
}

/** A finding with its place as editors count: lines and columns from 1, columns in UTF-16 units. */
export interface FindingReport extends Omit<Finding, 'related'> {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly quote: string;
  readonly related: readonly RelatedReport[];
}

export interface RelatedReport extends Related {
  readonly line: number;
  readonly column: number;
  readonly quote: string;
}

/** Inputs given = files + failed + ignored. */
export interface Summary {
  readonly files: number;
  readonly failed: number;
  readonly ignored: number;
  readonly characters: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings that directives in the copy have silenced; the other counts are without them. */
  readonly suppressed: number;
  /** Findings that the baseline knows; the other counts are without them. Where the run had one. */
  readonly known?: number;
  /** How many fixes were applied; where the run was to fix. */
  readonly fixed?: number;
}

/** One checked file: its page, the encoding it was read in, what it is about and what the rules found. */
export interface Checked {
  readonly page: Page;
  readonly encoding: string;
  readonly articles: readonly ArticleReport[];
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  /** Findings whose fixes are in the text; undefined where the run was not to fix. */
  readonly fixed?: readonly Finding[];
}

/** What was left aside: files that could not be read, everything that failed in all, and files ignored on purpose. */
export interface Inputs {
  /** How many inputs could not be read at all. */
  readonly failed: number;
  readonly ignored: number;
  readonly failures: readonly Failure[];
}

/** What of a run is told. */
export interface Telling {
  /** Findings below it are counted and not listed; `info` if not given. */
  readonly least?: Severity;
  /** How many findings the baseline knew; undefined without one. */
  readonly known?: number | undefined;
}

/** Puts the contract together. Files stand in the order of `checked`. */
export function report(
  tool: Tool,
  checked: readonly Checked[],
  inputs: Inputs,
  { least, known }: Telling = {},
): Report {
  const pages = new Map(checked.map(({ page }) => [page.path, page]));
  const files = checked.map((file) => fileReport(file, pages, least));
  const count = (severity: Severity) =>
    checked.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.severity === severity).length, 0);
  return {
    version: 1,
    tool,
    files,
    failures: inputs.failures,
    summary: {
      files: files.length,
      failed: inputs.failed,
      ignored: inputs.ignored,
      characters: files.reduce((sum, { characters }) => sum + characters, 0),
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
      suppressed: checked.reduce((sum, { suppressed }) => sum + suppressed.length, 0),
      ...(known !== undefined && { known }),
      ...(checked.some(({ fixed }) => fixed) && {
        fixed: checked.reduce((sum, { fixed }) => sum + (fixed?.length ?? 0), 0),
      }),
    },
  };
}

/** One file of a report; `pages` are those that its findings speak of, by path. Findings below `least` are left out. */
export function fileReport(
  checked: Omit<Checked, 'suppressed'>,
  pages: ReadonlyMap<string, Page>,
  least: Severity = 'info',
): FileReport {
  const { page, encoding, findings, fixed } = checked;
  const told = findings.filter(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least));
  return {
    path: page.path,
    encoding,
    characters: page.text.length,
    // Of a run over many files they are taken out of what is kept where a format asks for them.
    get articles() {
      return checked.articles;
    },
    findings: told.map((finding) => ({
      ...finding,
      ...place(page, finding.range),
      ...end(page, finding.range),
      related: finding.related.map((related) => ({
        ...related,
        ...place((related.path && pages.get(related.path)) || page, related.range),
      })),
    })),
    ...(fixed && { fixed: fixed.flatMap(fixedReport) }),
  };
}

/** The heaviest first. */
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function fixedReport({ rule, code, severity, message, fix }: Finding): FixedReport[] {
  return fix ? [{ rule, code, severity, message, title: fix.title, applicability: fix.applicability }] : [];
}

/** What `article` is about, as the report shows it. */
export function articleReport(article: Article, analysis: Analysis): ArticleReport {
  return {
    ...untold(article),
    keywords: withoutSegmenter(() => analysis.keywords(article), []),
    entities: withoutSegmenter(() => analysis.entities(article), []),
  };
}

/** `article` as the report shows it where nobody knows what it is about. */
export function untold({ range, shoulder, headline, subheadlines, bylines }: Article): ArticleReport {
  return {
    range,
    ...(shoulder !== undefined && { shoulder }),
    ...(headline !== undefined && { headline }),
    subheadlines,
    bylines,
    keywords: [],
    entities: [],
  };
}

/** `none` where there is no segmenter: the run says so once, and everything else is still reported. */
export function withoutSegmenter<T>(compute: () => T, none: T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof SegmenterUnavailable) return none;
    throw error;
  }
}

function place(page: Page, range: Range): { line: number; column: number; quote: string } {
  return { ...positionAt(page.lines, range.start), quote: slice(page.source, range) };
}

function end(page: Page, range: Range): { endLine: number; endColumn: number } {
  const { line, column } = positionAt(page.lines, range.end);
  return { endLine: line, endColumn: column };
}
