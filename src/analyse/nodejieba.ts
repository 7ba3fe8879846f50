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
      for (const piece of pieces(text)) {
        for (const { word, tag } of engine.tag(piece)) {
          const end = start + word.length;
          words.push({ start, end, text: text.slice(start - offset, end - offset), tag });
          start = end;
        }
      }
      return words;
    },
  };
}

/** In UTF-16 units. nodejieba takes some 350 bytes a character, and nothing stops it: ten million take 17 s and 3.8 GB. */
const LONGEST = 20_000;

/** `text` in parts of at most `LONGEST`, cut behind the end of a sentence where there is one: no word stands on both sides. */
function* pieces(text: string): Iterable<string> {
  let start = 0;
  while (text.length - start > LONGEST) {
    const part = text.slice(start, start + LONGEST);
    const end = Math.max(
      part.lastIndexOf('。'),
      part.lastIndexOf('！'),
      part.lastIndexOf('？'),
      part.lastIndexOf('\n'),
    );
    const last = part.charCodeAt(LONGEST - 1);
    const isPairCut = last >= 0xd800 && last < 0xdc00;
    const length = end >= 0 ? end + 1 : LONGEST - Number(isPairCut);
    yield part.slice(0, length);
    start += length;
  }
  yield text.slice(start);
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
