/** How the HTML report looks: a sheet of paper with a proofreader's marks, on any screen, in the dark and in print. */
export const STYLE = `
:root {
  --desk: #edebe4; --paper: #fffefa; --ink: #1d1b18; --soft: #66625a; --line: #d8d3c7; --bar: #8a8576;
  --error: #b3261e; --warning: #8a5a00; --info: #2c5c8f;
  --error-tint: #fbe3df; --warning-tint: #fbeecb; --info-tint: #e0ecf8;
  --serif: "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", STSong, SimSun, "Times New Roman", serif;
  --sans: system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif;
  --mono: ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --desk: #131416; --paper: #1c1d20; --ink: #e7e3da; --soft: #9d988d; --line: #38393d; --bar: #7d7a72;
    --error: #ff8f82; --warning: #e5b455; --info: #8fbdec;
    --error-tint: #43221f; --warning-tint: #3b301a; --info-tint: #1e3044;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--desk); color: var(--ink); font: 15px/1.6 var(--sans); }
h1, h2, h3, p, ul, ol, dl, dd, figure, blockquote, fieldset { margin: 0; padding: 0; border: 0; }
ul, ol { list-style: none; }
a { color: inherit; text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--info); outline-offset: 2px; }
.skip { position: absolute; left: -99em; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem; z-index: 9; }
[hidden] { display: none !important; }
.error { --hue: var(--error); --tint: var(--error-tint); }
.warning { --hue: var(--warning); --tint: var(--warning-tint); }
.info { --hue: var(--info); --tint: var(--info-tint); }

.masthead, .digest, .failures, main, footer { max-width: 84rem; margin: 0 auto; padding: 0 2rem; }
.masthead { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: flex-end; gap: 1rem 3rem; padding-top: 2.2rem; padding-bottom: 1rem; position: relative; }
.masthead::after { content: ""; position: absolute; left: 2rem; right: 2rem; bottom: 0; border-top: 3px solid var(--ink); border-bottom: 1px solid var(--ink); height: 6px; }
.paper { font: 600 .8rem/1 var(--sans); letter-spacing: .14em; color: var(--soft); margin-bottom: .5rem; }
h1 { font: 700 2.4rem/1.1 var(--serif); letter-spacing: .06em; }
.counts { display: flex; gap: 1.8rem; justify-content: flex-end; }
.counts li { color: var(--hue, var(--ink)); }
.counts .zero { color: var(--soft); }
.counts b { font: 700 2rem/1 var(--serif); margin-right: .2em; font-variant-numeric: lining-nums; }
.facts { color: var(--soft); font-size: .87rem; }
.masthead .facts { text-align: right; margin: .4rem 0 .3rem; }

.failures { margin-top: 1.4rem; }
.failures ul { border-left: 4px solid var(--error); background: var(--error-tint); padding: .6rem 1rem; }
.failures h2, .chart h2 { font: 700 1rem/1.4 var(--serif); margin-bottom: .5rem; }
.failures h2 { color: var(--error); }
.failures li { overflow-wrap: anywhere; }

.digest { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 1.6rem 3rem; padding-top: 1.6rem; padding-bottom: 1.8rem; }
.chart table { width: 100%; border-collapse: collapse; font-size: .87rem; }
.chart th, .chart td { padding: .14rem 0; text-align: right; vertical-align: middle; font-weight: 400; }
.chart th[scope=row] { text-align: left; padding-right: .8rem; overflow-wrap: anywhere; width: 42%; }
.chart td:last-child { width: 2.4em; font-variant-numeric: tabular-nums; color: var(--soft); }
.chart .more, .card .more { color: var(--soft); font-size: .8rem; }
.bar { display: block; width: 100%; height: .72rem; }
.bar rect { fill: var(--hue, var(--bar)); }
.files td { font-variant-numeric: tabular-nums; padding-left: 1rem; color: var(--soft); white-space: nowrap; }
.files td.error, .files td.warning, .files td.info { color: var(--hue); }
.files th[scope=col] { color: var(--soft); padding-left: 1rem; font-size: .8rem; white-space: nowrap; }
.files th[scope=col]:first-child { text-align: left; padding-left: 0; }
.files th[scope=row] { width: auto; }
.files > div { max-height: 17.5rem; overflow-y: auto; scrollbar-width: thin; }
.files .clean { color: var(--soft); }

.tools { position: sticky; top: 0; z-index: 5; display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.4rem; padding: .55rem max(2rem, calc((100vw - 84rem) / 2 + 2rem)); background: var(--paper); border-block: 1px solid var(--line); font-size: .87rem; }
.tools fieldset { display: flex; gap: 1rem; }
.tools fieldset label { color: var(--hue); font-weight: 600; cursor: pointer; }
.tools input { accent-color: var(--hue); vertical-align: -1px; margin: 0 .15em 0 0; }
.tools select, .tools button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 3px; padding: .18rem .5rem; max-width: 15rem; }
.tools button { cursor: pointer; }
.tools button:hover { border-color: var(--soft); }
.walk { margin-left: auto; display: flex; gap: .4rem; align-items: center; }
.walk output { font-variant-numeric: tabular-nums; min-width: 4.5em; text-align: right; margin-right: .3rem; }
.keys { color: var(--soft); font-size: .8rem; }

main { padding-top: .6rem; padding-bottom: 4rem; }
.none { padding: 1.5rem 0 0; color: var(--soft); }
.file { margin-top: 1.8rem; }
.file > header { display: flex; flex-wrap: wrap; gap: 0 1.2rem; align-items: baseline; margin-bottom: .6rem; }
.file > header h2 { font: 700 1.15rem/1.4 var(--sans); overflow-wrap: anywhere; }
.spread { display: grid; grid-template-columns: minmax(0, 1fr) 25rem; gap: 1.6rem; align-items: start; }
.spread > .sheet:only-child { grid-column: 1 / -1; }
details.file { margin-top: .35rem; }
.file:not(details) + details.file { margin-top: 2.2rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }
summary { cursor: pointer; }
summary h2 { display: inline; font: 600 .95rem/1.6 var(--sans); overflow-wrap: anywhere; margin-right: 1rem; }
summary .facts { display: inline; }
details[open] > summary { margin-bottom: .6rem; }

.sheet { position: relative; background: var(--paper); border: 1px solid var(--line); box-shadow: 0 1px 3px rgb(0 0 0 / .07); padding: 2.4rem 2.6rem 2.4rem 4.4rem; font: 17px/2 var(--serif); overflow-wrap: anywhere; }
.story > p, .story > h3 { max-width: 38em; unicode-bidi: isolate; position: relative; }
.story + .story { margin-top: 2.6rem; padding-top: 2.2rem; border-top: 1px solid var(--line); }
[data-line]::before { content: attr(data-line); position: absolute; left: -4.2rem; width: 2.8rem; text-align: right; font: 400 11px/2.2rem var(--sans); color: var(--soft); opacity: .75; text-indent: 0; font-variant-numeric: tabular-nums; user-select: none; }
.sheet .body, .sheet .standfirst { text-indent: 2em; }
.sheet .headline { font: 700 1.75rem/1.45 var(--serif); margin: .2rem 0 .5rem; }
.sheet .shoulder, .sheet .subheadline { font: 500 1.02rem/1.7 var(--serif); color: var(--soft); }
.sheet .byline { font: .87rem/2 var(--sans); color: var(--soft); }
.sheet .caption { font: .9rem/1.8 var(--sans); color: var(--soft); border-left: 3px solid var(--line); padding-left: .8rem; }
.sheet .standfirst { font-weight: 600; }
.sheet .subhead { font-weight: 700; margin-top: .6rem; }
.sheet .fragment { border-left: 3px solid var(--line); padding-left: .8rem; }
.sheet .directive { font: .8rem/1.7 var(--mono); color: var(--soft); }
.absent { color: var(--soft); font: 1rem var(--sans); }

mark { color: inherit; background: var(--tint); border-bottom: 2px solid var(--hue); padding: .08em 0; border-radius: 1px; }
mark.long { background: linear-gradient(var(--tint), var(--tint)) 0 100% / 100% 38% no-repeat; border-bottom-width: 1px; }
mark.other { border-bottom-style: dashed; }
mark.off { background: none; border-color: transparent; }
mark.active { background: color-mix(in srgb, var(--hue) 26%, var(--paper)); box-shadow: 0 -2px 0 var(--hue); }
mark.long.active { background: color-mix(in srgb, var(--hue) 18%, var(--paper)); box-shadow: none; }
.no { display: inline-block; min-width: 1.65em; padding: 0 .4em; border-radius: 1em; background: var(--hue); color: var(--paper); font: 600 .68rem/1.65 var(--sans); text-align: center; text-decoration: none; text-indent: 0; font-variant-numeric: tabular-nums; }
.sheet .no { margin: 0 .2em; vertical-align: .32em; }
.start { white-space: nowrap; }
.no.other { background: var(--paper); color: var(--hue); box-shadow: inset 0 0 0 1px var(--hue); }
.no.off { opacity: .25; }
.unseen { font: 600 .68em/1 var(--sans); border: 1px dashed var(--soft); border-radius: 3px; padding: .1em .3em; margin: 0 .15em; color: var(--soft); white-space: nowrap; text-indent: 0; display: inline-block; }
.join { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; overflow: visible; }
.join path { fill: none; stroke: var(--hue); stroke-width: 2; }
.join circle { fill: var(--hue); }

.about { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem 1rem; margin-top: 1.4rem; padding: .8rem 1rem; background: color-mix(in srgb, var(--desk) 55%, var(--paper)); font: .84rem/1.75 var(--sans); max-width: 46rem; }
.about dt { color: var(--soft); }
.about ul { display: flex; flex-wrap: wrap; gap: 0 .95em; }
.about .forms, .about .count, .about .more { color: var(--soft); font-size: .9em; }
.about .count::before { content: "×"; }

.cards { position: sticky; top: 4rem; max-height: calc(100vh - 5rem); overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; display: grid; gap: .6rem; padding: 2px; }
.card { background: var(--paper); border: 1px solid var(--line); border-left: 4px solid var(--hue); padding: .6rem .8rem .65rem; cursor: pointer; overflow-wrap: anywhere; scroll-margin: 1rem; }
.card:target, .card.active { box-shadow: 0 0 0 2px var(--hue); }
.card:focus { outline: none; }
.card:focus-visible { outline: 2px solid var(--hue); outline-offset: 1px; }
.what { font-size: .82rem; display: flex; flex-wrap: wrap; gap: 0 .55em; align-items: center; color: var(--soft); }
.what b { color: var(--hue); }
.what .where { margin-left: auto; }
.message { margin-top: .15rem; line-height: 1.55; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1px; margin-top: .5rem; background: var(--line); border: 1px solid var(--line); }
.pair figure { background: var(--paper); padding: .35rem .55rem .45rem; }
.pair figcaption { font-size: .75rem; color: var(--soft); }
.pair blockquote { font: .9rem/1.7 var(--serif); color: var(--soft); unicode-bidi: isolate; }
.pair .place { color: var(--ink); }
.pair em { font-style: normal; font-weight: 700; color: var(--hue); background: var(--tint); border-bottom: 2px solid var(--hue); }
.pair em.gap { display: inline-block; width: .35em; height: 1em; vertical-align: -.12em; }
.pair .same { grid-column: 1 / -1; background: var(--paper); padding: .2rem .55rem; font-size: .78rem; color: var(--soft); }
.fix { margin-top: .4rem; font-size: .87rem; }
.fix del { color: var(--error); }
.fix ins { color: var(--ink); font-weight: 600; text-decoration: none; border-bottom: 1px solid var(--soft); }
.fix .note { color: var(--soft); font-size: .8rem; }
footer { padding-bottom: 2.5rem; color: var(--soft); font-size: .8rem; }

@media (max-width: 62rem) {
  .masthead, .digest, .failures, main, footer { padding-left: 1rem; padding-right: 1rem; }
  .masthead::after { left: 1rem; right: 1rem; }
  .counts { justify-content: flex-start; }
  .masthead .facts { text-align: left; }
  .spread { grid-template-columns: minmax(0, 1fr); gap: 1rem; }
  .cards { position: static; max-height: none; }
  .tools { padding: .5rem 1rem; gap: .3rem .9rem; }
  .tools select { max-width: 9.5rem; }
  .keys, .walk button span { display: none; }
  .sheet { padding: 1.4rem 1.1rem 1.6rem 2.5rem; font-size: 16px; line-height: 1.9; }
  [data-line]::before { left: -2.3rem; width: 1.8rem; font-size: 10px; line-height: 1.9rem; }
  .sheet .headline { font-size: 1.4rem; }
  .about { grid-template-columns: minmax(0, 1fr); margin-left: -1.2rem; }
  .about dd { margin-bottom: .3rem; }
}
@media (max-width: 30rem) {
  body { font-size: 14px; }
  h1 { font-size: 1.8rem; }
  .counts { gap: 1.1rem; }
  .tools label:not(fieldset label) { font-size: 0; }
  .tools select { font-size: .82rem; max-width: 42vw; }
}
@media print {
  :root { --desk: #fff; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --error: #a0150e; --warning: #6f4800; --info: #1d4a78; --error-tint: #fbe3df; --warning-tint: #fbeecb; --info-tint: #e0ecf8; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  @page { margin: 16mm 14mm; }
  body { font-size: 9.5pt; }
  .tools, .skip, .join, details:not([open]) { display: none !important; }
  .files > div { max-height: none; overflow: visible; }
  .masthead, .digest, .failures, main, footer { padding-left: 0; padding-right: 0; max-width: none; }
  .masthead::after { left: 0; right: 0; }
  .spread { display: block; }
  .sheet { border: 0; box-shadow: none; font-size: 10.5pt; line-height: 1.8; padding: 0 0 0 3rem; }
  .about { grid-template-columns: max-content minmax(0, 1fr); margin-left: 0; break-inside: avoid; }
  .cards { position: static; max-height: none; overflow: visible; display: block; columns: 2; column-gap: 1.2rem; margin-top: 1rem; }
  .card { break-inside: avoid; margin-bottom: .5rem; }
  .story .headline, .file > header, .chart { break-after: avoid; break-inside: avoid; }
}
`;
