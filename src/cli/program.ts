import { Command, Help, Option } from 'commander';
import { SEGMENTERS } from '../analyse/segmenter.js';
import type { ListingKind } from '../lint/listing.js';
import { ENCODINGS, type Encoding } from '../read/decode.js';
import type { Severity } from '../rule/finding.js';
import { isDay } from '../text/day.js';
import { fill, type Lang, type Text } from '../text/message.js';
import { type Asked, COMMON_FORMATS, FORMATS } from './outputs.js';
import { asList, TEXTS } from './texts.js';
import { usage, wrongValue } from './usage.js';

/** How help is laid out. What measures text takes longer to load than all of this, so it is handed in (see `help.ts`). */
export interface Layout {
  /** That help may take. */
  readonly columns: number;
  /** The columns that `text` takes. */
  width(text: string): number;
  /** `text` in lines of at most `columns`. */
  wrap(text: string, columns: number): string[];
}

/** What a command line said beside the shared options. */
export interface Said {
  readonly command: CommandName | 'lint';
  readonly operands: readonly string[];
  readonly pageChars?: number;
}

const LISTINGS = ['words', 'keywords', 'entities', 'figures'] as const satisfies readonly ListingKind[];

/** What may stand before the paths. */
export const COMMANDS = [...LISTINGS, 'score', 'rules', 'explain', 'baseline', 'init', 'completion'] as const;

/** Those that `completion` writes a script for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof SHELLS)[number];

export type CommandName = (typeof COMMANDS)[number];

const LANGS = ['zh', 'en'] as const satisfies readonly Lang[];
const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** Options that mean nothing where nothing is checked. */
const LINT_ONLY = [
  ...['failOn', 'maxWarnings', 'quiet', 'exitZero', 'baseline', 'strictBaseline'],
  ...['fix', 'fixDryRun', 'review'],
];
export const CHECK_ONLY = [...LINT_ONLY, 'terms', 'date', 'cache', 'cacheFile'];
const INPUT_ONLY = [
  'changed',
  'watch',
  'stdinName',
  'encoding',
  'segmenter',
  'lexicon',
  'maxSize',
  'timeout',
  'jobs',
  'config',
  'printConfig',
];

/** The shared options that mean nothing to a command, by their names in commander. */
export const NOT_FOR: Readonly<Record<CommandName, readonly string[]>> = {
  words: CHECK_ONLY,
  keywords: CHECK_ONLY,
  entities: CHECK_ONLY,
  figures: CHECK_ONLY,
  score: LINT_ONLY,
  // A baseline of a few files would take the place of the one of all.
  baseline: [...LINT_ONLY, 'format', 'changed', 'watch'],
  rules: [...CHECK_ONLY, ...INPUT_ONLY],
  explain: [...CHECK_ONLY, ...INPUT_ONLY, 'format', 'output'],
  init: [...CHECK_ONLY, ...INPUT_ONLY, 'format', 'output', 'color'],
  completion: [...CHECK_ONLY, ...INPUT_ONLY, 'format', 'output', 'color'],
};

/** Other names that people have for the encodings. */
const ALIASES: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
};

/**
 * The command line as commander knows it: its help goes to `write`, and what was said, when one is parsed, to `told`.
 * Parsing throws `UsageError` for a value that is not allowed and `CommanderError` for the rest.
 */
