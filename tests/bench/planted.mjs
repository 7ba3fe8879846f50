// Plants one defect in each of many clean articles, lays them out in pages, and counts what newslint finds.
// usage: npm run bench:planted -- DIR [--articles 1200] [--seed 1] [--misses 5] [--keep FOLDER]
// DIR holds one clean article a file (.txt): heading lines, then paragraphs (led by U+3000, or simply the lines after the first).
// newslint is run as its users run it; nothing of its code is used here.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '1200' },
    seed: { type: 'string', default: '1' },
    misses: { type: 'string', default: '5' },
    keep: { type: 'string' },
  },
});
const [dir] = positionals;
if (!dir) {
  console.error('usage: npm run bench:planted -- DIR [--articles N] [--seed N] [--misses N] [--keep FOLDER]');
  process.exit(2);
}

const ARTICLES_A_PAGE = 5;
const random = generator(Number(options.seed));
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];

/** What is planted: the rules of which one must speak, the share that must be found, and how it is done. */
const KINDS = {
  'paragraph repeated': { rules: ['duplicate-paragraph'], bar: 0.95, plant: repeatParagraph },
  'repeated, three characters changed': { rules: ['similar-paragraph'], bar: 0.95, plant: repeatChanged },
  'cut in mid-word': { rules: ['broken-paragraph'], bar: 0.95, plant: (a) => cutParagraph(a, wordInsides) },
  'cut between any two characters': { rules: ['broken-paragraph'], plant: (a) => cutParagraph(a, hanPairs) },
  'torn end repeated': { rules: ['orphan-fragment'], bar: 0.95, plant: repeatEnd },
  'last paragraph cut short': { rules: ['truncated-paragraph'], bar: 0.95, plant: cutLast },
  'character doubled': { rules: ['doubled-character'], bar: 0.85, plant: doubleCharacter },
  'mark doubled': { rules: ['repeated-mark'], bar: 0.95, plant: doubleMark },
  'closing mark dropped': { rules: ['unpaired-mark'], bar: 0.85, plant: dropClosing },
  'zero-width character': { rules: ['invisible-character'], bar: 0.95, plant: addZeroWidth },
  'Kangxi radical': { rules: ['compatibility-character'], bar: 0.95, plant: useRadical },
  'space between Han': { rules: ['stray-space'], bar: 0.95, plant: addSpace },
  'half-width comma': { rules: ['halfwidth-punctuation'], bar: 0.95, plant: narrowComma },
};

const articles = shuffle(
  readdirSync(dir)
    .filter((name) => name.endsWith('.txt'))
    .sort(),
)
  .map((name) => readArticle(join(dir, name)))
  .filter((article) => article.targets.length >= 3);
const pages = layOut(articles.slice(0, Number(options.articles)));
const folder = options.keep ?? mkdtempSync(join(tmpdir(), 'newslint-planted-'));
mkdirSync(folder, { recursive: true });
for (const page of pages) writeFileSync(join(folder, page.name), page.text);
const report = runNewslint(folder);
if (!options.keep) rmSync(folder, { recursive: true });
process.exitCode = tell(pages, report) ? 0 : 1;

/** Heading lines, paragraphs, and which paragraphs are plain running text: the ones that get defects. */
function readArticle(path) {
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const first = Math.max(
    1,
    lines.findIndex((line) => line.startsWith('\u3000')),
  );
  const trimmed = (list) => list.map((line) => line.trim()).filter(Boolean);
  const paragraphs = trimmed(lines.slice(first));
  const targets = paragraphs.flatMap((text, i) => (isPlain(text) ? [i] : []));
  return {
    name: basename(path),
    headings: trimmed(lines.slice(0, first)),
    blocks: paragraphs.map((text) => ({ text })),
    targets,
  };
}

