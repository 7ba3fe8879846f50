import type { ScoreReport } from '../format/score.js';
import type { Sieve } from '../lint/baseline.js';
import type { Known } from '../lint/cache.js';
import { type Failure, type LintResult, lintRun, settle } from '../lint/lint.js';
import { type ArticleReport, type Checked, type Inputs, type Report, report, type Tool } from '../lint/report.js';
import type { Page } from '../page/page.js';
import type { Settings } from '../rule/setting.js';
import { rules } from '../rules/index.js';
import { score } from '../score/score.js';
import type { PageCache } from './cache.js';
import type { Configured } from './configure.js';
import { type Examined, examine } from './examine.js';
import type { Fixer, Source } from './fix.js';
import { attempt } from './jobs/assignment.js';
import type { Crew } from './jobs/crew.js';
import { inOrder } from './jobs/in-order.js';
import type { Live } from './live.js';
import type { OpenInputs } from './open-inputs.js';
import type { RunRequest } from './options.js';
import type { Progress } from './progress.js';

/** What a check works with. */
export interface Workshop {
  readonly inputs: OpenInputs;
  readonly settings: Configured['settings'];
  /** Looks at the pages one by one. */
  readonly crew: Crew;
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

/** A file by itself, and what gives what its articles are about. */
interface Kept extends Pick<Checked, 'page' | 'encoding' | 'fixed'> {
  about: () => readonly ArticleReport[];
  readonly found: LintResult;
}

/** Checks all inputs. Gives the report, and the pages that it is of. */
export async function check(
  { kind, outputs, lang, pageChars, quiet, failOn }: RunRequest,
  { inputs, settings, crew, tool, cache, fixer, sieve, live, progress }: Workshop,
): Promise<{ result: Report | ScoreReport; pages: readonly Page[] }> {
  const checked: Kept[] = [];
  const failures: Failure[] = [];
  const unknown = (result: LintResult) => sieve?.unknown(result) ?? result;
  const set = new Map<Page, Settings>();
  const settingsOf = (page: Page) => set.get(page) as Settings;
  const { examining } = crew;
  const { engine } = examining;

  /** What `known` says, remembered if it is whole and new. */
  const kept = ({ known, keep }: Examined): Known => {
    if (!known.found.failures.length && !engine.failed()) keep?.(known);
    return known;
  };

  /** Begins to check a file; gives what waits for the end and takes note of it. */
  const begin = (source: Source, own: Settings): (() => Promise<void>) => {
    const { path, encoding } = source;
    const coming = crew.check(source, own, cache && ((page) => cache(page, own)));
    return async () => {
      const outcome = await coming;
      if ('failed' in outcome) return inputs.fail(path, outcome.failed);
      if (outcome.missing) engine.lose(outcome.missing);
      const { page } = outcome.done;
      const { found, articles } = kept(outcome.done);
      set.set(page, own);
      checked.push({ page, encoding, about: keeping(articles, inputs.count), found: unknown(found) });
    };
  };

  /** Fixes a file, which means to check it again and again. */
  const fix = (source: Source, own: Settings, { file }: Fixer): void => {
    const { path, encoding } = source;
    const outcome = attempt(examining, () =>
      file(source, (text) => {
        const examined = examine({ path, text }, own, examining, cache && ((page) => cache(page, own)));
        const { found, articles } = kept(examined);
        return { page: examined.page, articles, ...unknown(found) };
      }),
    );
    if ('failed' in outcome) return inputs.fail(path, outcome.failed);
    const {
      checked: { page, articles, ...found },
      fixed,
      failure,
    } = outcome.done;
    if (failure) failures.push(failure);
    set.set(page, own);
    checked.push({ page, encoding, about: keeping(articles, inputs.count), found, fixed });
  };

  await inOrder(inputs.sources(), crew.appetite, (source) => {
    const own = settings(source);
    const end = fixer ? async () => fix(source, own, fixer) : begin(source, own);
    return async () => {
      const before = checked.length;
      await end();
      for (const file of live ? checked.slice(before) : []) {
        const { about, found, ...rest } = file;
        await live?.file({ ...rest, articles: about(), ...found });
        // Nobody else asks.
        if (outputs.length === 1) file.about = () => [];
      }
      progress.step();
    };
  });

  const pages = checked.map(({ page }) => page);
  const run = lintRun(pages, rules, lang, settingsOf);
  const known = rules.map(({ id }) => id);
  const all = checked.map(({ found, about, ...file }) => {
    const settled = unknown(settle(file.page, [found, run.get(file.page)], rules, known, lang, settingsOf(file.page)));
    failures.push(...settled.failures);
    return {
      ...file,
      get articles() {
        return about();
      },
      findings: settled.findings,
      suppressed: settled.suppressed,
    };
  });
  const left = inputs.left(failures, engine);
  const result =
    kind === 'score'
      ? scored(tool(), all, left, pageChars)
      : report(tool(), all, left, { ...(quiet && { least: failOn }), known: sieve?.found() });
  return { result, pages };
}

/** Keeps what one of `count` files is about: from `MANY` on as text, which takes a quarter of the memory. */
function keeping(articles: readonly ArticleReport[], count: number): () => readonly ArticleReport[] {
  if (count < MANY) return () => articles;
  const text = Buffer.from(JSON.stringify(articles));
  return () => JSON.parse(text.toString());
}

const MANY = 50;

function scored(tool: Tool, checked: readonly Checked[], left: Inputs, pageChars: number | undefined): ScoreReport {
  const { pages, ...whole } = score(checked, rules, pageChars);
  const { failed, ignored, failures } = left;
  return { version: 1, tool, files: pages, failures, summary: { files: pages.length, failed, ignored, ...whole } };
}
