import type { Tool } from '../lint/report.js';
import type { Severity } from '../rule/finding.js';
import type { Category, Rule } from '../rule/rule.js';
import type { Text } from '../text/message.js';
import { visible } from '../text/visible.js';
import { wrap } from '../text/wrap.js';
import type { Cell } from './grid.js';
import { paint } from './paint.js';
import { type Style, type TableOptions, table } from './table.js';
import { TABLE_TEXTS, type TableTexts } from './texts.js';

/** What `newslint rules --format json` gives (version 1; it only grows). */
export interface RuleList {
  readonly version: 1;
  readonly tool: Pick<Tool, 'name' | 'version'>;
  readonly rules: readonly RuleFacts[];
}

export interface RuleFacts {
  readonly id: string;
  readonly category: Category;
  /** By default. */
  readonly severity: Severity;
  /** What one finding counts in the newspaper error rate. */
  readonly weight: number;
  readonly summary: Text;
}

export function ruleList(version: string, rules: readonly Rule[]): RuleList {
  return {
    version: 1,
    tool: { name: 'newslint', version },
    rules: rules.map(({ id, category, severity, weight, summary: { zh, en } }) => {
      return { id, category, severity, weight, summary: { zh, en } };
    }),
  };
}

/** The rules as a table for a terminal, and how many there are. */
export function* formatRules({ rules }: RuleList, options: TableOptions): Iterable<string> {
  const style = styleOf(options);
  const { texts, width } = style;
  const rows = rules.map(({ id, category, severity, summary }): Cell[] => [
    id,
    texts.category[category],
    [{ text: texts.severity[severity], paint: style.paint[severity] }],
    visible(summary[options.lang]),
  ]);
  yield table(rows, [{}, {}, {}, {}], [texts.rule, texts.about.category, texts.level, texts.about.summary], style);
  const count = (level: Severity) => rules.filter(({ severity }) => severity === level).length;
  const total = texts.about.total(rules.length, count('error'), count('warning'), count('info'));
  yield `\n${wrap(total, width).map(style.paint.bold).join('\n')}\n`;
}

/**
 * `newslint explain RULE`: what a rule finds and why, and its cases, from its fixture: Markdown with `## Good: …` and
 * `## Bad: …` sections of fenced blocks.
 */
export function* explainRule(rule: Rule, fixture: string, options: TableOptions): Iterable<string> {
  const style = styleOf(options);
  const { texts, width } = style;
  const { about } = texts;
  const [prose = '', ...sections] = fixture.split(/^## /m);
  const facts = about.facts(texts.category[rule.category], texts.severity[rule.severity], rule.weight);
  yield `${lines(`${rule.id}  ${rule.summary[options.lang]}`, width, '', style.paint.bold)}${lines(facts, width, '', style.paint.dim)}`;
  for (const [name, option] of Object.entries(rule.options))
    yield lines(about.option(name, option.what[options.lang], option), width, '', style.paint.dim);
  for (const paragraph of prose
    .replace(/^# .*\n/, '')
    .trim()
    .split(/\n{2,}/)) {
    yield `\n${paragraph
      .split('\n')
      .map((line) => lines(plain(line, texts), width))
      .join('')}`;
  }
  for (const section of sections) {
    const [, kind, title = ''] = /^(Good|Bad): (.+)/.exec(section) ?? [];
    const heading = `${kind === 'Bad' ? about.bad : about.good}${texts.colon}${plain(title, texts)}`;
    yield `\n${lines(heading, width, '', kind === 'Bad' ? style.paint.error : style.paint.bold)}`;
    for (const { 1: name, 2: body = '' } of section.matchAll(/^`{3,}(\w+)\n([\s\S]*?)^`{3,}$/gm)) {
      if (name === 'fixed') yield lines(`${about.fixed}${texts.colon}`, width, '  ', style.paint.dim);
      const [indent, told] = name === 'findings' ? ['  ', inWords(body, texts)] : ['    ', body];
      yield told
        .trimEnd()
        .split('\n')
        .map((line) => lines(line, width, indent))
        .join('');
    }
  }
}

/** `text` in lines that a terminal only shows, each after `indent`. */
function lines(text: string, columns: number, indent = '', colour = (line: string) => line): string {
  return wrap(visible(text), columns - indent.length)
    .map((line) => (line ? `${indent}${colour(line)}\n` : '\n'))
    .join('');
}

/** The findings of a case, their first lines as `→ place level quote`. */
function inWords(findings: string, { severity }: TableTexts): string {
  return findings.replace(
    /^(\S+) (error|warning|info) \S+ (?=“)/gm,
    (_, place: string, level: Severity) => `→ ${place} ${severity[level]} `,
  );
}

/** Code in quotes, links without their targets: Markdown's marks are noise in a terminal. */
function plain(markdown: string, { quoted }: TableTexts): string {
  return markdown
    .replace(/`([^`\n]{1,200})`/g, (_, code: string) => quoted(code))
    .replace(/\[([^\]\n]{1,200})\]\([^)\n]{1,200}\)/g, '$1');
}

function styleOf({ lang, width, color }: TableOptions): Style {
  return { texts: TABLE_TEXTS[lang], paint: paint(color), width: Math.max(60, width) };
}
