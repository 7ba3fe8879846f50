import { soundCharacters } from './lists.js';

/**
 * Do the Han on both sides of `start`–`end` in `text` write a foreign name by its sound: 约翰.史密斯? Looks at two
 * characters on the left and up to two on the right, of which one may be another.
 */
export function soundsForeign(text: string, start: number, end: number): boolean {
  const left = /[\u4e00-\u9fff]{1,2}$/.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
  const right = /^[\u4e00-\u9fff]{1,2}/.exec(text.slice(end, end + 2))?.[0] ?? '';
  if (left.length < 2 || !right) return false;
  const sounds = soundCharacters();
  const all = [...left, ...right];
  return all.filter((character) => sounds.has(character)).length >= all.length - (all.length > 3 ? 1 : 0);
}
