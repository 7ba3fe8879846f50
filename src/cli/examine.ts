import { type Analysis, analyse, type Publication } from '../analyse/analysis.js';
import type { LazySegmenter } from '../analyse/lazy-segmenter.js';
import type { Known } from '../lint/cache.js';
import { type LintResult, lintPage } from '../lint/lint.js';
import { type ListedFile, type ListingKind, listFile } from '../lint/listing.js';
import { type ArticleReport, articleReport, untold } from '../lint/report.js';
import type { Page } from '../page/page.js';
import { parsePage } from '../page/parse.js';
import type { Settings } from '../rule/setting.js';
import { rules as ALL } from '../rules/index.js';
import type { Lang } from '../text/message.js';
import { reasonOf } from '../text/text-error.js';
import type { PageCache } from './cache.js';
import { TimedOut, within } from './deadline.js';

/** What it takes to look at pages one by one. */
export interface Examining {
  readonly engine: LazySegmenter;
  readonly lang: Lang;
  readonly publication: Publication;
  /** Seconds that a file may take, for each part of `PART` characters that it has. */
  readonly timeout: number;
  /** Nobody asks what the pages are about: without keywords and entities most need no words at all. */
  readonly findingsOnly: boolean;
}

/** 1 MB of Chinese in UTF-8 has about so many characters. */
const PART = 350_000;

/** The page of a text. Throws `TimedOut`. */
export function readPage(path: string, text: string, { timeout }: Pick<Examining, 'timeout'>): Page {
  return within(allowed(text, timeout), () => parsePage(path, text));
}

/** A page, with what is known of it by itself. */
export interface Examined {
  readonly page: Page;
  readonly known: Known;
  /** Remembers what is known, where that is new. */
  readonly keep?: Remembered['keep'];
}

type Remembered = ReturnType<PageCache>;

/**
 * What the rules say of a page by itself, and what it is about, unless `recall` has it. Where that takes too long, it is done anew
 * rule by rule: a rule that does not end is stopped and named among the failures, and the others have their say. Throws `TimedOut`
 * where there is not even a page.
 */
export function examine(
  { path, text }: Pick<Page, 'path' | 'text'>,
  settings: Settings,
  examining: Examining,
  recall?: (page: Page) => Remembered,
  rules = ALL,
): Examined {
  const { engine, publication, lang, findingsOnly } = examining;
  const limit = allowed(text, examining.timeout);
  const open = (page: Page) => analyse(page, engine.load, publication);
  const about = (analysis: Analysis): ArticleReport[] =>
    analysis.page.articles.map((article) => (findingsOnly ? untold(article) : articleReport(article, analysis)));
  let page: Page | undefined;
  let keep: Remembered['keep'] | undefined;
  try {
    return within(limit, () => {
      page = parsePage(path, text);
      const entry = recall?.(page);
      if (entry?.known) return { page, known: entry.known };
      keep = entry?.keep;
      const analysis = open(page);
      const known = { found: lintPage(analysis, rules, lang, settings), articles: about(analysis) };
      return { page, known, ...(keep && { keep }) };
    });
  } catch (error) {
    if (!(error instanceof TimedOut) || !page) throw error;
  }
  const analysis = open(page);
  const turns = inTurns(limit);
  const found = lintPage(analysis, rules, lang, settings, turns);
  try {
    let articles: ArticleReport[] = [];
    turns(() => {
      articles = about(analysis);
    });
    return { page, known: { found, articles }, ...(keep && { keep }) };
  } catch (error) {
    const failure = { path, message: reasonOf(error, lang) };
    return { page, known: { found: withFailure(found, failure), articles: page.articles.map(untold) } };
  }
}

/** What a page holds of `kind`. Throws `TimedOut`. */
export function enlist(
  kind: ListingKind,
  path: string,
  text: string,
  encoding: string,
  examining: Examining,
): ListedFile {
  const { engine, publication, timeout } = examining;
  return within(allowed(text, timeout), () =>
    listFile(kind, analyse(parsePage(path, text), engine.load, publication), encoding),
  );
}

function allowed({ length }: string, timeout: number): number {
  return timeout * 1000 * Math.max(1, Math.ceil(length / PART));
}

/** Gives each work at most `limit` milliseconds, and at most `TURNS` times that to all of them together. */
function inTurns(limit: number): (work: () => void) => void {
  let left = limit * TURNS;
  return (work) => {
    const began = performance.now();
    try {
      within(Math.min(limit, left), work);
    } finally {
      left -= performance.now() - began;
    }
  };
}

/** Two rules that never end, or a page that is slow in everything, must not take the time of a hundred rules. */
const TURNS = 2;

function withFailure(found: LintResult, failure: LintResult['failures'][number]): LintResult {
  return { ...found, failures: [...found.failures, failure] };
}
