import { createHash } from 'node:crypto';
import type { Report } from '../lint/report.js';
import type { Page } from '../page/page.js';
import type { Severity } from '../rule/finding.js';
import type { Lang, Text } from '../text/message.js';
import { type CardOptions, card } from './html/card.js';
import { keywordsChart, rulesChart } from './html/charts.js';
import { html, type Markup } from './html/markup.js';
import { numbered, type RuleNames, type Sheet } from './html/numbered.js';
import { SCRIPT } from './html/script.js';
import { sheetText } from './html/sheet.js';
import { STYLE } from './html/style.js';
import { HTML_TEXTS, type HtmlTexts } from './html/texts.js';

export interface HtmlOptions {
  readonly lang: Lang;
  /** The pages of the report, by path. Of a file whose page is not there only the findings are shown. */
  readonly pages: ReadonlyMap<string, Page>;
  /** What rules are called in words; others go by their ids. */
  readonly rules?: readonly { readonly id: string; readonly summary: Text }[];
}

/**
 * A report as one HTML file for people: the text as read, its findings marked in it and listed beside it; of several files
 * those without findings stand last, folded. It needs no network and asks for none; its policy lets nothing run but its own script, and nothing of the copy becomes markup. Without the script
 * everything is there but the filters and keys. In pieces, one a file.
 */
export function* formatHtml(report: Report, { lang, pages, rules = [] }: HtmlOptions): Iterable<string> {
  const texts: HtmlTexts = HTML_TEXTS[lang];
  const names: RuleNames = new Map(rules.map(({ id, summary }) => [id, summary[lang].split(/[：:]/)[0] as string]));
  const sheets = numbered(report, pages);
  yield `<!doctype html>\n${head(lang, texts).markup}`;
  yield html`<body>
<a class="skip" href="#text">${texts.skip}</a>
${masthead(report, texts)}${failures(report, texts)}${digest(report, sheets, names, texts)}${tools(sheets, names, texts)}<main id="text">
<p class="none" id="none" hidden>${texts.noneShown}</p>
`.markup;
  const isFolded = ({ places }: Sheet) => sheets.length > 1 && !places.length;
  for (const [i, sheet] of sheets.entries()) {
    if (!isFolded(sheet)) yield fileSection(sheet, i + 1, { pages, names, texts }).markup;
  }
  for (const [i, sheet] of sheets.entries()) if (isFolded(sheet)) yield foldedFile(sheet, i + 1, texts).markup;
  const { version, segmenter } = report.tool;
  yield `${
    html`</main>
<footer>${texts.madeBy(version, segmenter)}</footer>
`.markup
  }<script>${SCRIPT}</script>\n</body>\n</html>\n`;
}

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

function head(lang: Lang, { title }: HtmlTexts): Markup {
  const policy = `default-src 'none'; style-src '${hash(STYLE)}'; script-src '${hash(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  const before = html`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} - newslint</title>
`;
  return { markup: `${before.markup}<style>${STYLE}</style>\n</head>\n` };
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function masthead({ summary, files }: Report, texts: HtmlTexts): Markup {
  const { errors, warnings, infos, ignored, suppressed, fixed } = summary;
  const counts = { error: errors, warning: warnings, info: infos };
  const articles = files.reduce((sum, { articles }) => sum + articles.length, 0);
  const shown = SEVERITIES.map(
    (severity) =>
      html`<li class="${counts[severity] ? severity : 'zero'}"><b>${counts[severity]}</b> ${texts.severity[severity]}</li>`,
  );
  const left = texts.left(ignored, suppressed, fixed);
  return html`<header class="masthead">
<div><p class="paper">newslint</p><h1>${texts.title}</h1></div>
<div><ul class="counts">${errors + warnings + infos ? shown : html`<li class="clean"><b>✓</b> ${texts.clean}</li>`}</ul>
<p class="facts">${texts.facts(summary.files, summary.characters, articles)}${left ? html` · ${left}` : undefined}</p></div>
</header>
`;
}

function failures({ failures }: Report, texts: HtmlTexts): Markup | undefined {
  if (!failures.length) return undefined;
  const items = failures.map(
    ({ path, message }) => html`<li>${path === undefined ? undefined : html`<b>${path}</b> `}${message}</li>
`,
  );
  return html`<section class="failures"><h2>${texts.failures}</h2><ul>${items}</ul></section>
