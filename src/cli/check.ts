import { analyse } from '../analyse/analysis.js';
import type { FindTerms } from '../analyse/house-terms/finder.js';
import type { LazySegmenter } from '../analyse/lazy-segmenter.js';
import type { ScoreReport } from '../format/score.js';
import type { Sieve } from '../lint/baseline.js';
import { type Failure, type LintResult, lintPage, lintRun, settle } from '../lint/lint.js';
import {
  type ArticleReport,
  articleReport,
  type Checked,
  type Inputs,
  type Report,
  report,
  type Tool,
} from '../lint/report.js';
import type { Page } from '../page/page.js';
import { parsePage } from '../page/parse.js';
import type { Settings } from '../rule/setting.js';
import { rules } from '../rules/index.js';
import { score } from '../score/score.js';
import type { PageCache } from './cache.js';
import type { Configured } from './configure.js';
import type { Fixer } from './fix.js';
import type { Live } from './live.js';
import type { OpenInputs } from './open-inputs.js';
import type { RunRequest } from './options.js';
import type { Progress } from './progress.js';

/** What a check works with. */
export interface Workshop {
  readonly inputs: OpenInputs;
  readonly settings: Configured['settings'];
  readonly engine: LazySegmenter;
  readonly terms: FindTerms | undefined;
  readonly tool: () => Tool;
  /** Knows pages from earlier runs. */
  readonly cache: PageCache | undefined;
  /** Mends what it can. */
  readonly fixer: Fixer | undefined;
  /** Takes out what is known. */
  readonly sieve: Sieve | undefined;
  /** Tells each file at once. */
  readonly live: Live | undefined;
  readonly progress: Progress;
}

/** A page by itself, without what the baseline knows. */
interface CheckedText extends LintResult {
  readonly page: Page;
  readonly articles: () => readonly ArticleReport[];
}

/** Checks all inputs. Gives the report, and the pages that it is of. */
export async function check(
  { kind, lang, pageChars, quiet, failOn, date }: RunRequest,
  { inputs, settings, engine, terms, tool, cache, fixer, sieve, live, progress }: Workshop,
): Promise<{ result: Report | ScoreReport; pages: readonly Page[] }> {
  const checked: (Omit<Checked, keyof LintResult> & { readonly found: LintResult })[] = [];
  const failures: Failure[] = [];
  const unknown = (result: LintResult) => sieve?.unknown(result) ?? result;
  const set = new Map<Page, Settings>();
  const settingsOf = (page: Page) => set.get(page) as Settings;

  const checkPage = (page: Page, own: Settings): CheckedText => {
    const entry = cache?.(page, own);
    if (entry?.known) {
      const { found, articles } = entry.known;
      return { page, ...unknown(found), articles: () => articles };
    }
    const analysis = analyse(page, engine.load, { terms, date });
    const found = lintPage(analysis, rules, lang, own);
    const articles = () => {
      // The error rate needs none of it: without keywords and entities most pages need no words at all.
      const told = kind === 'score' ? [] : page.articles.map((article) => articleReport(article, analysis));
      if (!found.failures.length && !engine.failed()) entry?.keep({ found, articles: told });
      return told;
    };
    return { page, ...unknown(found), articles };
  };

  for await (const source of inputs.sources()) {
    const { path, encoding } = source;
    const own = settings(source);
    const before = checked.length;
    const checkText = (text: string) => checkPage(parsePage(path, text), own);
    inputs.guard(path, () => {
      const { failure, ...file } = fixer?.file(source, checkText) ?? { checked: checkText(source.text) };
      const { page, articles, ...found } = file.checked;
      if (failure) failures.push(failure);
      set.set(page, own);
      checked.push({ page, encoding, articles: articles(), found, ...('fixed' in file && { fixed: file.fixed }) });
    });
    for (const { found, ...file } of live ? checked.slice(before) : []) await live?.file({ ...file, ...found });
    progress.step();
  }

  const pages = checked.map(({ page }) => page);
  const run = lintRun(pages, rules, lang, settingsOf);
  const known = rules.map(({ id }) => id);
  const all = checked.map(({ found, ...file }) => {
    const settled = unknown(settle(file.page, [found, run.get(file.page)], rules, known, lang, settingsOf(file.page)));
    failures.push(...settled.failures);
    return { ...file, findings: settled.findings, suppressed: settled.suppressed };
  });
  const left = inputs.left(failures, engine);
  const result =
    kind === 'score'
      ? scored(tool(), all, left, pageChars)
      : report(tool(), all, left, { ...(quiet && { least: failOn }), known: sieve?.found() });
  return { result, pages };
}

function scored(tool: Tool, checked: readonly Checked[], left: Inputs, pageChars: number | undefined): ScoreReport {
  const { pages, ...whole } = score(checked, rules, pageChars);
  const { failed, ignored, failures } = left;
  return { version: 1, tool, files: pages, failures, summary: { files: pages.length, failed, ignored, ...whole } };
}
