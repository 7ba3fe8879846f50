import type { EntityType } from '../analyse/entities/entities.js';
import type { Approximation, FigureKind } from '../analyse/figures/figures.js';
import type { Severity } from '../rule/finding.js';
import type { Lang } from '../text/message.js';

/** What the tables say, in one language. */
export interface TableTexts {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly entity: Readonly<Record<EntityType, string>>;
  readonly article: string;
  readonly characters: string;
  readonly keywords: string;
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
  summary(files: number, characters: number, ignored: number): string;
  /** What was mended: how often in all, and each fix's title with its count. */
  fixed(count: number, titles: readonly string[]): string;
  quoted(text: string): string;
  /** Between the names of a list. */
  readonly listed: string;
  /** Between two facts of one line. */
  readonly comma: string;
  /** Between a title and what it is of. */
  readonly colon: string;
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
    summary: (files, characters, ignored) =>
      `共 ${files} 个文件，${characters} 字${ignored ? `，另忽略 ${ignored} 个文件` : ''}`,
    fixed: (count, titles) => `已改 ${count} 处${titles.length ? `（${titles.join('，')}）` : ''}`,
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
    summary: (files, characters, ignored) =>
      `${plural(files, 'file')}, ${characters} chars${ignored ? `, ${ignored} ignored` : ''}`,
    fixed: (count, titles) => `${count} fixed${titles.length ? ` (${titles.join(', ')})` : ''}`,
    quoted: (text) => `“${text}”`,
    listed: ', ',
    comma: '; ',
    colon: ': ',
  },
} as const satisfies Record<Lang, TableTexts>;

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
