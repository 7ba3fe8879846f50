import type { Applicability, Edit, Finding, Severity } from '../rule/finding.js';
import { slice } from '../text/range.js';

/** A text after its fixes. */
export interface Fixed<T> {
  /** The given text where nothing was fixed, or where the fixes did not settle. */
  readonly text: string;
  /** What makes `text` of the given text: in order, apart from each other, each of them a change. */
  readonly edits: readonly Edit[];
  /** The findings whose fixes were applied, pass by pass; their ranges are those of their pass. */
  readonly fixed: readonly Finding[];
  /** False where fixes were still left after `PASSES` passes: rules that undo each other. */
  readonly settled: boolean;
  /** What `check` said of the given text. */
  readonly before: T;
  /** What `check` said of `text`. */
  readonly checked: T;
}

/** As many as ESLint takes: fixes that need more undo each other. */
export const PASSES = 10;

/**
 * Applies the fixes that `check` finds in `text`, those whose applicability is one of `which`, and checks again, until
 * nothing is left to fix. Of fixes that overlap or touch, the first in the text is applied, at the same place the graver
 * one; the others come in the next pass, if they are still needed then. A fix is applied whole or not at all. Where an
 * edit brings a line end of its own it is the kind that `text` has. No fix is applied that leaves more errors than there were.
 */
export function fixText<T extends { readonly findings: readonly Finding[] }>(
  text: string,
  check: (text: string) => T,
  which: ReadonlySet<Applicability>,
): Fixed<T> {
  const before = check(text);
  const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  let [now, checked] = [text, before];
  let edits: readonly Edit[] = [];
  const fixed: Finding[] = [];
  for (let pass = 0; ; pass++) {
    const step = applied(now, checked, choose(now, checked.findings, which), check, lineEnd);
    if (!step) break;
    if (pass === PASSES) return { text, edits: [], fixed: [], settled: false, before, checked: before };
    edits = compose(edits, now, step.edits);
    [now, checked] = [step.text, step.checked];
    fixed.push(...step.chosen);
  }
  return { text: now, edits: edits.filter((edit) => isChange(text, edit)), fixed, settled: true, before, checked };
}

/**
 * The fixes of `chosen` in `text`, but for those that would make it worse: where there are more errors afterwards, the fixes
 * beside an error are left out, or all where none is; undefined where nothing is left to apply.
 */
function applied<T extends { readonly findings: readonly Finding[] }>(
  text: string,
  before: T,
  chosen: readonly Finding[],
  check: (text: string) => T,
  lineEnd: string,
): { text: string; edits: readonly Edit[]; chosen: readonly Finding[]; checked: T } | undefined {
  while (chosen.length) {
    const edits = chosen
      .flatMap((by) => (by.fix?.edits ?? []).map((edit) => ({ ...edit, by })))
      .map(({ range, text, by }) => ({ range, text: text.replace(/\r\n?|\n/g, lineEnd), by }))
      .sort(byPlace);
    const now = applyEdits(text, edits);
    const checked = check(now);
    const errors = errorsOf(checked);
    if (errors.length <= errorsOf(before).length) return { text: now, edits, chosen, checked };
    const harmful = beside(edits, errors);
    chosen = harmful.size ? chosen.filter((finding) => !harmful.has(finding)) : [];
  }
  return undefined;
}

function errorsOf({ findings }: { readonly findings: readonly Finding[] }): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** The findings whose edits, made in order, have put their text where one of `errors` now is, or right beside it. */
function beside(edits: readonly (Edit & { readonly by: Finding })[], errors: readonly Finding[]): Set<Finding> {
  const wrong = new Uint8Array(errors.reduce((end, { range }) => Math.max(end, range.end), 0) + 1);
  for (const { range } of errors) wrong.fill(1, range.start, range.end + 1);
  const found = new Set<Finding>();
  let shift = 0;
  for (const { range, text, by } of edits) {
    const start = range.start + shift;
    shift += text.length - (range.end - range.start);
    if (wrong.subarray(start, start + text.length + 1).includes(1)) found.add(by);
  }
  return found;
}

/** `text` with `edits` applied, which are disjoint and in order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let end = 0;
  for (const { range, text: by } of edits) {
    pieces.push(text.slice(end, range.start), by);
    end = range.end;
  }
  pieces.push(text.slice(end));
  return pieces.join('');
}

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The findings whose fixes can be applied to `text` in one go. */
function choose(text: string, findings: readonly Finding[], which: ReadonlySet<Applicability>): Finding[] {
  const candidates = findings.flatMap((finding) => {
    const { fix } = finding;
    if (!fix || !which.has(fix.applicability) || !fix.edits.some((edit) => isChange(text, edit))) return [];
    const edits = fix.edits.toSorted(byPlace);
    return isDisjoint(edits, text.length) ? [{ finding, edits }] : [];
  });
  if (!candidates.length) return [];
  candidates.sort((a, b) => startOf(a) - startOf(b) || GRAVITY[a.finding.severity] - GRAVITY[b.finding.severity]);
  /** By boundary between two code units: does an edit change what stands at it? */
  const taken = new Uint8Array(text.length + 1);
  return candidates
    .filter(({ edits }) => {
      if (edits.some(({ range }) => taken.subarray(range.start, range.end + 1).includes(1))) return false;
      for (const { range } of edits) taken.fill(1, range.start, range.end + 1);
      return true;
    })
    .map(({ finding }) => finding);
}

function startOf({ edits }: { readonly edits: readonly Edit[] }): number {
  return (edits[0] as Edit).range.start;
}

function byPlace({ range: a }: Edit, { range: b }: Edit): number {
  return a.start - b.start || a.end - b.end;
}

function isChange(text: string, edit: Edit): boolean {
  return slice(text, edit.range) !== edit.text;
}

function isDisjoint(edits: readonly Edit[], length: number): boolean {
  let end = 0;
  for (const { range } of edits) {
    if (range.start < end || range.end < range.start || range.end > length) return false;
    end = range.end;
  }
  return true;
}

/**
 * `first`, which made `middle` of some text, and then `second`, as the edits that make the end result of that text.
 * Edits that meet in `middle` become one.
 */
function compose(first: readonly Edit[], middle: string, second: readonly Edit[]): Edit[] {
  const composed: Edit[] = [];
  let [i, j] = [0, 0];
  /** What to add to an offset of the first text to have that of `middle`, behind the edits seen so far. */
  let shift = 0;
  while (i < first.length || j < second.length) {
    const start = Math.min(
      (first[i]?.range.start ?? Number.POSITIVE_INFINITY) + shift,
      second[j]?.range.start ?? Number.POSITIVE_INFINITY,
    );
    const origin = start - shift;
    let [end, done, text] = [start, start, ''];
    for (;;) {
      const [one, other] = [first[i], second[j]];
      if (one && one.range.start + shift <= end) {
        end = Math.max(end, one.range.start + shift + one.text.length);
        shift += one.text.length - (one.range.end - one.range.start);
        i++;
      } else if (other && other.range.start <= end) {
        text += middle.slice(done, other.range.start) + other.text;
        end = Math.max(end, other.range.end);
        done = other.range.end;
        j++;
      } else break;
    }
    composed.push({ range: { start: origin, end: end - shift }, text: text + middle.slice(done, end) });
  }
  return composed;
}
