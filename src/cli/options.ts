import { type Command, CommanderError } from 'commander';
import type { SegmenterName } from '../analyse/segmenter.js';
import type { ListingKind } from '../lint/listing.js';
import type { Encoding } from '../read/decode.js';
import type { Severity } from '../rule/finding.js';
import { fill, type Lang } from '../text/message.js';
import { visible } from '../text/visible.js';
import type { Showing } from './output.js';
import { type Asked, type CommonFormat, commonOnly, type Output, paired } from './outputs.js';
import { CHECK_ONLY, describe, type Layout, NOT_FOR, type Said, SHELLS, type Shell } from './program.js';
import { asList, TEXTS } from './texts.js';
import { UsageError, usage, wrongValue } from './usage.js';

/** What a command line asks for. */
export type Request =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version'; readonly lang: Lang }
  | (Showing & { readonly kind: 'rules'; readonly outputs: readonly Output<CommonFormat>[] })
  | (Showing & { readonly kind: 'explain'; readonly topic: string })
  /** Print what holds for the file at `path`; write a first configuration. */
  | { readonly kind: 'config'; readonly path: string; readonly lang: Lang; readonly config: RunOptions['config'] }
  | { readonly kind: 'init'; readonly lang: Lang }
  | { readonly kind: 'completion'; readonly shell: Shell; readonly lang: Lang }
  | (RunOptions & { readonly kind: RunKind });

/** What a run is to make of its inputs. `baseline` checks them as `lint` does and writes down what it finds. */
type RunKind = 'lint' | 'baseline' | 'score' | ListingKind;

/** One that reads inputs. */
export type RunRequest = Extract<Request, { kind: RunKind }>;

/** One about newslint itself. */
export type AboutRequest = Extract<Request, { kind: 'rules' | 'explain' }>;

/** Options with a default that a configuration goes before. */
const CONFIGURABLE = ['lang', 'segmenter', 'failOn'] as const;

export interface RunOptions {
  /** At least one, but for `changed`. */
  readonly paths: readonly string[];
  /** Only files that differ in git from HEAD; or from a revision, if the value is none of the paths. */
  readonly changed?: true | string;
  /** What standard input is reported under, and what its configuration and format go by. */
  readonly stdinName?: string;
  /** At least one. Only `lint` has formats that are not common. */
  readonly outputs: readonly Output[];
  readonly lang: Lang;
  readonly encoding?: Encoding;
  readonly segmenter: SegmenterName;
  /** What the user did not say, so that a configuration may. */
  readonly unsaid: readonly (typeof CONFIGURABLE)[number][];
  /** Run again whenever an input has changed. */
  readonly watch?: true;
  /** Take from a cache what an earlier run found; `cacheFile` is where it lies. Either of them says so. */
  readonly cache?: true;
  readonly cacheFile?: string;
  /** A configuration file for all inputs; false for none; undefined to look for them. */
  readonly config?: string | false | undefined;
  /** Files of words that the segmenter shall know beside its dictionary. */
  readonly lexicon?: readonly string[];
  /** Lists of terms that the house does not write. */
  readonly terms?: readonly string[];
  /** The day of publication, YYYY-MM-DD; today where nobody says. */
  readonly date?: string;
  /** In bytes. */
  readonly maxSize?: number;
  /** Seconds that a file may take, of a large one each MB; 10 where the user does not say. */
  readonly timeout?: number;
  /** Threads to check with; as many as pay where the user does not say. */
  readonly jobs?: number;
  /** Undefined where the user did not say. */
  readonly color?: boolean;
  /** The lowest severity that fails the run. */
  readonly failOn: Severity;
  readonly maxWarnings?: number;
  /** Write the safe fixes into the files. */
  readonly fix?: true;
  /** Print what `fix` would change instead. */
  readonly fixDryRun?: true;
  /** With either: the fixes that want a second look too. */
  readonly review?: true;
  /** List only what reaches `failOn`. */
  readonly quiet?: true;
  /** Findings fail no run. */
  readonly exitZero?: true;
  /** A file of known findings, which are not told. */
  readonly baseline?: string;
  /** What the baseline has and the run does not find fails it. */
  readonly strictBaseline?: true;
  /** Of `score`: the characters that one page is officially counted as. */
  readonly pageChars?: number;
}

/** Where `newslint baseline` writes to, if not told. */
const BASELINE_NAME = 'newslint-baseline.json';

/** Takes the command line without node and script; the text of help needs `layout`. Throws `UsageError`. */
export function readCommandLine(argv: readonly string[], layout = UNMEASURED): Request {
  const lang = langOf(argv);
  let help = '';
  let said: Said | undefined;
  const program = describe(
    lang,
    layout,
    (text) => {
      help += text;
    },
    (one) => {
      said = one;
    },
  );
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return { kind: 'help', text: help };
    throw inOurWords(error, lang);
  }
  if (!said) throw usage(lang, TEXTS.noPaths);
  return requestOf(said, program, lang);
}

type Options = Omit<RunOptions, 'paths' | 'outputs' | 'unsaid'> & {
  readonly version?: boolean;
  readonly printConfig?: string;
  /** Both hold the same list. */
  readonly format?: readonly Asked[];
  readonly output?: readonly Asked[];
};

