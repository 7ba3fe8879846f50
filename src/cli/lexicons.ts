import { describeBadLine, parseUserWords, type UserWord } from '../analyse/jieba/user-words.js';
import type { Failure } from '../lint/lint.js';
import type { Lang } from '../text/message.js';
import { readLists } from './lists.js';

/** The words of all lists in `paths`, and what could not be read. */
export function readLexicons(paths: readonly string[], lang: Lang): { words: UserWord[]; failures: Failure[] } {
  const words: UserWord[] = [];
  const failures = readLists(paths, lang, (text, path) => {
    const list = parseUserWords(text, path);
    for (const word of list.words) words.push(word);
    return list.badLines.map(describeBadLine);
  });
  return { words, failures };
}
