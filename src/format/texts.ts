import type { EntityType } from '../analyse/entities/entities.js';
import type { Approximation, FigureKind } from '../analyse/figures/figures.js';
import type { Severity } from '../rule/finding.js';
import type { RuleOption } from '../rule/option.js';
import type { Category } from '../rule/rule.js';
import type { Lang } from '../text/message.js';

/** What the tables say, in one language. */
export interface TableTexts {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly entity: Readonly<Record<EntityType, string>>;
  readonly article: string;
  readonly characters: string;
  readonly keywords: string;
  /** The title of a column: in how many. */
  readonly articles: string;
  allArticles(count: number): string;
  readonly people: string;
  readonly places: string;
  readonly organisations: string;
  readonly place: string;
  readonly level: string;
  readonly problem: string;
  readonly rule: string;
  readonly line: string;
  readonly words: string;
  readonly weight: string;
  readonly count: string;
  readonly type: string;
  readonly name: string;
  readonly otherForms: string;
  readonly figure: string;
  readonly figureKind: Readonly<Record<FigureKind, string>>;
  readonly approximation: Readonly<Record<Exclude<Approximation, 'exact'>, string>>;
  readonly value: string;
  readonly unit: string;
  readonly limit: string;
  readonly noHeadline: string;
  readonly wholePage: string;
  readonly clean: string;
  readonly failures: string;
  readonly none: string;
  /** After the names shown, how many there are. */
  more(all: number): string;
  fileFacts(characters: number, articles: number): string;
  counts(errors: number, warnings: number, infos: number): string;
  suppressed(count: number): string;
  known(count: number): string;
  summary(files: number, characters: number, ignored: number): string;
  /** What was mended: how often in all, and each fix's title with its count. */
  fixed(count: number, titles: readonly string[]): string;
  quoted(text: string): string;
  readonly category: Readonly<Record<Category, string>>;
  readonly score: ScoreTexts;
  readonly about: AboutTexts;
  /** Between the names of a list. */
  readonly listed: string;
  /** Between two facts of one line. */
  readonly comma: string;
  /** Between a title and what it is of. */
  readonly colon: string;
}

/** What the error rate says. */
export interface ScoreTexts {
  readonly page: string;
  readonly characters: string;
  /** Of a count that is the text's own. */
  readonly estimated: string;
  readonly errors: string;
  readonly rate: string;
  readonly withWarnings: string;
  readonly whole: string;
  readonly kind: string;
  readonly found: string;
  readonly warnings: string;
  readonly counting: string;
  readonly unconfirmed: string;
  readonly none: string;
  readonly estimate: string;
  /** Instead of a verdict, where no text was checked. */
  readonly nothing: string;
  verdict(estimated: boolean, rate: string, withWarnings: string, passLine: number, pass: boolean): string;
  /** `newslint explain score`. */
  readonly title: string;
  readonly introduction: readonly string[];
  readonly rules: string;
  readonly notes: readonly string[];
}

/** What `newslint rules` and `newslint explain` say. */
export interface AboutTexts {
  readonly category: string;
  readonly summary: string;
  readonly good: string;
  readonly bad: string;
  readonly fixed: string;
  facts(category: string, severity: string, weight: number): string;
  option(name: string, what: string, limits: RuleOption): string;
  total(rules: number, errors: number, warnings: number, infos: number): string;
}

