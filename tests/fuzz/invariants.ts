import assert from 'node:assert/strict';
import { type Analysis, analyse } from '../../src/analyse/analysis.js';
import { openSegmenter } from '../../src/analyse/engines.js';
import type { Segmenter } from '../../src/analyse/segmenter.js';
import { applyEdits, fixText } from '../../src/lint/fix.js';
import { type LintResult, lint, lintPage } from '../../src/lint/lint.js';
import { articleReport, type Checked, type FileReport, fileReport } from '../../src/lint/report.js';
import type { Page } from '../../src/page/page.js';
import { parsePage } from '../../src/page/parse.js';
import { type Decoded, decode, ENCODINGS, Undecodable } from '../../src/read/decode.js';
import { encode } from '../../src/read/encode.js';
import { explain } from '../../src/read/refusal.js';
import type { Applicability, Edit, Finding, Fix } from '../../src/rule/finding.js';
import type { Rule } from '../../src/rule/rule.js';
import { rules } from '../../src/rules/index.js';
import type { Range } from '../../src/text/range.js';
import { checkUnseen } from '../output-checks.js';
import type { Input } from './inputs.js';

/** What is no longer true, of which input. */
export class Broken extends Error {
  readonly invariant: string;

  constructor(invariant: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.invariant = invariant;
  }
}

/** Runs `check`; whatever it throws breaks `invariant`. */
export function hold<T>(invariant: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw error instanceof Broken ? error : new Broken(invariant, error);
  }
}

/** What is left of an input that was decoded: for the formats. */
export interface Survivor {
  readonly checked: Checked;
  readonly analysis: Analysis;
}

/**
 * Checks one input and all that must be true of its result. Gives undefined for bytes that are refused, which is right as
 * well. `turn` says which of the costly checks have their turn. Throws `Broken`.
 */
export function checkInput(input: Input, turn: number): Survivor | undefined {
  if ('text' in input) return checkText(input.path, input.text, 'utf-8', turn);
  const decoded = hold('bytes decode or are refused', () => decodeOrRefuse(input.bytes));
  return decoded && checkText(input.path, decoded.text, decoded.encoding, turn);
}

function decodeOrRefuse(bytes: Uint8Array): Decoded | undefined {
  try {
    const decoded = decode(bytes);
    assert.doesNotMatch(decoded.text, /\p{Surrogate}/u);
    return decoded;
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    for (const lang of ['zh', 'en'] as const) {
      const said = explain(error.reason, lang);
      assert.doesNotMatch(said, /[{}\n]|undefined|NaN/);
      checkUnseen(said);
    }
    return undefined;
  }
}

let segmenter: Segmenter | undefined;

function open(): Segmenter {
  segmenter ??= openSegmenter();
  return segmenter;
}

/** A text by itself, as the command line checks one file. */
export function lintAlone(path: string, text: string): { analysis: Analysis; result: LintResult } {
  const analysis = analyse(parsePage(path, text), open);
  return { analysis, result: lint([analysis], rules, 'zh')[0] as LintResult };
}

function checkText(path: string, text: string, encoding: string, turn: number): Survivor {
  const start = performance.now();
  const { analysis, result } = hold('nothing throws', () => lintAlone(path, text));
  const articles = hold('nothing throws', () => analysis.page.articles.map((one) => articleReport(one, analysis)));
  if (performance.now() - start > limit(text)) hold('time is in proportion to length', () => checkTime(path, text));
  hold('no rule fails', () => assert.deepEqual(result.failures, []));
  const checked: Checked = { page: analysis.page, encoding, articles, ...result };
  hold('a page has all of its text, in order', () => checkPage(analysis.page));
  hold('words add up to the text', () => checkWords(analysis));
  hold('findings lie in the text, in order and once', () => checkFindings(analysis.page, result));
  hold('lines and columns agree with offsets', () => checkPlaces(text, fileReport(checked, new Map())));
  hold('names and keywords stand in the text', () => checkNames(checked));
  if (turn % 4 === 0) hold('findings are the same a second time', () => checkAgain(path, text, result));
  const before = turn % 2 ? STORY : '\n\n';
  hold('findings move with their text', () => checkMoved(path, text, before, analysis, result));
  hold('fixes settle, and mend', () => checkFixes(path, text, turn % 3 ? SAFE : ALL, result));
  if (turn % 5 === 0) hold('encodings make no difference', () => checkEncodings(text));
  return { checked, analysis };
}

