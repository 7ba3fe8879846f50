import type { Severity } from '../../rule/finding.js';
import type { Lang } from '../../text/message.js';

/** What the HTML report says of itself, in one language. */
export interface HtmlTexts {
  readonly title: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly skip: string;
  readonly clean: string;
  readonly failures: string;
  readonly files: string;
  readonly path: string;
  readonly characters: string;
  readonly byRule: string;
  readonly keywords: string;
  readonly about: Readonly<Record<'keywords' | 'people' | 'places' | 'organisations' | 'works', string>>;
  readonly filter: string;
  readonly rule: string;
  readonly allRules: string;
  readonly article: string;
  readonly allArticles: string;
  readonly noHeadline: string;
  readonly previous: string;
  readonly next: string;
  readonly keys: string;
  readonly noneShown: string;
  readonly noText: string;
  readonly text: string;
  readonly findings: string;
  readonly here: string;
  readonly identical: string;
  readonly fix: string;
  readonly review: string;
  at(line: number, column: number): string;
  facts(files: number, characters: number, articles: number): string;
  fileFacts(encoding: string, characters: number, articles: number): string;
  left(ignored: number, suppressed: number, fixed: number | undefined): string;
  madeBy(version: string, segmenter: string): string;
  moreRows(count: number): string;
  morePlaces(count: number): string;
}

/** In both languages. */
export const HTML_TEXTS = {
  zh: {
    title: '校对报告',
    severity: { error: '错误', warning: '警告', info: '提示' },
    skip: '跳到正文',
    clean: '没有发现问题',
    failures: '未能完成检查',
    files: '文件',
    path: '文件',
    characters: '字数',
    byRule: '各规则查出的问题',
    keywords: '关键词',
    about: { keywords: '关键词', people: '人物', places: '地点', organisations: '机构', works: '作品' },
    filter: '筛选',
    rule: '规则',
    allRules: '全部规则',
    article: '文章',
    allArticles: '全部文章',
    noHeadline: '（无标题）',
    previous: '上一条',
    next: '下一条',
    keys: 'j 下一条　k 上一条　Esc 取消',
    noneShown: '没有符合筛选条件的问题',
    noText: '这份报告里没有正文。',
    text: '正文',
    findings: '问题',
    here: '此处',
    identical: '两处逐字相同',
    fix: '可改：',
    review: '（请过目）',
    at: (line, column) => `${line} 行 ${column} 列`,
    facts: (files, characters, articles) => `${files} 个文件，${articles} 篇，${characters} 字`,
    fileFacts: (encoding, characters, articles) => `${articles} 篇，${characters} 字，${encoding}`,
    left: (ignored, suppressed, fixed) =>
      [
        ...(fixed === undefined ? [] : [`已改 ${fixed} 处`]),
        ...(suppressed ? [`屏蔽 ${suppressed} 处`] : []),
        ...(ignored ? [`另忽略 ${ignored} 个文件`] : []),
      ].join('，'),
    madeBy: (version, segmenter) => `newslint ${version}，分词：${segmenter}`,
    moreRows: (count) => `另有 ${count} 项`,
    morePlaces: (count) => `另有 ${count} 处`,
  },
  en: {
    title: 'Copy report',
    severity: { error: 'Error', warning: 'Warning', info: 'Info' },
    skip: 'Skip to the text',
    clean: 'Nothing found',
    failures: 'Not fully checked',
    files: 'Files',
    path: 'File',
    characters: 'Chars',
    byRule: 'Findings by rule',
    keywords: 'Keywords',
    about: {
      keywords: 'Keywords',
      people: 'People',
      places: 'Places',
      organisations: 'Organisations',
      works: 'Works',
    },
    filter: 'Show',
    rule: 'Rule',
    allRules: 'All rules',
    article: 'Article',
    allArticles: 'All articles',
    noHeadline: '(no headline)',
    previous: 'Previous',
    next: 'Next',
    keys: 'j next, k previous, Esc none',
    noneShown: 'No finding is left by these filters',
    noText: 'This report does not hold the text.',
    text: 'Text',
    findings: 'Findings',
    here: 'Here',
    identical: 'Both are the same, word for word',
    fix: 'Could be mended: ',
    review: '(look at it first)',
    at: (line, column) => `${line}:${column}`,
    facts: (files, characters, articles) =>
      `${plural(files, 'file')}, ${plural(articles, 'article')}, ${characters} characters`,
    fileFacts: (encoding, characters, articles) =>
      `${plural(articles, 'article')}, ${characters} characters, ${encoding}`,
    left: (ignored, suppressed, fixed) =>
      [
        ...(fixed === undefined ? [] : [`${fixed} fixed`]),
        ...(suppressed ? [`${suppressed} silenced`] : []),
        ...(ignored ? [`${plural(ignored, 'file')} ignored`] : []),
      ].join(', '),
    madeBy: (version, segmenter) => `newslint ${version}, segmenter: ${segmenter}`,
    moreRows: (count) => `${count} more`,
    morePlaces: (count) => plural(count, 'more place'),
  },
} as const satisfies Record<Lang, HtmlTexts>;

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
