import { lazily } from './lexicon.js';
import { rows } from './rows.js';

/** Is it right as it stands: one of sound-words.tsv? */
export function isSound(word: string): boolean {
  return sound().has(word);
}

/** Is the character at `at` of `text` part of such a word? */
export function isInSoundWord(text: string, at: number): boolean {
  for (let length = SHORTEST; length <= LONGEST; length++) {
    for (let start = Math.max(0, at - length + 1); start <= at; start++) {
      if (isSound(text.slice(start, start + length))) return true;
    }
  }
  return false;
}

const SHORTEST = 2;
const LONGEST = 4;

const sound = lazily(() => new Set(rows('sound-words').flatMap(([words]) => (words as string).split(' '))));