/** Milliseconds for a check of `text`: far more than it takes, but for one that grows with the square. */
function limit(text: string): number {
  return 300 + text.length * 0.3;
}

/** The same once more, alone and rule by rule, to name the slow one: the machine may have been busy. */
function checkTime(path: string, text: string): void {
  const times = [0, 1, 2].map(() => measured(() => lintAlone(path, text)));
  if (Math.min(...times) <= limit(text)) return;
  const slowest = rules
    .map((rule) => ({
      id: rule.id,
      time: measured(() => lintPage(analyse(parsePage(path, text), open), [rule], 'zh')),
    }))
    .sort((a, b) => b.time - a.time);
  const told = slowest.slice(0, 3).map(({ id, time }) => `${id} ${Math.round(time)} ms`);
  assert.fail(`${Math.round(Math.min(...times))} ms for ${text.length} characters: ${told.join(', ')}`);
}

function measured(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function checkRange(text: string, { start, end }: Range): void {
  assert.ok(Number.isInteger(start) && Number.isInteger(end), `${start}–${end}`);
  assert.ok(0 <= start && start <= end && end <= text.length, `${start}–${end} in ${text.length}`);
  for (const at of [start, end])
    if (/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))) assert.fail(`${at} is within a character`);
}

function checkPage({ source, text, articles, directives }: Page): void {
  assert.equal(text.length, source.length);
  let at = 0;
  for (const article of articles) {
    assert.deepEqual(article.range, {
      start: article.paragraphs[0]?.range.start,
      end: article.paragraphs.at(-1)?.range.end,
    });
    for (const { range, dateline } of article.paragraphs) {
      checkRange(source, range);
      if (dateline) checkRange(source, dateline);
      assert.equal(text.slice(at, range.start).trim(), '');
      assert.notEqual(text.slice(range.start, range.end), '');
      at = range.end;
    }
  }
  assert.equal(text.slice(at).trim(), '');
  for (const one of directives) for (const range of [one, ...one.names]) checkRange(source, range);
}

function checkWords(analysis: Analysis): void {
  const { articles, text } = analysis.page;
  for (const { range } of articles.flatMap(({ paragraphs }) => paragraphs)) {
    const sentences = analysis.sentences({ range, role: 'body' });
    for (const one of sentences) checkRange(text, one);
    let at = range.start;
    for (const word of open().words(text.slice(range.start, range.end), range.start)) {
      assert.equal(word.start, at);
      assert.equal(word.text.length, word.end - word.start);
      assert.equal(word.text, text.slice(word.start, word.end));
      at = word.end;
    }
    assert.equal(at, range.end);
  }
}

function checkFindings({ source }: Page, { findings, suppressed }: LintResult): void {
  const ids = new Set<string>();
  const seen = new Set<string>();
  for (const list of [findings, suppressed]) {
    let last: Finding | undefined;
    for (const finding of list) {
      const { id, rule, message, range, related, evidence, fix } = finding;
      const said = JSON.stringify(finding);
      assert.match(id, /^[0-9a-f]{16}$/);
      if (ids.has(id)) assert.fail(`two of one id: ${said}`);
      ids.add(id);
      const key = JSON.stringify([rule, finding.code, range, evidence, related.map(({ range }) => range)]);
      if (seen.has(key)) assert.fail(`said twice: ${said}`);
      seen.add(key);
      checkRange(source, range);
      for (const other of related) checkRange(source, other.range);
      for (const edit of fix?.edits ?? []) checkRange(source, edit.range);
      if (fix) assert.ok(isOrdered(fix), `edits out of order: ${said}`);
      if (/\p{Cs}/u.test(message) && !/\p{Cs}/u.test(source)) assert.fail(`half a character: ${said}`);
      if (SLIP.test(message) && !SLIP.test(source.normalize('NFKC'))) assert.fail(message);
      for (const value of Object.values(evidence)) assert.ok(typeof value === 'string' || Number.isFinite(value), said);
      if (last && (last.range.start - range.start || last.range.end - range.end) > 0)
        assert.fail(`not in order: ${said}`);
      last = finding;
    }
  }
}

