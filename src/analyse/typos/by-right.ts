import { surnames } from '../../lexicon/surnames.js';
import { titles } from '../entities/lists.js';

/**
 * Does the character that stands twice at `index` of `text` perhaps do so by right, in a way that no count of characters
 * tells? 价格等等方面; a nickname of a surname behind a post (经理方方); 在|在先, 快的|的 and their like, of which one is a
 * word of another kind; 文化|化, a suffix behind a word that already ends in it.
 */
export function maybeByRight(text: string, index: number): boolean {
  const han = text[index] as string;
  if (han === '等') return true;
  if (han === '在') return WITH_BEING.includes(text[index + 2] ?? ' ');
  if (han === '的') return BEFORE_OF.includes(text[index - 1] ?? ' ');
  if (han === '化') return wordsEnding(text, index + 1);
  return surnames().has(han) && !FUNCTION_WORDS.includes(han) && isAfterPost(text, index);
}

/** What 在 makes a word with that stands before a noun: 在先, 在建, 在职 … */
const WITH_BEING = '先建职校岗册编押研读野孕线场案途售租';
/** What 的 ends a word of, so that another may follow: 目的, 打的, the firm 快的, 有的. */
const BEFORE_OF = '目打快有';
const FUNCTION_WORDS = '于和与向从时所都';

/** Is 文化, 变化, 绿化 … what ends at `end`, words in which 化 is no suffix? */
function wordsEnding(text: string, end: number): boolean {
  return '文变绿进退消融造教'.includes(text[end - 2] ?? ' ');
}

/** Does a post or a form of address end at `at`: 首席执行官, 经理, 女儿? */
function isAfterPost(text: string, at: number): boolean {
  const { before, kin } = titles();
  for (let length = 2; length <= LONGEST_POST; length++) {
    const word = text.slice(Math.max(0, at - length), at);
    if (before.has(word) || kin.has(word)) return true;
  }
  return text[at - 1] === '官';
}

const LONGEST_POST = 5;
