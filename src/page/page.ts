import type { Range } from '../text/range.js';
import type { Directive } from './directives.js';

/** A decoded text as a newspaper desk sees it: the articles that stand on it. Plain data. */
export interface Page {
  /** As the user named it, with `/`; `-` for standard input. */
  readonly path: string;
  /** The decoded text, verbatim. */
  readonly source: string;
  /** What there is to judge: `source` with spaces for the directives and for marks of Markdown, unit for unit. */
  readonly text: string;
  /** The lines to newslint in it, in text order; those `inside` a line are left in `text`. */
  readonly directives: readonly Directive[];
  /** Offset of each line's first character (see `lineStarts`). */
  readonly lines: readonly number[];
  readonly articles: readonly Article[];
}

/**
 * One story. Every character of its range that is not white space lies in exactly one of its paragraphs;
 * the lists of headlines and bylines repeat, verbatim, what stands in the paragraphs of that role
 * (a byline also where it stands inside a dateline or at the end of a body paragraph).
 */
export interface Article {
  readonly range: Range;
  /** 引题: the line above the main headline. */
  readonly shoulder?: string;
  /** 主题: the main line. */
  readonly headline?: string;
  /** 副题: the lines below it. */
  readonly subheadlines: readonly string[];
  /**
   * In text order: the text of each byline paragraph, whole; the `记者张三` of a dateline and the names in a bracket that
   * closes a body paragraph (`……通车。（张三 李四）`), without their brackets.
   */
  readonly bylines: readonly string[];
  readonly paragraphs: readonly Paragraph[];
}

/**
 * What a paragraph is for: 引题, 主题, 副题, 提要 (■ standfirst), 小标题, 署名, 图片说明, 正文; `line` is a line that is no
 * running prose (a row of a table, a list item, a verse, 编辑 and 版次 lines); `fragment` a torn-off scrap.
 */
export type Role =
  | 'shoulder'
  | 'headline'
  | 'subheadline'
  | 'standfirst'
  | 'subhead'
  | 'byline'
  | 'caption'
  | 'body'
  | 'line'
  | 'fragment';

/** One block of text, without the white space around it. */
export interface Paragraph {
  readonly range: Range;
  readonly role: Role;
  /** 电头: 本报讯, 本报北京7月1日电（记者张三）, 新华社…电, where the paragraph begins with one. */
  readonly dateline?: Range;
}
