import { resolve } from 'node:path';
import type { Failure } from '../lint/lint.js';
import { readInput } from '../read/read.js';
import { explain } from '../read/refusal.js';
import type { Lang, Text } from '../text/message.js';

/**
 * Reads the lists in `paths` one after the other; `take` has the text of each and says what is wrong with its lines. Gives
 * what could not be read: whole files, and single lines, whose others hold.
 */
export function readLists(
  paths: readonly string[],
  lang: Lang,
  take: (text: string, path: string) => readonly Text[],
): Failure[] {
  return paths.flatMap((path): Failure[] => {
    const read = readInput({ path, absolute: resolve(path) });
    if ('refused' in read) return [{ path, message: explain(read.refused, lang) }];
    return take(read.text, path).map((wrong) => ({ message: wrong[lang] }));
  });
}
