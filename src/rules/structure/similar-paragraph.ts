import { isBoilerplate } from '../../analyse/similarity/boilerplate.js';
import { candidates } from '../../analyse/similarity/candidates.js';
import { type Change, changes } from '../../analyse/similarity/changes.js';
import { fold } from '../../analyse/similarity/folded.js';
import type { Page, Paragraph } from '../../page/page.js';
import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';

/** At most one character in so many differs. */
const ONE_IN = 10;
/** And at most so many in all. */
const MOST = 40;
/** So many differences are shown. */
const SHOWN = 4;

export default defineRule({
  id: 'similar-paragraph',
  category: 'structure',
  summary: { zh: '两段文字几乎相同，只差几个字', en: 'a near copy of another paragraph' },
  severity: 'warning',
  weight: 0,
  scope: 'run',
  messages: {
    near: {
      zh: '与另一段几乎相同，{count}处不同：{changes}',
      en: 'nearly the same as another paragraph; {count} differ: {changes}',
    },
  },
  labels: {
    first: { zh: '首次出现', en: 'first stands here' },
  },
  // Shorter paragraphs are alike by chance.
  options: {
    minimum: {
      default: 30,
      least: 20,
      most: 1000,
      what: { zh: '少于这么多字的段落不查', en: 'shorter paragraphs, in characters, are let pass' },
    },
  },
  *check(pages, _, { minimum }) {
    const index = candidates();
    const places: Place[] = [];
    for (const page of pages) {
      for (const { paragraphs } of page.articles) {
        for (const paragraph of paragraphs) {
          if (paragraph.role !== 'body' || paragraph.range.end - paragraph.range.start < minimum) continue;
          if (isBoilerplate(page.text, paragraph.range)) continue;
          const numbers = index.add(page.text, paragraph.range, minimum);
          if (!numbers) continue;
          places.push({ page, paragraph });
          if (!numbers.length) continue;
          const text = fold(page.text, paragraph.range);
          const near = nearest(text, numbers, places);
          if (!near || !isSlip(near, text, near.place.page === page)) continue;
          yield {
            code: 'near',
            page,
            range: paragraph.range,
            evidence: { count: near.changes.length, changes: list(near.changes, near.text, text) },
            related: [{ page: near.place.page, range: near.place.paragraph.range, label: 'first' }],
          };
        }
      }
    }
  },
});

interface Place {
  readonly page: Page;
  readonly paragraph: Paragraph;
}

interface Near {
  readonly place: Place;
  /** Its folded text. */
  readonly text: string;
  readonly changes: readonly Change[];
}

/** The earlier place that differs least from `text`, if any is near enough. No changes: it is the same. */
function nearest(text: string, numbers: readonly number[], places: readonly Place[]): Near | undefined {
  let best: Near | undefined;
  for (const number of numbers) {
    const place = places[number] as Place;
    const other = fold(place.page.text, place.paragraph.range);
    const limit = Math.min(MOST, Math.floor(Math.max(text.length, other.length) / ONE_IN));
    const found = changes(other, text, limit);
    if (found && (!best || found.length < best.changes.length)) best = { place, text: other, changes: found };
  }
  return best;
}

/** A letter, a speech or a pulled quote stands elsewhere with 他说， before it and 。 or a note behind it: so near the ends. */
const LEAD = 8;
/** Formulas of the trade differ in figures, dates and whole words. */
const FORMULA = /[\d一二三四五六七八九十百千万亿上下前后今明昨]/;
const LONG_ENOUGH = 40;

/** Does the copy differ as a copy with slips does, and not as a quotation or the same formula about another matter? */
function isSlip({ changes, text: other }: Near, text: string, samePage: boolean): boolean {
  const inside = withoutEnds(changes, other.length);
  const size = inside.reduce((sum, { a, aEnd, b, bEnd }) => sum + Math.max(aEnd - a, bEnd - b), 0);
  const single = inside.filter(
    (one) => isSingle(one) && !FORMULA.test(other.slice(one.a, one.aEnd) + text.slice(one.b, one.bEnd)),
  );
  if (samePage) return single.length > 0 || (size > 0 && size * 20 <= text.length);
  return (
    text.length >= LONG_ENOUGH &&
    size * 12 <= text.length &&
    single.length > 0 &&
    single.length * 3 >= inside.length * 2
  );
}

/** The changes but for those at the very ends and close to them. */
function withoutEnds(found: readonly Change[], length: number): Change[] {
  const lead = found[0]?.a === 0 ? found[0].aEnd + LEAD : -1;
  const last = found.at(-1);
  const tail = last?.aEnd === length ? last.a - LEAD : length + 1;
  return found.filter(({ a, aEnd }) => a > lead && aEnd < tail);
}

function isSingle({ a, aEnd, b, bEnd }: Change): boolean {
  return aEnd - a <= 1 && bEnd - b <= 1;
}

/** `栽→裁，“”→增加` … in the order of the text. */
function list(found: readonly Change[], a: string, b: string): string {
  const shown = found.slice(0, SHOWN).map((one) => `${word(a, one.a, one.aEnd)}→${word(b, one.b, one.bEnd)}`);
  return shown.join('，') + (found.length > SHOWN ? '……' : '');
}

function word(text: string, start: number, end: number): string {
  return start === end ? '（无）' : excerpt(text.slice(start, end), 12);
}
