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
  return { single: single as ReadonlySet<string>, compound: compound as ReadonlySet<string> };
});
