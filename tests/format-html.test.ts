import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SCRIPT } from '../src/format/html/script.js';
import { STYLE } from '../src/format/html/style.js';
import { formatHtml } from '../src/format/html.js';
import type { FindingReport, Report } from '../src/lint/report.js';
import { type Page, type Paragraph } from '../src/page/page.js';
import { parsePage } from '../src/page/parse.js';
import { visible } from '../src/text/visible.js';
import { bareHtml, checkHtml } from './output-checks.js';
import { report as anyReport, hostile } from './report-arbitrary.js';

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
const sample = JSON.parse(read('output/report.json')) as Report;
const rules = JSON.parse(read('output/rules.json'));
const paged = (...pages: Page[]) => new Map(pages.map((page) => [page.path, page]));
const whole = (pieces: Iterable<string>) => [...pieces].join('');
const SEED = { seed: 20261123 };

it('is the golden report', () => {
  const page = parsePage('城市版/头版.txt', read('output/page.txt'));
  const html = whole(formatHtml(sample, { lang: 'zh', pages: paged(page), rules }));
  expect(bareHtml(html).replace(/sha256-[\w+/=]+/g, 'sha256')).toBe(read('output/report.html'));
});

describe('whatever the texts', () => {
  it('has no tag, attribute or target that is not its own', () => {
    fc.assert(
      fc.property(anyReport, fc.constantFrom('zh', 'en'), hostile, (report, lang, text) => {
        const pages = paged(...report.files.map(({ path }) => parsePage(path, `${text}\n\n${text}\n`)));
        checkHtml(whole(formatHtml(report, { lang, pages })));
        checkHtml(whole(formatHtml(report, { lang, pages: new Map() })));
      }),
      { ...SEED, numRuns: 60 },
    );
  });
});

describe('the text of a page', () => {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  /** What a reader sees of the sheet, without numbers, overviews and white space. */
  const shown = (html: string) =>
    (html.split('<article class="sheet"')[1]?.split('</article>')[0] ?? '')
      .replace(/^[^>]*>/, '')
      .replace(/<a class="no[^>]*>[^<]*<\/a>/g, '')
      .replace(/<dl class="about">[\s\S]*?<\/dl>/g, '')
      .replace(/<span class="unseen">([^<]*)<\/span>/g, '<U+$1>'.replace('U+', ''))
      .replace(/<(?!U\+)[^>]*>/g, '')
      .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] as string)
      .replace(/\s+/g, '');

  const names = readdirSync(new URL('../fixtures/pages', import.meta.url)).filter((name) => /\.(?:txt|md)$/.test(name));
  const finding = (start: number, end: number, related: { start: number; end: number }[]): FindingReport => ({
    ...{ id: '0', rule: 'typo', code: 'own', severity: 'warning', message: '错', range: { start, end }, evidence: {} },
    ...{ line: 1, column: 1, endLine: 1, endColumn: 1, quote: '' },
    related: related.map((range) => ({ range, label: '另一处', line: 1, column: 1, quote: '' })),
  });
  const offset = fc.integer({ min: 0, max: 400 });
  const range = fc.tuple(offset, offset).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

  it.each(names)('%s stands there whole and in order, however its findings overlap, each with its numbers', (name) => {
    const page = parsePage(name, read(`pages/${name}`));
    const expected = page.articles
      .flatMap((article) => article.paragraphs)
      .map(({ range }: Paragraph) => page.source.slice(range.start, range.end))
      .join('');
    fc.assert(
      fc.property(fc.array(fc.tuple(range, fc.array(range, { maxLength: 2 })), { maxLength: 12 }), (places) => {
        const findings = places
          .map(([{ start, end }, related]) => finding(start, end, related))
          .sort((a, b) => a.range.start - b.range.start);
        const articles = page.articles.map(({ range }) => {
          return { range, subheadlines: [], bylines: [], keywords: [], entities: [] };
        });
        const file = { path: name, encoding: 'utf-8', characters: page.source.length, articles, findings };
        const html = whole(formatHtml({ ...sample, files: [file] }, { lang: 'zh', pages: paged(page) }));
        expect(shown(html)).toBe(visible(expected.replace(/\s+/g, '')));
        const ids = [...html.matchAll(/ id="([fm]\d[\d-]*)"/g)].map(([, id]) => id);
        const named = findings.flatMap(({ related }, i) => [
          ...[`f${i + 1}`, `m${i + 1}`],
          ...related.map((_, j) => `m${i + 1}-${j + 1}`),
        ]);
        expect(ids.sort()).toEqual(named.sort());
      }),
      { ...SEED, numRuns: 20 },
    );
  });

  it('with thousands of findings inside one another takes no longer than its length', () => {
    const text = `新桥通车\n\n${'城南新桥昨天通车，两岸居民往来方便多了。'.repeat(400)}\n`;
    const page = parsePage('a.txt', text);
    const findings = Array.from({ length: 4000 }, (_, i) => finding(6 + i, text.length - 1 - (i % 7), []));
    const file = { path: 'a.txt', encoding: 'utf-8', characters: text.length, articles: [], findings };
    const html = whole(formatHtml({ ...sample, files: [file] }, { lang: 'zh', pages: paged(page) }));
    // A cell of text names at most eight findings: the file stays in proportion to text and findings.
    expect(html.length).toBeLessThan(4000 * 1500);
  });
});

it('lets nothing run but its own style and script', () => {
  const html = whole(formatHtml(sample, { lang: 'zh', pages: new Map() }));
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(policy.replaceAll('&#39;', "'")).toBe(
    `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`,
  );
  expect(html.match(/<style>([\s\S]*?)<\/style>/)?.[1]).toBe(STYLE);
  expect(html.match(/<script>([\s\S]*?)<\/script>/)?.[1]).toBe(SCRIPT);
  expect(STYLE).not.toMatch(/url\(|@import/);
});
