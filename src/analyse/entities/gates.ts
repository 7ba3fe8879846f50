import { lazily } from '../../lexicon/lexicon.js';
import { allSurnames } from '../../lexicon/rare-surnames.js';
import { OFTEN_SURNAMES, organisationWords, places, placeWords, soundCharacters } from './lists.js';

/** What a UTF-16 unit may be to a name. A look at its bits tells most words from names, before any string is made or hashed. */
export const GATE = {
  /** Begins a surname. */
  surname: 1,
  /** Begins a nickname: 小, 老 and the surnames that many have. */
  called: 2,
  /** Ends the unit of a place, a listed place. */
  unit: 4,
  place: 8,
  /** Ends the known name of an organisation, the head of one. */
  known: 16,
  head: 32,
  /** Writes foreign names by sound. */
  sound: 64,
} as const;

/** The bits of GATE of each UTF-16 unit. */
export const gates = lazily((): Uint8Array => {
  const table = new Uint8Array(0x10000);
  const mark = (gate: number, words: Iterable<string>, at: (word: string) => number) => {
    for (const word of words) table[word.charCodeAt(at(word))]! |= gate;
  };
  const first = () => 0;
  const last = (word: string) => word.length - 1;
  const { single, compound } = allSurnames();
  const { known, heads } = organisationWords();
  mark(GATE.surname, single, first);
  mark(GATE.surname, compound, first);
  mark(GATE.called, OFTEN_SURNAMES, first);
  mark(GATE.called, ['小', '老'], first);
  mark(GATE.unit, placeWords().units, last);
  mark(GATE.place, places(), last);
  mark(GATE.known, known, last);
  mark(GATE.head, heads, last);
  mark(GATE.sound, soundCharacters(), first);
  return table;
});
