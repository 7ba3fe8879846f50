import { isBoilerplate } from '../../analyse/similarity/boilerplate.js';
import { fingerprint, fold } from '../../analyse/similarity/folded.js';
import { isSummaryHead } from '../../analyse/similarity/standfirst.js';
import type { Article, Page, Paragraph } from '../../page/page.js';
import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';
import { type Range, slice } from '../../text/range.js';

/** A paragraph that stands in as many files as this is a formula of the paper: a column's note, an address. */
const FORMULA_FILES = 4;
/** As many duplicate paragraphs on end are a story, whatever the number of files they stand in. */
const STORY = 3;
/** A single paragraph that two stories share across files may be a formula (who attended, what was adopted) up to this length. */
const SHORT = 80;
export default defineRule({
  id: 'duplicate-paragraph',
  category: 'structure',
  summary: { zh: '同一段文字出现两次', en: 'a paragraph that stands twice' },
  severity: 'error',
  weight: 1,
  scope: 'run',
  messages: {
    paragraph: { zh: '整段重复：“{text}”', en: 'the paragraph stands twice: “{text}”' },
    run: { zh: '连续{count}段重复：“{text}”', en: '{count} paragraphs on end stand twice: “{text}”' },
  },
  labels: {
    first: { zh: '首次出现', en: 'first stands here' },
  },
  // Shorter paragraphs repeat by right: 是。, 会议由某某主持。
  options: {
    minimum: {
      default: 20,
      least: 8,
      most: 1000,
      what: { zh: '少于这么多字的段落不查', en: 'shorter paragraphs, in characters, are let pass' },
    },
  },
  *check(pages, _, { minimum }) {
    const places = placesOf(pages, minimum);
    const groups = groupsOf(places);
    for (const copy of copiesOf(places, groups)) {
      const { from, to, count, first, lastOfFirst, files } = copy;
      if (count < STORY && (files >= FORMULA_FILES || isSummary(first, from))) continue;
      const range: Range = { start: from.paragraph.range.start, end: to.paragraph.range.end };
      const text = excerpt(slice(from.page.text, from.paragraph.range), 20);
      const shared = {
        page: from.page,
        range,
        related: [
          {
            page: first.page,
            range: { start: first.paragraph.range.start, end: lastOfFirst.paragraph.range.end },
            label: 'first',
          },
        ],
        severity: mayBeFormula(copy) ? 'warning' : 'error',
      } as const;
      if (count === 1) yield { code: 'paragraph', evidence: { text }, ...shared };
      else yield { code: 'run', evidence: { text, count }, ...shared };
    }
  },
});

/** A paragraph of a page; places of one page follow one another as its paragraphs do. */
interface Place {
  readonly page: Page;
  readonly article: Article;
  /** Which of the article's paragraphs it is. */
  readonly at: number;
  readonly paragraph: Paragraph;
  readonly key: number;
  readonly length: number;
}

function placesOf(pages: readonly Page[], minimum: number): Place[] {
  const places: Place[] = [];
  for (const page of pages) {
    for (const article of page.articles) {
      for (const [at, paragraph] of article.paragraphs.entries()) {
        if (paragraph.role !== 'body' || paragraph.range.end - paragraph.range.start < minimum) continue;
        const { key, length } = fingerprint(page.text, paragraph.range);
        if (length < minimum || isBoilerplate(page.text, paragraph.range)) continue;
        places.push({ page, article, at, paragraph, key, length });
      }
    }
  }
  return places;
}

/** A summary is seldom longer. */
const SUMMARY_PARAGRAPHS = 3;

/** Does the first place stand in the summary of the story that the second is of? */
function isSummary(first: Place, copy: Place): boolean {
  if (first.article !== copy.article || copy.at - first.at <= SUMMARY_PARAGRAPHS) return false;
  return first.article.paragraphs
    .slice(Math.max(0, first.at - SUMMARY_PARAGRAPHS), first.at)
    .some(({ role, range }) => role !== 'body' && isSummaryHead(slice(first.page.text, range)));
}

/** Index of the first place with the same text, for every place that has one before it; and in how many files it stands. */
function groupsOf(places: readonly Place[]): Map<number, { readonly first: number; readonly files: number }> {
  /** The number, from 1, of the first place with a key, in a hash table that is half filled at most. */
  const mask = 2 ** Math.ceil(Math.log2(2 * places.length + 2)) - 1;
  const slots = new Int32Array(mask + 1);
  const firsts = new Map<number, { index: number; files: number; lastPage: Page }>();
  const repeated: [number, { index: number; files: number }][] = [];
  places.forEach((place, i) => {
    let slot = place.key & mask;
    while (slots[slot] !== 0 && places[(slots[slot] as number) - 1]?.key !== place.key) slot = (slot + 1) & mask;
    if (slots[slot] === 0) {
      slots[slot] = i + 1;
      return;
    }
    const index = (slots[slot] as number) - 1;
    const first = places[index] as Place;
    if (fold(first.page.text, first.paragraph.range) !== fold(place.page.text, place.paragraph.range)) return;
    const known = firsts.get(index) ?? { index, files: 1, lastPage: first.page };
    firsts.set(index, known);
    if (known.lastPage !== place.page) {
      known.files += 1;
      known.lastPage = place.page;
    }
    repeated.push([i, known]);
  });
  return new Map(repeated.map(([i, { index, files }]) => [i, { first: index, files }]));
}

interface Copy {
  readonly from: Place;
  to: Place;
  count: number;
  readonly first: Place;
  lastOfFirst: Place;
  /** In how many files the least frequent of the paragraphs stands. */
  files: number;
}

function mayBeFormula({ count, first, from }: Copy): boolean {
  return count === 1 && first.page !== from.page && from.length < SHORT;
}

/** Duplicate paragraphs on end whose originals are on end, each run of them one copy. */
function copiesOf(places: readonly Place[], groups: ReturnType<typeof groupsOf>): Copy[] {
  const copies: Copy[] = [];
  let open: { copy: Copy; at: number; first: number } | undefined;
  for (const [at, { first, files }] of groups) {
    const place = places[at] as Place;
    const original = places[first] as Place;
    if (
      open &&
      at === open.at + 1 &&
      first === open.first + 1 &&
      place.article === open.copy.from.article &&
      original.article === open.copy.first.article
    ) {
      open.copy.to = place;
      open.copy.lastOfFirst = original;
      open.copy.count += 1;
      open.copy.files = Math.min(open.copy.files, files);
    } else {
      const copy: Copy = { from: place, to: place, count: 1, first: original, lastOfFirst: original, files };
      copies.push(copy);
      open = { copy, at, first };
    }
    open.at = at;
    open.first = first;
  }
  return copies;
}
