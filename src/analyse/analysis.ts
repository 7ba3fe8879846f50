import type { Hit } from '../lexicon/phrases.js';
import type { Article, Page, Paragraph } from '../page/page.js';
import { sentences } from '../page/sentences.js';
import { type Range, slice } from '../text/range.js';
import { type Break, findBreaks } from './breaks/breaks.js';
import { type Entity, findEntities } from './entities/entities.js';
import { type Figure, kindsOf, readFigures } from './figures/figures.js';
import { findSigns, type Signs } from './figures/signs.js';
import { type FindTerms, newslintTerms, type Term } from './house-terms/finder.js';
import { findKeywords, type Keyword } from './keywords/keywords.js';
import { type PageMarks, readMarks } from './marks.js';
import { publishedOn } from './published.js';
import type { Segmenter, Word } from './segmenter.js';

/**
 * What can be known about a page, computed when it is first asked for and kept. All state of a run lives in its analyses.
 * Every method that needs words throws `SegmenterUnavailable` where there is no segmenter.
 */
export interface Analysis {
  readonly page: Page;
  /** The day on which the page was or will be published, `2024-02-10`: as the caller says, or as its folio does. */
  readonly published: string | undefined;
  /** What the page and each of its paragraphs has of what rules look for. */
  readonly marks: PageMarks;
  /** The sentences of a paragraph, in order, without gaps but for white space. */
  sentences(paragraph: Paragraph): readonly Range[];
  /** The words of a paragraph; together they are the paragraph. */
  words(paragraph: Paragraph): readonly Word[];
  /** The figures of an article, in text order; read from the text, never from words. */
  figures(article: Article): readonly Figure[];
  /** The kinds of figures that an article has, as bits of `KIND`. */
  kinds(article: Article): number;
  /** Where a rule on the form of figures should look in an article. */
  signs(article: Article): Signs;
  /** Where the paragraphs of an article stop in mid-sentence. Needs words only where the marks leave it open. */
  breaks(article: Article): readonly Break[];
  /** The entities of an article, the most frequent first. */
  entities(article: Article): readonly Entity[];
  /** The keywords of an article, the heaviest first. */
  keywords(article: Article): readonly Keyword[];
  /** Where terms of the lists stand in a paragraph, in text order. */
  terms(paragraph: Paragraph): readonly Hit<Term>[];
}

/** What a publication knows beside its pages. */
export interface Publication {
  /** The finder of the terms that it does not write; newslint's own, if not given. */
  readonly terms?: FindTerms | undefined;
  /** The day on which they are published, ISO 8601, a day that exists; that of its folio, if not given. */
  readonly date?: string | undefined;
}

/** Takes a page and a way to get the segmenter, which is called once, when words are first asked for. */
export function analyse(page: Page, segmenter: () => Segmenter, { terms, date }: Publication = {}): Analysis {
  let published: { day: string | undefined } | undefined;
  let marks: PageMarks | undefined;
  const analysis: Analysis = {
    page,
    get published() {
      published ??= { day: date ?? publishedOn(page.text) };
      return published.day;
    },
    get marks() {
      marks ??= readMarks(page);
      return marks;
    },
    sentences: once((paragraph: Paragraph) => sentences(page.text, paragraph.range)),
    words: once((paragraph: Paragraph) => segmenter().words(slice(page.text, paragraph.range), paragraph.range.start)),
    figures: once((article: Article) => readFigures(page, article)),
    kinds: once((article: Article) => kindsOf(analysis.figures(article))),
    signs: once((article: Article) => findSigns(page.text, article)),
    breaks: once((article: Article) => findBreaks(page.text, article, (text) => segmenter().words(text, 0))),
    entities: once((article: Article) => findEntities(article, analysis)),
    keywords: once((article: Article) => findKeywords(article, analysis)),
    terms: once(({ range }: Paragraph) => (terms ?? newslintTerms())(page.text, range.start, range.end)),
  };
  return analysis;
}

/** `compute`, remembering the result for each object it was called with. */
function once<Part extends object, Result>(compute: (part: Part) => Result): (part: Part) => Result {
  let last: Part | undefined;
  let ofLast: Result | undefined;
  // most pages are one article: a map is made for the second
  let known: Map<Part, Result> | undefined;
  return (part) => {
    if (part === last) return ofLast as Result;
    let result = known?.get(part);
    if (result === undefined) {
      result = compute(part);
      if (last !== undefined) known ??= new Map([[last, ofLast as Result]]);
      known?.set(part, result);
    }
    last = part;
    ofLast = result;
    return result;
  };
}
