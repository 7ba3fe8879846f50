import { type ArrayLexicon, arraysOf, textOf, unitsOf } from './arrays.js';
import { lazily } from './lexicon.js';
import { rows } from './rows.js';

/** How two characters are alike: in sound (to the letter, or nearly: z and zh, n and ng), in shape, or in both. */
export type Likeness = 'sound' | 'near' | 'shape' | 'both';

/** How `one` and `other`, two different Han, may be taken for each other; undefined where they can't. Reads confusable.tsv once. */
export function likeness(one: string, other: string): Likeness | undefined {
  const { last, previous, groupOf, soundOf } = table();
  let [same, near, shape] = [false, false, false];
  for (let i = last[one.charCodeAt(0)] as number; i > 0; i = previous[i] as number) {
    const group = groupOf[i] as number;
    const sound = soundOf[group];
    for (let k = last[other.charCodeAt(0)] as number; k > 0; k = previous[k] as number) {
      if (groupOf[k] === group) {
        if (sound) same = true;
        else shape = true;
      } else if (sound && soundOf[groupOf[k] as number] === sound) near = true;
    }
  }
  if (same || near) return shape ? 'both' : same ? 'sound' : 'near';
  return shape ? 'shape' : undefined;
}

/** The UTF-16 units of the characters that `one` may be taken for, in their order. */
export function confusables(one: number): Uint16Array {
  const { known } = table();
  let found = known.get(one);
  if (!found) known.set(one, (found = gather(one)));
  return found;
}

/** Those of the confusables that are alike in sound, or nearly, and in shape. */
export function alikeInBoth(one: number): readonly number[] {
  const { knownInBoth, last, previous, groupOf, soundOf, groups } = table();
  let found = knownInBoth.get(one);
  if (found) return found;
  found = [];
  const character = String.fromCharCode(one);
  for (let i = last[one] as number; i > 0; i = previous[i] as number) {
    const group = groupOf[i] as number;
    if (soundOf[group]) continue;
    for (const other of groups[group] as string) {
      const code = other.charCodeAt(0);
      if (code !== one && !found.includes(code) && likeness(character, other) === 'both') found.push(code);
    }
  }
  knownInBoth.set(one, found);
  return found;
}

function gather(one: number): Uint16Array {
  const { last, previous, groupOf, soundOf, groups, groupsOf } = table();
  const alike: string[] = [];
  for (let i = last[one] as number; i > 0; i = previous[i] as number) {
    const group = groupOf[i] as number;
    const sound = soundOf[group] as number;
    if (sound) for (const each of groupsOf(sound)) alike.push(groups[each] as string);
    else alike.push(groups[group] as string);
  }
  const all = alike.join('');
  const sorted = new Uint16Array(all.length);
  for (let i = 0; i < all.length; i++) sorted[i] = all.charCodeAt(i);
  sorted.sort();
  return sorted.filter((other, i) => other !== one && other !== sorted[i - 1]);
}

/**
 * The groups, each a reading's characters or look-alikes, and where each character stands in them: all places are
 * numbered from 1; `last` has a character's last by its UTF-16 unit, `previous` the one before each, 0 for none.
 * `soundOf` a group is the number of its blurred reading, which the groups of `groupsOf` it share; 0 for look-alikes.
 */
const table = lazily(() => {
  const { last, previous, groupOf, soundOf, text, bySound, firstOf } = arraysOf(confusableLexicon);
  return {
    ...{ last, previous, groupOf, soundOf },
    groups: textOf(text).split('\n'),
    groupsOf: (sound: number) => bySound.subarray(firstOf[sound], firstOf[sound + 1]),
    known: new Map<number, Uint16Array>(),
    knownInBoth: new Map<number, number[]>(),
  };
});

interface Made {
  readonly [name: string]: Uint16Array;
  readonly last: Uint16Array;
  readonly previous: Uint16Array;
  readonly groupOf: Uint16Array;
  readonly soundOf: Uint16Array;
  /** The groups, a line each. */
  readonly text: Uint16Array;
  /** The groups of each sound one behind the other, and where each sound's begin. */
  readonly bySound: Uint16Array;
  readonly firstOf: Uint16Array;
}

export const confusableLexicon: ArrayLexicon<Made> = {
  name: 'confusable',
  sources: ['confusable.tsv', 'confusable.ts'],
  make() {
    const list = rows('confusable');
    const groups = list.map(([, characters]) => characters as string);
    const last = new Uint16Array(0x10000);
    const places = groups.reduce((sum, { length }) => sum + length, 1);
    const previous = new Uint16Array(places);
    const groupOf = new Uint16Array(places);
    const soundOf = new Uint16Array(groups.length);
    const groupsOfSound: number[][] = [[]];
    const numbers = new Map<string, number>();
    let place = 0;
    for (let group = 0; group < groups.length; group++) {
      const [kind, characters] = list[group] as [string, string];
      if (kind !== '=') {
        const sound = blurred(kind);
        const number = numbers.get(sound) ?? groupsOfSound.push([]) - 1;
        numbers.set(sound, number);
        groupsOfSound[number]?.push(group);
        soundOf[group] = number;
      }
      for (let i = 0; i < characters.length; i++) {
        const unit = characters.charCodeAt(i);
        groupOf[++place] = group;
        previous[place] = last[unit] as number;
        last[unit] = place;
      }
    }
    const firstOf = new Uint16Array(groupsOfSound.length + 1);
    groupsOfSound.forEach((own, sound) => {
      firstOf[sound + 1] = (firstOf[sound] as number) + own.length;
    });
    const text = unitsOf(groups.join('\n'));
    return { last, previous, groupOf, soundOf, text, bySound: Uint16Array.from(groupsOfSound.flat()), firstOf };
  },
};

/** A reading without what regional speech and hasty typing leave out: zh ch sh for z c s, c for z, ng for n, l for n. */
function blurred(reading: string): string {
  return reading
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/ng$/, 'n')
    .replace(/^c/, 'z');
}
