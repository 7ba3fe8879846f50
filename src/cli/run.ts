import { analyse } from '../analyse/analysis.js';
import type { FindTerms } from '../analyse/house-terms/finder.js';
import { type LazySegmenter, lazySegmenter } from '../analyse/lazy-segmenter.js';
import type { ScoreReport } from '../format/score.js';
import type { BaselineEntry, Sieve } from '../lint/baseline.js';
import { type Failure, type LintResult, lintPage, lintRun, settle } from '../lint/lint.js';
import { type ListedFile, type Listing, type ListingKind, listFile, listing } from '../lint/listing.js';
import { articleReport, type Checked, type Inputs, type Report, report, type Tool } from '../lint/report.js';
import type { Page } from '../page/page.js';
import { parsePage } from '../page/parse.js';
import { type Inputs as FoundInputs, findInputs } from '../read/inputs.js';
import type { Levels } from '../rule/level.js';
import { rules } from '../rules/index.js';
import { score } from '../score/score.js';
import { fill, type Lang } from '../text/message.js';
import { visible } from '../text/visible.js';
import { type Configured, configure } from './configure.js';
import { exitCode } from './exit.js';
import type { Fixer } from './fix.js';
import type { Live } from './live.js';
import { inOneLine, type OpenInputs, openInputs } from './open-inputs.js';
import type { RunRequest } from './options.js';
import { isTerminal, notWritten, shown, tableOptions, written } from './output.js';
import type { Output } from './outputs.js';
import { TEXTS } from './texts.js';
import type { World } from './world.js';
import { writeTo } from './write.js';

/** Reads, checks or lists, and writes the results. Returns the exit code. */
export async function run(asked: RunRequest, version: string, world: World): Promise<number> {
  const found =
    asked.changed === undefined ? findInputs(asked.paths, asked.stdinName) : await findChanged(asked, world);
  const { request, levels, isIgnored } = await configure(asked, found.files);
  const { kind, lang, outputs } = request;
  const lexicons = request.lexicon && (await import('./lexicons.js')).readLexicons(request.lexicon, lang);
  const engine = lazySegmenter(request.segmenter, lexicons?.words);
  const lists = request.terms && (await import('./terms.js')).readTerms(request.terms, request.date, lang);
  const unlisted = [...(lexicons?.failures ?? []), ...(lists?.failures ?? [])];
  const inputs = openInputs(request, found, isIgnored, world, unlisted);
  const tool = (): Tool => ({ name: 'newslint', version, segmenter: engine.name() });
  const fixer = request.fix || request.fixDryRun ? await openFixer(request) : undefined;
  const sieve = request.baseline === undefined ? undefined : await openSieve(request.baseline, lang);
  const live = await openLive(request, version, world);
  const { result, pages } =
    kind === 'lint' || kind === 'baseline' || kind === 'score'
      ? await check(request, { inputs, levels, engine, terms: lists?.terms, tool, fixer, sieve, live })
      : { result: await list(kind, inputs, engine, tool), pages: [] };

  const dryRun = request.fixDryRun && fixer;
  const said: string[] = [];
  const unwritten: string[] = [];
  for (const output of outputs) {
    const { format, path } = output;
    let problem: string | undefined;
    if (live && format === 'ndjson' && path === undefined) {
      problem = notWritten(path, await live.end(result as Report), lang);
    } else {
      const pieces = dryRun ? diffs(dryRun, path, world) : await formatted(request, output, result, pages, world);
      problem = await written(path, pieces, lang, world);
    }
    if (problem !== undefined) unwritten.push(problem);
  }
  const isTold = !dryRun && outputs.some(({ format, path }) => format === 'table' && path === undefined);
  if (!isTold) said.push(...result.failures.map(inOneLine));
  const countsFixes = isTold || outputs.some(({ format }) => format === 'json' || format === 'ndjson');
  if (fixer && !countsFixes) said.push(fixedInOneLine(request, result as Report));
  if (kind === 'baseline' && !unwritten.length) said.push(baselineInOneLine(request, result as Report));
  const stale = sieve?.stale((result as Report).files.map(({ path }) => path)) ?? [];
  if (stale.length) said.push(await staleInOneLine(request, stale));
  await writeTo(
    world.stderr,
    [...said, ...unwritten].map((text) => `newslint: ${text}\n`),
  );
  const code = unwritten.length ? 2 : exitCode(result, request);
  return code === 0 && stale.length && request.strictBaseline && !request.exitZero ? 1 : code;
}

/** What a check works with. */
interface Workshop {
  readonly inputs: OpenInputs;
  readonly levels: Configured['levels'];
  readonly engine: LazySegmenter;
  readonly terms: FindTerms | undefined;
  readonly tool: () => Tool;
  /** Mends what it can. */
  readonly fixer: Fixer | undefined;
  /** Takes out what is known. */
  readonly sieve: Sieve | undefined;
  /** Tells each file at once. */
  readonly live: Live | undefined;
}

