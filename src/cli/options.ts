import { resolve } from 'node:path';
import { Command, CommanderError, Help, Option } from 'commander';
import { isDay } from '../analyse/published.js';
import { SEGMENTERS, type SegmenterName } from '../analyse/segmenter.js';
import type { ListingKind } from '../lint/listing.js';
import { ENCODINGS, type Encoding } from '../read/decode.js';
import type { Severity } from '../rule/finding.js';
import { fill, type Lang, type Text } from '../text/message.js';
import { visible } from '../text/visible.js';
import type { Showing } from './output.js';
import { asList, TEXTS } from './texts.js';

/** Those that every command has. */
export const COMMON_FORMATS = ['table', 'csv', 'json'] as const;

/** All; those that tell findings are for checking only. */
export const FORMATS = [
  ...COMMON_FORMATS,
  ...(['compact', 'ndjson', 'sarif', 'github', 'junit', 'checkstyle', 'html'] as const),
] as const;

export type CommonFormat = (typeof COMMON_FORMATS)[number];
export type Format = (typeof FORMATS)[number];

/** A result that is asked for. */
export interface Output<F extends Format = Format> {
  readonly format: F;
  /** A file instead of standard output. Only one output of a run has none, and no two have the same. */
  readonly path?: string;
}

/** What a command line asks for. */
export type Request =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version'; readonly lang: Lang }
  | (Showing & { readonly kind: 'rules'; readonly outputs: readonly Output<CommonFormat>[] })
  | (Showing & { readonly kind: 'explain'; readonly topic: string })
  /** Print what holds for the file at `path`; write a first configuration. */
  | { readonly kind: 'config'; readonly path: string; readonly lang: Lang; readonly config: RunOptions['config'] }
  | { readonly kind: 'init'; readonly lang: Lang }
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
  /** At least one. */
  readonly paths: readonly string[];
  /** At least one. Only `lint` has formats that are not common. */
  readonly outputs: readonly Output[];
  readonly lang: Lang;
  readonly encoding?: Encoding;
  readonly segmenter: SegmenterName;
  /** What the user did not say, so that a configuration may. */
  readonly unsaid: readonly (typeof CONFIGURABLE)[number][];
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

/** A command line that can't be run; the message is one line in the user's language. */
export class UsageError extends Error {}

/** How help is laid out. What measures text takes longer to load than all of this, so it is handed in (see `help.ts`). */
export interface Layout {
  /** That help may take. */
  readonly columns: number;
  /** The columns that `text` takes. */
  width(text: string): number;
  /** `text` in lines of at most `columns`. */
  wrap(text: string, columns: number): string[];
}

/** Where `newslint baseline` writes to, if not told. */
const BASELINE_NAME = 'newslint-baseline.json';