function requestOf(said: Said, program: Command, lang: Lang): Request {
  const { command, operands } = said;
  if (command !== 'lint') {
    const misplaced = NOT_FOR[command].find((name) => program.getOptionValueSource(name) === 'cli');
    if (misplaced !== undefined) {
      const text = CHECK_ONLY.includes(misplaced) ? TEXTS.onlyLint : TEXTS.notFor;
      throw usage(lang, text, { name: flagOf(misplaced), command });
    }
  }
  const { version, format, output, printConfig, ...options } = program.opts<Options>();
  if (command === 'explain') {
    const [topic] = operands;
    if (topic === undefined) throw usage(lang, TEXTS.noTopic);
    return { kind: 'explain', topic, ...showing(lang, options.color) };
  }
  if (version) return { kind: 'version', lang };
  if (command === 'completion') return { kind: command, shell: shellOf(operands, lang), lang };
  if (command === 'init') return { kind: 'init', lang };
  if (printConfig !== undefined) return { kind: 'config', path: printConfig, lang, config: options.config };
  const outputs = paired(format ?? output ?? [], lang);
  const common = () => commonOnly(outputs, command, lang);
  if (command === 'rules') return { kind: 'rules', outputs: common(), ...showing(lang, options.color) };
  if (command !== 'lint') common();
  if (!operands.length && options.changed === undefined) throw usage(lang, TEXTS.noPaths);
  const { pageChars } = said;
  const request = {
    ...options,
    ...(pageChars !== undefined && { pageChars }),
    paths: operands,
    unsaid: CONFIGURABLE.filter((name) => program.getOptionValueSource(name) !== 'cli'),
  };
  refuse({ ...request, outputs }, format, lang);
  if (command !== 'baseline') return { ...request, kind: command, outputs };
  const path = outputs[0]?.path ?? BASELINE_NAME;
  return { ...request, kind: command, outputs: [{ format: 'json', path }], exitZero: true };
}

function shellOf([name]: readonly string[], lang: Lang): Shell {
  if (name === undefined) throw usage(lang, TEXTS.noShell, { shells: asList(SHELLS, lang) });
  const shell = SHELLS.find((one) => one === name);
  if (!shell) throw wrongValue(lang, 'completion', name, SHELLS);
  return shell;
}

/** Throws `UsageError` for options that exclude each other, or lack the one that they go with. */
function refuse(request: RunOptions, format: readonly Asked[] | undefined, lang: Lang): void {
  const {
    paths,
    fix,
    fixDryRun,
    review,
    baseline,
    strictBaseline,
    lexicon,
    segmenter,
    stdinName,
    changed,
    watch,
    outputs,
  } = request;
  if (strictBaseline && baseline === undefined) throw usage(lang, TEXTS.strictAlone);
  if (lexicon && segmenter !== 'newslint') throw usage(lang, TEXTS.lexiconElsewhere);
  if (fix && fixDryRun) throw usage(lang, TEXTS.fixOrDryRun);
  if (review && !fix && !fixDryRun) throw usage(lang, TEXTS.reviewAlone);
  if (fix && paths.includes('-')) throw usage(lang, TEXTS.fixStdin);
  if (fixDryRun && format?.some((one) => 'format' in one)) throw usage(lang, TEXTS.dryRunFormat);
  if (changed !== undefined && [changed, ...paths].includes('-')) throw usage(lang, TEXTS.changedStdin);
  if (watch && (paths.includes('-') || fix || outputs.some(({ path }) => path !== undefined)))
    throw usage(lang, TEXTS.watchAlone);
  if (stdinName !== undefined && !paths.includes('-')) throw usage(lang, TEXTS.stdinNameAlone);
}

/** The language that `argv` asks for, before anything else in it is understood: usage errors have a language too. */
export function langOf(argv: readonly string[]): Lang {
  const end = argv.indexOf('--');
  const before = end < 0 ? argv : argv.slice(0, end);
  const given = before.flatMap((arg, i) =>
    arg === '--lang' ? (argv[i + 1] ?? []) : arg.startsWith('--lang=') ? arg.slice(7) : [],
  );
  return given.at(-1) === 'en' ? 'en' : 'zh';
}

const UNMEASURED: Layout = { columns: 100, width: (text) => text.length, wrap: (text) => [text] };

function showing(lang: Lang, color: boolean | undefined): Showing {
  return { lang, ...(color !== undefined && { color }) };
}

/** What commander says in English, in the user's language; its suggestions are kept. */
function inOurWords(error: CommanderError, lang: Lang): UsageError {
  const name = visible(/'(.*)'/s.exec(error.message.split('\n(Did')[0] as string)?.[1] ?? '');
  const guessed = /\(Did you mean (?:one of )?(.+)\?\)$/.exec(error.message)?.[1];
  const guess = guessed ? fill(TEXTS.guess[lang], { names: asList(guessed.split(', '), lang) }) : '';
  if (error.code === 'commander.unknownOption') return usage(lang, TEXTS.unknownOption, { name, guess });
  if (error.code === 'commander.optionMissingArgument')
    return usage(lang, TEXTS.noValue, { name: name.split(' <')[0] as string });
  if (error.code === 'commander.excessArguments') return usage(lang, TEXTS.tooMany, { command: name });
  return new UsageError(visible(error.message.replace(/^error: /, '')));
}

function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
