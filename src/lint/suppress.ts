import type { Directive } from '../page/directives.js';
import type { Page, Paragraph } from '../page/page.js';
import type { Edit, Finding } from '../rule/finding.js';
import type { NamedRule, Suppression } from '../rule/suppression.js';
import { positionAt } from '../text/lines.js';
import { overlaps, type Range } from '../text/range.js';

/** The findings of a page that stay, and those that its directives silence. */
export interface Suppressed {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
}

/**
 * Takes findings of a page in text order. A directive silences those that begin where it holds: in the next line of copy,
 * from `disable` to `enable` or the end of the file, or in the whole file. It silences no word about directives.
 */
export function suppress(page: Page, findings: readonly Finding[]): Suppressed {
  if (!page.directives.length) return { findings, suppressed: [] };
  const { silenced } = sweep(readSpans(page).spans, findings);
  return {
    findings: findings.filter((finding) => !silenced.has(finding)),
    suppressed: findings.filter((finding) => silenced.has(finding)),
  };
}

/**
 * What became of each directive of a page of which `suppressed` were silenced, in text order. `ran` are the ids of the rules
 * that ran, `known` those of all.
 */
export function suppressions(
  page: Page,
  suppressed: readonly Finding[],
  ran: ReadonlySet<string>,
  known: ReadonlySet<string>,
): Suppression[] {
  const { spans, ended } = readSpans(page);
  const { used } = sweep(spans, suppressed);
  const worked = new Set([...[...used].map(({ by, name }) => key(by, name)), ...ended]);
  return page.directives.map((directive) => ({
    directive,
    used: worked.has(key(directive, ALL)),
    names: directive.names.map((name): NamedRule => {
      const isUsed = worked.has(key(directive, name.text));
      const state = !known.has(name.text) ? 'unknown' : isUsed ? 'used' : ran.has(name.text) ? 'unused' : 'off';
      return { ...name, state };
    }),
  }));
}

/** A fix is made from the text without its directives: would `edits` delete one, or write into it? */
export function touchesDirective({ directives }: Page, edits: readonly Edit[]): boolean {
  return edits.some(({ range }) => {
    let low = 0;
    let high = directives.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((directives[middle] as Directive).start < range.end) low = middle + 1;
      else high = middle;
    }
    const last = directives[low - 1];
    return last !== undefined && overlaps(last, range);
  });
}

/** Where a directive silences a rule, or all. */
interface Span extends Range {
  readonly by: Directive;
  readonly name: string;
}

/** Stands for every rule, where a directive names none. */
const ALL = '';

function key({ start }: Directive, name: string): string {
  return `${start} ${name}`;
}

/** The spans in the order of their starts, and the keys of what each `enable` has ended. */
function readSpans(page: Page): { spans: Span[]; ended: string[] } {
  const spans: Span[] = [];
  const ended: string[] = [];
  const open = new Map<string, (Span & { end: number })[]>();
  const close = (list: { end: number }[] | undefined, by: Directive, name: string) => {
    for (const span of list ?? []) span.end = by.start;
    if (list?.length) ended.push(key(by, name));
  };
  const directives = page.directives.filter(({ inside }) => !inside);
  const lineEnds = nextLineEnds(page, directives);
  for (const [i, by] of directives.entries()) {
    const { verb, start } = by;
    for (const name of by.names.length ? by.names.map(({ text }) => text) : [ALL]) {
      if (verb === 'disable-file') spans.push({ by, name, start: 0, end: Number.POSITIVE_INFINITY });
      if (verb === 'disable-next-line') spans.push({ by, name, start, end: lineEnds[i] as number });
      if (verb === 'disable') {
        const span = { by, name, start, end: Number.POSITIVE_INFINITY };
        spans.push(span);
        const list = open.get(name);
        if (list) list.push(span);
        else open.set(name, [span]);
      }
      if (verb === 'enable') {
        close(name === ALL ? [...open.values()].flat() : open.get(name), by, name);
        if (name === ALL) open.clear();
        else open.delete(name);
      }
    }
  }
  return { spans: spans.sort((a, b) => a.start - b.start), ended };
}

/** For each directive, where the line ends in which the next copy stands. */
function nextLineEnds({ articles, lines, text }: Page, directives: readonly Directive[]): number[] {
  const paragraphs = articles.flatMap((article) => article.paragraphs);
  let next = 0;
  return directives.map(({ end }) => {
    while (next < paragraphs.length && (paragraphs[next] as Paragraph).range.start < end) next++;
    const paragraph = paragraphs[next];
    if (!paragraph) return text.length;
    const lineEnd = lines[positionAt(lines, paragraph.range.end).line] ?? text.length + 1;
    return Math.min(lineEnd, paragraphs[next + 1]?.range.start ?? lineEnd);
  });
}

/** Which of `findings` the spans silence, and by which; both in order of their starts. Linear in both. */
function sweep(spans: readonly Span[], findings: readonly Finding[]): { silenced: Set<Finding>; used: Set<Span> } {
  const silenced = new Set<Finding>();
  const used = new Set<Span>();
  /** By name: the spans that may still come into use, and how far those reach that have. */
  const holds = new Map<string, { waiting: Span[]; until: number }>();
  let next = 0;
  for (const finding of findings) {
    const at = finding.range.start;
    for (let span = spans[next]; span && span.start <= at; span = spans[next]) {
      next++;
      const hold = holds.get(span.name);
      if (hold) hold.waiting.push(span);
      else holds.set(span.name, { waiting: [span], until: 0 });
    }
    for (const name of [ALL, finding.rule]) {
      const hold = holds.get(name);
      if (!hold) continue;
      for (const span of hold.waiting) {
        if (span.end <= at) continue;
        used.add(span);
        hold.until = Math.max(hold.until, span.end);
      }
      hold.waiting = [];
      if (at < hold.until) silenced.add(finding);
    }
  }
  return { silenced, used };
}
