// npm run bench:figures -- DIR [--places N] [--samples N] [--seed N] [--missed N]
// Plants figure errors in clean articles and counts what figure-conflict finds; in copies of stories, too, whole and cut down to
// their headline and two paragraphs, in a second file of the run. Then counts what the figure rules say
// of the articles as they stand, and how fast they are, warm, beside the segmenter (processor time, the best of 25 passes over 800 files). Places are found by plain string equality, never by newslint's own code: the same
// digits with the same character behind them, and the two characters before or behind that the same as well.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { generator } from './random.mjs';

/**
 * Every place of `text` where a figure stands that stands again in another paragraph: the same digits, the same unit, and
 * the same two characters before the figure or behind the unit. A lone digit is no place: 3个 twice is often chance.
 */
export function findPlaces(text) {
  const places = new Map();
  let paragraph = 0;
  for (const match of text.matchAll(PLACE)) {
    if (match[0] === '\n') {
      paragraph++;
      continue;
    }
    const [whole, figure, unit] = match;
    const at = match.index;
    if (/[\dA-Za-z.\-—:：/,]/.test(text[at - 1] ?? '') || figure.length < 2) continue;
    if (unit === '年' && /^[12]\d{3}$/.test(figure)) continue;
    const ahead = text.slice(Math.max(0, at - 2), at);
    const behind = text.slice(at + whole.length, at + whole.length + 2);
    const place = { index: at, figure, unit, paragraph };
    for (const [key, neighbours] of [
      [`${ahead}|${whole}`, ahead],
      [`${whole}|${behind}`, behind],
    ]) {
      if (!/^\p{Script=Han}{2}$/u.test(neighbours)) continue;
      places.set(key, [...(places.get(key) ?? []), place]);
    }
  }
  const found = new Map();
  for (const list of places.values()) {
    if (list.some((place) => place.paragraph !== list[0].paragraph))
      for (const place of list) found.set(place.index, place);
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}

const UNITS =
  '[多余]?(?:%|％|个百分点|百分点|倍|美元|欧元|日元|元|人次|人|名|位|户|家|个|件|项|条|起|例|批次|批|次|场|艘|架|辆|列|台|套|部|只|头|棵|株|份|本|册|篇|张|枚|座|栋|幢|所|处|间|种|类|款|支|笔|吨|公斤|千克|斤|克|公里|千米|米|海里|平方公里|平方米|公顷|亩|立方米|升|千瓦时|千瓦|兆瓦|度|摄氏度|小时|分钟|天|年|个月|周年|届|集|国|县|村|镇|乡)';
const PLACE = new RegExp(`\\n|(\\d+(?:\\.\\d+)?(?:万亿|[万亿])?)(${UNITS})(?!月|度)`, 'g');

/** What typing makes of `figure`, by kind; a kind that can't happen to it is left out. `random` gives [0, 1). */
export function spoil(figure, random) {
  const [, digits, scale] = /^([\d.]+)(.*)$/.exec(figure);
  const out = {};
  const [whole, fraction] = digits.split('.');
  const pick = (list) => list[Math.floor(random() * list.length)];
  if (fraction !== undefined) {
    const all = whole + fraction;
    const at = pick([whole.length - 1, whole.length + 1].filter((to) => to >= 1 && to <= all.length));
    if (at !== undefined) {
      const moved = `${all.slice(0, at)}.${all.slice(at)}`.replace(/\.$/, '').replace(/^0+(?=\d)/, '');
      if (Number(moved) !== Number(digits)) out['decimal-shift'] = moved + scale;
    }
  } else if (whole.length > 1) {
    out['decimal-shift'] =
      (scale && !whole.endsWith('0')
        ? `${whole.slice(0, -1)}.${whole.slice(-1)}`
        : whole.endsWith('0')
          ? whole.slice(0, -1)
          : `${whole}0`) + scale;
  }
  const swaps = [];
  for (let i = 0; i + 1 < digits.length; i++) {
    const j = digits[i + 1] === '.' ? i + 2 : i + 1;
    if (digits[i] === '.' || digits[i] === digits[j] || (i === 0 && digits[j] === '0')) continue;
    swaps.push(digits.slice(0, i) + digits[j] + digits.slice(i + 1, j) + digits[i] + digits.slice(j + 1));
  }
  const swapped = pick(swaps.filter((one) => Number(one) !== Number(digits)));
  if (swapped) out['digit-swap'] = swapped + scale;
  const positions = [...digits].flatMap((digit, i) => (digit === '.' ? [] : [i]));
  const at = pick(positions);
  const other = pick([...'0123456789'].filter((digit) => digit !== digits[at] && !(at === 0 && digit === '0')));
  out['digit-change'] = digits.slice(0, at) + other + digits.slice(at + 1) + scale;
  if (scale === '万') out['wan-yi'] = `${digits}亿`;
  if (scale === '亿') out['wan-yi'] = `${digits}万`;
  return out;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      places: { type: 'string' },
      samples: { type: 'string' },
      seed: { type: 'string' },
      missed: { type: 'string' },
    },
  });
  const { analyse } = await import('../../dist/analyse/analysis.js');
  const { parsePage } = await import('../../dist/page/parse.js');
  const { lintPage, lintRun } = await import('../../dist/lint/lint.js');
  const all = (await import('../../dist/rules/index.js')).rules.filter(({ category }) => category === 'figures');
  const conflict = all.filter(({ id }) => id === 'figure-conflict');
  const limit = Number(values.places ?? 1500);
  const samples = Number(values.samples ?? 5);
  const missed = Number(values.missed ?? 0);
  const random = generator(Number(values.seed ?? 20260101));
  const check = (path, text, rules) => {
    const page = parsePage(path, text);
    const { findings, failures } = lintPage(
      analyse(page, () => {
        throw new Error('the figure rules asked for words');
      }),
      rules,
      'zh',
    );
    if (failures[0]) throw new Error(failures[0].message);
    return findings;
  };
  for (const dir of positionals) {
    const names = readdirSync(dir)
      .filter((name) => /\.(txt|text|md)$/.test(name))
      .sort();
    const texts = names.map((name) => readFileSync(join(dir, name), 'utf8'));
    const places = texts.flatMap((text, file) => findPlaces(text).map((place) => ({ ...place, file })));
    console.log(`\n${dir}: ${texts.length} files, ${places.length} places`);

    const sampled = places
      .map((place) => ({ place, order: random() }))
      .sort((a, b) => a.order - b.order)
      .slice(0, limit);
    const tally = new Map();
    const misses = new Map();
    for (const { place } of sampled) {
      const text = texts[place.file];
      for (const [kind, wrong] of Object.entries(spoil(place.figure, random))) {
        const planted = text.slice(0, place.index) + wrong + text.slice(place.index + place.figure.length);
        const [from, to] = [place.index, place.index + wrong.length];
        const hit = check(names[place.file], planted, conflict).find(({ range, related }) =>
          [range, ...related.map((one) => one.range)].some(({ start, end }) => start < to && from < end),
        );
        const counts = tally.get(kind) ?? { places: 0, found: 0, named: 0 };
        counts.places++;
        if (hit) counts.found++;
        if (hit && (hit.code === kind || (kind === 'wan-yi' && hit.code === 'unit-mismatch'))) counts.named++;
        tally.set(kind, counts);
        if (!hit) misses.set(kind, [...(misses.get(kind) ?? []), { place, wrong }]);
      }
    }
    for (const [kind, { places, found, named }] of tally) {
      console.log(
        `  ${kind.padEnd(14)} planted ${String(places).padStart(5)}  recall ${(found / places).toFixed(3)}  named so ${(named / places).toFixed(3)}`,
      );
      for (const { place, wrong } of (misses.get(kind) ?? []).slice(0, missed)) {
        console.log(
          `    missed ${names[place.file]}: ${place.figure} → ${wrong}  ${around(texts[place.file], place.index, place.index + place.figure.length, 24)}`,
        );
      }
    }

    across(names, texts, limit, random);

    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    const said = new Map(all.map(({ id }) => [id, []]));
    texts.forEach((text, i) => {
      for (const finding of check(names[i], text, all)) said.get(finding.rule).push({ i, finding });
    });
    console.log(`  as they stand: ${characters} characters`);
    for (const [id, list] of said) {
      console.log(
        `  ${id.padEnd(22)} ${String(list.length).padStart(4)} findings, ${((list.length / characters) * 10000).toFixed(3)} per 10,000 characters`,
      );
      for (const { i, finding } of list
        .map((one) => ({ ...one, order: random() }))
        .sort((a, b) => a.order - b.order)
        .slice(0, samples)) {
        const [other] = finding.related;
        console.log(`    ${names[i]} ${finding.severity} ${finding.code} ${finding.message}`);
        console.log(`      ${around(texts[i], finding.range.start, finding.range.end, 36)}`);
        if (other) console.log(`      ${around(texts[i], other.range.start, other.range.end, 36)}`);
      }
    }
    await speed(
      names.slice(0, FAST).map((name, i) => parsePage(name, texts[i])),
      all,
    );
  }

  /** Two files tell the same story, and one figure of the second is spoilt; then all files as one run, as they stand. */
  function across(names, texts, limit, random) {
    const pages = texts.map((text, i) => parsePage(names[i], text));
    for (const [what, copyOf] of [
      ['whole', (text) => text],
      [
        'short',
        (text) =>
          text
            .split(/\n(?=\s*\S)/)
            .slice(0, 3)
            .join('\n'),
      ],
    ]) {
      let [places, found] = [0, 0];
      for (const [file, text] of texts.entries()) {
        if (places >= limit) break;
        const copy = copyOf(text);
        const all = [...copy.slice(0, 1200).matchAll(PLACE)].filter(
          ([, figure, unit], i, list) =>
            figure?.length > 1 &&
            !(unit === '年' && figure.length === 4) &&
            !/[\d.]/.test(copy[list[i].index - 1] ?? ''),
        );
        const place = all[Math.floor(random() * all.length)];
        if (!place) continue;
        for (const wrong of Object.values(spoil(place[1], random))) {
          const spoilt = copy.slice(0, place.index) + wrong + copy.slice(place.index + place[1].length);
          const other = parsePage(`copy of ${names[file]}`, spoilt);
          const result = lintRun([pages[file], other], conflict, 'zh').get(other);
          places++;
          const [from, to] = [place.index, place.index + wrong.length];
          if (result?.findings.some(({ range: { start, end } }) => start < to && from < end)) found++;
        }
      }
      console.log(`  ${what} copy in another file: planted ${places}  recall ${(found / places).toFixed(3)}`);
    }
    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    const began = process.cpuUsage();
    const findings = [...lintRun(pages, conflict, 'zh')].flatMap(([page, { findings }]) =>
      findings.map((finding) => ({ page, finding })),
    );
    const { user, system } = process.cpuUsage(began);
    console.log(
      `  as one run: ${findings.length} findings across articles, ${((findings.length / characters) * 10000).toFixed(4)} per 10,000 characters, ${((user + system) / 1e3).toFixed(0)} ms`,
    );
    for (const { page, finding } of findings.slice(0, 10)) {
      console.log(`    ${page.path} ${finding.code} ${finding.message} (${finding.related[0].path ?? page.path})`);
      console.log(`      ${around(page.text, finding.range.start, finding.range.end, 36)}`);
    }
  }
}