`;
}

/** Charts, and where there are several files a list of them, the worst first. */
function digest(report: Report, sheets: readonly Sheet[], names: RuleNames, texts: HtmlTexts): Markup {
  return html`<div class="digest">
${rulesChart(report, names, texts)}${keywordsChart(report, texts)}${sheets.length > 1 ? fileList(sheets, texts) : undefined}</div>
`;
}

function fileList(sheets: readonly Sheet[], texts: HtmlTexts): Markup {
  const counted = sheets.map(({ file, findings }, i) => {
    const counts = SEVERITIES.map(
      (severity) => findings.filter(({ finding }) => finding.severity === severity).length,
    ) as [number, number, number];
    return { file, no: i + 1, counts };
  });
  counted.sort(({ counts: a }, { counts: b }) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2]);
  const rows = counted.map(({ file, no, counts }) => {
    const kind = counts.some(Boolean) ? '' : 'clean';
    const cells = SEVERITIES.map((severity, i) => html`<td class="${severity}">${counts[i] || ''}</td>`);
    return html`<tr class="${kind}"><th scope="row"><a href="#p${no}">${file.path}</a></th><td>${file.characters}</td>${cells}</tr>
`;
  });
  const heads = SEVERITIES.map((severity) => html`<th scope="col">${texts.severity[severity]}</th>`);
  return html`<section class="chart files"><h2>${texts.files}</h2><div><table><tr><th scope="col">${texts.path}</th><th scope="col">${texts.characters}</th>${heads}</tr>
${rows}</table></div></section>
`;
}

function tools(sheets: readonly Sheet[], names: RuleNames, texts: HtmlTexts): Markup | undefined {
  const findings = sheets.flatMap(({ findings }) => findings);
  if (!findings.length) return undefined;
  const boxes = SEVERITIES.filter((severity) => findings.some(({ finding }) => finding.severity === severity)).map(
    (severity) =>
      html`<label class="${severity}"><input type="checkbox" name="severity" value="${severity}" checked> ${texts.severity[severity]}</label>
`,
  );
  const rules = [...new Set(findings.map(({ finding }) => finding.rule))].sort();
  const groups = sheets.map(({ file, stories }) => {
    const options = file.articles.map(
      ({ headline }, i) => html`<option value="${stories[i]}">${headline ?? texts.noHeadline}</option>`,
    );
    return html`<optgroup label="${file.path}">${options}</optgroup>`;
  });
  return html`<form class="tools" id="tools" aria-label="${texts.filter}" hidden>
<fieldset>${boxes}</fieldset>
<label>${texts.rule} <select name="rule"><option value="">${texts.allRules}</option>${rules.map((rule) => html`<option value="${rule}">${names.get(rule) ?? rule}</option>`)}</select></label>
<label>${texts.article} <select name="story"><option value="">${texts.allArticles}</option>${groups}</select></label>
<span class="walk"><output id="shown" aria-live="polite"></output>
<button type="button" id="previous" title="k">↑ <span>${texts.previous}</span></button>
<button type="button" id="next" title="j">↓ <span>${texts.next}</span></button></span>
<span class="keys">${texts.keys}</span>
</form>
`;
}

function fileSection(sheet: Sheet, no: number, shown: CardOptions): Markup {
  const { findings } = sheet;
  const { texts } = shown;
  const cards = html`<ol class="cards" aria-label="${texts.findings}">
${findings.map((one) => card(one, shown))}</ol>
`;
  return html`<section class="file" id="p${no}">
<header>${fileHead(sheet, texts)}</header>
<div class="spread">
${sheetOf(sheet, texts)}${findings.length ? cards : undefined}</div>
</section>
`;
}

/** A file without findings, among others. */
function foldedFile(sheet: Sheet, no: number, texts: HtmlTexts): Markup {
  return html`<details class="file" id="p${no}"><summary>${fileHead(sheet, texts)}</summary>
${sheetOf(sheet, texts)}</details>
`;
}

function fileHead({ file, findings }: Sheet, texts: HtmlTexts): Markup {
  const { path, encoding, characters, articles } = file;
  return html`<h2>${path}</h2> <span class="facts">${texts.fileFacts(encoding, characters, articles.length)}${findings.length ? undefined : html` · ${texts.clean}`}</span>`;
}

function sheetOf(sheet: Sheet, texts: HtmlTexts): Markup {
  return html`<article class="sheet" lang="zh-CN" aria-label="${texts.text}">
${sheetText(sheet, texts)}</article>
`;
}
