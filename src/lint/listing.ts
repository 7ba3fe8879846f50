import type { Analysis } from '../analyse/analysis.js';
import type { Entity } from '../analyse/entities/entities.js';
import { type MeasuredFigure, measureFigures } from '../analyse/figures/measure.js';
import type { Keyword } from '../analyse/keywords/keywords.js';
import { keywordsTogether, type SharedKeyword } from '../analyse/keywords/together.js';
import type { Word } from '../analyse/segmenter.js';
import type { Article } from '../page/page.js';
import { positionAt } from '../text/lines.js';
import type { Range } from '../text/range.js';
import type { Failure } from './lint.js';
import { type Inputs, type Summary, type Tool, withoutSegmenter } from './report.js';

/** What `newslint words`, `keywords`, `entities` and `figures` list. */
export type ListingKind = 'words' | 'keywords' | 'entities' | 'figures';

/** The result of those commands (version 1): the objects of the report alone, article by article. */
export interface Listing {
  readonly version: 1;
  readonly tool: Tool;
  readonly files: readonly ListedFile[];
  /** Where keywords of several articles are listed: those of the run. */
  readonly keywords?: readonly SharedKeyword[];
  readonly failures: readonly Failure[];
  readonly summary: Pick<Summary, 'files' | 'failed' | 'ignored' | 'characters'>;
}

export interface ListedFile {
  readonly path: string;
  readonly encoding: string;
  /** Length of the decoded text in UTF-16 units. */
  readonly characters: number;
  readonly articles: readonly ListedArticle[];
}

/** An article with the one list that was asked for; without it, where it needs words and there is no segmenter. */
export interface ListedArticle {
  readonly range: Range;
  readonly headline?: string;
  readonly keywords?: readonly Keyword[];
  readonly entities?: readonly (Entity & Place)[];
  readonly words?: readonly (Item<Word> & Place)[];
  readonly figures?: readonly (Item<MeasuredFigure> & Place)[];
}

/** Line and column from 1, the column in UTF-16 units; of an entity, where it is first mentioned. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A thing with a range of its own, as the contract writes ranges. */
export type Item<T extends Range> = Omit<T, 'start' | 'end'> & { readonly range: Range };

/** What a page holds of `kind`. */
export function listFile(kind: ListingKind, analysis: Analysis, encoding: string): ListedFile {
  const { page } = analysis;
  return {
    path: page.path,
    encoding,
    characters: page.text.length,
    articles: page.articles.map((article) => ({
      range: article.range,
      ...(article.headline !== undefined && { headline: article.headline }),
      ...withoutSegmenter(() => list(kind, article, analysis), {}),
    })),
  };
}

/** At most so many keywords a run. */
const MOST = 20;

/** Puts a listing together. */
export function listing(tool: Tool, files: readonly ListedFile[], { failed, ignored, failures }: Inputs): Listing {
  const characters = files.reduce((sum, file) => sum + file.characters, 0);
  const lists = files.flatMap(({ articles }) => articles.flatMap(({ keywords }) => (keywords ? [keywords] : [])));
  const keywords = lists.length > 1 && keywordsTogether(lists).slice(0, MOST);
  return {
    version: 1,
    tool,
    files,
    ...(keywords && { keywords }),
    failures,
    summary: { files: files.length, failed, ignored, characters },
  };
}

function list(kind: ListingKind, article: Article, analysis: Analysis): Partial<ListedArticle> {
  const place = ({ start }: Range): Place => positionAt(analysis.page.lines, start);
  const item = <T extends Range>({ start, end, ...rest }: T) => ({
    range: { start, end },
    ...place({ start, end }),
    ...rest,
  });
  switch (kind) {
    case 'words':
      return { words: article.paragraphs.flatMap((paragraph) => analysis.words(paragraph).map(item)) };
    case 'keywords':
      return { keywords: analysis.keywords(article) };
    case 'entities': {
      const entities = analysis.entities(article);
      return { entities: entities.map((entity) => ({ ...entity, ...place(entity.ranges[0] ?? article.range) })) };
    }
    case 'figures':
      return { figures: measureFigures(analysis.page.text, article, analysis.figures(article)).map(item) };
  }
}
