import { lazily } from './lexicon.js';
import { rows } from './rows.js';
import { surnames } from './surnames.js';

/** Every surname known, of surnames.tsv and rare-surnames.tsv, by length; read when first asked for. */
export const allSurnames = lazily(() => {
  const single = new Set<string>();
  const compound = new Set<string>();
  for (const name of [...surnames(), ...rows('rare-surnames').slice(1).flat()]) {
    (name.length === 1 ? single : compound).add(name);
  }
  /** Their first UTF-16 units: most words are told from names by one look here. */
  const firsts: ReadonlySet<number> = new Set(Array.from([...single, ...compound], (name) => name.charCodeAt(0)));
  return { single: single as ReadonlySet<string>, compound: compound as ReadonlySet<string>, firsts };
});
