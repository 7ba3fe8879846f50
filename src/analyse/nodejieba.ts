import { createRequire } from 'node:module';
import { type Segmenter, SegmenterUnavailable, type Word } from './segmenter.js';

interface Nodejieba {
  tag(text: string): { word: string; tag: string }[];
}

/** nodejieba, loaded when it is called. Throws `SegmenterUnavailable` with the mend where the binding is missing. */
export function nodejieba(): Segmenter {
  const require = createRequire(import.meta.url);
  let engine: Nodejieba;
  let version: string;
  try {
    engine = require('nodejieba') as Nodejieba;
    engine.tag('');
    version = (require('nodejieba/package.json') as { version: string }).version;
  } catch {
    throw new SegmenterUnavailable(
      'nodejieba 未能加载：请装好 python3、make、g++ 后运行 `npm rebuild nodejieba` / nodejieba cannot be loaded: install python3, make and g++, then run `npm rebuild nodejieba`',
    );
  }
  return {
    name: `nodejieba ${version}`,
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
