import type { JiebaTable } from '../../lexicon/jieba/table.js';
import type { Segmenter, Word } from '../segmenter.js';
import { createCutter } from './cutter.js';
import type { UserWords } from './user-words.js';

/** The project's own segmenter over `table`: words and tags are nodejieba's, to the last one. */
export function jieba(table: JiebaTable, userWords?: UserWords): Segmenter {
  const cutter = createCutter(table, userWords);
  const { tags } = cutter;
  return {
    name: jiebaName(table.source),
    words(text, offset) {
      const count = cutter.cut(text);
      const { ends, tagIds } = cutter;
      const words = new Array<Word>(count);
      let from = 0;
      for (let i = 0; i < count; i++) {
        const to = ends[i] as number;
        words[i] = {
          start: offset + from,
          end: offset + to,
          text: text.slice(from, to),
          tag: tags[tagIds[i] as number] as string,
        };
        from = to;
      }
      return words;
    },
  };
}

/** Engine, version and dictionary, as `--version` and the report name them. `source` is the table's. */
export function jiebaName(source: string): string {
  return `newslint-jieba ${ENGINE_VERSION} (${source})`;
}

/** Raised whenever a word or tag may come out differently: it is part of what a cached result depends on. */
const ENGINE_VERSION = 1;
