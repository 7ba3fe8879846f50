import { buildArrays } from '../src/lexicon/build-arrays.js';
import { buildTable } from '../src/lexicon/jieba/build.js';

/** Once before all tests: the segmenter's table and the word lists are build products, and a fresh clone or a new dictionary has none. */
export default function setup(): void {
  buildTable();
  buildArrays();
}
