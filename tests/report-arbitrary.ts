import fc from 'fast-check';
import type { Report } from '../src/lint/report.js';

/** Texts as hostile as a file can make them: Han, controls, bidi, lone surrogates, emoji, formulas, markup, line ends. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      ...'新闻，。“”《》（）—…· aZ09.,:=+-@＝＋<>&"`{}[]()%\'/\t\r\n\0\u001b\u007f\u009b\u061c\u200b\u200e\u202e\u2028\u2066\ufeff\ud800\udc00',
      '\u{20000}',
      '🫡',
      '👨‍👩‍👧',
      '葛\u{e0100}',
      'ā̌',
      '\ue000',
      '\u{f0000}',
    ),
    maxLength: 60,
  }),
);

const named = hostile.map((text) => text || '无');
const count = fc.nat({ max: 99_999 });
const position = fc.integer({ min: 1, max: 99_999 });
const range = fc.record({ start: count, end: count });
const severity = fc.constantFrom('error', 'warning', 'info');

const related = fc.record(
  { range, path: named, label: named, line: position, column: position, quote: hostile },
  { requiredKeys: ['range', 'label', 'line', 'column', 'quote'] },
);

const fix = fc.record({
  title: named,
  applicability: fc.constantFrom('safe', 'review'),
  edits: fc.array(fc.record({ range, text: hostile }), { maxLength: 2 }),
});

const finding = fc.record(
  {
    id: fc.stringMatching(/^[0-9a-f]{16}$/),
    rule: fc.constantFrom('repeated-mark', 'compatibility-character'),
    code: fc.constant('code'),
    severity,
    message: named,
    range,
    related: fc.array(related, { maxLength: 3 }),
    evidence: fc.dictionary(fc.constantFrom('a', 'b'), fc.oneof(hostile, fc.integer())),
    fix,
    line: position,
    column: position,
    endLine: position,
    endColumn: position,
    quote: hostile,
  },
  {
    requiredKeys: [
      ...(['id', 'rule', 'code', 'severity', 'message', 'range', 'related', 'evidence'] as const),
      ...(['line', 'column', 'endLine', 'endColumn', 'quote'] as const),
    ],
  },
);

const article = fc.record(
  {
    range,
    shoulder: named,
    headline: named,
    subheadlines: fc.array(named, { maxLength: 2 }),
    bylines: fc.array(named, { maxLength: 2 }),
    keywords: fc.array(
      fc.record({ text: named, weight: fc.double({ min: 0, max: 1, noNaN: true }), count: position }),
      { maxLength: 8 },
    ),
    entities: fc.array(
      fc.record({
        type: fc.constantFrom('person', 'place', 'organisation', 'work', 'money'),
        text: named,
        forms: fc.array(named, { maxLength: 2 }),
        count: position,
        ranges: fc.array(range, { maxLength: 2 }),
      }),
      { maxLength: 8 },
    ),
  },
  { requiredKeys: ['range', 'subheadlines', 'bylines', 'keywords', 'entities'] },
);

const fixed = fc.record({
  rule: fc.constantFrom('repeated-mark', 'compatibility-character'),
  code: fc.constant('code'),
  severity,
  message: named,
  title: named,
  applicability: fc.constantFrom('safe', 'review'),
});

/** Any report that keeps to the contract's types; its numbers need not agree with each other. */
export const report: fc.Arbitrary<Report> = fc.record({
  version: fc.constant(1),
  tool: fc.record({ name: fc.constant('newslint'), version: fc.constant('0.1.0'), segmenter: fc.constant('none') }),
  files: fc.uniqueArray(
    fc.record(
      {
        path: named,
        encoding: fc.constantFrom('utf-8', 'gb18030'),
        characters: count,
        articles: fc.array(article, { maxLength: 3 }),
        findings: fc.array(finding, { maxLength: 4 }),
        fixed: fc.array(fixed, { maxLength: 3 }),
      },
      { requiredKeys: ['path', 'encoding', 'characters', 'articles', 'findings'] },
    ),
    // A file is named once; names that differ only in what no file name can hold are not two.
    { maxLength: 3, selector: ({ path }) => path.replace(/\p{Cs}/gu, '\ufffd') },
  ),
  failures: fc.array(fc.record({ path: named, message: named }, { requiredKeys: ['message'] }), { maxLength: 2 }),
  summary: fc.record(
    {
      files: count,
      failed: count,
      ignored: count,
      characters: count,
      errors: count,
      warnings: count,
      infos: count,
      suppressed: count,
      fixed: count,
    },
    { requiredKeys: ['files', 'failed', 'ignored', 'characters', 'errors', 'warnings', 'infos', 'suppressed'] },
  ),
}) as fc.Arbitrary<Report>;
