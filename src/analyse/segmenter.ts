import type { Range } from '../text/range.js';
import { Unavailable } from '../text/unavailable.js';

/** A word of the segmenter, with jieba's part-of-speech tag. Ranges are offsets into the page's text. */
export interface Word extends Range {
  readonly text: string;
  readonly tag: string;
}

/** Cuts one paragraph into words. The words' ranges cover the paragraph without gap or overlap. */
export interface Segmenter {
  /** Engine and version, as `--version` and the report name it. */
  readonly name: string;
  /** Takes one paragraph's text and its offset in the page. */
  words(text: string, offset: number): Word[];
}

/** The segmenters there are, the default first. Both give the same words and tags; nodejieba is what ours is held against. */
export const SEGMENTERS = ['newslint', 'nodejieba'] as const;
export type SegmenterName = (typeof SEGMENTERS)[number];

/** The segmenter can't be loaded; `text` says in one line how to mend it. */
export class SegmenterUnavailable extends Unavailable {}
