import { lazily } from './lexicon.js';
import { rows } from './rows.js';

/** How two characters are alike: in sound (to the letter, or nearly: z and zh, n and ng), in shape, or in both. */
export type Likeness = 'sound' | 'near' | 'shape' | 'both';

/** How `one` and `other`, two different Han, may be taken for each other; undefined where they can't. Reads confusable.tsv once. */
export function likeness(one: string, other: string): Likeness | undefined {
  const { sounds, nearSounds, shapes } = table();
  const shape = meet(shapes.get(one), shapes.get(other));
  const same = meet(sounds.get(one), sounds.get(other));
  if (same || meet(nearSounds.get(one), nearSounds.get(other))) return shape ? 'both' : same ? 'sound' : 'near';
  return shape ? 'shape' : undefined;
}

/** The readings and groups of look-alikes that each character belongs to, by number. */
const table = lazily(() => {
  const sounds: Groups = new Map();
  const nearSounds: Groups = new Map();
  const shapes: Groups = new Map();
  const nearIds = new Map<string, number>();
  for (const [id, [kind = '', characters = '']] of rows('confusable').entries()) {
    for (const character of characters) {
      if (kind === '=') add(shapes, character, id);
      else {
        add(sounds, character, id);
        const near = blurred(kind);
        if (!nearIds.has(near)) nearIds.set(near, nearIds.size);
        add(nearSounds, character, nearIds.get(near) as number);
      }
    }
  }
  return { sounds, nearSounds, shapes };
});

type Groups = Map<string, number[]>;

/** A reading without what regional speech and hasty typing leave out: zh ch sh for z c s, ng for n, l for n. */
function blurred(reading: string): string {
  return reading
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/ng$/, 'n')
    .replace(/^c/, 'z');
}

function add(groups: Groups, character: string, id: number): void {
  const list = groups.get(character);
  if (list) list.push(id);
  else groups.set(character, [id]);
}

function meet(one: readonly number[] | undefined, other: readonly number[] | undefined): boolean {
  return Boolean(one && other?.some((id) => one.includes(id)));
}