function isPlain(text) {
  return (
    text.length >= 60 &&
    text.length <= 600 &&
    /[^。！？][。！？]”?$/.test(text) &&
    !/\s{2}|^[■●▲（(—“]|[\u2000-\u200f\ufeff]/.test(text)
  );
}

/** Pages of five articles, in turn as a page dump (a blank line after every block), led by two U+3000, and line after line. */
function layOut(list) {
  const names = Object.keys(KINDS);
  const laid = [];
  for (let i = 0; i + ARTICLES_A_PAGE <= list.length; i += ARTICLES_A_PAGE) {
    const gap = laid.length % 3 === 0 ? '\n' : '';
    const indented = laid.length % 3 === 1;
    let text = '';
    const planted = [];
    for (const [at, article] of list.slice(i, i + ARTICLES_A_PAGE).entries()) {
      const kind = names[(i + at) % names.length];
      const defect = KINDS[kind].plant(article);
      for (const heading of article.headings) text += `${heading}\n${gap}`;
      if (indented) text += '\n';
      const spans = [];
      for (const block of article.blocks) {
        if (indented && !block.flush) text += '\u3000\u3000';
        const start = text.length;
        text += `${block.text}\n${gap}`;
        spans.push({ start, end: start + block.text.length });
      }
      text += '\n';
      if (defect) planted.push({ kind, article: article.name, spans, ...place(defect, spans) });
    }
    laid.push({ name: `page-${String(laid.length + 1).padStart(4, '0')}.txt`, text, planted });
  }
  return laid;
}

/** Where the defect stands in the page, and the blocks that it touches: what is said of those is no false alarm. */
function place({ block, from, to, others = [] }, spans) {
  const { start } = spans[block];
  return { start: start + from, end: start + to, touched: [block, ...others].map((i) => spans[i]) };
}

function repeatParagraph(article) {
  const i = pick(article.targets);
  const to = Math.min(article.blocks.length, i + 1 + below(3));
  article.blocks.splice(to, 0, { text: article.blocks[i].text });
  return { block: to, from: 0, to: article.blocks[to].text.length, others: [i] };
}

function repeatChanged(article) {
  const defect = repeatParagraph(article);
  const block = article.blocks[defect.block];
  const characters = [...block.text];
  const han = shuffle(characters.flatMap((c, i) => (isHan(c) ? [i] : []))).slice(0, 3);
  for (const i of han) {
    const others = characters.filter((c) => isHan(c) && c !== characters[i]);
    characters[i] = pick(others);
  }
  block.text = characters.join('');
  return defect;
}

function cutParagraph(article, places) {
  const i = pick(article.targets);
  const { text } = article.blocks[i];
  const inside = places(text).filter((at) => at > text.length * 0.2 && at < text.length * 0.9);
  if (!inside.length) return undefined;
  const at = pick(inside);
  article.blocks.splice(i, 1, { text: text.slice(0, at) }, { text: text.slice(at), flush: random() < 0.5 });
  return { block: i, from: at - 1, to: at, others: [i + 1] };
}

function repeatEnd(article) {
  const i = pick(article.targets);
  const { text } = article.blocks[i];
  const length = 4 + below(10);
  let end = text.slice(-length).replace(/^[，、；：。！？”’）》]+/, '');
  if (random() < 0.5)
    end = end.replace(/\d(?=\d*\.?\d*[\p{Script=Han}%])/u, (digit) => String((Number(digit) + 3) % 10));
  article.blocks.splice(i + 1, 0, { text: end });
  return { block: i + 1, from: 0, to: end.length, others: [i] };
}

function cutLast(article) {
  const i = article.targets.at(-1);
  const { text } = article.blocks[i];
  const inside = hanPairs(text).filter((at) => at > text.length * 0.3 && at < text.length * 0.95);
  if (!inside.length) return undefined;
  const at = pick(inside);
  article.blocks.splice(i, article.blocks.length, { text: text.slice(0, at) });
  return { block: i, from: at - 1, to: at };
}

function doubleCharacter(article) {
  return edit(article, hanPairs, (text, at) => [text.slice(0, at) + text[at - 1] + text.slice(at), -1, 1]);
}

function doubleMark(article) {
  return edit(
    article,
    (text) => places(text, /[，。、；]/g),
    (text, at) => [text.slice(0, at + 1) + text.slice(at), 0, 2],
  );
}

function dropClosing(article) {
  return edit(
    article,
    (text) => places(text, /[”）》]/g),
    (text, at) => [text.slice(0, at) + text.slice(at + 1), -1, 1],
    true,
  );
}

function addZeroWidth(article) {
  const character = pick(['\u200B', '\u200C', '\u200D', '\uFEFF', '\u2060']);
  return edit(article, hanPairs, (text, at) => [text.slice(0, at) + character + text.slice(at), 0, 1]);
}

function useRadical(article) {
  const radicals = new Map();
  for (let code = 0x2f00; code <= 0x2fd5; code += 1) {
    const radical = String.fromCharCode(code);
    radicals.set(radical.normalize('NFKC'), radical);
  }
  const at = (text) => [...text].flatMap((c, i) => (radicals.has(c) ? [i] : []));
  return edit(article, at, (text, i) => [text.slice(0, i) + radicals.get(text[i]) + text.slice(i + 1), 0, 1]);
}

function addSpace(article) {
  return edit(article, hanPairs, (text, at) => [`${text.slice(0, at)} ${text.slice(at)}`, 0, 1]);
}

function narrowComma(article) {
  return edit(
    article,
    (text) => places(text, /(?<=\p{Script=Han})，(?=\p{Script=Han})/gu),
    (text, at) => [`${text.slice(0, at)},${text.slice(at + 1)}`, 0, 1],
  );
}

/**
 * Edits one target paragraph at one of the offsets that `offsets` finds in it; `change` gives the new text and where the
 * defect begins and ends, counted from the offset. A dropped mark may be reported at its partner: then the paragraph counts.
 */
function edit(article, offsets, change, anywhere = false) {
  for (const i of shuffle([...article.targets])) {
    const { text } = article.blocks[i];
    const found = offsets(text).filter((at) => at > 0 && at < text.length - 1);
    if (!found.length) continue;
    const at = pick(found);
    const [changed, from, to] = change(text, at);
    article.blocks[i] = { text: changed };
    return anywhere ? { block: i, from: 0, to: changed.length } : { block: i, from: at + from, to: at + to };
  }
  return undefined;
}

/** Offsets between two Han characters that differ. */
function hanPairs(text) {
  const found = [];
  for (let i = 1; i < text.length; i += 1)
    if (isHan(text[i]) && isHan(text[i - 1]) && text[i] !== text[i - 1]) found.push(i);
  return found;
}

/** Offsets inside words of two and more Han characters, as ICU sees words; clause by clause, for its time is quadratic. */
function wordInsides(text) {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const found = [];
  for (const clause of text.matchAll(/\p{Script=Han}+/gu)) {
    for (const { segment, index } of segmenter.segment(clause[0])) {
      for (let i = 1; i < segment.length; i += 1) found.push(clause.index + index + i);
    }
  }
  return found;
}

function places(text, pattern) {
  return [...text.matchAll(pattern)].map(({ index }) => index);
}

function isHan(character) {
  return character >= '\u4E00' && character <= '\u9FFF';
}

function runNewslint(path) {
  const bin = new URL('../../bin/newslint.js', import.meta.url).pathname;
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, '--format', 'json', path], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0 && status !== 1) {
    console.error(stderr || stdout.slice(0, 2000));
    throw new Error(`newslint ended with ${status}`);
  }
  return JSON.parse(stdout);
}