/** Files that the speed is measured on. */
const FAST = 800;

/** Prints how fast the lexer reads `pages`, and how much of the segmenter's time all figure rules take, lexer and all. */
async function speed(pages, rules) {
  const { analyse } = await import('../../dist/analyse/analysis.js');
  const { openSegmenter } = await import('../../dist/analyse/engines.js');
  const { lintPage } = await import('../../dist/lint/lint.js');
  const segmenter = openSegmenter();
  const megabytes = pages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
  const best = { lexer: Infinity, rules: Infinity, words: Infinity };
  // each pays for its own garbage only: without this a pass over the rules collects the words of the pass before it
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const timed = (name, work) => {
    collect({ type: 'minor' });
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    best[name] = Math.min(best[name], (user + system) / 1e3);
  };
  for (let pass = 0; pass < 25; pass++) {
    const analyses = pages.map((page) => analyse(page, () => segmenter));
    timed('lexer', () => {
      for (const analysis of analyses) for (const article of analysis.page.articles) analysis.figures(article);
    });
    timed('rules', () => {
      for (const analysis of analyses) lintPage(analysis, rules, 'zh');
    });
    timed('words', () => {
      for (const analysis of analyses)
        for (const { paragraphs } of analysis.page.articles) for (const one of paragraphs) analysis.words(one);
    });
  }
  const rate = (ms) => `${((megabytes / ms) * 1e3).toFixed(1)} MB/s`;
  console.log(
    `  warm, ${megabytes.toFixed(2)} MB: lexer ${rate(best.lexer)}; all figure rules ${rate(best.rules)}; segmenter ${rate(best.words)}; rules ${(best.rules / best.words).toFixed(2)} of the segmenter's time, with the lexer ${((best.lexer + best.rules) / best.words).toFixed(2)}`,
  );
}

function around(text, start, end, width) {
  const one = (part) => part.replace(/\s+/g, '¶');
  return `${one(text.slice(Math.max(0, start - width), start))}[${text.slice(start, end)}]${one(text.slice(end, end + width))}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
