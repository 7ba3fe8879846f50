import type { Figure } from '../analyse/figures/figures.js';
import type { SharedKeyword } from '../analyse/keywords/together.js';
import type { ListedArticle, ListedFile, Listing, ListingKind } from '../lint/listing.js';
import { visible } from '../text/visible.js';
import { wrap } from '../text/wrap.js';
import type { Cell, Column } from './grid.js';
import { paint } from './paint.js';
import { failureLines, fileHead, headlineOf, listed, type Style, type TableOptions, table } from './table.js';
import { TABLE_TEXTS } from './texts.js';

/** What `newslint words|keywords|entities|figures` found, as tables for a terminal; in pieces, one a file. Lists are told whole. */
export function* formatListing(kind: ListingKind, listing: Listing, options: TableOptions): Iterable<string> {
  const style: Style = {
    texts: TABLE_TEXTS[options.lang],
    paint: paint(options.color),
    width: Math.max(60, options.width),
  };
  for (const file of listing.files) yield fileSection(kind, file, style);
  if (listing.keywords) yield runSection(listing.keywords, listing.files, style);
  yield failureLines(listing, style);
}

function fileSection(kind: ListingKind, file: ListedFile, style: Style): string {
  const { texts, paint } = style;
  const facts = texts.fileFacts(file.characters, file.articles.length);
  const articles = file.articles.map((article) => {
    const head = wrap(headlineOf(article, texts), style.width).map(paint.underline);
    return `\n${head.join('\n')}\n${article[kind]?.length === 0 ? `${texts.none}\n` : articleTable(kind, article, style)}`;
  });
  return `${fileHead(file.path, facts, style)}${articles.join('')}\n`;
}

/** The keywords of all articles together. */
function runSection(keywords: readonly SharedKeyword[], files: readonly ListedFile[], style: Style): string {
  const { texts, paint } = style;
  const number: Column = { max: 8, align: 'right' };
  const head = texts.allArticles(files.reduce((sum, { articles }) => sum + articles.length, 0));
  const rows = keywords.map(({ text, weight, count, articles }) => [
    visible(text),
    weight.toFixed(2),
    String(count),
    String(articles),
  ]);
  const titles = [texts.keywords, texts.weight, texts.count, texts.articles];
  return `${paint.bold(head)}\n${table(rows, [{}, number, number, number], titles, style)}\n`;
}

function articleTable(kind: ListingKind, article: ListedArticle, style: Style): string {
  const { texts } = style;
  const number: Column = { max: 8, align: 'right' };
  const place: Column = { max: 10, align: 'right' };
  switch (kind) {
    case 'words': {
      const rows = lines(article).map(([line, words]): Cell[] => [String(line), [{ text: words }]]);
      return table(rows, [number, {}], [texts.line, texts.words], style);
    }
    case 'keywords': {
      const rows = (article.keywords ?? []).map(({ text, weight, count }) => [
        visible(text),
        weight.toFixed(2),
        String(count),
      ]);
      const columns: Column[] = [{}, number, number];
      return table(rows, columns, [texts.keywords, texts.weight, texts.count], style);
    }
    case 'entities': {
      const rows = (article.entities ?? []).map(({ type, text, forms, count, line, column }): Cell[] => [
        texts.entity[type],
        visible(text),
        [
          {
            text: listed(
              forms.filter((form) => form !== text),
              texts,
            ),
          },
        ],
        String(count),
        `${line}:${column}`,
      ]);
      const columns: Column[] = [{ max: 12 }, {}, {}, number, place];
      return table(rows, columns, [texts.type, texts.name, texts.otherForms, texts.count, texts.place], style);
    }
    case 'figures': {
      const rows = (article.figures ?? []).map((figure) => [
        `${figure.line}:${figure.column}`,
        visible(figure.text),
        texts.figureKind[figure.kind],
        visible(valueOf(figure)),
        visible(figure.unit ?? ''),
        figure.approximation === 'exact' ? '' : texts.approximation[figure.approximation],
      ]);
      const columns = [place, {}, {}, {}, {}, {}];
      const titles = [texts.place, texts.figure, texts.type, texts.value, texts.unit, texts.limit];
      return table(rows, columns, titles, style);
    }
  }
}

function valueOf({ value, low, high }: Pick<Figure, 'value' | 'low' | 'high'>): string {
  return value ?? (low || high ? `${low ?? ''}–${high ?? ''}` : '');
}

/** The words of each line, each with its tag; white space is no word to the eye. */
function lines({ words = [] }: ListedArticle): [line: number, words: string[]][] {
  const lines = new Map<number, string[]>();
  for (const { line, text, tag } of words) {
    if (!text.trim()) continue;
    const shown = `${visible(text)}/${tag}  `;
    const list = lines.get(line);
    if (list) list.push(shown);
    else lines.set(line, [shown]);
  }
  return [...lines];
}
