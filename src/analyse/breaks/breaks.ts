import type { Article, Paragraph, Role } from '../../page/page.js';
import { slice } from '../../text/range.js';
import { type Half, readHalf } from './half.js';
import { type Cut, type Follower, joint, readFollower } from './joins.js';

/** A place where running text stops in mid-sentence. */
export interface Break {
  /** The paragraph that stops. */
  readonly paragraph: Paragraph;
  /** The paragraph that goes on with it; without one the rest is missing. */
  readonly next?: Paragraph;
  /** Is it sure? `false` where only the form of the first half speaks for it: a pulled quote stops without a mark, too. */
  readonly sure: boolean;
}

/**
 * Where the paragraphs of `article` stop in mid-sentence, in text order. A column break leaves two halves: a photograph may
 * stand between them. Subheads, verses, lists, standfirsts, lead-ins (……如下：, ……的选择——) and pulled quotes without a
 * full stop are no breaks. `cut` is called only for paragraphs that stop without a mark.
 */
export function findBreaks(text: string, article: Article, cut: Cut): Break[] {
  const breaks: Break[] = [];
  const lastRunning = article.paragraphs.findLastIndex(({ role }) => RUNNING.has(role));
  let proseAbove = false;
  for (const [i, paragraph] of article.paragraphs.entries()) {
    if (!RUNNING.has(paragraph.role) && !MISTAKEN.has(paragraph.role)) continue;
    const half = readHalf(text, paragraph);
    if (half.end === 'closed' && paragraph.role === 'body') proseAbove = true;
    const next = following(text, article.paragraphs, i);
    if (MISTAKEN.has(paragraph.role) && (next?.role !== 'body' || !looksRunning(half))) continue;
    const follower = next && readFollower(text, next.range, next.role === 'body' || next.role === 'fragment');
    const sure = follower && joint(half, follower, cut, proseAbove);
    if (next && sure) breaks.push({ paragraph, next, sure: sure === 'sure' });
    else if (isTruncated(half, follower, proseAbove, i === lastRunning))
      breaks.push({ paragraph, sure: !follower?.prose });
  }
  return breaks;
}

const RUNNING: ReadonlySet<Role> = new Set(['body', 'fragment', 'subhead', 'line']);
/** What half of a paragraph may be taken for. */
const MISTAKEN: ReadonlySet<Role> = new Set(['shoulder', 'headline', 'subheadline', 'standfirst', 'byline']);

function looksRunning({ length, tail }: Half): boolean {
  return length >= 16 && /[，,]/.test(tail.slice(-24));
}

/** The paragraph that could go on with paragraph `i`: the next one, photographs passed over. */
function following(text: string, paragraphs: readonly Paragraph[], i: number): Paragraph | undefined {
  for (let at = i + 1; at < paragraphs.length && at <= i + 3; at += 1) {
    const next = paragraphs[at] as Paragraph;
    if (next.role === 'caption' || (next.role === 'byline' && PHOTOGRAPH.test(slice(text, next.range)))) continue;
    return RUNNING.has(next.role) ? next : undefined;
  }
  return undefined;
}

const PHOTOGRAPH = /(?:摄|摄影|供图)$/;

/** Does the half stop for good? At the end of an article nearly everything that is no signature does. */
function isTruncated(half: Half, next: Follower | undefined, proseAbove: boolean, last: boolean): boolean {
  const { paragraph, end, length, sentences, signature, head } = half;
  if (end === 'closed' || signature || /^[■●▲◆★◎○□※·•]/.test(head)) return false;
  if (paragraph.role === 'subhead')
    return last && proseAbove && end !== 'leading' && length >= 14 && /[，,]/.test(head);
  if (paragraph.role !== 'body') return false;
  if (end === 'leading') return !next && proseAbove && /[：:；;]$/.test(half.tail);
  const clauses = length >= 12 && /[，,]/.test(head);
  const prose = sentences || clauses || paragraph.dateline !== undefined;
  if (!prose && length < LONG) return false;
  if (!next?.prose || !next.closed) return proseAbove || (prose && length >= LONG) || sentences;
  return proseAbove && (end === 'open' ? length >= 20 : sentences);
}

/** A line without any mark that is as long is no heading. */
const LONG = 34;