/** What a message has that was put together of nothing. */
const SLIP = /undefined|NaN|\[object|Infinity/;

/** Are the edits of the finding's own fix as `Fix` promises? */
export function isOrdered({ edits }: Fix): boolean {
  return edits.length > 0 && edits.every(({ range }, i) => range.start >= (edits[i - 1]?.range.end ?? 0));
}

function checkPlaces(text: string, { findings }: FileReport): void {
  const offsets = findings.flatMap(({ range, related }) => [
    range.start,
    range.end,
    ...related.map((one) => one.range.start),
  ]);
  const places = placesOf(text, new Set(offsets));
  const at = (offset: number) => places.get(offset);
  for (const { range, line, column, endLine, endColumn, quote, related } of findings) {
    assert.equal(`${line}:${column}`, at(range.start));
    assert.equal(`${endLine}:${endColumn}`, at(range.end));
    assert.equal(quote, text.slice(range.start, range.end));
    for (const other of related) {
      assert.equal(`${other.line}:${other.column}`, at(other.range.start));
      assert.equal(other.quote, text.slice(other.range.start, other.range.end));
    }
  }
}

/** Line and column of each of `offsets`, counted unit by unit. */
function placesOf(text: string, offsets: ReadonlySet<number>): Map<number, string> {
  const places = new Map<number, string>();
  let [line, column] = [1, 1];
  for (let i = 0; i <= text.length; i++) {
    if (offsets.has(i)) places.set(i, `${line}:${column}`);
    const ends = text[i] === '\n' || (text[i] === '\r' && text[i + 1] !== '\n');
    [line, column] = ends ? [line + 1, 1] : [line, column + 1];
  }
  return places;
}

function checkNames({ page, articles }: Checked): void {
  for (const { range, entities, keywords } of articles) {
    for (const { text, forms, count, ranges } of entities) {
      assert.ok(forms.includes(text) && count === ranges.length && count > 0, JSON.stringify({ text, forms, count }));
      for (const one of ranges) {
        checkRange(page.source, one);
        assert.ok(range.start <= one.start && one.end <= range.end && one.start < one.end, JSON.stringify(one));
      }
    }
    for (const { text, weight, count } of keywords)
      assert.ok(text && Number.isFinite(weight) && count > 0, JSON.stringify({ text, weight, count }));
  }
}

function checkAgain(path: string, text: string, { findings, suppressed }: LintResult): void {
  const { result } = lintAlone(path, text);
  assert.deepEqual([result.findings, result.suppressed], [findings, suppressed]);
}

/** A story of its own, in which no rule finds anything. */
const STORY =
  '山城举办摄影展\n\n本报讯 山城摄影展上周六在老戏楼开幕，展出作品来自当地摄影爱好者。开幕当天，前来参观的居民络绎不绝，不少人带着孩子合影留念。\n\n';

/**
 * With empty lines or a story before it, every finding is the same, and stands later by their length. Where the story makes
 * other articles of the page this is not asked for, and of rules over the whole page and the run not at all: they count what is usual on it.
 */
function checkMoved(
  path: string,
  text: string,
  before: string,
  { page, published }: Analysis,
  { findings }: LintResult,
): void {
  // The front matter of Markdown is what it is only at the top.
  if (path.endsWith('.md') && /^\ufeff?---/.test(text)) return;
  const after = lintAlone(path, before + text);
  // A folio is one only near the top.
  if (after.analysis.published !== published) return;
  const moved = ({ start, end }: Range) => ({ start: start - before.length, end: end - before.length });
  const own = after.analysis.page.articles.filter(({ range }) => range.start >= before.length);
  const shape = (articles: Page['articles'], move = (range: Range) => range) =>
    articles.map(({ paragraphs }) => paragraphs.map(({ role, range }) => ({ role, ...move(range) })));
  const stands = isDeepEqual(shape(own, moved), shape(page.articles)) && own.length === page.articles.length;
  if (before !== STORY) assert.ok(stands, 'empty lines before it make other articles of it');
  if (!stands) return;
  const isAsked = ({ rule }: Finding) => before !== STORY || LOCAL.has(rule);
  const plain = ({ id, ...finding }: Finding, move: (range: Range) => Range) => ({
    ...finding,
    range: move(finding.range),
    related: finding.related.map((other) => ({ ...other, range: move(other.range) })),
    fix: finding.fix && {
      ...finding.fix,
      edits: finding.fix.edits.map(({ range, text }) => ({ range: move(range), text })),
    },
  });
  const found = after.result.findings.filter((one) => one.range.start >= before.length && isAsked(one));
  assert.deepEqual(
    found.map((one) => plain(one, moved)),
    findings.filter(isAsked).map((one) => plain(one, (range) => range)),
    before === STORY ? 'behind a story' : 'behind empty lines',
  );
}

const LOCAL = new Set(
  rules.filter(({ scope }) => scope === 'article' || scope === 'paragraph').map(({ id }: Rule) => id),
);

function isDeepEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const SAFE: ReadonlySet<Applicability> = new Set(['safe']);
const ALL: ReadonlySet<Applicability> = new Set(['safe', 'review']);

function checkFixes(path: string, text: string, which: ReadonlySet<Applicability>, { findings }: LintResult): void {
  if (!findings.some(({ fix }) => fix)) return;
  const known = new Map<string, { findings: readonly Finding[] }>();
  const check = (now: string) => {
    let result = known.get(now);
    if (!result) {
      result = lintPage(analyse(parsePage(path, now), open), rules, 'zh');
      known.set(now, result);
    }
    return result;
  };
  holdFixes(text, check, which);
}

/** What must be true of the fixes of a text. */
export function holdFixes(
  text: string,
  check: (text: string) => { readonly findings: readonly Finding[] },
  which: ReadonlySet<Applicability>,
): void {
  const { settled, text: fixed, edits, before, checked, fixed: done } = fixText(text, check, which);
  const said = () =>
    `${JSON.stringify(text)}\n→ ${JSON.stringify(fixed)}\n${done.map(({ rule, code }) => `${rule} ${code}`)}`;
  const ok = (is: boolean, what: string) => is || assert.fail(`${what}: ${said()}`);
  ok(settled, 'fixes undo each other');
  for (const { findings } of [before, checked])
    for (const { fix } of findings) ok(!fix || isOrdered(fix), 'edits out of order');
  ok(isDisjoint(edits, text.length), 'edits overlap');
  assert.equal(applyEdits(text, edits), fixed);
  ok(fixed.length <= 2 * text.length + 100, 'the text grows');
  ok(errors(checked.findings) <= errors(before.findings), 'more errors than before');
  ok(fixText(fixed, check, which).text === fixed, 'the text fixed is fixed again');
  ok(loneSurrogates(fixed) <= loneSurrogates(text), 'a character is torn');
  if (which === SAFE) assert.deepEqual(numbers(fixed), numbers(text), said());
}

function errors(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}

function isDisjoint(edits: readonly Edit[], length: number): boolean {
  return edits.every(
    ({ range: { start, end } }, i) => (edits[i - 1]?.range.end ?? -1) < start && start <= end && end <= length,
  );
}

function loneSurrogates(text: string): number {
  return text.match(/\p{Surrogate}/gu)?.length ?? 0;
}

/** Every number of a text: full-width digits as the others, nothing that can't be seen between them. */
function numbers(text: string): string[] {
  return (
    text
      .replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, (c) => (/[\t\n-\r\u0085]/.test(c) ? c : ''))
      .normalize('NFKC')
      .match(/\d+|[〇零一二三四五六七八九十百千万亿]+/g) ?? []
  );
}

/** Led by its mark, a text is the same in each encoding that has all of it; without, where the encoding is named. */
function checkEncodings(text: string): void {
  for (const encoding of ENCODINGS) {
    for (const bom of encoding === 'big5' ? [false] : [true, false]) {
      const bytes = encode(text, encoding, bom);
      if (!(bytes instanceof Uint8Array)) continue;
      try {
        const decoded = decode(bytes, { encoding });
        // What begins like a mark is one.
        if (!bom && decoded.bom) continue;
        assert.equal(decoded.text, text);
        assert.equal(decoded.encoding, encoding);
      } catch (error) {
        if (!(error instanceof Undecodable)) throw error;
        assert.ok(['binary', 'format'].includes(error.reason.code), `${encoding}: ${error.message}`);
      }
    }
  }
}
