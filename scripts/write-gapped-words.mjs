// Writes src/lexicon/gapped-words.bin: the idioms and the common words of jieba's dictionary, each with a character left out.
// usage: npm run build && node scripts/write-gapped-words.mjs   (after a change of src/lexicon/jieba/dictionary.br)
import { readFileSync, writeFileSync } from 'node:fs';
import { COMMON, encodeGappedWords, LONGEST } from '../dist/lexicon/gapped-words.js';
import { lines, readPack } from '../dist/lexicon/jieba/pack.js';

const { source, dictionary } = readPack(readFileSync(new URL('../src/lexicon/jieba/dictionary.br', import.meta.url)));
const words = lines(dictionary)
  .map((line) => line.split(' '))
  .filter(([word]) => word.length >= 3 && word.length <= LONGEST)
  .filter(([word, count, tag]) => Number(count) >= COMMON || (word.length === 4 && (tag === 'i' || tag === 'l')))
  .map(([word]) => word)
  .filter((word) => /^[\u4E00-\u9FFF]+$/u.test(word));
const header = `# Words with a gap, as a Bloom filter: ${words.length} idioms and common words of the dictionary of ${source}, by scripts/write-gapped-words.mjs. Licence: MIT. 2026-11-24`;
const file = encodeGappedWords(header, words);
writeFileSync(new URL('../src/lexicon/gapped-words.bin', import.meta.url), file);
const set = file
  .subarray(file.indexOf(0x0a) + 1)
  .reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
console.log(`${words.length} words, ${((set / (8 * file.length)) * 100).toFixed(1)} % of the bits are set`);
