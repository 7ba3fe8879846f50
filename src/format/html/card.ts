import { type Change, changes } from '../../analyse/similarity/changes.js';
import type { FindingReport, RelatedReport } from '../../lint/report.js';
import type { Page } from '../../page/page.js';
import { excerpt } from '../../text/excerpt.js';
import { copy, html, type Markup } from './markup.js';
import { type Numbered, placeOf, type RuleNames } from './numbered.js';
import type { HtmlTexts } from './texts.js';

/** What cards are made from. */
export interface CardOptions {
  readonly pages: ReadonlyMap<string, Page>;
  readonly names: RuleNames;
  readonly texts: HtmlTexts;
}

/** A finding in the list beside the text: what is wrong, both places of a conflict side by side, what could be done. */
export function card(one: Numbered, { pages, names, texts }: CardOptions): Markup {
  const { no, finding, story } = one;
  const { severity, rule, message, line, column, fix, related } = finding;
  return html`<li class="card ${severity}" id="f${no}" tabindex="-1" data-f="${no}" data-severity="${severity}" data-rule="${rule}" data-story="${story}">
<p class="what"><a class="no ${severity}" href="#m${no}" data-f="${no}">${no}</a> <b>${texts.severity[severity]}</b> <span class="rule" title="${names.get(rule) ?? rule}">${rule}</span> <a class="where" href="#m${no}" data-f="${no}">${texts.at(line, column)}</a></p>
<p class="message">${message}</p>
${related.slice(0, PAIRS).map((other, i) => pair(one, other, i + 1, pages, texts))}${
  related.length > PAIRS ? html`<p class="more">${texts.morePlaces(related.length - PAIRS)}</p>` : undefined
}${fix && fixed(fix, placeOf(one, undefined, pages).page, texts)}</li>
`;
}

/** Of the other places of a finding so many are shown. */
const PAIRS = 3;

/** Beside a short place, this much of the text around it. */
const AROUND = 14;
const SHORT = 16;
/** Longer ones are shown with their middle left out. */
const LONG = 400;
/** What stands twice word for word is shown shorter. */
const SAME = 60;
/** At most so many characters may differ for them to be marked one by one. */
const DIFFERING = 24;

function pair(
  one: Numbered,
  other: RelatedReport,
  index: number,
  pages: ReadonlyMap<string, Page>,
  texts: HtmlTexts,
): Markup {
  const here = placeOf(one, undefined, pages);
  const there = placeOf(one, other, pages);
  const [a, b] = [here.at.quote, there.at.quote];
  const differing = a.length > LONG || b.length > LONG ? undefined : changes(a, b, DIFFERING);
  const meant = differing && isTelling(differing, a, b) ? differing : [];
  const ranges = (side: 'a' | 'b') => meant.map((one) => ({ start: one[side], end: one[`${side}End`] }));
  const isSame = a !== '' && a === b;
  const said = isSame ? html`<p class="same">${texts.identical}</p>` : undefined;
  return html`<div class="pair">
<figure><figcaption><a href="#m${one.no}" data-f="${one.no}">${texts.here} ${texts.at(here.at.line, here.at.column)}</a></figcaption><blockquote>${quoted(here.page, here.at, ranges('a'), isSame)}</blockquote></figure>
<figure><figcaption><a href="#m${one.no}-${index}" data-f="${one.no}">${other.label} ${other.path === undefined ? '' : `${other.path} `}${texts.at(other.line, other.column)}</a></figcaption><blockquote>${quoted(there.page, there.at, ranges('b'), isSame)}</blockquote></figure>
${said}</div>
`;
}

/** Are the differences worth showing? Not where the texts have little in common. */
function isTelling(differing: readonly Change[], a: string, b: string): boolean {
  const changed = differing.reduce((sum, one) => sum + Math.max(one.aEnd - one.a, one.bEnd - one.b), 0);
  return changed > 0 && changed * 2 <= Math.max(a.length, b.length) + 2;
}

/** What stands at a place, `marked` parts of it marked; a short one with the text around it. */
function quoted(
  page: Page | undefined,
  { quote, range }: FindingReport | RelatedReport,
  marked: readonly { readonly start: number; readonly end: number }[],
  isSame: boolean,
): Markup {
  if (quote.length > LONG) return html`<span class="place">${copy(excerpt(quote, LONG))}</span>`;
  if (isSame) return html`<span class="place">${copy(excerpt(quote, SAME))}</span>`;
  const pieces: Markup[] = [];
  let end = 0;
  for (const one of marked) {
    pieces.push(inLine(quote.slice(end, one.start)));
    // Where nothing stands, something is missing: the mark is a gap.
    pieces.push(
      one.end > one.start ? html`<em>${inLine(quote.slice(one.start, one.end))}</em>` : html`<em class="gap"></em>`,
    );
    end = one.end;
  }
  pieces.push(inLine(quote.slice(end)));
  if (!page || quote.length > SHORT) return html`<span class="place">${pieces}</span>`;
  const before = page.source.slice(Math.max(0, range.start - AROUND), range.start).replace(/^[\s\S]*[\r\n]/, '');
  const after = page.source.slice(range.end, range.end + AROUND).replace(/[\r\n][\s\S]*$/, '');
  return html`${whole(before)}<span class="place">${pieces}</span>${whole(after)}`;
}

/** Text of several lines in one: `↵` is a line's end. */
function inLine(text: string): Markup {
  const whole = text.split(/[\r\n]/);
  const lines = whole
    .map((line, i) => (i ? line.trimStart() : line))
    .map((line, i) => (i < whole.length - 1 ? line.trimEnd() : line))
    .filter((line, i) => line || i === 0 || i === whole.length - 1);
  return html`${lines.map((line, i) => (i ? html`<span class="unseen">↵</span>${copy(line)}` : copy(line)))}`;
}

/** Text beside a place, without half a surrogate pair. */
function whole(text: string): Markup {
  return copy(text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, ''));
}

function fixed(
  { title, edits, applicability }: NonNullable<FindingReport['fix']>,
  page: Page | undefined,
  texts: HtmlTexts,
): Markup {
  const [edit] = edits;
  const short = edits.length === 1 && edit && edit.text.length <= 40 && edit.range.end - edit.range.start <= 40;
  const old = short && page ? page.source.slice(edit.range.start, edit.range.end) : '';
  const change =
    short && old.trim()
      ? html` <del>${inLine(old)}</del>${edit.text ? html` → <ins>${inLine(edit.text)}</ins>` : undefined}`
      : undefined;
  return html`<p class="fix">${texts.fix}${title}${change}${applicability === 'review' ? html` <span class="note">${texts.review}</span>` : undefined}</p>
`;
}