/** Takes the command line without node and script; the text of help needs `layout`. Throws `UsageError`. */
export function readCommandLine(argv: readonly string[], layout = UNMEASURED): Request {
  const lang = langOf(argv);
  let help = '';
  let request: Request | undefined;
  const program = describe(lang, layout, (text) => {
    help += text;
  });
  const options = () =>
    program.opts<
      Omit<RunOptions, 'paths' | 'outputs' | 'unsaid'> & {
        readonly version?: boolean;
        readonly printConfig?: string;
      } & AskedOutputs
    >();
  const asked = (kind: RunKind, paths: readonly string[]): Request => {
    const { version, format, output, printConfig, ...rest } = options();
    if (version) return { kind: 'version', lang };
    if (printConfig !== undefined) return { kind: 'config', path: printConfig, lang, config: rest.config };
    const outputs = paired(format ?? output ?? [], lang);
    if (kind !== 'lint') commonOnly(outputs, kind, lang);
    if (!paths.length) throw usage(lang, TEXTS.noPaths);
    const { fix, fixDryRun, review, baseline, strictBaseline } = rest;
    if (strictBaseline && baseline === undefined) throw usage(lang, TEXTS.strictAlone);
    if (rest.lexicon && rest.segmenter !== 'newslint') throw usage(lang, TEXTS.lexiconElsewhere);
    if (fix && fixDryRun) throw usage(lang, TEXTS.fixOrDryRun);
    if (review && !fix && !fixDryRun) throw usage(lang, TEXTS.reviewAlone);
    if (fix && paths.includes('-')) throw usage(lang, TEXTS.fixStdin);
    if (fixDryRun && format?.some((one) => 'format' in one)) throw usage(lang, TEXTS.dryRunFormat);
    const unsaid = CONFIGURABLE.filter((name) => program.getOptionValueSource(name) !== 'cli');
    if (kind !== 'baseline') return { ...rest, kind, paths, outputs, unsaid };
    const path = outputs[0]?.path ?? BASELINE_NAME;
    return { ...rest, kind, paths, outputs: [{ format: 'json', path }], unsaid, exitZero: true };
  };
  const refuse = (kind: keyof typeof NOT_FOR) => {
    const misplaced = NOT_FOR[kind].find((name) => program.getOptionValueSource(name) === 'cli');
    if (misplaced === undefined) return;
    const text = CHECK_ONLY.includes(misplaced) ? TEXTS.onlyLint : TEXTS.notFor;
    throw usage(lang, text, { name: flagOf(misplaced), command: kind });
  };
  program.action((paths: string[]) => {
    request = asked('lint', paths);
  });
  for (const kind of LISTINGS) {
    quiet(program.command(`${kind} [paths...]`), lang, layout)
      .usage(lang === 'zh' ? '[选项] <路径…>' : '[options] <paths…>')
      .description(TEXTS[kind][lang])
      .action((paths: string[]) => {
        refuse(kind);
        request = asked(kind, paths);
      });
  }
  quiet(program.command('score [paths...]'), lang, layout)
    .usage(lang === 'zh' ? '[选项] <路径…>' : '[options] <paths…>')
    .description(TEXTS.score[lang])
    .addOption(
      new Option('--page-chars <n>', TEXTS.pageChars[lang]).argParser((value: string) => {
        if (!/^[1-9]\d{0,8}$/.test(value)) throw wrongValue(lang, '--page-chars', value, TEXTS.aPositive[lang]);
        return Number(value);
      }),
    )
    .action((paths: string[], own: { readonly pageChars?: number }) => {
      refuse('score');
      request = { ...asked('score', paths), ...own };
    });
  quiet(program.command('rules'), lang, layout)
    .usage(lang === 'zh' ? '[选项]' : '[options]')
    .description(TEXTS.rules[lang])
    .action(() => {
      refuse('rules');
      const { version, format, output, color } = options();
      const outputs = commonOnly(paired(format ?? output ?? [], lang), 'rules', lang);
      request = version ? { kind: 'version', lang } : { kind: 'rules', outputs, ...showing(lang, color) };
    });
  quiet(program.command('explain [rule]'), lang, layout)
    .usage(lang === 'zh' ? '[选项] <规则>' : '[options] <rule>')
    .description(TEXTS.explain[lang])
    .action((topic?: string) => {
      refuse('explain');
      if (topic === undefined) throw usage(lang, TEXTS.noTopic);
      request = { kind: 'explain', topic, ...showing(lang, options().color) };
    });
  quiet(program.command('baseline [paths...]'), lang, layout)
    .usage(lang === 'zh' ? '[选项] <路径…>' : '[options] <paths…>')
    .description(TEXTS.baseline[lang])
    .action((paths: string[]) => {
      refuse('baseline');
      request = asked('baseline', paths);
    });
  quiet(program.command('init'), lang, layout)
    .usage('')
    .description(TEXTS.init[lang])
    .action(() => {
      refuse('init');
      request = options().version ? { kind: 'version', lang } : { kind: 'init', lang };
    });
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return { kind: 'help', text: help };
    throw inOurWords(error, lang);
  }
  if (!request) throw usage(lang, TEXTS.noPaths);
  return request;
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

const LISTINGS = ['words', 'keywords', 'entities', 'figures'] as const satisfies readonly ListingKind[];
/** What may stand before the paths. */
export const COMMANDS = [...LISTINGS, 'score', 'rules', 'explain', 'baseline', 'init'] as const;

const LANGS = ['zh', 'en'] as const satisfies readonly Lang[];
const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** Options that mean nothing where nothing is checked. */
const LINT_ONLY = [
  ...['failOn', 'maxWarnings', 'quiet', 'exitZero', 'baseline', 'strictBaseline'],
  ...['fix', 'fixDryRun', 'review'],
];
const CHECK_ONLY = [...LINT_ONLY, 'terms', 'date'];
const INPUT_ONLY = ['encoding', 'segmenter', 'lexicon', 'maxSize', 'config', 'printConfig'];

/** The shared options that mean nothing to a command. */
const NOT_FOR: Readonly<Record<(typeof COMMANDS)[number], readonly string[]>> = {
  words: CHECK_ONLY,
  keywords: CHECK_ONLY,
  entities: CHECK_ONLY,
  figures: CHECK_ONLY,
  score: LINT_ONLY,
  baseline: [...LINT_ONLY, 'format'],
  rules: [...CHECK_ONLY, ...INPUT_ONLY],
  explain: [...CHECK_ONLY, ...INPUT_ONLY, 'format', 'output'],
  init: [...CHECK_ONLY, ...INPUT_ONLY, 'format', 'output', 'color'],
};

function showing(lang: Lang, color: boolean | undefined): Showing {
  return { lang, ...(color !== undefined && { color }) };
}

