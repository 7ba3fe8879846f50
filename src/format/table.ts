import type { EntityType } from '../analyse/entities/entities.js';
import type { ArticleReport, FileReport, FindingReport, Report } from '../lint/report.js';
import { excerpt } from '../text/excerpt.js';
import type { Lang } from '../text/message.js';
import { visible } from '../text/visible.js';
import { width } from '../text/width.js';
import { wrap } from '../text/wrap.js';
import { type Cell, type Column, columnWidths, GAP, grid, type Part } from './grid.js';
import { otherPlace } from './other-place.js';
import { type Paint, paint } from './paint.js';
import { TABLE_TEXTS, type TableTexts } from './texts.js';

export interface TableOptions {
  readonly lang: Lang;
  /** Terminal columns; under 60 counts as 60. */
  readonly width: number;
  readonly color: boolean;
  /** Leave out files of which nothing is listed. */
  readonly quiet?: boolean;
}

/**
 * A report as tables for a terminal, in pieces, one a file. Findings are told whole; of keywords and names the
 * overview shows the first few and says how many there are. No character of the input reaches the terminal as a control.
 */
export function* formatTable(report: Report, options: TableOptions): Iterable<string> {
  const style: Style = {
    texts: TABLE_TEXTS[options.lang],
    paint: paint(options.color),
    width: Math.max(60, options.width),
  };
  let spaced = false;
  const files = options.quiet ? report.files.filter(({ findings }) => findings.length) : report.files;
  for (const [i, file] of files.entries()) {
    const found = file.findings.length > 0;
    const gap = i && (found || spaced) ? '\n' : '';
    yield gap + (found ? fileSection(file, style) : cleanFile(file, style));
    spaced = found;
  }
  yield `${files.length ? '\n' : ''}${summary(report, style)}`;
}

/** How tables look, for this and the listings. */
export interface Style {
  readonly texts: TableTexts;
  readonly paint: Paint;
  readonly width: number;
}

/** The last lines of a table: what could not be checked, nothing if all was. */
export function failureLines({ failures }: Pick<Report, 'failures'>, { texts, paint, width }: Style): string {
  if (!failures.length) return '';
  const lines = failures.flatMap(({ path, message }) =>
    wrap(visible(path === undefined ? message : `${path}: ${message}`), width - 2).map((line) => `  ${line}\n`),
  );
  return `${paint.error(texts.failures)}\n${lines.join('')}`;
}

/** `path` and what is said of it on one line, on two where they don't fit. */
export function fileHead(path: string, facts: string, { paint, width: columns }: Style): string {
  const lines = wrap(visible(path), columns);
  const head = lines.map((line) => paint.bold(line)).join('\n');
  const fits = width(lines.at(-1) as string) + GAP + width(facts) <= columns;
  return `${head}${fits ? ' '.repeat(GAP) : '\n'}${fits ? paint.dim(facts) : wrap(facts, columns).map(paint.dim).join('\n')}\n`;
}

/** An article's headline, or what stands for it. */
export function headlineOf({ headline }: Pick<ArticleReport, 'headline'>, texts: TableTexts): string {
  return headline === undefined ? texts.noHeadline : visible(excerpt(headline, 60));
}

function cleanFile(file: FileReport, style: Style): string {
  const { texts } = style;
  const facts = texts.fileFacts(file.characters, file.articles.length);
  return fileHead(file.path, `${texts.clean}${texts.comma}${facts}`, style) + fixedLines(file, style);
}

/** What was mended in a file, by what was done; nothing where nothing was. */
function fixedLines({ fixed }: FileReport, { texts, width }: Style): string {
  if (!fixed?.length) return '';
  const counts = new Map<string, number>();
  for (const { title } of fixed) counts.set(title, (counts.get(title) ?? 0) + 1);
  const titles = [...counts].map(([title, count]) => visible(`${title} ${count}`));
  return wrap(texts.fixed(fixed.length, titles), width)
    .map((line) => `${line}\n`)
    .join('');
}

function fileSection(file: FileReport, style: Style): string {
  const { texts } = style;
  const count = (severity: string) => file.findings.filter((finding) => finding.severity === severity).length;
  const facts = `${texts.fileFacts(file.characters, file.articles.length)}  ${texts.counts(count('error'), count('warning'), count('info'))}`;
  return `${fileHead(file.path, facts, style)}${fixedLines(file, style)}\n${overview(file, style)}\n${findings(file, style)}`;
}

/** How much of each list the overview shows: of keywords the heaviest, of names the most frequent and how many there are. */
const SHOWN = 5;

