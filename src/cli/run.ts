import { availableParallelism } from 'node:os';
import type { ScoreReport } from '../format/score.js';
import type { BaselineEntry, Sieve } from '../lint/baseline.js';
import { type ListedFile, type Listing, type ListingKind, listing } from '../lint/listing.js';
import type { Report, Tool } from '../lint/report.js';
import type { Page } from '../page/page.js';
import { type Inputs as FoundInputs, findInputs } from '../read/inputs.js';
import { fill, type Lang } from '../text/message.js';
import { visible } from '../text/visible.js';
import type { Cache } from './cache.js';
import { check } from './check.js';
import { configure } from './configure.js';
import { exitCode } from './exit.js';
import type { Fixer } from './fix.js';
import { type Crew, openCrew } from './jobs/crew.js';
import { inOrder } from './jobs/in-order.js';
import type { Live } from './live.js';
import { inOneLine, type OpenInputs, openInputs } from './open-inputs.js';
import type { RunRequest } from './options.js';
import { isTerminal, notWritten, shown, tableOptions, written } from './output.js';
import { type Output, tellsArticles } from './outputs.js';
import { openProgress, type Progress } from './progress.js';
import { TEXTS } from './texts.js';
import type { World } from './world.js';
import { writeTo } from './write.js';

/**
 * Reads, checks or lists, and writes the results. `memory` is what earlier runs have found, if the request names no cache.
 * Returns the exit code. Throws `UsageError`.
 */
export async function run(asked: RunRequest, version: string, world: World, memory?: Cache): Promise<number> {
  const found =
    asked.changed === undefined ? findInputs(asked.paths, asked.stdinName) : await findChanged(asked, world);
  const { request, settings, isIgnored } = await configure(asked, found.files);
  const { kind, lang, outputs } = request;
  const lexicons = request.lexicon && (await import('./lexicons.js')).readLexicons(request.lexicon, lang);
  const lists = request.terms && (await import('./terms.js')).readTerms(request.terms, request.date, lang);
  const unlisted = [...(lexicons?.failures ?? []), ...(lists?.failures ?? [])];
  const inputs = openInputs(request, found, isIgnored, world, unlisted);
  const fixer = request.fix || request.fixDryRun ? await openFixer(request) : undefined;
  const { segmenter, date, timeout = TIMEOUT } = request;
  // What a cache keeps is for any format.
  const isKept = memory !== undefined || request.cache || request.cacheFile !== undefined;
  const findingsOnly = kind === 'score' || !(isKept || tellsArticles(request));
  const crew = await openCrew(
    { lang, segmenter, words: lexicons?.words, terms: lists?.terms, date, timeout, findingsOnly },
    fixer ? 0 : threadsFor(request, inputs, memory !== undefined),
    segmenter === 'nodejieba',
  );
  const { engine } = crew.examining;
  const tool = (): Tool => ({ name: 'newslint', version, segmenter: engine.name() });
  const sieve = request.baseline === undefined ? undefined : await openSieve(request.baseline, lang);
  const live = await openLive(request, version, world);
  const progress = openProgress(live && world.stdout.isTTY ? 0 : inputs.count, lang, world);
  const caching = memory ?? (await openCache(request, world));
  const setting = () => [kind === 'score', lang, engine.name(), request.date, lexicons?.words, lists?.terms];
  const cache = caching && engine.name() !== 'none' ? caching.under(setting()) : undefined;
  const { result, pages } = await closing(crew, async () =>
    kind === 'lint' || kind === 'baseline' || kind === 'score'
      ? await check(request, { inputs, settings, crew, tool, cache, fixer, sieve, live, progress })
      : { result: await list(kind, inputs, crew, tool, progress), pages: [] },
  );
  progress.end();

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
  const unkept = caching?.save();
  if (unkept !== undefined) said.push(unkept);
  const lines = [...said, ...unwritten].map((text) => `newslint: ${text}\n`);
  if (lines.length) await writeTo(world.stderr, lines);
  const code = unwritten.length ? 2 : exitCode(result, request);
  return code === 0 && stale.length && request.strictBaseline && !request.exitZero ? 1 : code;
}

/** Does `work` and closes `crew`, come what may: an open thread would hold the process. */
async function closing<T>(crew: Crew, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await crew.close();
  }
}

/** Seconds, where the user does not say. */
const TIMEOUT = 10;

/** How many threads a run gets beside the main one. */
function threadsFor({ jobs, segmenter }: RunRequest, { size }: OpenInputs, isWatching: boolean): number {
  if (segmenter === 'nodejieba') return jobs ?? 1;
  if (jobs !== undefined) return jobs > 1 ? jobs : 0;
  // While somebody watches, most runs are of one file.
  if (isWatching) return 0;
  const most = Math.min(availableParallelism(), MOST_THREADS);
  const threads = Math.min(most, Math.floor(size(most * THREAD_PAYS) / THREAD_PAYS));
  return threads > 1 ? threads : 0;
}

/** Bytes of input that a thread must have to be worth its start. */
const THREAD_PAYS = 1.5e6;
/** This thread reads and writes for all, and more would wait for it. */
const MOST_THREADS = 8;

async function list(
  kind: ListingKind,
  inputs: OpenInputs,
  crew: Crew,
  tool: () => Tool,
  progress: Progress,
): Promise<Listing> {
  const files: ListedFile[] = [];
  const { engine } = crew.examining;
  const end = async (path: string, coming: ReturnType<Crew['list']>) => {
    const outcome = await coming;
    if ('failed' in outcome) inputs.fail(path, outcome.failed);
    else {
      if (outcome.missing) engine.lose(outcome.missing);
      files.push(outcome.done);
    }
    progress.step();
  };
  await inOrder(inputs.sources(), crew.appetite, (source) => {
    const coming = crew.list(kind, source);
    return () => end(source.path, coming);
  });
  return listing(tool(), files, inputs.left([], engine));
}

/** Only a run that asks git loads the code for it. */
async function findChanged(request: RunRequest, world: World): Promise<FoundInputs> {
  const { findChanged } = await import('./changed.js');
  return findChanged(request, world);
}

/** Only a run with a cache loads the code for it. */
async function openCache({ cache, cacheFile, lang }: RunRequest, world: World): Promise<Cache | undefined> {
  if (!cache && cacheFile === undefined) return undefined;
  const { cachePlace, openCache } = await import('./cache.js');
  return openCache(cachePlace(cacheFile, world), lang);
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
