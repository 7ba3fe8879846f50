import { entityModel } from '../../lexicon/entity-model.js';
import { lazily } from '../../lexicon/lexicon.js';
import type { Article, Paragraph } from '../../page/page.js';
import { overlaps, type Range, slice, wholeCharacters } from '../../text/range.js';
import type { Analysis } from '../analysis.js';
import type { Mention, NameType } from './mention.js';
import { revise, shortForms } from './revise.js';
import { type Ruled, readByRules } from './rules.js';
import { spread } from './spread.js';
import { createTagger } from './tagger/tagger.js';
import { TYPES, tagsOf } from './tagger/tags.js';
import { Taken } from './taken.js';

/**
 * Finds names by what was learnt from annotated news, which knows what the rules say, and then everywhere in the article
 * what it found once; a `Proposer`.
 */
export function proposeNames(article: Article, analysis: Analysis): Mention[] {
  const text = analysis.page.text;
  const ruled = readByRules(article, analysis);
  const taken = new Taken(article.range);
  const mentions: Mention[] = [];
  const put = (type: NameType, range: Range) => {
    const { start, end } = wholeCharacters(text, range);
    if (taken.any(start, end)) return;
    taken.put(start, end);
    mentions.push({ type, start, end, text: text.slice(start, end) });
  };
  for (const name of ruled.bylines) put('person', name);
  spread(ruled.passages, mentions, put);
  const own = ruled.mentions.filter(({ nested }) => !nested);
  const shorts = shortForms(ruled.mentions);
  let next = 0;
  for (const { paragraph, tagged } of tagParagraphs(article, analysis, ruled)) {
    const first = next;
    while (next < own.length && (own[next] as Mention).start < paragraph.range.end) next++;
    const beside = own.slice(first, next);
    for (const { type, start, end } of revise(tagged, beside, analysis.words(paragraph), shorts))
      put(type, { start, end });
  }
  spread(ruled.passages, mentions, put);
  nest(ruled.mentions, mentions);
  return mentions.sort((a, b) => a.start - b.start || b.end - a.end);
}

const tagger = lazily(() => createTagger(entityModel()));

/** What the tagger finds by itself, sentence by sentence; without overlap, in text order. */
export function proposeByTagger(article: Article, analysis: Analysis): Mention[] {
  return tagParagraphs(article, analysis, readByRules(article, analysis)).flatMap(({ tagged }) => tagged);
}

function tagParagraphs(
  article: Article,
  analysis: Analysis,
  ruled: Ruled,
): { paragraph: Paragraph; tagged: Mention[] }[] {
  const text = analysis.page.text;
  const all = ruledTags(article.range, ruled);
  return article.paragraphs.map((paragraph) => {
    const { start, end } = paragraph.range;
    const tags = all.subarray(start - article.range.start, end - article.range.start);
    const tagged = tagger()
      .tag(slice(text, paragraph.range), start, analysis.words(paragraph), tags)
      .map(({ start, end, type }) => ({ type: TYPES[type] as NameType, start, end, text: text.slice(start, end) }));
    return { paragraph, tagged };
  });
}

/** The tag of each character in `range` that the rules' mentions give it, nested ones aside. */
export function ruledTags(range: Range, { mentions }: Ruled): Uint8Array {
  const spans = mentions
    .filter(({ nested }) => !nested)
    .map(({ start, end, type }) => ({ from: start - range.start, to: end - range.start, type: TYPES.indexOf(type) }));
  return tagsOf(spans, range.end - range.start);
}

/** Adds the places of `ruled` that stand in organisations among `mentions`. */
function nest(ruled: readonly Mention[], mentions: Mention[]): void {
  const organisations = mentions.filter(({ type }) => type === 'organisation').sort((a, b) => a.start - b.start);
  const places = ruled.filter(({ type }) => type === 'place');
  let next = 0;
  for (const organisation of organisations) {
    while (next < places.length && (places[next] as Mention).start < organisation.start) next++;
    for (let i = next; i < places.length && overlaps(places[i] as Mention, organisation); i++) {
      const { type, start, end, text } = places[i] as Mention;
      if (end < organisation.end) mentions.push({ type, start, end, text, nested: true });
    }
  }
}
