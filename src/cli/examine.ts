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

/**
 * What the rules say of a page by itself, and what it is about. Where that takes too long, it is done anew rule by rule: a rule
 * that does not end is stopped and named among the failures, and the others have their say.
 */
export function examine(page: Page, settings: Settings, examining: Examining, rules = ALL): Known {
  const { engine, publication, lang, findingsOnly } = examining;
  const limit = allowed(page.text, examining.timeout);
  const open = () => analyse(page, engine.load, publication);
  const about = (analysis: Analysis): ArticleReport[] =>
    page.articles.map((article) => (findingsOnly ? untold(article) : articleReport(article, analysis)));
  try {
    return within(limit, () => {
      const analysis = open();
      return { found: lintPage(analysis, rules, lang, settings), articles: about(analysis) };
    });
  } catch (error) {
    if (!(error instanceof TimedOut)) throw error;
  }
  const analysis = open();
  const turns = inTurns(limit);
  const found = lintPage(analysis, rules, lang, settings, turns);
  try {
    let articles: ArticleReport[] = [];
    turns(() => {
      articles = about(analysis);
    });
    return { found, articles };
  } catch (error) {
    const failure = { path: page.path, message: reasonOf(error, lang) };
    return { found: withFailure(found, failure), articles: page.articles.map(untold) };
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