/** Each `--format` and `--output` as it was given. */
type Asked = { readonly format: Format } | { readonly output: string };

/** Both options hold the same list. */
interface AskedOutputs {
  readonly format?: readonly Asked[];
  readonly output?: readonly Asked[];
}

/** An output belongs to the format before it; where none is before it, to the next; a format is `table` if not given. */
function paired(asked: readonly Asked[], lang: Lang): readonly Output[] {
  const outputs: { format: Format; path?: string }[] = [];
  let waiting: string | undefined;
  for (const one of asked) {
    const last = outputs.at(-1);
    if ('format' in one) {
      outputs.push({ format: one.format, ...(waiting !== undefined && { path: waiting }) });
      waiting = undefined;
    } else if (last && last.path === undefined) last.path = one.output;
    else if (!last && waiting === undefined) waiting = one.output;
    else throw usage(lang, TEXTS.outputAlone, { path: visible(one.output) });
  }
  if (!outputs.length) outputs.push({ format: 'table', ...(waiting !== undefined && { path: waiting }) });
  const open = outputs.filter(({ path }) => path === undefined);
  if (open.length > 1)
    throw usage(lang, TEXTS.oneStdout, {
      formats: asList(
        open.map(({ format }) => format),
        lang,
      ),
    });
  const paths = outputs.flatMap(({ path }) => (path === undefined ? [] : resolve(path)));
  const twice = paths.find((path, i) => paths.indexOf(path) < i);
  if (twice !== undefined) throw usage(lang, TEXTS.outputTwice, { path: visible(twice) });
  return outputs;
}

function commonOnly(outputs: readonly Output[], command: string, lang: Lang): readonly Output<CommonFormat>[] {
  for (const { format } of outputs) {
    if (!isCommon(format)) throw usage(lang, TEXTS.onlyLint, { name: `--format ${format}`, command });
  }
  return outputs as readonly Output<CommonFormat>[];
}

function isCommon(format: Format): format is CommonFormat {
  return (COMMON_FORMATS as readonly Format[]).includes(format);
}

/** Other names that people have for the encodings. */
const ALIASES: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
};

function describe(lang: Lang, layout: Layout, write: (text: string) => void): Command {
  const t = (text: Text, evidence: Record<string, string> = {}) => fill(text[lang], evidence);
  const oneOf = <T extends string>(flag: string, allowed: readonly T[], aliases: Readonly<Record<string, T>> = {}) => {
    return (value: string): T => {
      const known = allowed.find((one) => one === value.toLowerCase()) ?? aliases[value.toLowerCase()];
      if (known === undefined) throw wrongValue(lang, flag, value, asList(allowed, lang));
      return known;
    };
  };
  const asked: Asked[] = [];
  const ask = (one: Asked): readonly Asked[] => {
    asked.push(one);
    return asked;
  };
  const formatOf = oneOf('--format', FORMATS);
  const option = (flags: string, text: string, parse?: (value: string) => unknown) => {
    const one = new Option(flags, text);
    return parse ? one.argParser(parse) : one;
  };
  return quiet(new Command('newslint'), lang, layout)
    .configureOutput({ writeOut: write, writeErr: () => {} })
    .description(TEXTS.about[lang])
    .argument('[paths...]', TEXTS.paths[lang])
    .usage(lang === 'zh' ? '[命令] [选项] <路径…>' : '[command] [options] <paths…>')
    .addOption(
      option('--format <name>', t(TEXTS.format, { formats: asList(FORMATS, lang) }), (value) =>
        ask({ format: formatOf(value) }),
      ),
    )
    .addOption(option('-o, --output <file>', TEXTS.output[lang], (output) => ask({ output })))
    .addOption(
      option(
        '--encoding <name>',
        t(TEXTS.encoding, { encodings: asList(ENCODINGS, lang) }),
        oneOf('--encoding', ENCODINGS, ALIASES),
      ),
    )
    .addOption(
      option(
        '--segmenter <name>',
        t(TEXTS.segmenter, { segmenters: asList(SEGMENTERS, lang) }),
        oneOf('--segmenter', SEGMENTERS),
      ).default(SEGMENTERS[0]),
    )
    .addOption(new Option('--lexicon <file>', TEXTS.lexicon[lang]).argParser(severally))
    .addOption(new Option('--terms <file>', TEXTS.terms[lang]).argParser(severally))
    .addOption(option('--max-size <size>', TEXTS.maxSize[lang], (value) => sizeOf(value, lang)))
    .addOption(option('--date <day>', TEXTS.date[lang], (value) => dayOf(value, lang)))
    .addOption(option('--lang <lang>', TEXTS.lang[lang], oneOf('--lang', LANGS)).default('zh'))
    .addOption(option('--fail-on <level>', TEXTS.failOn[lang], oneOf('--fail-on', SEVERITIES)).default('error'))
    .addOption(option('--max-warnings <n>', TEXTS.maxWarnings[lang], (value) => countOf(value, lang)))
    .addOption(option('--quiet', TEXTS.quiet[lang]))
    .addOption(option('--exit-zero', TEXTS.exitZero[lang]))
    .addOption(option('--baseline <file>', TEXTS.baselineFile[lang]))
    .addOption(option('--strict-baseline', TEXTS.strictBaseline[lang]))
    .addOption(option('--config <file>', TEXTS.config[lang]))
    .addOption(option('--no-config', TEXTS.noConfig[lang]).default(undefined))
    .addOption(option('--print-config <file>', TEXTS.printConfig[lang]))
    .addOption(option('--fix', TEXTS.fix[lang]))
    .addOption(option('--fix-dry-run', TEXTS.fixDryRun[lang]))
    .addOption(option('--review', TEXTS.review[lang]))
    .addOption(option('--color', TEXTS.color[lang]))
    .addOption(option('--no-color', TEXTS.noColor[lang]).default(undefined))
    .addOption(option('--version', TEXTS.version[lang]))
    .addHelpText('after', `\n${examples(lang)}\n\n${layout.wrap(TEXTS.exitCodes[lang], layout.columns).join('\n')}`);
}

