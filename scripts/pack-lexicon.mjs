// Takes jieba's dictionary out of the installed nodejieba into src/lexicon/jieba/dictionary.br. Only for a new release of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { packOf, writePack } from '../dist/lexicon/jieba/pack.js';

const require = createRequire(import.meta.url);
const jieba = require('nodejieba');
const paths = [jieba.DEFAULT_DICT, jieba.DEFAULT_USER_DICT, jieba.DEFAULT_HMM_DICT, jieba.DEFAULT_IDF_DICT];
const files = new Map(paths.map((path) => [path.replace(/^.*\//, ''), readFileSync(path)]));
const source = `nodejieba ${require('nodejieba/package.json').version}`;
const pack = writePack(packOf(source, 'MIT, see src/lexicon/jieba/LICENSE', files));
writeFileSync(new URL('../src/lexicon/jieba/dictionary.br', import.meta.url), pack);
console.log(`${source}: ${(pack.length / 1e6).toFixed(2)} MB`);