function overview({ articles }: FileReport, style: Style): string {
  const { texts } = style;
  const names = ({ entities }: ArticleReport, type: EntityType): string[] => {
    const all = entities.filter((entity) => entity.type === type).map(({ text }) => text);
    const shown = listed(all.slice(0, SHOWN), texts);
    return all.length > SHOWN ? [...shown, texts.more(all.length)] : shown;
  };
  const rows = articles.map((article) => ({
    headline: headlineOf(article, texts),
    characters: String(article.range.end - article.range.start),
    lists: [
      listed(
        article.keywords.slice(0, SHOWN).map(({ text }) => text),
        texts,
      ),
      names(article, 'person'),
      names(article, 'place'),
      names(article, 'organisation'),
    ],
  }));
  const titles = [texts.keywords, texts.people, texts.places, texts.organisations];
  if (style.width >= 90) {
    const cells = rows.map(({ headline, characters, lists }): Cell[] => [
      headline,
      characters,
      ...lists.map((text) => [{ text }]),
    ]);
    const columns: Column[] = [{ share: 1.3 }, { align: 'right' }, { share: 1.2 }, { share: 0.8 }, {}, { share: 1.1 }];
    return table(cells, columns, [texts.article, texts.characters, ...titles], style, true);
  }
  // Six columns would be three characters each: the lists stand below one another instead.
  const cells = rows.map(({ headline, characters, lists }): Cell[] => [
    headline,
    characters,
    lists.flatMap((list, i) => (list.length ? [{ text: [`${titles[i]}${texts.colon}`, ...list] }] : [])),
  ]);
  return table(cells, [{}, { align: 'right' }, { share: 1.4 }], [texts.article, texts.characters, ''], style, true);
}

/** Names to be set one after another, each but the last with the separator of the language. */
export function listed(names: readonly string[], { listed }: TableTexts): string[] {
  return names.map((name, i) => visible(name) + (i < names.length - 1 ? listed : ''));
}

function findings(file: FileReport, style: Style): string {
  const { texts, paint } = style;
  const narrow = style.width < 90;
  const row = (finding: FindingReport): Cell[] => {
    const said: Part[] = [
      { text: narrow ? `${visible(finding.message)} [${finding.rule}]` : visible(finding.message) },
      ...finding.related.map((other) => ({
        text: `→ ${otherPlace(other)}`,
        paint: paint.dim,
      })),
    ];
    return [
      `${finding.line}:${finding.column}`,
      [{ text: texts.severity[finding.severity], paint: paint[finding.severity] }],
      ...(narrow ? [] : [[{ text: finding.rule, paint: paint.dim }]]),
      said,
    ];
  };
  const groups = byArticle(file).map(([article, list]) => ({ article, rows: list.map(row) }));
  const columns: Column[] = [{ max: 13, align: 'right' }, { max: 7 }, ...(narrow ? [] : [{ max: 24 }]), {}];
  const all = groups.flatMap(({ rows }) => rows);
  const widths = columnWidths(columns, all, style.width);
  return groups
    .map(({ article, rows }) => {
      const head = wrap(article ? headlineOf(article, texts) : texts.wholePage, style.width);
      return `${head.map(paint.underline).join('\n')}\n${grid(rows, widths, columns)}`;
    })
    .join('\n');
}

/** The findings of each article, in text order; those outside of all articles first. */
function byArticle({ articles, findings }: FileReport): [ArticleReport | undefined, FindingReport[]][] {
  const groups = new Map<ArticleReport | undefined, FindingReport[]>([[undefined, []]]);
  for (const article of articles) groups.set(article, []);
  let i = 0;
  for (const finding of findings) {
    const { start } = finding.range;
    while (i < articles.length && (articles[i] as ArticleReport).range.end <= start) i++;
    const next = articles[i];
    groups.get(next && next.range.start <= start ? next : undefined)?.push(finding);
  }
  return [...groups].filter(([, list]) => list.length);
}

/** `rows` under a head of `titles`. */
export function table(
  rows: readonly (readonly Cell[])[],
  columns: readonly Column[],
  titles: readonly string[],
  { paint, width }: Style,
  ruled = false,
): string {
  const head = titles.map((text) => [{ text, paint: paint.bold }]);
  return grid(rows, columnWidths(columns, [head, ...rows], width), columns, { head, ruled });
}

function summary(report: Report, style: Style): string {
  const { texts, paint } = style;
  const { files, characters, ignored, errors, warnings, infos, suppressed, known, fixed } = report.summary;
  const counts = [
    texts.counts(errors, warnings, infos),
    suppressed ? texts.suppressed(suppressed) : '',
    known ? texts.known(known) : '',
  ].join('');
  const all = texts.summary(files, characters, ignored);
  const parts = fixed === undefined ? [all, counts] : [all, texts.fixed(fixed, []), counts];
  const line = parts.join(texts.comma);
  const lines = width(line) <= style.width ? [line] : parts;
  const painted = lines.map(errors ? paint.error : warnings ? paint.warning : paint.bold);
  return `${painted.join('\n')}\n${failureLines(report, style)}`;
}
