import { buildTable } from '../src/lexicon/jieba/build.js';

/** Once before all tests: the segmenter's table is a build product, and a fresh clone or a new dictionary has none. */
export default function setup(): void {
  buildTable();
}
