import { lazily } from './lexicon.js';
import { rows } from './rows.js';

/** A day that comes every year. */
export interface Festival {
  readonly name: string;
  readonly calendar: 'solar' | 'lunar' | 'term';
  /** `MM-DD`, or `12-last`; of a solar term, the first day on which it can be. */
  readonly day: string;
  /** The last day on which it can be; `day` where it has one day only. */
  readonly last: string;
}

/** The festival whose name begins at `offset` of `text`, the longest first. */
export function festivalAt(text: string, offset: number): Festival | undefined {
  return byFirst()
    .get(text.charAt(offset))
    ?.find(({ name }) => text.startsWith(name, offset));
}

/** Does the name of any festival begin with the character at `offset` of `text`? */
export function festivalMayBegin(text: string, offset: number): boolean {
  return byFirst().has(text.charAt(offset));
}

/** The festival whose name ends at `end` of `text`, the longest first. */
export function festivalBefore(text: string, end: number): Festival | undefined {
  return byLast()
    .get(text.charAt(end - 1))
    ?.find(({ name }) => text.startsWith(name, end - name.length));
}

const all = lazily(() =>
  rows('festivals')
    .flatMap(([calendar = '', days = '', names = '']) => {
      const [day = '', last = day] = days.split(' ');
      return names.split(' ').map((name) => ({ name, calendar: calendar as Festival['calendar'], day, last }));
    })
    .sort((a, b) => b.name.length - a.name.length),
);

const byFirst = lazily(() => groupedBy(({ name }) => name.charAt(0)));
const byLast = lazily(() => groupedBy(({ name }) => name.charAt(name.length - 1)));

function groupedBy(key: (one: Festival) => string): Map<string, Festival[]> {
  const groups = new Map<string, Festival[]>();
  for (const one of all()) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}
