import { jiebaSource, jiebaTable, TableError } from '../lexicon/jieba/table.js';
import { tablePath } from '../lexicon/lexicon.js';
import type { Text } from '../text/message.js';
import { jieba, jiebaName } from './jieba/segmenter.js';
import type { UserWords } from './jieba/user-words.js';
import { nodejieba, nodejiebaName } from './nodejieba.js';
import { type Segmenter, type SegmenterName, SegmenterUnavailable } from './segmenter.js';

/**
 * Loads a segmenter, newslint's own if none is named. `userWords` are for newslint's own: nodejieba aborts the process on
 * a bad list. Throws `SegmenterUnavailable`.
 */
export function openSegmenter(name: SegmenterName = 'newslint', userWords?: UserWords): Segmenter {
  return name === 'nodejieba' ? nodejieba() : jieba(usable(jiebaTable), userWords);
}

/** What `openSegmenter(name).name` will be, told without loading it. Throws `SegmenterUnavailable`. */
export function segmenterName(name: SegmenterName = 'newslint'): string {
  return name === 'nodejieba' ? nodejiebaName() : jiebaName(usable(jiebaSource));
}

/** What `open` makes of the table. Throws `SegmenterUnavailable`. */
function usable<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof TableError) throw new SegmenterUnavailable(at(tablePath, PROBLEMS[error.code]));
    const reason = error instanceof Error ? error.message : String(error);
    throw new SegmenterUnavailable(at(tablePath, { zh: `读不出：${reason}`, en: `cannot be read: ${reason}` }));
  }
}

const MEND: Text = {
  zh: '请运行 npm run build:lexicon，或重新安装 newslint',
  en: 'run npm run build:lexicon, or install newslint again',
};

function at(path: string, { zh, en }: Text): Text {
  return { zh: `分词词表 ${path} ${zh}；${MEND.zh}`, en: `the segmenter's table ${path} ${en}; ${MEND.en}` };
}

const PROBLEMS: Record<TableError['code'], Text> = {
  missing: { zh: '不存在', en: 'is missing' },
  foreign: { zh: '不是 newslint 的词表', en: 'is not a table of newslint' },
  version: { zh: '是另一版本的', en: 'is of another version' },
  truncated: { zh: '不完整', en: 'is cut short' },
  damaged: { zh: '已损坏', en: 'is damaged' },
};
