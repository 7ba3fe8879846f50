import type { ArticleReport, FileReport, FindingReport, RelatedReport, Report } from '../../lint/report.js';
import type { Page } from '../../page/page.js';
import type { Severity } from '../../rule/finding.js';

/** What rules are called, by id. */
export type RuleNames = ReadonlyMap<string, string>;

/** A finding as the report shows it. */
export interface Numbered {
  /** From 1, through the whole report. */
  readonly no: number;
  readonly file: FileReport;
  readonly finding: FindingReport;
  /** The article that it stands in, as `stories` names it; empty where it stands in none. */
  readonly story: string;
}

/** A place of a finding in a page's text. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly no: number;
  readonly severity: Severity;
  /** Of the other places: which, from 1. */
  readonly other?: number;
}

/** One file with what is shown in it. */
export interface Sheet {
  readonly file: FileReport;
  /** Undefined where its text was not given: then only the findings are shown. */
  readonly page: Page | undefined;
  /** The name of each of its articles: `1-2` is the second of the first file. */
  readonly stories: readonly string[];
  readonly findings: readonly Numbered[];
  /** In the order of their starts, longer ones first. */
  readonly places: readonly Place[];
}

/** Numbers the findings of a report, and gathers by file what is to be marked in its text. */
export function numbered({ files }: Report, pages: ReadonlyMap<string, Page>): Sheet[] {
  let no = 0;
  const places = new Map<string, Place[]>();
  const mark = (path: string, place: Place) => {
    const list = places.get(path);
    if (list) list.push(place);
    else places.set(path, [place]);
  };
  const sheets = files.map((file, i) => {
    const stories = file.articles.map((_, j) => `${i + 1}-${j + 1}`);
    const storyOf = storyAt(file.articles, stories);
    const findings = file.findings.map((finding): Numbered => {
      no++;
      const { severity, range, related } = finding;
      mark(file.path, { ...range, no, severity });
      for (const [j, { path, range }] of related.entries())
        mark(path ?? file.path, { ...range, no, severity, other: j + 1 });
      return { no, file, finding, story: storyOf(range.start) };
    });
    return { file, page: pages.get(file.path), stories, findings };
  });
  return sheets.map((sheet) => ({
    ...sheet,
    places: (places.get(sheet.file.path) ?? []).sort((a, b) => a.start - b.start || b.end - a.end),
  }));
}

/** The text of a place of a finding: of its page, or as the report quotes it. */
export function placeOf(
  { file, finding }: Numbered,
  other: RelatedReport | undefined,
  pages: ReadonlyMap<string, Page>,
): { readonly path: string; readonly page: Page | undefined; readonly at: FindingReport | RelatedReport } {
  const path = other?.path ?? file.path;
  return { path, page: pages.get(path), at: other ?? finding };
}

/** Of offsets in growing order. */
function storyAt(articles: readonly ArticleReport[], stories: readonly string[]): (offset: number) => string {
  let i = 0;
  return (offset) => {
    while (i < articles.length && (articles[i] as ArticleReport).range.end <= offset) i++;
    const next = articles[i];
    return next && next.range.start <= offset ? (stories[i] as string) : '';
  };
}
