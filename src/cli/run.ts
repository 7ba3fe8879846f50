import { analyse } from '../analyse/analysis.js';
import type { FindTerms } from '../analyse/house-terms/finder.js';
import { type LazySegmenter, lazySegmenter } from '../analyse/lazy-segmenter.js';
import type { ScoreReport } from '../format/score.js';
import { type Failure, type LintResult, lintPage, lintRun, settle } from '../lint/lint.js';
import { type ListedFile, type Listing, type ListingKind, listFile, listing } from '../lint/listing.js';
import { articleReport, type Checked, type Inputs, type Report, report, type Tool } from '../lint/report.js';
import type { Page } from '../page/page.js';
import { parsePage } from '../page/parse.js';
import { type Inputs as FoundInputs, findInputs } from '../read/inputs.js';
import { readInput, readStream } from '../read/read.js';
import { explain } from '../read/refusal.js';
import type { Levels } from '../rule/level.js';
import { rules } from '../rules/index.js';
import { score } from '../score/score.js';
import { fill } from '../text/message.js';
import { nearest } from '../text/nearest.js';
import { visible } from '../text/visible.js';
import { type Configured, configure } from './configure.js';
import { exitCode } from './exit.js';
import type { Fixer, Source } from './fix.js';
import type { Live } from './live.js';
import { COMMANDS, type Output, type RunRequest } from './options.js';
import { isTerminal, notWritten, shown, tableOptions, written } from './output.js';
import { TEXTS } from './texts.js';
import type { World } from './world.js';
import { writeTo } from './write.js';

/** Reads, checks or lists, and writes the results. Returns the exit code. */
export async function run(asked: RunRequest, version: string, world: World): Promise<number> {
  const found = findInputs(asked.paths);
  const { request, levels, isIgnored } = await configure(asked, found.files);
  const { kind, lang, outputs } = request;
  const lexicons = request.lexicon && (await import('./lexicons.js')).readLexicons(request.lexicon, lang);
  const engine = lazySegmenter(request.segmenter, lexicons?.words);
  const lists = request.terms && (await import('./terms.js')).readTerms(request.terms, request.date, lang);
  const unlisted = [...(lexicons?.failures ?? []), ...(lists?.failures ?? [])];
  const inputs = openInputs(request, found, isIgnored, world, unlisted);
  const tool = (): Tool => ({ name: 'newslint', version, segmenter: engine.name() });
  const fixer = request.fix || request.fixDryRun ? await openFixer(request) : undefined;
  const live = await openLive(request, version, world);
  const { result, pages } =
    kind === 'lint' || kind === 'score'
      ? await check(request, inputs, levels, engine, lists?.terms, tool, fixer, live)
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
  await writeTo(
    world.stderr,
    [...said, ...unwritten].map((text) => `newslint: ${text}\n`),
  );
  return unwritten.length ? 2 : exitCode(result, request);
}

/** Checks all inputs, mending them where there is a `fixer`. */
async function check(
  { kind, lang, pageChars }: RunRequest,
  inputs: OpenInputs,
  levels: Configured['levels'],
  engine: LazySegmenter,
  terms: FindTerms | undefined,
  tool: () => Tool,
  fixer: Fixer | undefined,
  live: Live | undefined,
): Promise<{ result: Report | ScoreReport; pages: readonly Page[] }> {
  const checked: (Omit<Checked, keyof LintResult> & { readonly found: LintResult })[] = [];
  const failures: Failure[] = [];
  const set = new Map<Page, Levels>();
  const levelsOf = (page: Page) => set.get(page) as Levels;
  for await (const source of inputs.sources()) {
    const { path, encoding } = source;
    const own = levels(source);
    const before = checked.length;
    const checkText = (text: string) => {
      const analysis = analyse(parsePage(path, text), engine.load, { terms });
      return { analysis, ...lintPage(analysis, rules, lang, own) };
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
    const settled = settle(file.page, [found, run.get(file.page)], rules, known, lang, levelsOf(file.page));
    failures.push(...settled.failures);
    return { ...file, findings: settled.findings, suppressed: settled.suppressed };
  });
  const left = inputs.left(failures, engine);
  const result = kind === 'score' ? scored(tool(), all, left, pageChars) : report(tool(), all, left);
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

/** The inputs of a run: those that can be read, one at a time, and afterwards what was left aside. */
interface OpenInputs {
  sources(): AsyncIterable<Source>;
  /** Runs `work` on an input; an input that makes it throw, which is a bug of ours, has failed, and the others go on. */
  guard(path: string, work: () => void): void;
  /** What failed before (`earlier`), what could not be read, what failed in the check (`failures`), and a missing segmenter once. */
  left(failures: readonly Failure[], engine: LazySegmenter): Inputs;
}

function openInputs(
  { kind, paths, lang, encoding, maxSize: maxBytes }: RunRequest,
  { files: named, refused, ignored }: FoundInputs,
  isIgnored: Configured['isIgnored'],
  world: World,
  earlier: readonly Failure[] = [],
): OpenInputs {
  const files = named.filter((input) => !isIgnored(input));
  const unread: Failure[] = refused.map(({ path, reason }) => {
    const [command] = kind === 'lint' && path === paths[0] && /^[a-z]+$/.test(path) ? nearest(path, COMMANDS) : [];
    const guess = command === undefined ? '' : fill(TEXTS.guessCommand[lang], { name: command });
    return { path, message: explain(reason, lang) + guess };
  });
  return {
    async *sources() {
      for (const input of files) {
        const { path, absolute } = input;
        const options = { encoding, maxBytes };
        const read =
          absolute === undefined ? await readStream(world.stdin, options) : readInput({ path, absolute }, options);
        if ('refused' in read) unread.push({ path, message: explain(read.refused, lang) });
        else yield { ...input, ...read };
      }
    },
    guard(path, work) {
      try {
        work();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        unread.push({ path, message: fill(TEXTS.crashed[lang], { reason }) });
      }
    },
    left(failures, engine) {
      const missing = engine.failed();
      const all = [...earlier, ...unread, ...failures, ...(missing ? [{ message: missing.text[lang] }] : [])];
      const known = new Map(all.map((failure) => [inOneLine(failure), failure]));
      return {
        failed: unread.length,
        ignored: ignored.length + named.length - files.length,
        failures: [...known.values()],
      };
    },
  };
}

function inOneLine({ path, message }: Failure): string {
  return visible(path === undefined ? message : `${path}: ${message}`);
}

/** Only a run that fixes loads the code for it. */
async function openFixer(request: RunRequest): Promise<Fixer> {
  const { openFixer } = await import('./fix.js');
  return openFixer(request);
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
async function openLive({ outputs }: RunRequest, version: string, world: World): Promise<Live | undefined> {
  if (!outputs.some(({ format, path }) => format === 'ndjson' && path === undefined)) return undefined;
  const { openLive } = await import('./live.js');
  return openLive(version, world.stdout);
}

/** `result` as asked for: in pieces, made while they are written. Each format's code is loaded only for its own use. */
async function formatted(
  { kind, lang, color, failOn }: RunRequest,
  { format, path }: Output,
  result: Report | Listing | ScoreReport,
  pages: readonly Page[],
  world: World,
): Promise<Iterable<string>> {
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
        return formatTable(result as Report, options);
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
