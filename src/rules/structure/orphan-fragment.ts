import { foldText } from '../../analyse/similarity/folded.js';
import type { Page, Paragraph } from '../../page/page.js';
import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';
import { type Range, slice } from '../../text/range.js';

/** A longer block is a paragraph of its own. */
const LONGEST = 48;
/** How many paragraphs away a scrap of one or two characters may lie from the one it was torn from. */
const NEAR = 4;
/** A scrap with as many Han characters is looked for on the whole page. */
const TELLING = 6;
/** A paragraph's ends are compared, never the whole of it. */
const WINDOW = 2 * LONGEST;

export default defineRule({
  id: 'orphan-fragment',
  category: 'structure',
  summary: { zh: '从别的段落掉下来的残句', en: 'the torn-off end or beginning of another paragraph' },
  severity: 'error',
  weight: 1,
  scope: 'page',
  messages: {
    end: { zh: '残句“{text}”：与另一段的末尾相同', en: 'a scrap: “{text}” is the end of another paragraph' },
    start: { zh: '残句“{text}”：与另一段的开头相同', en: 'a scrap: “{text}” is the beginning of another paragraph' },
  },
  labels: {
    end: { zh: '原段末尾', en: 'its end' },
    start: { zh: '原段开头', en: 'its beginning' },
  },
  *check(page) {
    const paragraphs = page.articles.flatMap(({ paragraphs }) => paragraphs);
    let far: ReadonlyMap<string, readonly number[]> | undefined;
    for (const [i, paragraph] of paragraphs.entries()) {
      const scrap = readScrap(page, paragraph);
      if (!scrap) continue;
      const near = neighbours(paragraphs.length, i);
      let others: readonly number[] = near;
      if (scrap.han >= TELLING && mayBeEnd(scrap)) {
        far ??= byTail(page, paragraphs);
        others = [...near, ...(far.get(scrap.skeleton.slice(-TELLING)) ?? [])];
      }
      const origin = others.find((at) => at !== i && isEnd(page, scrap, paragraphs[at] as Paragraph, at === i - 1));
      const whole = origin ?? near.find((at) => at !== i && isStart(page, scrap, paragraphs[at] as Paragraph));
      if (whole === undefined) continue;
      const { range } = paragraphs[whole] as Paragraph;
      const code = origin === undefined ? 'start' : 'end';
      const length = paragraph.range.end - paragraph.range.start;
      yield {
        code,
        range: paragraph.range,
        // A subhead may be the first words of its paragraph by right.
        severity: code === 'end' ? 'error' : 'warning',
        evidence: { text: excerpt(slice(page.text, paragraph.range), 20) },
        related: [
          {
            range:
              code === 'end'
                ? { start: Math.max(range.start, range.end - length - 8), end: range.end }
                : { start: range.start, end: Math.min(range.end, range.start + length + 8) },
            label: code,
          },
        ],
      };
    }
  },
});

/** A quotation that is a part of a sentence, not something said. */
const QUOTED_WORDS = /^[“‘《][^”’》]{1,20}[”’》][\p{sc=Han}]/u;

interface Scrap {
  /** Folded, without figures: a scrap may have been set again, with another one. */
  readonly skeleton: string;
  readonly han: number;
  readonly closed: boolean;
  readonly torn: boolean;
}

function readScrap(page: Page, { range, role }: Paragraph): Scrap | undefined {
  if (role !== 'fragment' && role !== 'body' && role !== 'line' && role !== 'subhead') return undefined;
  if (range.end - range.start > LONGEST) return undefined;
  const text = slice(page.text, range);
  const skeleton = bare(text);
  const han = skeleton.match(/\p{sc=Han}/gu)?.length ?? 0;
  if (!han || (/^[“‘《（(【〔\[—]/.test(text) && !QUOTED_WORDS.test(text))) return undefined;
  return { skeleton, han, closed: /[。！？!?…”’；;]$/.test(text), torn: role !== 'subhead' };
}

/** Nearest first, those above before those below. */
function neighbours(count: number, i: number): number[] {
  const found: number[] = [];
  for (let step = 1; step <= NEAR; step += 1) {
    if (i - step >= 0) found.push(i - step);
    if (i + step < count) found.push(i + step);
  }
  return found;
}

/** Paragraphs by their last characters, at most eight for the same. */
function byTail(page: Page, paragraphs: readonly Paragraph[]): ReadonlyMap<string, readonly number[]> {
  const far = new Map<string, number[]>();
  for (const [i, { role, range }] of paragraphs.entries()) {
    if (role !== 'body' || range.end - range.start <= LONGEST) continue;
    const key = tail(page, range).slice(-TELLING);
    const list = far.get(key);
    if (!list) far.set(key, [i]);
    else if (list.length < 8) list.push(i);
  }
  return far;
}

/** An end closes a sentence, and is no heading. */
function mayBeEnd({ closed, torn }: Scrap): boolean {
  return closed && torn;
}

function isEnd(page: Page, scrap: Scrap, other: Paragraph, justAbove: boolean): boolean {
  if (!mayBeEnd(scrap) || other.role !== 'body') return false;
  const { skeleton, han } = scrap;
  const end = tail(page, other.range);
  if (end.length < skeleton.length + 4 || !end.endsWith(skeleton)) return false;
  const before = end.charAt(end.length - skeleton.length - 1);
  // Away from the other paragraph, a whole sentence may be said twice on purpose.
  if (/[。！？!?：:“]/.test(before) && !justAbove) return false;
  return han >= 2 || justAbove;
}

function isStart(page: Page, { skeleton, han, closed }: Scrap, other: Paragraph): boolean {
  if (closed || han < TELLING || other.role !== 'body') return false;
  const start = bare(page.text.slice(other.range.start, Math.min(other.range.end, other.range.start + WINDOW)));
  return (
    start.length >= skeleton.length * 2 &&
    start.startsWith(skeleton) &&
    /\p{sc=Han}/u.test(start.charAt(skeleton.length))
  );
}

function tail(page: Page, { start, end }: Range): string {
  return bare(page.text.slice(Math.max(start, end - WINDOW), end));
}

function bare(text: string): string {
  return foldText(text).replace(/\d+(?:[.,]\d+)*/g, '');
}