/** Prints recall and misses by kind and the false alarms by rule; are all bars reached? */
function tell(pages, { files }) {
  const byName = new Map(files.map((file) => [basename(file.path), file.findings]));
  const tally = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, { found: 0, missed: [] }]));
  const alarms = new Map();
  let characters = 0;
  for (const { name, text, planted } of pages) {
    characters += text.length;
    const findings = byName.get(name) ?? [];
    for (const defect of planted) {
      const { rules } = KINDS[defect.kind];
      const hit = findings.some((f) => rules.includes(f.rule) && placesOf(f).some((range) => touches(range, defect)));
      if (hit) tally[defect.kind].found += 1;
      else tally[defect.kind].missed.push({ name, text, defect });
    }
    const touched = planted.flatMap((defect) => defect.touched);
    for (const finding of findings) {
      if (finding.severity === 'info') continue;
      if (placesOf(finding).some((range) => touched.some((span) => touches(range, span)))) continue;
      alarms.set(finding.rule, [...(alarms.get(finding.rule) ?? []), `${name}:${finding.line} ${finding.message}`]);
    }
  }
  let reached = true;
  for (const [kind, { found, missed }] of Object.entries(tally)) {
    const all = found + missed.length;
    const { bar } = KINDS[kind];
    const low = bar !== undefined && found < bar * all;
    if (low) reached = false;
    const recall = all ? (found / all).toFixed(3) : '-';
    console.log(`${low ? 'FALL' : 'ok  '} ${kind}: ${recall} (${found} of ${all}${bar ? `, bar ${bar}` : ''})`);
    for (const { name, text, defect } of missed.slice(0, Number(options.misses)))
      console.log(`       missed in ${name}: ${context(text, defect)}`);
  }
  console.log(`${pages.length} pages, ${characters} characters; errors and warnings that touch no planted defect:`);
  for (const [rule, list] of [...alarms].sort(([, a], [, b]) => b.length - a.length)) {
    console.log(`     ${rule}: ${list.length} (${((list.length / characters) * 10000).toFixed(3)} per 10,000)`);
    for (const one of list.slice(0, Number(options.misses))) console.log(`       ${one}`);
  }
  return reached;
}

function placesOf({ range, related }) {
  return [range, ...related.filter(({ path }) => path === undefined).map((other) => other.range)];
}

/** Do two ranges share a character, or lie within three of each other (a break lies between its paragraphs)? */
function touches(a, b) {
  return a.start < b.end + 3 && b.start < a.end + 3;
}

function context(text, { start, end }) {
  return `${text.slice(Math.max(0, start - 16), start)}【${text.slice(start, Math.min(end, start + 24))}】${text.slice(end, end + 16)}`.replace(
    /\n+/g,
    '⏎',
  );
}

function shuffle(list) {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = below(i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
