// Duplicates across files: time and memory by size. usage: npm run bench:duplicates -- DIR [--most 1000000]
// The text is grown from the body paragraphs of the .txt files of DIR and the folders in it, of 30 to 160 characters: each round over them gives copies, one
// in ten with 3 % of its characters changed, the others with half of them. It lies in pages of 66 paragraphs. Each size, 125,000
// paragraphs to 1,000,000, runs in a process of its own, one thread; seconds are the processor's, those of the garbage collector's
// threads too; "ready" is what the process holds before the rules run.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { candidates } from '../../dist/analyse/similarity/candidates.js';
import { lintRun } from '../../dist/lint/lint.js';
import { rules } from '../../dist/rules/index.js';
import { generator } from './random.mjs';

const args = process.argv.slice(2);
const option = (name, value) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : value);
const dir = args[0];
if (!dir) throw new Error('usage: npm run bench:duplicates -- DIR [--most 1000000]');
const SIZES = [125_000, 250_000, 500_000, 1_000_000];
const A_PAGE = 66;
const LEAST = 30;
const MOST = 160;

if (args.includes('--size')) console.log(JSON.stringify(measure(option('--size'))));
else {
  console.log('paragraphs      MB   exact s    near s     all s  MB/s  ready MB  peak MB');
  const all = [];
  for (const size of SIZES.filter((one) => one <= option('--most', 1_000_000))) {
    const self = fileURLToPath(import.meta.url);
    const { stdout, stderr, status } = spawnSync(process.execPath, [self, dir, '--size', `${size}`], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    const { bytes, exact, near, ready, peak, recall } = JSON.parse(stdout);
    all.push({ size, seconds: exact + near });
    const columns = [size, (bytes / 1e6).toFixed(0), exact.toFixed(2), near.toFixed(2), (exact + near).toFixed(2)];
    const rest = [(bytes / 1e6 / (exact + near)).toFixed(0), ready.toFixed(0), peak.toFixed(0)];
    console.log([...columns, ...rest].map((one, i) => `${one}`.padStart([10, 8, 10, 10, 10, 6, 10, 9][i])).join(''));
    if (recall) console.log(recall);
  }
  const [first, last] = [all[0], all.at(-1)];
  console.log(`time(${last.size}) / time(${first.size}) = ${(last.seconds / first.seconds).toFixed(2)}`);
}

function measure(size) {
  const { pages, bytes, copies } = grow(size);
  const ready = process.memoryUsage.rss() / 1e6;
  const timed = (id) => {
    const began = process.cpuUsage();
    const found = lintRun(pages, [rules.find((rule) => rule.id === id)], 'zh');
    const { user, system } = process.cpuUsage(began);
    return { seconds: (user + system) / 1e6, found };
  };
  const exact = timed('duplicate-paragraph').seconds;
  const { seconds: near, found } = timed('similar-paragraph');
  const peak = process.resourceUsage().maxRSS / 1e3;
  const recall = size === SIZES[0] ? recalled(pages, copies, found) : undefined;
  return { bytes, exact, near, ready, peak, recall };
}

/** Of the copies with 3 % changed: the share that has its original, or another copy of it, among the candidates; the share reported. */
function recalled(pages, copies, found) {
  const index = candidates();
  const origins = [];
  let [near, met, reported] = [0, 0, 0];
  for (const page of pages) {
    const said = new Set(found.get(page)?.findings.map(({ range }) => range.start));
    for (const { range } of page.articles[0].paragraphs) {
      const copy = copies.get(range);
      const numbers = index.add(page.text, range, LEAST);
      if (!numbers) continue;
      if (copy.near) {
        near += 1;
        if (numbers.some((one) => origins[one] === copy.of)) met += 1;
        if (said.has(range.start)) reported += 1;
      }
      origins.push(copy.near || copy.original ? copy.of : -1);
    }
  }
  const share = (part) => `${((part / near) * 100).toFixed(1)} %`;
  return `  of ${near} copies with 3 % changed ${share(met)} meet their original among the candidates, ${share(reported)} are reported; ${(index.work.met / index.work.looked).toFixed(2)} texts met a gram`;
}

/** Pages as the parser gives them, as far as the rules look, made without it. */
function grow(size) {
  const random = generator(20261124);
  const below = (n) => Math.floor(random() * n);
  const seeds = readdirSync(dir, { recursive: true })
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => readFileSync(join(dir, name), 'utf8').split(/\r?\n/))
    .map((line) => line.trim())
    .filter((line) => line.length >= LEAST && line.length <= MOST && /[。！？”]$/.test(line));
  const all = seeds.slice(0, 2000).join('');
  const changed = (text, share) => {
    const units = [...text];
    for (let left = Math.max(1, Math.round(units.length * share)); left > 0; left--) {
      units[below(units.length - 1)] = all[below(all.length)];
    }
    return units.join('');
  };
  const pages = [];
  const copies = new Map();
  let bytes = 0;
  for (let made = 0; made < size; ) {
    const paragraphs = [];
    const parts = [];
    let at = 0;
    for (; paragraphs.length < A_PAGE && made < size; made++) {
      const of = made % seeds.length;
      const original = made < seeds.length;
      const near = !original && random() < 0.1;
      const text = original ? seeds[of] : changed(seeds[of], near ? 0.03 : 0.5);
      const range = { start: at, end: at + text.length };
      paragraphs.push({ range, role: 'body' });
      if (size === SIZES[0]) copies.set(range, { of, original, near });
      parts.push(text);
      at = range.end + 1;
    }
    const text = Buffer.from(parts.join('\n'), 'utf16le').toString('utf16le');
    bytes += Buffer.byteLength(text);
    const article = { range: { start: 0, end: text.length }, paragraphs, subheadlines: [], bylines: [] };
    pages.push({ path: `${pages.length}.txt`, source: text, text, lines: [0], articles: [article], directives: [] });
  }
  return { pages, bytes, copies };
}
