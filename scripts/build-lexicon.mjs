// Builds the word lists in dist/lexicon/ that are read in place; jieba.table where it is missing or not of this dictionary and version; always with --force.
import { buildArrays } from '../dist/lexicon/build-arrays.js';
import { buildTable } from '../dist/lexicon/jieba/build.js';

const began = performance.now();
const built = buildTable(undefined, { force: process.argv.includes('--force') });
if (built) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`jieba.table: ${(built.bytes / 1e6).toFixed(1)} MB from ${built.source} in ${seconds} s`);
}
console.log(`word lists: ${(buildArrays() / 1e6).toFixed(1)} MB`);
