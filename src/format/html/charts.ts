import { keywordsTogether } from '../../analyse/keywords/together.js';
import type { Report } from '../../lint/report.js';
import type { Severity } from '../../rule/finding.js';
import { html, type Markup } from './markup.js';
import type { RuleNames } from './numbered.js';
import type { HtmlTexts } from './texts.js';

/** How many rows a chart has. */
const ROWS = 10;

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** Findings by rule, the most frequent first, each bar in parts by severity. */
export function rulesChart({ files }: Report, names: RuleNames, texts: HtmlTexts): Markup | undefined {
  const counts = new Map<string, Record<Severity, number>>();
  for (const { rule, severity } of files.flatMap(({ findings }) => findings)) {
    const count = counts.get(rule) ?? { error: 0, warning: 0, info: 0 };
    count[severity]++;
    counts.set(rule, count);
  }
  const total = ({ error, warning, info }: Record<Severity, number>) => error + warning + info;
  const rows = [...counts].sort(([, a], [, b]) => total(b) - total(a));
  const bars = rows.map(([rule, count]) => ({
    label: names.get(rule) ?? rule,
    parts: SEVERITIES.map((kind) => ({ kind, value: count[kind] })),
    shown: total(count),
  }));
  return chart(texts.byRule, bars, texts);
}

/** The keywords of all articles by their weights together; the figure is how often a word stands there. */
export function keywordsChart({ files }: Report, texts: HtmlTexts): Markup | undefined {
  const words = keywordsTogether(files.flatMap(({ articles }) => articles.map(({ keywords }) => keywords)));
  const bars = words.map(({ text, weight, count }) => ({
    label: text,
    parts: [{ kind: 'keyword', value: weight }],
    shown: count,
  }));
  return chart(texts.keywords, bars, texts);
}

interface Bar {
  readonly label: string;
  readonly parts: readonly { readonly kind: string; readonly value: number }[];
  readonly shown: number;
}

function chart(title: string, bars: readonly Bar[], texts: HtmlTexts): Markup | undefined {
  if (!bars.length) return undefined;
  const shown = bars.slice(0, ROWS);
  const length = ({ parts }: Bar) => parts.reduce((sum, { value }) => sum + value, 0);
  const longest = Math.max(...shown.map(length)) || 1;
  const rows = shown.map((bar) => {
    let x = 0;
    const rects = bar.parts
      .filter(({ value }) => value > 0)
      .map(({ kind, value }) => {
        const width = Math.round((value / longest) * 10_000) / 100;
        const rect = html`<rect class="${kind}" x="${x}" y="0" width="${width}" height="10"/>`;
        x += width;
        return rect;
      });
    return html`<tr><th scope="row">${bar.label}</th><td><svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${rects}</svg></td><td>${bar.shown}</td></tr>
`;
  });
  const left = bars.length - shown.length;
  return html`<section class="chart"><h2>${title}</h2><table>${rows}</table>${left > 0 ? html`<p class="more">${texts.moreRows(left)}</p>` : undefined}</section>
`;
}