/** Every word of the tables, in both languages. */
export const TABLE_TEXTS = {
  zh: {
    severity: { error: '错误', warning: '警告', info: '提示' },
    entity: {
      person: '人物',
      place: '地点',
      organisation: '机构',
      work: '作品',
      date: '日期',
      time: '时间',
      money: '金额',
      quantity: '数量',
      percent: '百分比',
    },
    article: '文章',
    characters: '字数',
    keywords: '关键词',
    articles: '篇数',
    allArticles: (count) => `全部 ${count} 篇`,
    people: '人物',
    places: '地点',
    organisations: '机构',
    place: '行:列',
    level: '级别',
    problem: '问题',
    rule: '规则',
    line: '行',
    words: '词/词性',
    weight: '权重',
    count: '次数',
    type: '类别',
    name: '名称',
    otherForms: '其他写法',
    figure: '数字',
    figureKind: {
      quantity: '数量',
      money: '金额',
      percent: '百分比',
      'percentage-point': '百分点',
      multiple: '倍数',
      fraction: '分数',
      ratio: '比',
      score: '比分',
      date: '日期',
      time: '时刻',
      duration: '时长',
      age: '年龄',
      ordinal: '序数',
      number: '数',
      identifier: '编号',
    },
    approximation: {
      about: '约',
      nearly: '近',
      over: '超',
      under: '不足',
      'at-least': '至少',
      'at-most': '至多',
    },
    value: '数值',
    unit: '单位',
    limit: '限定',
    noHeadline: '（无标题）',
    wholePage: '（全页）',
    clean: '未发现问题',
    failures: '未能完成检查：',
    none: '（无）',
    more: (all) => ` 等${all}`,
    fileFacts: (characters, articles) => `${characters} 字，${articles} 篇`,
    counts: (errors, warnings, infos) => `错误 ${errors}，警告 ${warnings}，提示 ${infos}`,
    suppressed: (count) => `，屏蔽 ${count}`,
    known: (count) => `，基线已有 ${count}`,
    summary: (files, characters, ignored) =>
      `共 ${files} 个文件，${characters} 字${ignored ? `，另忽略 ${ignored} 个文件` : ''}`,
    fixed: (count, titles) => `已改 ${count} 处${titles.length ? `（${titles.join('，')}）` : ''}`,
    category: {
      structure: '版面结构',
      figures: '数字',
      names: '名称',
      words: '字词',
      punctuation: '标点',
      characters: '字符',
      news: '新闻',
      directives: '指令',
    },
    score: {
      page: '版面',
      characters: '字数',
      estimated: '字数（估算）',
      errors: '差错',
      rate: '差错率',
      withWarnings: '含警告',
      whole: '合计',
      kind: '差错类别',
      found: '处',
      warnings: '警告',
      counting: '计法',
      unconfirmed: '（未证实）',
      none: '没有计入差错的问题',
      estimate:
        '字数按文字估算。正式检查按版面字数计算（每行字数×行数，图片、空白另计），比文字多，差错率因此更低；用 --page-chars 给出每版的版面字数。',
      nothing: '没有检查到文字，无从计算差错率。',
      verdict: (estimated, rate, withWarnings, passLine, pass) =>
        `差错率${estimated ? '（估算）' : ''} ${rate}，警告全部算上 ${withWarnings}；合格线 ${passLine}/10000：${pass ? '合格' : '不合格'}`,
      title: '报纸编校差错率',
      introduction: [
        '按《报纸期刊质量管理规定》（国新出发〔2020〕10号）及附件《报纸编校差错率计算方法》估计：差错数÷检查的字数，万分之三以内合格。',
        '只有机器查得出的差错，不能代替正式检查。级别为错误的问题计入差错率，警告另列，提示不计；被屏蔽的不计。一次运行当作一期报纸，一个文件当作一版。',
        '标“未证实”的计法在公开的附件文本中没有见到，沿用历年检查的做法和图书的计算方法；附件对这几类的每期上限也未证实，这里不设上限。',
      ],
      rules: '各规则计多少',
      notes: [
        '标题：引题、主题、副题。文中的小标题按正文计。',
        '同一差错：同一规则、同样的文字。超过三次的不再计，取计得重的三次。',
        '附件还规定：正文中重要的人名、日期、图片差错加倍，多字漏字 2—5 个字计 2、5 个字以上计 4。机器分不清轻重和字数，这里都按 1 计。',
        '乱码、看不见的字符等损坏不是编校差错，计 0。',
      ],
    },
    about: {
      category: '类别',
      summary: '查什么',
      good: '不报',
      bad: '报',
      fixed: '改为',
      facts: (category, severity, weight) => `类别 ${category}，默认级别 ${severity}，每处计差错 ${weight}`,
      option: (name, what, { default: own, least, most }) =>
        `配置项 ${name}：${what}（${least} 到 ${most}，默认 ${own}）`,
      total: (rules, errors, warnings, infos) => `共 ${rules} 条规则：错误 ${errors}，警告 ${warnings}，提示 ${infos}`,
    },
    quoted: (text) => `“${text}”`,
    listed: '、',
    comma: '；',
    colon: '：',
  },
  en: {
    severity: { error: 'error', warning: 'warning', info: 'info' },
    entity: {
      person: 'person',
      place: 'place',
      organisation: 'organisation',
      work: 'work',
      date: 'date',
      time: 'time',
      money: 'money',
      quantity: 'quantity',
      percent: 'percent',
    },
    article: 'Article',
    characters: 'Chars',
    keywords: 'Keywords',
    articles: 'Articles',
    allArticles: (count) => `All ${plural(count, 'article')}`,
    people: 'People',
    places: 'Places',
    organisations: 'Organisations',
    place: 'Place',
    level: 'Level',
    problem: 'Problem',
    rule: 'Rule',
    line: 'Line',
    words: 'Word/tag',
    weight: 'Weight',
    count: 'Count',
    type: 'Type',
    name: 'Name',
    otherForms: 'Other forms',
    figure: 'Figure',
    figureKind: {
      quantity: 'quantity',
      money: 'money',
      percent: 'percent',
      'percentage-point': 'percentage point',
      multiple: 'multiple',
      fraction: 'fraction',
      ratio: 'ratio',
      score: 'score',
      date: 'date',
      time: 'time',
      duration: 'duration',
      age: 'age',
      ordinal: 'ordinal',
      number: 'number',
      identifier: 'identifier',
    },
    approximation: {
      about: 'about',
      nearly: 'nearly',
      over: 'over',
      under: 'under',
      'at-least': 'at least',
      'at-most': 'at most',
    },
    value: 'Value',
    unit: 'Unit',
    limit: 'Limit',
    noHeadline: '(no headline)',
    wholePage: '(whole page)',
    clean: 'nothing found',
    failures: 'Not fully checked:',
    none: '(none)',
    more: (all) => ` … (${all})`,
    fileFacts: (characters, articles) => `${characters} chars, ${plural(articles, 'article')}`,
    counts: (errors, warnings, infos) =>
      `${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${plural(infos, 'info')}`,
    suppressed: (count) => `, ${count} silenced`,
    known: (count) => `, ${count} in the baseline`,
    summary: (files, characters, ignored) =>
      `${plural(files, 'file')}, ${characters} chars${ignored ? `, ${ignored} ignored` : ''}`,
    fixed: (count, titles) => `${count} fixed${titles.length ? ` (${titles.join(', ')})` : ''}`,
    category: {
      structure: 'structure',
      figures: 'figures',
      names: 'names',
      words: 'words',
      punctuation: 'punctuation',
      characters: 'characters',
      news: 'news',
      directives: 'directives',
    },
    score: {
      page: 'Page',
      characters: 'Chars',
      estimated: 'Chars (estimate)',
      errors: 'Errors',
      rate: 'Rate',
      withWarnings: 'With warnings',
      whole: 'All',
      kind: 'Kind',
      found: 'Found',
      warnings: 'Warnings',
      counting: 'How they count',
      unconfirmed: ' (unconfirmed)',
      none: 'nothing that counts as an error',
      estimate:
        'The count of characters is an estimate from the text. Inspections count the layout (characters in a line times lines, pictures and white space too), which is more, so their rate is lower; give the count of one page with --page-chars.',
      nothing: 'No text was checked: there is no error rate.',
      verdict: (estimated, rate, withWarnings, passLine, pass) =>
        `Error rate${estimated ? ' (estimate)' : ''} ${rate}, with every warning ${withWarnings}; pass line ${passLine}/10000: ${pass ? 'passed' : 'failed'}`,
      title: 'The newspaper error rate',
      introduction: [
        'An estimate by the regulation on the quality of newspapers and periodicals (国新出发〔2020〕10号) and its annex on the error rate: errors by characters checked; 3 in 10,000 and fewer pass.',
        'It holds only what a machine finds and replaces no inspection. Findings of severity error count, warnings are told apart, infos do not count, nor does what is silenced. A run is taken for one issue, a file for one page.',
        'What is marked unconfirmed was not found in the public text of the annex; it follows the practice of inspections and the annex for books. Nor are the limits an issue of those kinds confirmed, so none is applied.',
      ],
      rules: 'What each rule counts',
      notes: [
        'A headline is a shoulder, headline or subheadline; a subhead in the story counts as body.',
        'The same error: the same rule and the same text. After three it counts no more; the three heaviest do.',
        'The annex also doubles wrong names, dates and pictures of importance, and counts 2 for two to five characters too many or missing, 4 for more. A machine cannot tell those apart: each counts 1 here.',
        'Damage, as garbled text and invisible characters, is no editing error: 0.',
      ],
    },
    about: {
      category: 'Category',
      summary: 'Finds',
      good: 'Good',
      bad: 'Bad',
      fixed: 'Fixed',
      facts: (category, severity, weight) =>
        `Category ${category}, ${severity} by default, counts ${weight} in the error rate`,
      option: (name, what, { default: own, least, most }) =>
        `Option ${name}: ${what} (${least} to ${most}, ${own} by default)`,
      total: (rules, errors, warnings, infos) =>
        `${plural(rules, 'rule')}: ${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${plural(infos, 'info')}`,
    },
    quoted: (text) => `“${text}”`,
    listed: ', ',
    comma: '; ',
    colon: ': ',
  },
} as const satisfies Record<Lang, TableTexts>;

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
