import { resolve } from 'node:path';
import { describeBadLine, parseUserWords, type UserWord } from '../analyse/jieba/user-words.js';
import type { Failure } from '../lint/lint.js';
import { readInput } from '../read/read.js';
import { explain } from '../read/refusal.js';
import type { Lang } from '../text/message.js';

/** The words of all lists in `paths`, and what could not be read: whole files, and single lines, whose others hold. */
export function readLexicons(paths: readonly string[], lang: Lang): { words: UserWord[]; failures: Failure[] } {
  const words: UserWord[] = [];
  const failures: Failure[] = [];
  for (const path of paths) {
    const read = readInput({ path, absolute: resolve(path) });
    if ('refused' in read) {
      failures.push({ path, message: explain(read.refused, lang) });
      continue;
    }
    const list = parseUserWords(read.text, path);
    for (const word of list.words) words.push(word);
    for (const line of list.badLines) failures.push({ message: describeBadLine(line)[lang] });
  }
  return { words, failures };
}
