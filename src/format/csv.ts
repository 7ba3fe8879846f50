import { stringify } from 'csv-stringify/sync';
import type { ListedArticle, Listing, ListingKind } from '../lint/listing.js';
import type { FileReport, FindingReport, RelatedReport, Report } from '../lint/report.js';
import type { Rate } from '../score/score.js';
import type { RuleList } from './rules.js';
import type { ScoreReport } from './score.js';

/** One row of a table for spreadsheets: a value for each column. */
type Row = Readonly<Record<string, string | number>>;

/**
 * The findings as CSV, one a row, in pieces, one a file: UTF-8 with BOM, CRLF, every cell quoted. The columns are named as
 * in the JSON report; the first related place has columns of its own (`relatedPath` …), further ones stand in
 * `moreRelated`, one a line. Failures have no rows: the command line says them on standard error.
 */
export function* formatCsv(report: Report): Iterable<string> {
  yield head(FINDING_COLUMNS);
  for (const file of report.files)
    yield rows(
      file.findings.map((finding) => findingRow(file, finding)),
      FINDING_COLUMNS,
    );
}

/** A listing as CSV, one item a row; the same shape. */
export function* formatListingCsv(kind: ListingKind, { files }: Listing): Iterable<string> {
  const columns = LISTING_COLUMNS[kind];
  yield head(columns);
  for (const { path, articles } of files) {
    yield rows(
      articles.flatMap((article) =>
        itemRows(article).map((row) => ({ path, headline: article.headline ?? '', ...row })),
      ),
      columns,
    );
  }
}

/** The error rate as CSV, one page a row; the last row, without a path, is the whole run's. */
export function* formatScoreCsv({ files, summary }: ScoreReport): Iterable<string> {
  yield head(SCORE_COLUMNS);
  const { basis, passLine, pass } = summary;
  const row = ({ characters, errors, warnings, rate, rateWithWarnings }: Rate) => ({
    ...{ characters, basis, errors, warnings, rate, rateWithWarnings },
  });
  yield rows(
    [...files.map((file) => ({ path: file.path, ...row(file) })), { ...row(summary), passLine, pass: String(pass) }],
    SCORE_COLUMNS,
  );
}

/** The list of rules as CSV, one a row. */
export function* formatRulesCsv({ rules }: RuleList): Iterable<string> {
  yield head(RULE_COLUMNS);
  yield rows(
    rules.map(({ summary: { zh, en }, ...rule }) => ({ ...rule, zh, en })),
    RULE_COLUMNS,
  );
}

const SCORE_COLUMNS = [
  ...['path', 'characters', 'basis', 'errors', 'rate', 'warnings', 'rateWithWarnings', 'passLine', 'pass'],
];

const RULE_COLUMNS = ['id', 'category', 'severity', 'weight', 'zh', 'en'];

const FINDING_COLUMNS = [
  'path',
  'line',
  'column',
  'endLine',
  'endColumn',
  'severity',
  'rule',
  'code',
  'message',
  'quote',
  'headline',
  'relatedPath',
  'relatedLine',
  'relatedColumn',
  'relatedLabel',
  'relatedQuote',
  'moreRelated',
  'fixTitle',
  'fixApplicability',
  'fixText',
  'id',
];

const LISTING_COLUMNS = {
  words: ['path', 'headline', 'line', 'column', 'text', 'tag'],
  keywords: ['path', 'headline', 'text', 'weight', 'count'],
  entities: ['path', 'headline', 'type', 'text', 'forms', 'count', 'line', 'column'],
  figures: [
    ...['path', 'headline', 'line', 'column', 'text', 'kind'],
    ...['value', 'low', 'high', 'approximation', 'unit', 'dimension'],
    ...['counts', 'predicate', 'period', 'place', 'subject'],
  ],
} satisfies Record<ListingKind, readonly string[]>;

function findingRow({ path, articles }: FileReport, finding: FindingReport): Row {
  const { line, column, endLine, endColumn, severity, rule, code, message, quote, related, fix, id } = finding;
  const { start } = finding.range;
  const article = articles.find(({ range }) => range.start <= start && start < range.end);
  const [first, ...others] = related;
  return {
    ...{ path, line, column, endLine, endColumn, severity, rule, code, message, quote },
    headline: article?.headline ?? '',
    ...(first && {
      relatedPath: first.path ?? path,
      relatedLine: first.line,
      relatedColumn: first.column,
      relatedLabel: first.label,
      relatedQuote: first.quote,
    }),
    moreRelated: others.map((other) => place(other, path)).join('\n'),
    ...(fix && {
      fixTitle: fix.title,
      fixApplicability: fix.applicability,
      fixText: fix.edits.map(({ text }) => text).join('\n'),
    }),
    id,
  };
}

function place({ path, line, column, label, quote }: RelatedReport, here: string): string {
  return `${path ?? here}:${line}:${column} ${label} ${quote}`;
}

function itemRows({ words, keywords, entities, figures }: ListedArticle): Row[] {
  const at = <T extends { line: number; column: number; text: string }>({ line, column, text }: T) => ({
    line,
    column,
    text,
  });
  return [
    ...(words ?? []).map((word) => ({ ...at(word), tag: word.tag })),
    ...(keywords ?? []).map(({ text, weight, count }) => ({ text, weight, count })),
    ...(entities ?? []).map((entity) => ({
      ...at(entity),
      type: entity.type,
      forms: entity.forms.join('、'),
      count: entity.count,
    })),
    ...(figures ?? []).map((figure) => ({
      ...at(figure),
      ...{ kind: figure.kind, value: figure.value ?? '', low: figure.low ?? '', high: figure.high ?? '' },
      ...{ approximation: figure.approximation, unit: figure.unit ?? '', dimension: figure.dimension ?? '' },
      ...{ counts: figure.counts ?? '', predicate: figure.predicate ?? '', period: figure.period ?? '' },
      ...{ place: figure.place ?? '', subject: figure.subject ?? '' },
    })),
  ];
}

function head(columns: readonly string[]): string {
  return `\u{feff}${rows([Object.fromEntries(columns.map((name) => [name, name]))], columns)}`;
}

function rows(list: readonly Row[], columns: readonly string[]): string {
  const cells = list.map((row) => columns.map((name) => cell(row[name] ?? '')));
  return stringify(cells, { quoted: true, record_delimiter: 'windows' });
}

/**
 * A text that a spreadsheet would run as a formula, with `'` before it: one that begins, after white space, controls
 * and characters that can't be seen, with = + - @ or their full-width forms (OWASP ASVS 1.2.10; csv-stringify's own
 * `escape_formulas` sees only the first character).
 */
function cell(value: string | number): string {
  return typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
}

const FORMULA = /^(?:[\t\r\0]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;
