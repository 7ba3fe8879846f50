import { lineStarts } from '../text/lines.js';
import { slice } from '../text/range.js';
import { readBlocks } from './blocks.js';
import { closingByline } from './byline.js';
import { blankOut, readDirectives } from './directives.js';
import { readHeadlines } from './headlines.js';
import { isMarkdown, NO_MARKUP, readMarkdown } from './markdown.js';
import type { Article, Page, Paragraph, Role } from './page.js';
import { readRoles } from './roles.js';
import { articleStarts } from './split.js';
import { readTraits, type Traits } from './traits.js';

/**
 * Reads a decoded text as a page: its articles and their paragraphs. `path` is carried along; its ending says whether
 * the text is Markdown. Takes any string, in time linear in its length. Every character that is no white space, and
 * stands in no directive and no mark of Markdown, stands in exactly one paragraph of one article; articles and
 * paragraphs are in text order.
 */
export function parsePage(path: string, source: string): Page {
  const all = readDirectives(source);
  const directives = all.filter(({ inside }) => !inside);
  const said = blankOut(source, directives);
  const markup = isMarkdown(path) ? readMarkdown(said) : NO_MARKUP;
  const text = blankOut(said, markup.left);
  const left = markup.left.length ? [...directives, ...markup.left].sort((a, b) => a.start - b.start) : directives;
  const blocks = readTraits(text, readBlocks(text, left), markup);
  const starts = blocks.length ? articleStarts(text, blocks) : [];
  const articles = starts.map((start, i) => readArticle(text, blocks.slice(start, starts[i + 1])));
  return { path, source, text, lines: lineStarts(source), articles, directives: all };
}

/** Roles that may begin with a dateline; a `line` where nothing else stands in it. */
const DATED: ReadonlySet<Role> = new Set(['body', 'line']);

function readArticle(text: string, blocks: readonly Traits[]): Article {
  const roles = readRoles(text, blocks);
  const paragraphs: Paragraph[] = blocks.map(({ block: { start, end }, dateline }, i) => ({
    range: { start, end },
    role: roles[i] as Role,
    ...(dateline && DATED.has(roles[i] as Role) && { dateline: dateline.range }),
  }));
  const bylines = blocks.flatMap(({ block, dateline, tail }, i) => {
    if (roles[i] === 'byline') return [slice(text, block)];
    if (!DATED.has(roles[i] as Role)) return [];
    return [dateline?.byline, closingByline(tail)].filter((one) => one !== undefined);
  });
  const [first, last] = [paragraphs[0] as Paragraph, paragraphs.at(-1) as Paragraph];
  return {
    range: { start: first.range.start, end: last.range.end },
    ...readHeadlines(text, paragraphs),
    bylines,
    paragraphs,
  };
}
