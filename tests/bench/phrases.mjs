// How fast phrases are filed and found. usage: npm run bench:phrases -- DIR [--sample N]
// Files 100,000 phrases and searches the first N (600) .txt files of DIR for them; medians of seven passes, in processor
// time, so that other work on the machine does not count.
// Bars: 300 ms to file them, 20 MB of UTF-8 a second. `terms`: a list of the user's, parsed and filed. `words` are every third word of nodejieba's dictionary, which news is
// full of; `alike` begin with the same two characters, as the terms of one desk may.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { termFinder } from '../../dist/analyse/house-terms/finder.js';
import { parseTerms } from '../../dist/analyse/house-terms/list.js';
import { phraseFinder } from '../../dist/lexicon/phrases.js';

const PHRASES = 100_000;
const BARS = { milliseconds: 300, speed: 20 };

const [folder, , sample = '600'] = process.argv.slice(2);
if (!folder) throw new Error('usage: npm run bench:phrases -- DIR [--sample N]');
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .slice(0, Number(sample))
  .map((name) => readFileSync(join(folder, name), 'utf8'));
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;

const dictionary = join(dirname(createRequire(import.meta.url).resolve('nodejieba')), 'submodules/cppjieba/dict');
const words = readFileSync(join(dictionary, 'jieba.dict.utf8'), 'utf8')
  .split('\n')
  .map((line) => line.split(' ')[0])
  .filter((word, i) => word.length > 1 && i % 3 === 0)
  .slice(0, PHRASES);
const han = (n) => String.fromCharCode(0x4e00 + (n % 20_000));
const alike = Array.from({ length: PHRASES }, (_, i) => `中国${han(i * 7919)}${han(i >> 4)}`);

console.log(`${texts.length} files, ${megabytes.toFixed(2)} MB`);
const list = words.map((word, i) => `${word},${word}${i},warning,"第 ${i} 条",2026-01-01,2026-12-31`).join('\n');
const asPhrases = (phrases) => () => phraseFinder(phrases.map((phrase) => [phrase, phrase]));
const kinds = {
  words: asPhrases(words),
  alike: asPhrases(alike),
  terms: () => termFinder(parseTerms(list, 'list').terms, '2026-11-23'),
};
for (const [name, file] of Object.entries(kinds)) {
  const built = median(file);
  const find = file();
  let hits = 0;
  const searched = median(() => {
    hits = 0;
    for (const text of texts) hits += find(text, 0, text.length).length;
  });
  const speed = (megabytes / searched) * 1e3;
  const isOver = built > BARS.milliseconds || speed < BARS.speed;
  console.log(
    `${name.padEnd(8)}${PHRASES} phrases: filed in ${built.toFixed(0)} ms; ${hits} hits at ${speed.toFixed(0)} MB/s${isOver ? '  OVER' : ''}`,
  );
}

function median(work) {
  const spent = Array.from({ length: 7 }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e3;
  });
  return spent.sort((a, b) => a - b)[3];
}