export function describe(
  lang: Lang,
  layout: Layout,
  write: (text: string) => void,
  told: (said: Said) => void,
): Command {
  const program = quiet(new Command('newslint'), lang, layout)
    .configureOutput({ writeOut: write, writeErr: () => {} })
    .description(TEXTS.about[lang])
    .argument('[paths...]', TEXTS.paths[lang])
    .usage(lang === 'zh' ? '[命令] [选项] <路径…>' : '[command] [options] <paths…>')
    .addHelpText('after', `\n${examples(lang)}\n\n${layout.wrap(TEXTS.exitCodes[lang], layout.columns).join('\n')}`)
    .action((operands: string[]) => told({ command: 'lint', operands }));
  for (const [title, options] of optionGroups(lang)) {
    program.optionsGroup(TEXTS[title][lang]);
    for (const option of options) program.addOption(option);
  }
  program.helpOption('-h, --help', TEXTS.help[lang]);

  const command = (name: CommandName, operand: string, usage: string) =>
    quiet(program.command(`${name}${operand}`), lang, layout)
      .usage(usage)
      .description(TEXTS[name][lang]);
  const onPaths = lang === 'zh' ? '[选项] <路径…>' : '[options] <paths…>';
  for (const name of LISTINGS)
    command(name, ' [paths...]', onPaths).action((operands: string[]) => told({ command: name, operands }));
  command('score', ' [paths...]', onPaths)
    .addOption(
      new Option('--page-chars <n>', TEXTS.pageChars[lang]).argParser((value: string) =>
        positive('--page-chars', value, lang),
      ),
    )
    .action((operands: string[], own: { pageChars?: number }) => told({ command: 'score', operands, ...own }));
  command('rules', '', lang === 'zh' ? '[选项]' : '[options]').action(() => told({ command: 'rules', operands: [] }));
  command('explain', ' [rule]', lang === 'zh' ? '[选项] <规则>' : '[options] <rule>').action((topic?: string) =>
    told({ command: 'explain', operands: topic === undefined ? [] : [topic] }),
  );
  command('baseline', ' [paths...]', onPaths).action((operands: string[]) => told({ command: 'baseline', operands }));
  command('init', '', '').action(() => told({ command: 'init', operands: [] }));
  command('completion', ' [shell]', `<${SHELLS.join('|')}>`).action((shell?: string) =>
    told({ command: 'completion', operands: shell === undefined ? [] : [shell] }),
  );
  return program;
}

/** The options of all commands, by what they are for: the title of each group in help, and its options. */
function optionGroups(lang: Lang): readonly (readonly [title: keyof typeof TEXTS, options: readonly Option[]])[] {
  const asked: Asked[] = [];
  const ask = (one: Asked): readonly Asked[] => {
    asked.push(one);
    return asked;
  };
  const option = (flags: string, text: Text, parse?: (value: string) => unknown) => {
    const one = new Option(flags, text[lang]);
    return parse ? one.argParser(parse) : one;
  };
  const severally = (flags: string, text: Text) =>
    new Option(flags, text[lang]).argParser((value: string, others: readonly string[] = []) => [...others, value]);
  /** An option with one of `allowed`, in any case; the text's slot `allowed` is filled with them. */
  const oneOf = <T extends string>(
    name: string,
    slot: string,
    text: Text,
    allowed: readonly T[],
    use: (value: T) => unknown = (value) => value,
    aliases: Readonly<Record<string, T>> = {},
  ) =>
    new Option(`${name} <${slot}>`, fill(text[lang], { allowed: asList(allowed, lang) }))
      .choices(allowed)
      .argParser((value: string) => {
        const known = allowed.find((one) => one === value.toLowerCase()) ?? aliases[value.toLowerCase()];
        if (known === undefined) throw wrongValue(lang, name, value, allowed);
        return use(known);
      });
  return [
    [
      'checkTitle',
      [
        option('--changed [ref]', TEXTS.changedFiles),
        option('--stdin-name <name>', TEXTS.stdinName, (value) => {
          if (!value) throw usage(lang, TEXTS.noValue, { name: '--stdin-name' });
          return value;
        }),
        oneOf('--encoding', 'name', TEXTS.encoding, ENCODINGS, undefined, ALIASES),
        option('--max-size <size>', TEXTS.maxSize, (value) => sizeOf(value, lang)),
        option('--timeout <seconds>', TEXTS.timeout, (value) => positive('--timeout', value, lang)),
        option('--jobs <n>', TEXTS.jobs, (value) => positive('--jobs', value, lang)),
        option('--date <day>', TEXTS.date, (value) => dayOf(value, lang)),
        severally('--terms <file>', TEXTS.terms),
        severally('--lexicon <file>', TEXTS.lexicon),
        oneOf('--segmenter', 'name', TEXTS.segmenter, SEGMENTERS).default(SEGMENTERS[0]),
      ],
    ],
    [
      'outputTitle',
      [
        oneOf('--format', 'name', TEXTS.format, FORMATS, (format) => ask({ format })),
        option('-o, --output <file>', TEXTS.output, (output) => ask({ output })),
        option('--quiet', TEXTS.quiet),
        oneOf('--lang', 'lang', TEXTS.lang, LANGS).default('zh'),
        option('--color', TEXTS.color),
        option('--no-color', TEXTS.noColor).default(undefined),
      ],
    ],
    [
      'verdictTitle',
      [
        oneOf('--fail-on', 'level', TEXTS.failOn, SEVERITIES).default('error'),
        option('--max-warnings <n>', TEXTS.maxWarnings, (value) => countOf(value, lang)),
        option('--exit-zero', TEXTS.exitZero),
        option('--baseline <file>', TEXTS.baselineFile),
        option('--strict-baseline', TEXTS.strictBaseline),
      ],
    ],
    [
      'fixTitle',
      [option('--fix', TEXTS.fix), option('--fix-dry-run', TEXTS.fixDryRun), option('--review', TEXTS.review)],
    ],
    [
      'configTitle',
      [
        option('--config <file>', TEXTS.config),
        option('--no-config', TEXTS.noConfig).default(undefined),
        option('--print-config <file>', TEXTS.printConfig),
      ],
    ],
    [
      'againTitle',
      [option('--watch', TEXTS.watch), option('--cache', TEXTS.cache), option('--cache-file <file>', TEXTS.cacheFile)],
    ],
    ['moreTitle', [option('--version', TEXTS.version)]],
  ];
}

