import { createRequire } from 'node:module';
import { type Segmenter, SegmenterUnavailable, type Word } from './segmenter.js';

interface Nodejieba {
  tag(text: string): { word: string; tag: string }[];
}

/** nodejieba, loaded when it is called. Throws `SegmenterUnavailable` with the mend where the binding is missing. */
export function nodejieba(): Segmenter {
  const name = nodejiebaName();
  let engine: Nodejieba;
  try {
    engine = require('nodejieba') as Nodejieba;
    engine.tag('');
  } catch {
    throw new SegmenterUnavailable(MISSING);
  }
  return {
    name,
    words(text, offset) {
      const words: Word[] = [];
      let start = offset;
      for (const { word, tag } of engine.tag(text)) {
        const end = start + word.length;
        words.push({ start, end, text: text.slice(start - offset, end - offset), tag });
        start = end;
      }
      return words;
    },
  };
}

/** Engine and version, told without loading it. Throws `SegmenterUnavailable` where it is not installed. */
export function nodejiebaName(): string {
  try {
    return `nodejieba ${(require('nodejieba/package.json') as { version: string }).version}`;
  } catch {
    throw new SegmenterUnavailable(MISSING);
  }
}

const require = createRequire(import.meta.url);

const MISSING = {
  zh: '分词组件 nodejieba 未能加载：装好 python3、make、g++ 后运行 npm rebuild nodejieba（或重新 npm ci）',
  en: 'the segmenter nodejieba cannot be loaded: install python3, make and g++, then run npm rebuild nodejieba (or npm ci again)',
};
