import type { Article } from '../page/page.js';
import type { Analysis } from './analysis.js';

/** A word or term that tells what an article is about. */
export interface Keyword {
  readonly text: string;
  /** 0 to 1, the heaviest keyword of the article being 1. */
  readonly weight: number;
  /** How often it stands in the article. */
  readonly count: number;
}

/** The keywords of `article`, the heaviest first. */
export function findKeywords(_article: Article, _analysis: Analysis): Keyword[] {
  return [];
}