/** Checks all inputs. */
async function check(
  { kind, lang, pageChars, quiet, failOn, date }: RunRequest,
  { inputs, levels, engine, terms, tool, fixer, sieve, live }: Workshop,
): Promise<{ result: Report | ScoreReport; pages: readonly Page[] }> {
  const checked: (Omit<Checked, keyof LintResult> & { readonly found: LintResult })[] = [];
  const failures: Failure[] = [];
  const unknown = (result: LintResult) => sieve?.unknown(result) ?? result;
  const set = new Map<Page, Levels>();
  const levelsOf = (page: Page) => set.get(page) as Levels;
  for await (const source of inputs.sources()) {
    const { path, encoding } = source;
    const own = levels(source);
    const before = checked.length;
    const checkText = (text: string) => {
      const analysis = analyse(parsePage(path, text), engine.load, { terms, date });
      return { analysis, ...unknown(lintPage(analysis, rules, lang, own)) };
    };
    inputs.guard(path, () => {
      const { failure, ...file } = fixer?.file(source, checkText) ?? { checked: checkText(source.text) };
      const { analysis, ...found } = file.checked;
      const { page } = analysis;
      // The error rate needs none of it: without keywords and entities most pages need no words at all.
      const articles = kind === 'score' ? [] : page.articles.map((article) => articleReport(article, analysis));
      if (failure) failures.push(failure);
      set.set(page, own);
      checked.push({ page, encoding, articles, found, ...('fixed' in file && { fixed: file.fixed }) });
    });
    for (const { found, ...file } of live ? checked.slice(before) : []) await live?.file({ ...file, ...found });
  }
  const pages = checked.map(({ page }) => page);
  const run = lintRun(pages, rules, lang, levelsOf);
  const known = rules.map(({ id }) => id);
  const all = checked.map(({ found, ...file }) => {
    const settled = unknown(settle(file.page, [found, run.get(file.page)], rules, known, lang, levelsOf(file.page)));
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

async function list(kind: ListingKind, inputs: OpenInputs, engine: LazySegmenter, tool: () => Tool): Promise<Listing> {
  const files: ListedFile[] = [];
  for await (const { path, text, encoding } of inputs.sources()) {
    inputs.guard(path, () => {
      files.push(listFile(kind, analyse(parsePage(path, text), engine.load), encoding));
    });
  }
  return listing(tool(), files, inputs.left([], engine));
}

/** Only a run that asks git loads the code for it. */
async function findChanged(request: RunRequest, world: World): Promise<FoundInputs> {
  const { findChanged } = await import('./changed.js');
  return findChanged(request, world);
}

/** Only a run that fixes loads the code for it. */
async function openFixer(request: RunRequest): Promise<Fixer> {
  const { openFixer } = await import('./fix.js');
  return openFixer(request);
}

/** Only a run with a baseline loads the code for it. */
async function openSieve(path: string, lang: Lang): Promise<Sieve> {
  const { openBaseline } = await import('./baseline.js');
  return openBaseline(path, lang);
}

async function staleInOneLine({ baseline = '', lang }: RunRequest, stale: readonly BaselineEntry[]): Promise<string> {
  const { staleInOneLine } = await import('./baseline.js');
  return staleInOneLine(baseline, stale, lang);
}

function baselineInOneLine({ lang, outputs }: RunRequest, { files }: Report): string {
  const count = files.reduce((sum, { findings }) => sum + findings.length, 0);
  return fill(TEXTS.baselineMade[lang], { count, path: visible(outputs[0]?.path ?? '') });
}

/** What a dry run would change; on a terminal no line of it may act. */
function diffs({ diffs }: Fixer, path: string | undefined, world: World): Iterable<string> {
  if (!isTerminal(path, world)) return diffs;
  return diffs.map((diff) => diff.split('\n').map(visible).join('\n'));
}

function fixedInOneLine({ lang, fixDryRun }: RunRequest, { files, summary }: Report): string {
  const { errors, warnings, infos, fixed = 0 } = summary;
  const changed = files.filter(({ fixed }) => fixed?.length).length;
  const text = (fixDryRun ? TEXTS.wouldFix : TEXTS.fixed)[lang];
  return fill(text, { files: changed, count: fixed, errors, warnings, infos });
}

/** Where standard output gets the findings of a file as soon as it is checked: those that hang on no other file. */
async function openLive(
  { outputs, quiet, failOn }: RunRequest,
  version: string,
  world: World,
): Promise<Live | undefined> {
  if (!outputs.some(({ format, path }) => format === 'ndjson' && path === undefined)) return undefined;
  const { openLive } = await import('./live.js');
  return openLive(version, world.stdout, quiet && failOn);
}

/** `result` as asked for: in pieces, made while they are written. Each format's code is loaded only for its own use. */
async function formatted(
  { kind, lang, color, failOn, quiet }: RunRequest,
  { format, path }: Output,
  result: Report | Listing | ScoreReport,
  pages: readonly Page[],
  world: World,
): Promise<Iterable<string>> {
  if (kind === 'baseline') {
    const { baselineOf, baselineText } = await import('../lint/baseline.js');
    return [baselineText(baselineOf(result as Report))];
  }
  switch (format) {
    case 'json': {
      const { formatJson } = await import('../format/json.js');
      return formatJson(result);
    }
    case 'csv': {
      const { formatCsv, formatListingCsv, formatScoreCsv } = await import('../format/csv.js');
      const pieces =
        kind === 'lint'
          ? formatCsv(result as Report)
          : kind === 'score'
            ? formatScoreCsv(result as ScoreReport)
            : formatListingCsv(kind, result as Listing);
      return isTerminal(path, world) ? shown(pieces) : pieces;
    }
    case 'table': {
      const options = tableOptions({ lang, ...(color !== undefined && { color }) }, path, world);
      if (kind === 'lint') {
        const { formatTable } = await import('../format/table.js');
        return formatTable(result as Report, { ...options, ...(quiet && { quiet }) });
      }
      if (kind === 'score') {
        const { formatScore } = await import('../format/score.js');
        return formatScore(result as ScoreReport, options);
      }
      const { formatListing } = await import('../format/listing.js');
      return formatListing(kind, result as Listing, options);
    }
    default: {
      const { formatReport } = await import('./formats.js');
      return formatReport(format, result as Report, { lang, failOn, pages });
    }
  }
}
