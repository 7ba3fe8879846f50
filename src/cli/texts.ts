import type { Lang, Text } from '../text/message.js';

/** What the command line says of itself and of wrong usage; `{name}` is filled in. */
export const TEXTS = {
  about: {
    zh: '检查中文新闻稿：重复和断裂的段落、互相矛盾的数字、错别字、标点和乱码；并列出每篇的关键词、人物、地点、机构。',
    en: 'Checks Chinese news copy: paragraphs that stand twice or are torn, figures that contradict each other, wrong words, marks, damage; and tells what each article is about.',
  },
  paths: {
    zh: '文件、文件夹（含子文件夹里的 .txt .text .md）或通配符；- 为标准输入',
    en: 'files, folders (with all .txt .text .md below them) or globs; - is standard input',
  },
  format: {
    zh: '输出格式：{allowed}（默认 table；csv 可用 Excel、WPS 打开）；可以给几次，各配一个 --output',
    en: 'output format: {allowed} (default table; csv opens in Excel and WPS); may be given several times, each with its --output',
  },
  output: {
    zh: '前面那种格式的结果写入文件，要么写全，要么不写',
    en: 'write the result in the format before it to a file, whole or not at all',
  },
  encoding: {
    zh: '输入的编码：{allowed}（默认自动识别）',
    en: 'encoding of the input: {allowed} (detected by default)',
  },
  maxSize: { zh: '单个文件的上限，如 500KB、20MB（默认 10MB）', en: 'largest file, as 500KB, 20MB (default 10MB)' },
  stdinName: {
    zh: '标准输入的稿件叫什么（如 story.md）：报告、配置和 .md 格式都按这个名字',
    en: 'what to call standard input, as story.md: in the report, for configuration and for Markdown',
  },
  changedFiles: {
    zh: '只查 git 里有改动和新增的文件；给出 REF（如 main）就与它的共同祖先比（默认 HEAD）',
    en: 'only files that are changed or new in git, since HEAD or since what it has in common with REF (main, say)',
  },
  changedStdin: { zh: '--changed 不能用于标准输入', en: '--changed does not go with standard input' },
  noGit: { zh: '--changed 要用 git，没有找到', en: '--changed needs git, which is not there' },
  noRepository: {
    zh: '{path}：不在 git 仓库里，不能用 --changed',
    en: '{path}: not in a git repository, which --changed needs',
  },
  noRevision: {
    zh: '{root} 的 git 仓库里没有 {name} 这个版本',
    en: '{name} is no revision of the git repository at {root}',
  },
  noMergeBase: {
    zh: '{name} 与 HEAD 没有共同的提交；若是浅克隆，请取回完整历史（fetch-depth: 0）',
    en: '{name} and HEAD have no commit in common; of a shallow clone, fetch the whole history (fetch-depth: 0)',
  },
  pathOrRevision: {
    zh: '“{name}”既是路径，又是 git 版本：指路径请写 ./{name}，指版本请写 {name}~0',
    en: '“{name}” is a path and a revision of git: write ./{name} for the path, {name}~0 for the revision',
  },
  gitFailed: { zh: 'git 在 {root} 出错：{reason}', en: 'git failed in {root}: {reason}' },
  cache: {
    zh: '记住每个文件的结果，没有变化的下次不再重查（存在 node_modules/.cache 或用户的缓存文件夹）',
    en: 'remember the results, so that what has not changed is not checked again (in node_modules/.cache or your cache folder)',
  },
  cacheFile: { zh: '同 --cache，存在这个文件里', en: 'the same, remembered in this file' },
  cacheDamaged: {
    zh: '缓存 {path} 有损坏的地方，已不采用',
    en: 'the cache {path} is damaged in part; that part is not used',
  },
  cacheNotRead: { zh: '没有用缓存，{path} 读不出：{reason}', en: 'no cache was used, {path} cannot be read: {reason}' },
  cacheNotWritten: { zh: '缓存没能写入 {path}：{reason}', en: 'the cache could not be written to {path}: {reason}' },
  notACache: {
    zh: '没有用缓存：{path} 不是 newslint 的缓存文件，没有动它',
    en: 'no cache was used: {path} is no cache of newslint and was left as it is',
  },
  watch: {
    zh: '看着这些文件，一有改动就重新检查，按 Ctrl+C 结束',
    en: 'check again whenever the files change, until Ctrl+C',
  },
  watchAlone: {
    zh: '--watch 不能与标准输入、--fix、--output 连用',
    en: '--watch does not go with standard input, --fix or --output',
  },
  watched: {
    zh: '{time} {result}；有改动就再查，按 Ctrl+C 结束',
    en: '{time} {result}; waiting for changes, Ctrl+C ends',
  },
  passed: { zh: '通过', en: 'passed' },
  failed: { zh: '有不通过的问题', en: 'failed' },
  incomplete: { zh: '没能查完', en: 'not fully checked' },
  unwatched: { zh: '{path} 里的改动看不到：{reason}', en: 'changes in {path} go unseen: {reason}' },
  tooManyWatched: { zh: '系统允许看着的文件夹不够', en: 'the system watches no more folders' },
  progress: { zh: '已查完 {done}/{total}', en: 'checked {done}/{total}' },
  stdinNameAlone: {
    zh: '--stdin-name 是给标准输入起名的，路径里要有 -',
    en: '--stdin-name names standard input: there must be a - among the paths',
  },
  date: {
    zh: '见报日期，如 2026-11-23：没写年份的日期由它推算星期和农历，词表中的词看它是否适用',
    en: 'day of publication, as 2026-11-23: the year of dates that name none; terms must hold for it',
  },
  lang: { zh: '界面语言：zh 或 en（默认 zh）', en: 'language: zh or en (default zh)' },
  color: { zh: '总用颜色', en: 'colours, also when not on a terminal' },
  noColor: { zh: '不用颜色（也可设环境变量 NO_COLOR）', en: 'no colours (or set NO_COLOR)' },
  failOn: {
    zh: '从哪一级起算不通过：error、warning 或 info（默认 error）',
    en: 'lowest severity that fails: error, warning or info (default error)',
  },
  maxWarnings: { zh: '警告多于 N 条也算不通过', en: 'more than N warnings fail too' },
  fix: {
    zh: '把有把握的改法写进文件，其余照常列出；不动事实、人名、数字',
    en: 'write the safe fixes into the files and report the rest; no fact, name or number is touched',
  },
  fixDryRun: {
    zh: '不写文件，只输出改动（unified diff）；退出码按改后算',
    en: 'write nothing, print the changes as a unified diff; the exit code is that of the text after them',
  },
  review: {
    zh: '与 --fix 或 --fix-dry-run 连用：需要人看一眼的改法也用上',
    en: 'with --fix or --fix-dry-run: also the fixes that want a second look',
  },
  segmenter: {
    zh: '分词组件：{allowed}，结果相同（默认 newslint，无需编译）',
    en: 'who cuts words: {allowed}, with the same result (default newslint, needs no compiler)',
  },
  lexicon: {
    zh: '自备词表，每行“词 [词频] [词性]”；可以给几次',
    en: 'a list of words of your own, a line being “word [frequency] [tag]”; may be given several times',
  },
  terms: {
    zh: '本报用语表（CSV、TSV），每行“错, 正, 级别, 说明, 起, 止”；可以给几次',
    en: 'a list of terms of the house (CSV, TSV): “wrong, right, severity, note, valid from, valid to”; may be given several times',
  },
  lexiconElsewhere: {
    zh: '--lexicon 不能与 --segmenter nodejieba 连用',
    en: '--lexicon does not go with --segmenter nodejieba',
  },
  version: { zh: '显示版本和分词组件', en: 'show the version and the segmenter' },
  help: { zh: '显示帮助', en: 'show this help' },
  words: { zh: '只列分词和词性', en: 'list the words with their tags' },
  keywords: { zh: '只列每篇的关键词', en: 'list the keywords of each article' },
  entities: {
    zh: '只列每篇的人物、地点、机构、日期、金额等',
    en: 'list people, places, organisations, dates, money …',
  },
  figures: { zh: '只列每篇的数字', en: 'list the figures of each article' },
  score: {
    zh: '估算报纸编校差错率（合格线万分之三）',
    en: 'estimate the newspaper error rate (3 in 10,000 pass)',
  },
  rules: { zh: '列出全部规则', en: 'list all rules' },
  explain: {
    zh: '说明一条规则，附正反例；explain score 说明差错率的计法',
    en: 'explain a rule, with its cases; explain score: how the error rate is counted',
  },
  pageChars: {
    zh: '每版的版面字数（每行字数×行数）；不给则按文字估算',
    en: 'characters of one page by its layout (in a line times lines); without it, an estimate from the text',
  },

  usageTitle: { zh: '用法：', en: 'Usage:' },
  argumentsTitle: { zh: '参数：', en: 'Arguments:' },
  checkTitle: { zh: '检查什么：', en: 'What is checked:' },
  outputTitle: { zh: '输出：', en: 'Output:' },
  verdictTitle: { zh: '怎样算通过：', en: 'What passes:' },
  fixTitle: { zh: '改稿：', en: 'Fixes:' },
  configTitle: { zh: '配置：', en: 'Configuration:' },
  againTitle: { zh: '反复检查：', en: 'Checking again:' },
  moreTitle: { zh: '其他：', en: 'More:' },
  optionsTitle: { zh: '选项：', en: 'Options:' },
  sharedOptionsTitle: { zh: '共用选项：', en: 'Shared options:' },
  commandsTitle: { zh: '命令（不写即为检查）：', en: 'Commands (without one, newslint checks):' },
  examplesTitle: { zh: '示例：', en: 'Examples:' },
  exampleFolder: { zh: '检查一个文件夹', en: 'check a folder' },
  exampleWatch: { zh: '边改边查', en: 'check while you edit' },
  exampleCsv: { zh: '存成表格', en: 'for a spreadsheet' },
  exampleStdin: { zh: '检查标准输入，列出人物、地点、机构', en: 'who and where, from standard input' },
  exampleExplain: { zh: '这条规则管什么', en: 'what a rule is for' },
  exampleFix: { zh: '看看能自动改哪些', en: 'what could be fixed' },
  exitCodes: {
    zh: '退出码：0 通过；1 有不通过的问题；2 用法有误，或有文件没能查完，或结果没能写完',
    en: 'Exit codes: 0 passed; 1 findings that fail; 2 wrong usage, or something was not fully checked or written',
  },

  noPaths: {
    zh: '没有指定要检查的文件或文件夹（newslint --help 看用法）',
    en: 'no file or folder given (see newslint --help)',
  },
  unknownOption: {
    zh: '没有 {name} 这个选项{guess}（newslint --help 列出全部选项）',
    en: 'there is no option {name}{guess} (newslint --help lists them all)',
  },
  config: {
    zh: '只用这一份配置文件；不写就从稿件所在的文件夹向上找',
    en: 'this configuration file alone; otherwise they are looked for upwards from each file',
  },
  noConfig: { zh: '不用配置文件', en: 'use no configuration file' },
  printConfig: { zh: '打印这个文件适用的配置，不检查', en: 'print what is configured for this file, check nothing' },
  init: { zh: '在当前文件夹建一份带说明的配置文件', en: 'write a commented configuration file into this folder' },
  completion: {
    zh: '打印让 shell 用 Tab 补全命令的脚本',
    en: 'print a script with which Tab completes newslint in a shell',
  },
  noShell: { zh: '没有指定给哪个 shell：{shells}', en: 'no shell given: {shells}' },
  configThere: { zh: '{path} 已经在了，没有改动', en: '{path} is there already; left as it is' },
  configMade: { zh: '已建立 {path}', en: 'wrote {path}' },
  quiet: {
    zh: '只列不通过的问题（见 --fail-on），其余只计数',
    en: 'list only what fails (see --fail-on), count the rest',
  },
  exitZero: { zh: '有问题退出码也为 0（没查全仍为 2）', en: 'end with 0 in spite of findings (2 stays)' },
  baselineFile: {
    zh: '基线文件：其中已有的问题不再列出（用 newslint baseline 生成）',
    en: 'a baseline: the findings in it are not told again (newslint baseline writes one)',
  },
  strictBaseline: {
    zh: '基线里的问题如已不存在，也算不通过',
    en: 'what the baseline has and is no longer found fails too',
  },
  strictAlone: {
    zh: '--strict-baseline 要与 --baseline 连用',
    en: '--strict-baseline needs --baseline',
  },
  baseline: {
    zh: '把现有的问题记成基线（默认写入 newslint-baseline.json）',
    en: 'write down all present findings (newslint-baseline.json, if not --output)',
  },
  notABaseline: {
    zh: '{path} 不是基线文件，请用 newslint baseline 生成',
    en: '{path} is no baseline; newslint baseline writes one',
  },
  baselineMade: { zh: '已把 {count} 个问题写入 {path}', en: 'wrote {count} findings to {path}' },
  stale: {
    zh: '{path}：{count} 个问题已不存在，可用 newslint baseline 更新；如 {first}',
    en: '{path}: {count} findings are no longer there, newslint baseline brings it up to date; such as {first}',
  },
  guessCommand: { zh: '；若要用命令，是不是 {name}？', en: '; did you mean the command {name}?' },
  guess: { zh: '，是不是 {names}？', en: '; did you mean {names}?' },
  guessValue: { zh: '（是不是 {names}？）', en: ' (did you mean {names}?)' },
  noValue: { zh: '选项 {name} 后面缺一个值', en: 'option {name} needs a value' },
  wrongValue: {
    zh: '{name} 不能是“{value}”{guess}，只能是：{allowed}',
    en: '{name} cannot be “{value}”{guess}, only {allowed}',
  },
  aSize: { zh: '字节数，如 500KB、10MB', en: 'a size, as 500KB or 10MB' },
  aDay: { zh: '日历上有的日期，如 2026-11-23', en: 'a day of the calendar, as 2026-11-23' },
  aCount: { zh: '不小于 0 的整数', en: 'a whole number from 0' },
  onlyLint: { zh: '{name} 只用于检查，不用于 {command}', en: '{name} is for checking, not for {command}' },
  fixOrDryRun: { zh: '--fix 和 --fix-dry-run 只能选一个', en: '--fix and --fix-dry-run exclude each other' },
  reviewAlone: {
    zh: '--review 要与 --fix 或 --fix-dry-run 连用',
    en: '--review goes with --fix or --fix-dry-run',
  },
  fixStdin: {
    zh: '--fix 改的是文件，不能用于标准输入；--fix-dry-run 可以',
    en: '--fix rewrites files, not standard input; --fix-dry-run takes it',
  },
  dryRunFormat: {
    zh: '--fix-dry-run 只输出 diff，不能用 --format',
    en: '--fix-dry-run prints a diff and nothing else, without --format',
  },

  fixed: {
    zh: '改了 {files} 个文件，{count} 处；还有错误 {errors}，警告 {warnings}，提示 {infos}',
    en: 'changed: files {files}, places {count}; left: errors {errors}, warnings {warnings}, infos {infos}',
  },
  wouldFix: {
    zh: '可改 {files} 个文件，{count} 处；改后还有错误 {errors}，警告 {warnings}，提示 {infos}',
    en: 'to change: files {files}, places {count}; left then: errors {errors}, warnings {warnings}, infos {infos}',
  },
  unsettled: {
    zh: '没有改：各处改法互相冲突，改了 {passes} 遍仍不能停下',
    en: 'not changed: its fixes undo each other and had not settled after {passes} passes',
  },
  changed: {
    zh: '没有改：检查期间文件被改动过，请重新运行',
    en: 'not changed: the file was changed while it was checked; run again',
  },
  hardLinked: {
    zh: '没有改：文件有别的硬链接，改了会与它们分开',
    en: 'not changed: the file has other hard links, which would keep the old text',
  },
  readOnly: { zh: '没有改：文件是只读的', en: 'not changed: the file is read-only' },
  owner: {
    zh: '没有改：文件属于别的用户，改后无法保持',
    en: 'not changed: the file belongs to another user, which a rewrite could not keep',
  },
  notWritten: { zh: '没有改，没能写入：{reason}', en: 'not changed, it could not be written: {reason}' },
  noCharacter: {
    zh: '没有改：{encoding} 里没有“{character}”这个字符',
    en: 'not changed: {encoding} has no “{character}”',
  },
  notReversible: {
    zh: '没有改：文件里有字节按 {encoding} 写不回原样，请先转成 UTF-8',
    en: 'not changed: some bytes could not be written back as they are in {encoding}; convert the file to UTF-8',
  },
  ambiguous: {
    zh: '没有改：改后的文件太短，{encoding} 会认成别的编码，请用 --encoding 指明',
    en: 'not changed: the new text would not be read as {encoding} again; name it with --encoding',
  },

  outputAlone: {
    zh: '--output {path} 前面没有另一个 --format：一种格式只写一个文件',
    en: '--output {path} has no --format of its own before it: a format goes to one file',
  },
  oneStdout: {
    zh: '标准输出只能写一种格式，这里有 {formats}：请用 --output 给其余的指定文件',
    en: 'standard output takes one format, here are {formats}: give the others a file with --output',
  },
  outputTwice: {
    zh: '两种格式不能写入同一个文件：{path}',
    en: 'two formats cannot go to the same file: {path}',
  },

  notFor: { zh: '{name} 不用于 {command}', en: '{name} is not for {command}' },
  aPositive: { zh: '大于 0 的整数', en: 'a whole number from 1' },
  tooMany: { zh: '{command} 后面的参数太多', en: 'too many arguments for {command}' },
  noTopic: {
    zh: '没有指定要说明的规则（newslint rules 列出全部规则）',
    en: 'no rule given to explain (newslint rules lists them all)',
  },
  noRule: {
    zh: '没有“{name}”这条规则{guess}（newslint rules 列出全部规则）',
    en: 'there is no rule “{name}”{guess} (newslint rules lists them all)',
  },

  noSegmenter: { zh: '未装分词组件', en: 'no segmenter' },
  cannotWrite: { zh: '结果没能写入 {path}：{reason}', en: 'the result could not be written to {path}: {reason}' },
  cannotPrint: {
    zh: '结果没能写入标准输出：{reason}',
    en: 'the result could not be written to standard output: {reason}',
  },
  jobs: {
    zh: '用几个线程（默认：文件多时按处理器数，文件少时不另开）；结果不因此而变',
    en: 'threads to check with (by default one a processor where there is much to check, none beside the main one for little); the result is the same',
  },
  timeout: {
    zh: '每个文件最多查几秒（默认 10；大文件按每 1MB 计）；查不完的规则会列出',
    en: 'seconds that a file may take (default 10; of a large file, each MB); what did not end is named',
  },
  moreTime: { zh: '；可用 --timeout 放宽', en: '; --timeout gives it more' },
  laneDied: {
    zh: '检查这个文件的进程中途退出（{reason}）',
    en: 'the process that checked this file ended before it was done ({reason})',
  },
  lanesDie: {
    zh: '检查用的进程屡次退出，没有再试',
    en: 'the processes that check keep ending; this one was not tried',
  },
  crashed: { zh: '程序出错：{reason}', en: 'internal error: {reason}' },
} as const satisfies Record<string, Text>;

/** `names` as a list in running text. */
export function asList(names: readonly string[], lang: Lang): string {
  return names.join(lang === 'zh' ? '、' : ', ');
}

/** Why a system call failed, for people; `code` as Node gives it. */
export function systemReason(error: unknown, lang: Lang): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = SYSTEM[code];
  return known
    ? `${known[lang]}${lang === 'zh' ? `（${code}）` : ` (${code})`}`
    : code || (error instanceof Error ? error.message : String(error));
}

const SYSTEM: Readonly<Record<string, Text>> = {
  ENOENT: { zh: '没有这个文件夹', en: 'no such folder' },
  ENOTDIR: { zh: '路径中有一段不是文件夹', en: 'part of the path is no folder' },
  EISDIR: { zh: '这是文件夹', en: 'it is a folder' },
  EACCES: { zh: '没有写入权限', en: 'permission denied' },
  EPERM: { zh: '没有写入权限', en: 'permission denied' },
  EROFS: { zh: '只读的文件系统', en: 'read-only file system' },
  ENOSPC: { zh: '磁盘已满', en: 'no space left' },
  EDQUOT: { zh: '磁盘配额已满', en: 'disk quota exceeded' },
};
