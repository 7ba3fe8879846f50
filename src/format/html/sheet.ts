import type { ArticleReport } from '../../lint/report.js';
import type { Page, Paragraph } from '../../page/page.js';
import type { Severity } from '../../rule/finding.js';
import { positionAt } from '../../text/lines.js';
import { copy, html, type Markup } from './markup.js';
import type { Place, Sheet } from './numbered.js';
import type { HtmlTexts } from './texts.js';

/** A page's text as it was read, its findings marked, and below each article what it is about. */
export function sheetText({ page, file, stories, places }: Sheet, texts: HtmlTexts): Markup {
  if (!page) return html`<p class="absent">${texts.noText}</p>`;
  const marked = marker(page, places);
  const directives = page.directives.filter(({ inside }) => !inside);
  let next = 0;
  const before = (offset: number): Markup[] => {
    const shown: Markup[] = [];
    for (let one = directives[next]; one && one.start < offset; one = directives[next]) {
      shown.push(html`<p class="directive">${page.source.slice(one.start, one.end)}</p>`);
      next++;
    }
    return shown;
  };
  const sections = page.articles.map((article, i) => {
    const paragraphs = article.paragraphs.map((paragraph) => [
      ...before(paragraph.range.start),
      paragraphText(page, paragraph, marked),
    ]);
    const about = file.articles[i];
    return html`<section class="story" id="s${stories[i] ?? ''}" data-story="${stories[i] ?? ''}">
${paragraphs}${about && overview(about, texts)}</section>
`;
  });
  return html`${sections}${before(Number.POSITIVE_INFINITY)}${marked(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)}`;
}

function paragraphText(page: Page, { range, role }: Paragraph, marked: Marker): Markup {
  const { line } = positionAt(page.lines, range.start);
  const text = marked(range.start, range.end);
  return role === 'headline'
    ? html`<h3 class="headline" data-line="${line}">${text}</h3>
`
    : html`<p class="${role}" data-line="${line}">${text}</p>
`;
}

/** Of each kind of name this many. */
const NAMES = 12;

function overview({ keywords, entities }: ArticleReport, { about }: HtmlTexts): Markup | undefined {
  const names = (type: string) => entities.filter((entity) => entity.type === type);
  const lists = [
    [about.keywords, keywords.map(({ text, count }) => ({ text, count, forms: [] }))],
    [about.people, names('person')],
    [about.places, names('place')],
    [about.organisations, names('organisation')],
    [about.works, names('work')],
  ] as const;
  const rows = lists
    .filter(([, list]) => list.length)
    .map(([title, list]) => {
      const items = list.slice(0, NAMES).map(({ text, count, forms }) => {
        const others = forms.filter((form) => form !== text);
        const more = others.length ? html` <span class="forms">${others.join(' / ')}</span>` : undefined;
        return html`<li>${text}${more}${count > 1 ? html` <span class="count">${count}</span>` : undefined}</li>`;
      });
      const left = list.length - NAMES;
      return html`<dt>${title}</dt><dd><ul>${items}${left > 0 ? html`<li class="more">+${left}</li>` : undefined}</ul></dd>`;
    });
  return rows.length
    ? html`<dl class="about">${rows}</dl>
`
    : undefined;
}

/** The text from one offset to another, marked; to be asked for in the order of the text. */
type Marker = (from: number, to: number) => Markup;

/** How many findings that hold a place are looked at, innermost first: a page has thousands at worst, all in one another. */
const DEPTH = 8;

function marker({ source }: Page, places: readonly Place[]): Marker {
  const cuts = [...new Set(places.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  let nextPlace = 0;
  let nextCut = 0;
  const open: Place[] = [];
  /** Those that hold the text behind `offset`. */
  const holding = (offset: number): Place[] => {
    while (open.length && (open.at(-1) as Place).end <= offset) open.pop();
    return open.slice(-DEPTH).filter(({ end }) => end > offset);
  };
  /** The numbers of the places that begin at `offset` or before it; at the end of a paragraph those without a text behind it. */
  const badges = (offset: number, isEnd = false): Markup[] => {
    const begun: Markup[] = [];
    for (let place = places[nextPlace]; place && place.start <= offset; place = places[nextPlace]) {
      if (isEnd && place.end > offset) break;
      nextPlace++;
      if (place.end > offset) open.push(place);
      begun.push(badge(place));
    }
    return begun;
  };
  return (from, to) => {
    const pieces: Markup[] = [];
    let numbers = badges(from);
    let at = from;
    while (nextCut < cuts.length && (cuts[nextCut] as number) <= from) nextCut++;
    for (; at < to; ) {
      const cut = cuts[nextCut];
      const end = cut === undefined || cut > to ? to : cut;
      if (cut === end) nextCut++;
      const held = holding(at);
      const text = source.slice(at, end);
      // A number stays on the line of what it numbers.
      const first = numbers.length ? (/^\S\p{M}*/u.exec(text)?.[0] ?? '') : '';
      if (first) pieces.push(html`<span class="start">${numbers}${segment(first, held)}</span>`);
      else pieces.push(...numbers);
      if (text.length > first.length) pieces.push(segment(text.slice(first.length), held));
      at = end;
      numbers = badges(at, at === to);
    }
    return html`${pieces}${numbers}`;
  };
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

function segment(text: string, holding: readonly Place[]): Markup {
  if (!holding.length) return copy(text);
  const gravest = holding.reduce((a, b) => (RANK[b.severity] > RANK[a.severity] ? b : a));
  const long = holding.every(({ start, end }) => end - start > 40);
  const kind = `${gravest.severity}${long ? ' long' : ''}${holding.every(({ other }) => other) ? ' other' : ''}`;
  return html`<mark class="${kind}" data-f="${holding.map(({ no }) => no).join(' ')}">${copy(text)}</mark>`;
}

/** The number of a finding where it begins. */
function badge({ no, severity, other }: Place): Markup {
  return other === undefined
    ? html`<a class="no ${severity}" id="m${no}" href="#f${no}" data-f="${no}">${no}</a>`
    : html`<a class="no ${severity} other" id="m${no}-${other}" href="#f${no}" data-f="${no}">${no}′</a>`;
}
