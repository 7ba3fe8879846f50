import { readFileSync } from 'node:fs';
import { type Analysis, analyse } from '../src/analyse/analysis.js';
import { openSegmenter } from '../src/analyse/engines.js';
import type { Segmenter } from '../src/analyse/segmenter.js';
import { lint } from '../src/lint/lint.js';
import { parsePage } from '../src/page/parse.js';
import type { Finding } from '../src/rule/finding.js';
import type { Rule } from '../src/rule/rule.js';
import { rules } from '../src/rules/index.js';
import { positionAt } from '../src/text/lines.js';
import { slice } from '../src/text/range.js';

/** One `## Good:` or `## Bad:` section of a fixture. */
export interface Case {
  readonly kind: 'Good' | 'Bad';
  readonly title: string;
  /** Page texts by path; a case of one page has it as `page.txt`. */
  readonly pages: readonly { readonly path: string; readonly text: string }[];
  /** The findings as `notation` writes them; empty in a good case. */
  readonly findings: string;
  /** The (first) page after every fix was applied, where the fixture gives it. */
  readonly fixed?: string;
}

/** Reads the cases of `fixtures/rules/<id>.md`. `\u{200B}` in a text stands for that character. */
export function readCases(id: string): Case[] {
  const source = readFileSync(new URL(`../fixtures/rules/${id}.md`, import.meta.url), 'utf8');
  return source
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const heading = /^(Good|Bad): (.+)$/m.exec(section);
      if (!heading)
        throw new Error(`${id}.md: a section must begin with "## Good: …" or "## Bad: …": ${section.slice(0, 40)}`);
      const block = (name: string) => new RegExp(`^(\`{3,})${name}\\n([\\s\\S]*?)^\\1$`, 'm').exec(section)?.[2];
      const expand = (text: string) =>
        text.replace(/\\u\{([0-9A-Fa-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
      const text = expand(block('text') ?? '');
      const parts = text.split(/^=== (.+)\n/m);
      const pages =
        parts.length === 1
          ? [{ path: 'page.txt', text }]
          : parts.slice(1).flatMap((path, i, all) => (i % 2 ? [] : [{ path, text: all[i + 1] as string }]));
      const fixed = block('fixed');
      return {
        kind: heading[1] as Case['kind'],
        title: heading[2] as string,
        pages,
        findings: (block('findings') ?? '').trimEnd(),
        ...(fixed !== undefined && { fixed: expand(fixed) }),
      };
    });
}

let segmenter: Segmenter | undefined;

/** The analysis of a text, with the project's segmenter. */
export function analysisOf(text: string, path = 'page.txt'): Analysis {
  return analyse(parsePage(path, text), () => {
    segmenter ??= openSegmenter();
    return segmenter;
  });
}

/** What one rule finds in a case, page by page. */
export function run(
  rule: Rule,
  pages: Case['pages'],
): { analyses: Analysis[]; findings: readonly (readonly Finding[])[] } {
  const analyses = pages.map(({ path, text }) => analysisOf(text, path));
  // What a rule says of directives depends on all the others.
  const results = lint(analyses, rule.scope === 'directives' ? rules : [rule], 'zh');
  const failure = results.flatMap(({ failures }) => failures)[0];
  if (failure) throw new Error(failure.message);
  return { analyses, findings: results.map(({ findings }) => findings.filter((one) => one.rule === rule.id)) };
}

/** Findings as fixtures write them: place, severity, code and quote; then, indented, the message and each other place. */
export function notation(analyses: readonly Analysis[], findings: readonly (readonly Finding[])[]): string {
  const pages = new Map(analyses.map(({ page }) => [page.path, page]));
  return findings
    .flatMap((list, i) => {
      const page = (analyses[i] as Analysis).page;
      const place = ({ start, end }: { start: number; end: number }, on = page) => {
        const [from, to] = [positionAt(on.lines, start), positionAt(on.lines, end)];
        return `${analyses.length > 1 ? `${on.path}:` : ''}${from.line}:${from.column}-${to.line}:${to.column}`;
      };
      const quote = (range: { start: number; end: number }, on = page) => `“${short(slice(on.source, range))}”`;
      return list.flatMap((finding) => [
        `${place(finding.range)} ${finding.severity} ${finding.code} ${quote(finding.range)}`,
        `  ${finding.message}`,
        ...finding.related.map((other) => {
          const on = (other.path && pages.get(other.path)) || page;
          return `  → ${place(other.range, on)} ${quote(other.range, on)} ${other.label}`;
        }),
      ]);
    })
    .join('\n');
}

/** A quote on one line, what can't be seen written as `\u{…}`, long ones by their ends. */
function short(text: string): string {
  const visible = text.replace(
    /[^\p{L}\p{N}\p{P}\p{S} ]/gu,
    (c) => `\\u{${c.codePointAt(0)?.toString(16).toUpperCase()}}`,
  );
  return visible.length <= 40 ? visible : `${visible.slice(0, 20)}…${visible.slice(-19)}`;
}

/** `text` with the edits of every fix applied. */
export function fix(text: string, findings: readonly Finding[]): string {
  const edits = findings
    .flatMap((finding) => finding.fix?.edits ?? [])
    .toSorted((a, b) => b.range.start - a.range.start);
  return edits.reduce((now, { range, text: by }) => now.slice(0, range.start) + by + now.slice(range.end), text);
}
