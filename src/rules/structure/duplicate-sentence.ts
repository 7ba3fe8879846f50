import { fingerprint, fold } from '../../analyse/similarity/folded.js';
import { standfirstLength } from '../../analyse/similarity/standfirst.js';
import type { Paragraph } from '../../page/page.js';
import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';
import { type Range, slice } from '../../text/range.js';

export default defineRule({
  id: 'duplicate-sentence',
  category: 'structure',
  summary: { zh: '同一句话在一篇里出现两次', en: 'a sentence that stands twice in one article' },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    sentence: { zh: '这句话在本文中重复：“{text}”', en: 'the sentence stands twice: “{text}”' },
    run: { zh: '连续{count}句在本文中重复：“{text}”', en: '{count} sentences on end stand twice: “{text}”' },
  },
  labels: {
    first: { zh: '首次出现', en: 'first stands here' },
  },
  // Shorter sentences repeat by right.
  options: {
    minimum: {
      default: 20,
      least: 8,
      most: 1000,
      what: { zh: '少于这么多字的句子不查', en: 'shorter sentences, in characters, are let pass' },
    },
  },
  *check(article, analysis, { minimum }) {
    const { text } = analysis.page;
    if (TEXT_AND_STORY.test(slice(text, article.range))) return;
    const firsts = new Map<number, Place>();
    const earlier: Range[] = [];
    /** The fingerprints of the first of them; few articles have a sentence twice, and need any. */
    const keys = new Set<number>();
    let keyed = 0;
    for (const paragraph of article.paragraphs.slice(standfirstLength(article, text))) {
      if (paragraph.role !== 'body' || paragraph.range.end - paragraph.range.start < minimum) continue;
      const copies = copiesIn(paragraph, analysis.sentences(paragraph), text, firsts, minimum);
      // A whole paragraph that stands twice is the matter of duplicate-paragraph.
      let isCopy = false;
      if (copies.length) {
        for (; keyed < earlier.length; keyed++) keys.add(fingerprint(text, earlier[keyed] as Range).key);
        isCopy = keys.has(fingerprint(text, paragraph.range).key);
      }
      earlier.push(paragraph.range);
      for (const copy of isCopy ? [] : copies) {
        const { range, count, first } = copy;
        const related = [{ range: first, label: 'first' }] as const;
        const quote = excerpt(slice(text, range), 20);
        if (count === 1) yield { code: 'sentence', range, evidence: { text: quote }, related };
        else yield { code: 'run', range, evidence: { text: quote, count }, related };
      }
    }
  },
});

/** A letter or a speech, and a story that says what is in it. */
const TEXT_AND_STORY = /全文(?:另发|如下|附后|见第?)/;

/** A sentence by itself, outside quotation. */
interface Place {
  readonly paragraph: Paragraph;
  /** Which of its paragraph's sentences it is. */
  readonly at: number;
  readonly range: Range;
}

interface Copy {
  readonly range: Range;
  readonly count: number;
  readonly first: Range;
}

/** The sentences of `paragraph` that stand before them in the article, those on end as one; adds the others to `firsts`. */
function copiesIn(
  paragraph: Paragraph,
  sentences: readonly Range[],
  text: string,
  firsts: Map<number, Place>,
  minimum: number,
): Copy[] {
  const copies: Copy[] = [];
  let last: { readonly at: number; readonly first: Place } | undefined;
  for (const { at, range } of outsideQuotation(sentences, text)) {
    const { key, length } = fingerprint(text, range);
    if (length < minimum) continue;
    const first = firsts.get(key);
    if (!first) {
      firsts.set(key, { paragraph, at, range });
      continue;
    }
    if (fold(text, first.range) !== fold(text, range)) continue;
    const open = copies.at(-1);
    if (open && last && last.at + 1 === at && follows(first, last.first)) {
      copies[copies.length - 1] = {
        range: { start: open.range.start, end: range.end },
        count: open.count + 1,
        first: { start: open.first.start, end: first.range.end },
      };
    } else copies.push({ range, count: 1, first: first.range });
    last = { at, first };
  }
  return copies;
}

function follows(one: Place, before: Place): boolean {
  return one.paragraph === before.paragraph && one.at === before.at + 1;
}

/** What is quoted is quoted as often as the story needs it: the sentences that no quotation runs over or fills. */
function* outsideQuotation(sentences: readonly Range[], text: string): Iterable<{ at: number; range: Range }> {
  let depth = 0;
  for (const [at, range] of sentences.entries()) {
    const before = depth;
    let quoted = 0;
    for (let i = range.start; i < range.end; i++) {
      const unit = text.charCodeAt(i);
      if (unit === OPEN) depth++;
      else if (unit === CLOSE) depth = Math.max(0, depth - 1);
      else if (depth > 0) quoted++;
    }
    if (before === 0 && depth === 0 && quoted * 2 < range.end - range.start) yield { at, range };
  }
}

const OPEN = 0x201c;
const CLOSE = 0x201d;
