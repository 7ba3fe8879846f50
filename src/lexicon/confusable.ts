import { lazily } from './lexicon.js';
import { rows } from './rows.js';

/** How two characters are alike: in sound (to the letter, or nearly: z and zh, n and ng), in shape, or in both. */
export type Likeness = 'sound' | 'near' | 'shape' | 'both';

/** How `one` and `other`, two different Han, may be taken for each other; undefined where they can't. Reads confusable.tsv once. */
export function likeness(one: string, other: string): Likeness | undefined {
  const { sounds, nearSounds, shapes } = table();
  const [first, second] = [one.charCodeAt(0), other.charCodeAt(0)];
  const shape = meet(shapes.get(first), shapes.get(second));
  const same = meet(sounds.get(first), sounds.get(second));
  if (same || meet(nearSounds.get(first), nearSounds.get(second))) return shape ? 'both' : same ? 'sound' : 'near';
  return shape ? 'shape' : undefined;
}

/** The UTF-16 units of the characters that `one` may be taken for. */
export function confusables(one: number): Uint16Array {
  const { known, nearSounds, shapes, members } = table();
  let found = known.get(one);
  if (!found) {
    const all: number[] = [];
    for (const groups of [nearSounds, shapes]) {
      for (const id of groups.get(one) ?? []) {
        const characters = members[id] as string;
        for (let i = 0; i < characters.length; i++) all.push(characters.charCodeAt(i));
      }
    }
    const sorted = Uint16Array.from(all).sort();
    found = sorted.filter((other, i) => other !== one && other !== sorted[i - 1]);
    known.set(one, found);
  }
  return found;
}

/** The readings and groups of look-alikes that each character belongs to, by number, and the characters of each. */
const table = lazily(() => {
  const sounds: Groups = new Map();
  const nearSounds: Groups = new Map();
  const shapes: Groups = new Map();
  const members: string[] = [];
  const nearIds = new Map<string, number>();
  for (const [kind = '', characters = ''] of rows('confusable')) {
    const id = members.push(characters) - 1;
    file(kind === '=' ? shapes : sounds, characters, id);
    if (kind === '=') continue;
    const near = blurred(kind);
    const nearId = nearIds.get(near) ?? members.push('') - 1;
    nearIds.set(near, nearId);
    members[nearId] += characters;
    file(nearSounds, characters, nearId);
  }
  return { sounds, nearSounds, shapes, members, known: new Map<number, Uint16Array>() };
});

type Groups = Map<number, number[]>;

function file(groups: Groups, characters: string, id: number): void {
  for (let i = 0; i < characters.length; i++) {
    const list = groups.get(characters.charCodeAt(i));
    if (list) list.push(id);
    else groups.set(characters.charCodeAt(i), [id]);
  }
}

/** A reading without what regional speech and hasty typing leave out: zh ch sh for z c s, c for z, ng for n, l for n. */
function blurred(reading: string): string {
  return reading
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/ng$/, 'n')
    .replace(/^c/, 'z');
}

function meet(one: readonly number[] | undefined, other: readonly number[] | undefined): boolean {
  return Boolean(one && other?.some((id) => one.includes(id)));
}