/** The columns that a text in help takes at least: beside its option it is not wrapped where there are fewer. */
const LEAST_WIDTH = 20;

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
        const hidden = ['version', ...(NOT_FOR[sub.name() as CommandName] ?? [])];
        return all.filter((option) => !hidden.includes(option.attributeName()));
      },
      displayWidth: width,
      boxWrap: (text, size) => wrap(text, Math.max(LEAST_WIDTH, size)).join('\n'),
      styleTitle: (title) => titles[title] ?? title,
      minWidthToWrap: LEAST_WIDTH,
      optionDescription: (option) =>
        option.attributeName() === 'format' && command.name() in NOT_FOR
          ? fill(TEXTS.format[lang], { allowed: asList(COMMON_FORMATS, lang) })
          : option.description,
      subcommandTerm: (sub) =>
        [sub.name(), ...sub.registeredArguments.map((one) => `<${one.name()}${one.variadic ? '…' : ''}>`)].join(' '),
    });
}

function examples(lang: Lang): string {
  const lines = [
    ['newslint 2026-11-23/', TEXTS.exampleFolder[lang]],
    ['newslint --watch 2026-11-23/', TEXTS.exampleWatch[lang]],
    ['newslint --format csv -o a.csv copy/*.txt', TEXTS.exampleCsv[lang]],
    ['newslint entities - < story.txt', TEXTS.exampleStdin[lang]],
    ['newslint --fix-dry-run 2026-11-23/', TEXTS.exampleFix[lang]],
    ['newslint explain figure-conflict', TEXTS.exampleExplain[lang]],
  ] as const;
  return [TEXTS.examplesTitle[lang], ...lines.map(([line, what]) => `  ${line.padEnd(43)}${what}`)].join('\n');
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

function positive(name: string, value: string, lang: Lang): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw wrongValue(lang, name, value, TEXTS.aPositive[lang]);
  return Number(value);
}

function countOf(value: string, lang: Lang): number {
  if (!/^\d{1,9}$/.test(value)) throw wrongValue(lang, '--max-warnings', value, TEXTS.aCount[lang]);
  return Number(value);
}
