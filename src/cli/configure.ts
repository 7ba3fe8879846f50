import { dirname, resolve } from 'node:path';
import type { SegmenterName } from '../analyse/segmenter.js';
import type { RunSettings } from '../config/resolve.js';
import type { Input } from '../read/inputs.js';
import type { Settings } from '../rule/setting.js';
import { visible } from '../text/visible.js';
import { type ConfigFiles, searchUpward } from './config-files.js';
import type { RunRequest } from './options.js';
import { TEXTS } from './texts.js';
import { UsageError } from './usage.js';

/** A request with what configuration files say. */
export interface Configured {
  /** What the command line says goes first; the configuration of the first input speaks for the run. */
  readonly request: RunRequest;
  readonly isIgnored: (input: Input) => boolean;
  readonly settings: (input: Input) => Settings;
}

/**
 * Looks for the configuration of every input, upwards from its folder (of standard input without a name, from the working directory);
 * where there is none, nothing of this costs time. Throws `UsageError` with everything that is wrong in one: under a rule
 * that is misspelt a check, and more so a fix, would not be the one that was asked for.
 */
export async function configure(request: RunRequest, inputs: readonly Input[]): Promise<Configured> {
  const search = searching(request.config);
  const filesOf = (input: Input) => search(dirname(placeOf(input) ?? resolve('-')));
  const all = [...new Set(inputs.map(filesOf))];
  if (all.every(({ config, ignore }) => config === undefined && ignore === undefined))
    return { request, isIgnored: () => false, settings: () => AS_THEY_ARE };
  const { readConfigurations } = await import('./config.js');
  const { of, problems } = await readConfigurations(all, request.lang);
  if (problems.length) throw new UsageError(problems.map(visible).join('\nnewslint: '));
  const known = new Map<Input, ReturnType<typeof of>>();
  const configOf = (input: Input) => {
    const found = known.get(input) ?? of(filesOf(input), placeOf(input));
    known.set(input, found);
    return found;
  };
  const first = inputs[0] && configOf(inputs[0]).run;
  return {
    request: first ? settled(request, first) : request,
    isIgnored: (input) => configOf(input).ignored,
    settings: (input) => configOf(input).settings,
  };
}

/** Where an input lies; standard input where its name says, undefined where it has none. */
function placeOf({ path, absolute }: Input): string | undefined {
  return absolute ?? (path === '-' ? undefined : resolve(path));
}

/** No rule is set to anything but its default. */
const AS_THEY_ARE: Settings = new Map();

/** A search upwards; with the file that is `named` for every folder, with none for any where that is `false`. */
export function searching(named: string | false | undefined): (folder: string) => ConfigFiles {
  const nothing: ConfigFiles = {};
  if (named === false) return () => nothing;
  const search = searchUpward();
  if (named === undefined) return search;
  const config = resolve(named);
  const known = new Map<string, ConfigFiles>();
  return (folder) => {
    const files = known.get(folder) ?? { ...search(folder), config };
    known.set(folder, files);
    return files;
  };
}

/** What the user did not say on the command line, as the configuration has it; lists of words and terms add up. */
function settled(request: RunRequest, config: RunSettings): RunRequest {
  const unsaid = new Set(request.unsaid);
  const lexicon = [...(config.lexicons ?? []), ...(request.lexicon ?? [])];
  const terms = [...(config.terms ?? []), ...(request.terms ?? [])];
  const date = request.date ?? config.date;
  const segmenter = unsaid.has('segmenter')
    ? ((config.segmenter as SegmenterName) ?? request.segmenter)
    : request.segmenter;
  if (lexicon.length && segmenter !== 'newslint') throw new UsageError(TEXTS.lexiconElsewhere[request.lang]);
  const maxWarnings = request.maxWarnings ?? config.maxWarnings;
  return {
    ...request,
    segmenter,
    lang: unsaid.has('lang') ? (config.lang ?? request.lang) : request.lang,
    failOn: unsaid.has('failOn') ? (config.failOn ?? request.failOn) : request.failOn,
    ...(lexicon.length && { lexicon }),
    ...(terms.length && { terms }),
    ...(date !== undefined && { date }),
    ...(maxWarnings !== undefined && { maxWarnings }),
  };
}
