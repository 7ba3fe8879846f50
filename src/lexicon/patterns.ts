import { phraseFinder } from './phrases.js';
import { rows } from './rows.js';

/** A passage that a row of a list of patterns describes. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  /** The row's columns behind the first two, `$1` and the like filled in from the passage, and `&` as the anchor that it begins with. */
  readonly columns: readonly string[];
}

/** Finds the passages from `start` to `end` in `text`, in text order; none overlaps the one before. */
export type FindPassages = (text: string, start: number, end: number) => Passage[];

/**
 * Reads the list `src/lexicon/<name>.tsv`. The first column of a row are its anchors, apart by spaces: every passage
 * begins with one of them, so that one automaton finds all places to try. The second is a regular expression for the whole
 * passage, empty where it is the anchor alone. In it `&` is the anchor; `~m-n` stands for m to n characters that are no
 * mark and no line end, `~n` for up to n; `@name` for the second column of the row above whose first is `@name`. Of rows
 * with the same anchor the first that matches counts.
 */
export function passageFinder(name: string): FindPassages {
  const byAnchor = new Map<string, { pattern: RegExp; columns: string[] }[]>();
  const named = new Map<string, string>();
  for (const [anchors = '', pattern = '', ...columns] of rows(name)) {
    const spelt = pattern.replace(/@[a-z]+/g, (one) => `(?:${named.get(one)})`);
    if (anchors.startsWith('@')) {
      named.set(anchors, spelt);
      continue;
    }
    for (const anchor of anchors.split(' ')) {
      const known = byAnchor.get(anchor) ?? [];
      byAnchor.set(anchor, known);
      known.push({ pattern: new RegExp(widened(spelt || '&').replaceAll('&', anchor), 'uy'), columns });
    }
  }
  const find = phraseFinder(byAnchor);
  return (text, start, end) => {
    const passages: Passage[] = [];
    let last = start;
    for (const hit of find(text, start, end)) {
      if (hit.start < last) continue;
      for (const { pattern, columns } of hit.value) {
        pattern.lastIndex = hit.start;
        const match = pattern.exec(text);
        if (!match || pattern.lastIndex > end) continue;
        last = pattern.lastIndex;
        const filled = columns.map((one) =>
          one
            .replaceAll('&', text.slice(hit.start, hit.end))
            .replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? ''),
        );
        passages.push({ start: hit.start, end: last, columns: filled });
        break;
      }
    }
    return passages;
  };
}

/** `~n` and `~m-n` spelt out; every gap is bounded, so no pattern runs away. */
function widened(pattern: string): string {
  return pattern.replace(/~(\d+)(?:-(\d+))?/g, (_, one: string, other?: string) => {
    const [least, most] = other === undefined ? ['0', one] : [one, other];
    return `[^，。；：！？“”‘’《》（）\\s]{${least},${most}}?`;
  });
}
