import type { Failure } from '../lint/lint.js';
import type { Summary, Tool } from '../lint/report.js';
import type { Rule } from '../rule/rule.js';
import type { Score } from '../score/score.js';
import { classOf, type ErrorClass, STANDARDS } from '../score/weights.js';
import type { Lang } from '../text/message.js';
import { visible } from '../text/visible.js';
import { wrap } from '../text/wrap.js';
import type { Cell, Column } from './grid.js';
import { paint } from './paint.js';
import { failureLines, type Style, type TableOptions, table } from './table.js';
import { TABLE_TEXTS } from './texts.js';

/** What `newslint score` gives (version 1; it only grows). */
export interface ScoreReport {
  readonly version: 1;
  readonly tool: Tool;
  readonly files: Score['pages'];
  readonly failures: readonly Failure[];
  readonly summary: Pick<Summary, 'files' | 'failed' | 'ignored'> & Omit<Score, 'pages'>;
}

/** The error rate as tables for a terminal: page by page, then by kind of error, then the verdict. */
export function* formatScore(report: ScoreReport, options: TableOptions): Iterable<string> {
  const style = styleOf(options);
  const { texts, width } = style;
  const { summary, files } = report;
  const isEstimate = summary.basis === 'text';
  const number: Column = { align: 'right' };
  const row = (
    name: string,
    { characters, errors, warnings, rate, rateWithWarnings }: Score['pages'][number],
  ): Cell[] => [
    ...[name, String(characters), String(errors), permyriad(rate)],
    ...[String(warnings), permyriad(rateWithWarnings)],
  ];
  const { score } = texts;
  yield table(
    [...files.map((file) => row(visible(file.path), file)), row(score.whole, { ...summary, path: '' })],
    [{}, number, number, number, number, number],
    [
      ...[score.page, isEstimate ? score.estimated : score.characters, score.errors, score.rate],
      ...[score.warnings, score.withWarnings],
    ],
    style,
  );
  yield '\n';
  yield summary.classes.length
    ? table(
        summary.classes.map(({ class: name, found, errors, warnings }): Cell[] => [
          titleOf(name, options.lang),
          ...[found, errors, warnings].map(String),
          STANDARDS[name].counting[options.lang],
        ]),
        [{ share: 2 }, number, number, number, { share: 3 }],
        [score.kind, score.found, score.errors, score.warnings, score.counting],
        style,
      )
    : `${score.none}\n`;
  if (!summary.characters) {
    yield `\n${paragraph(score.nothing, width, style.paint.dim)}${failureLines(report, style)}`;
    return;
  }
  const { rate, rateWithWarnings, passLine, pass } = summary;
  const verdict = score.verdict(isEstimate, permyriad(rate), permyriad(rateWithWarnings), passLine, pass);
  const colour = pass ? style.paint.bold : style.paint.error;
  yield `\n${paragraph(verdict, width, colour)}${isEstimate ? paragraph(score.estimate, width, style.paint.dim) : ''}`;
  yield failureLines(report, style);
}

/** `newslint explain score`: how errors are counted, and which of it no source confirms. */
export function explainScore(rules: readonly Rule[], options: TableOptions): string {
  const style = styleOf(options);
  const { texts, width } = style;
  const { lang } = options;
  const { score } = texts;
  const names = Object.keys(STANDARDS) as ErrorClass[];
  const standards = names.map((name): Cell[] => [titleOf(name, lang), STANDARDS[name].counting[lang]]);
  const counting = rules.flatMap((rule): Cell[][] => {
    const name = classOf(rule);
    return name ? [[rule.id, String(rule.weight), titleOf(name, lang)]] : [];
  });
  return [
    paragraph(score.title, width, style.paint.bold),
    ...score.introduction.map((text) => `\n${paragraph(text, width)}`),
    `\n${table(standards, [{}, { share: 2 }], [score.kind, score.counting], style)}`,
    ...score.notes.map((text) => `\n${paragraph(text, width)}`),
    `\n${paragraph(score.rules, width, style.paint.bold)}`,
    table(counting, [{}, { align: 'right' }, {}], [texts.rule, score.errors, score.kind], style),
  ].join('');
}

function titleOf(name: ErrorClass, lang: Lang): string {
  const { title, confirmed } = STANDARDS[name];
  return title[lang] + (confirmed ? '' : TABLE_TEXTS[lang].score.unconfirmed);
}

function permyriad(rate: number): string {
  return `${rate.toFixed(2)}‱`;
}

function paragraph(text: string, columns: number, colour = (line: string) => line): string {
  return `${wrap(text, columns).map(colour).join('\n')}\n`;
}

function styleOf({ lang, width, color }: TableOptions): Style {
  return { texts: TABLE_TEXTS[lang], paint: paint(color), width: Math.max(60, width) };
}