/** The values of an option that may be given several times. */
function severally(value: string, others: readonly string[] = []): string[] {
  return [...others, value];
}

/** A command that throws instead of ending the process, says nothing itself, and helps in `lang`. */
function quiet(command: Command, lang: Lang, { columns, width, wrap }: Layout): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': TEXTS.usageTitle[lang],
    'Arguments:': TEXTS.argumentsTitle[lang],
    'Options:': TEXTS.optionsTitle[lang],
    'Global Options:': TEXTS.sharedOptionsTitle[lang],
    'Commands:': TEXTS.commandsTitle[lang],
  };
  return command
    .exitOverride()
    .helpCommand(false)
    .helpOption('-h, --help', TEXTS.help[lang])
    .configureHelp({
      helpWidth: columns,
      showGlobalOptions: true,
      visibleGlobalOptions(sub) {
        const all = Help.prototype.visibleGlobalOptions.call(this, sub);
        const hidden = ['version', ...(NOT_FOR[sub.name() as keyof typeof NOT_FOR] ?? [])];
        return all.filter((option) => !hidden.includes(option.attributeName()));
      },
      displayWidth: width,
      boxWrap: (text, size) => wrap(text, Math.max(20, size)).join('\n'),
      styleTitle: (title) => titles[title] ?? title,
      optionDescription: ({ description }) => description,
      subcommandTerm: (sub) =>
        [sub.name(), ...sub.registeredArguments.map((one) => `<${one.name()}${one.variadic ? '…' : ''}>`)].join(' '),
    });
}

function examples(lang: Lang): string {
  const lines = [
    ['newslint 2026-11-23/', TEXTS.exampleFolder[lang]],
    ['newslint --format csv -o result.csv copy/*.txt', TEXTS.exampleCsv[lang]],
    ['newslint entities - < story.txt', TEXTS.exampleStdin[lang]],
    ['newslint --fix-dry-run 2026-11-23/', TEXTS.exampleFix[lang]],
    ['newslint explain figure-conflict', TEXTS.exampleExplain[lang]],
  ] as const;
  return [TEXTS.examplesTitle[lang], ...lines.map(([line, what]) => `  ${line.padEnd(48)}${what}`)].join('\n');
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

function usage(lang: Lang, text: Text, evidence: Record<string, string> = {}): UsageError {
  return new UsageError(fill(text[lang], evidence));
}

function wrongValue(lang: Lang, name: string, value: string, allowed: string): UsageError {
  return usage(lang, TEXTS.wrongValue, { name, value: visible(value), allowed });
}

function sizeOf(value: string, lang: Lang): number {
  const [, digits, unit] = /^(\d{1,12})\s?([KMG]?)B?$/i.exec(value) ?? [];
  if (!digits) throw wrongValue(lang, '--max-size', value, TEXTS.aSize[lang]);
  return Number(digits) * 1024 ** ['', 'K', 'M', 'G'].indexOf((unit ?? '').toUpperCase());
}

function dayOf(value: string, lang: Lang): string {
  if (!isDay(value)) throw wrongValue(lang, '--date', value, TEXTS.aDay[lang]);
  return value;
}

function countOf(value: string, lang: Lang): number {
  if (!/^\d{1,9}$/.test(value)) throw wrongValue(lang, '--max-warnings', value, TEXTS.aCount[lang]);
  return Number(value);
}

function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
