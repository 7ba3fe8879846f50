import type { Text } from '../../text/message.js';

/** A word of the user's own, for a cutter to know beside the dictionary's. */
export interface UserWord {
  readonly word: string;
  /** How often it would stand in jieba's corpus of 60 million words; without it, as often as the median word: 3 times. */
  readonly frequency?: number;
  /** Its part of speech; '' where the user gave none: jieba then tags it x, or eng or m where it is half ASCII. */
  readonly tag: string;
}

export type UserWords = readonly UserWord[];

/** A line that is no `word [frequency] [tag]`: its number from 1, and what is wrong with it. */
export interface BadLine {
  readonly path: string;
  readonly line: number;
  readonly problem: 'fields' | 'frequency' | 'tag' | 'word';
}

/**
 * Reads a list of user words: a line a word, as `word`, `word tag`, `word frequency` or `word frequency tag`, the
 * fields parted by spaces or tabs; blank lines and lines that begin with `#` say nothing. `path` is for bad lines:
 * more than three fields, a frequency that is no whole number from 1 to 2147483647, a tag that is not an ASCII letter
 * and then letters, digits, `_` and `-`, a word that jieba could never find, as it holds a ， or 。 or is longer than 512 characters.
 */
export function parseUserWords(text: string, path: string): { words: UserWord[]; badLines: BadLine[] } {
  const words: UserWord[] = [];
  const badLines: BadLine[] = [];
  const lines = text.split(/\r\n?|\n/);
  for (const [i, line] of lines.entries()) {
    // trim() takes a BOM for white space too.
    const content = line.trim();
    if (!content || content.startsWith('#')) continue;
    const entry = parseLine(content);
    if (typeof entry === 'string') badLines.push({ path, line: i + 1, problem: entry });
    else words.push(entry);
  }
  return { words, badLines };
}

/** What to tell a user about a bad line: file, line and what is wrong. */
export function describeBadLine({ path, line, problem }: BadLine): Text {
  const { zh, en } = PROBLEMS[problem];
  return { zh: `${path}:${line}: ${zh}`, en: `${path}:${line}: ${en}` };
}

/** The longest word that jieba looks for, in characters. */
export const MAX_WORD_LENGTH = 512;

const PROBLEMS: Record<BadLine['problem'], Text> = {
  fields: { zh: '每行只能是：词 [词频] [词性]', en: 'a line is: word [frequency] [tag]' },
  frequency: { zh: '词频应是正整数', en: 'the frequency must be a whole number, 1 or more' },
  tag: {
    zh: '词性只能用英文字母和数字，词里不能有空格',
    en: 'a tag is of ASCII letters and digits; a word has no spaces',
  },
  word: { zh: '词里不能有逗号、句号，也不能超过 512 字', en: 'a word has no ， or 。 and at most 512 characters' },
};

function parseLine(content: string): UserWord | BadLine['problem'] {
  const [word = '', ...rest] = content.replace(/\p{Surrogate}/gu, '\ufffd').split(/[ \t\u3000]+/);
  if (/[，。]/.test(word) || [...word].length > MAX_WORD_LENGTH) return 'word';
  if (rest.length > 2) return 'fields';
  const [frequency, tag] = rest.length === 1 && !/^\d/.test(rest[0] as string) ? [undefined, rest[0]] : rest;
  if (tag !== undefined && !/^[A-Za-z][\w-]*$/.test(tag)) return 'tag';
  if (frequency === undefined) return { word, tag: tag ?? '' };
  if (!/^\d{1,10}$/.test(frequency) || Number(frequency) < 1 || Number(frequency) > 0x7fffffff) return 'frequency';
  return { word, frequency: Number(frequency), tag: tag ?? '' };
}
