import { type ArrayLexicon, arraysOf } from './arrays.js';
import { lazily } from './lexicon.js';
import { rows } from './rows.js';

/** For each UTF-16 unit the simplified character that it is a traditional or variant form of; 0 where it is none. */
export const simplifiedForms = lazily((): Uint16Array => arraysOf(traditionalLexicon).units);

export const traditionalLexicon: ArrayLexicon<{ units: Uint16Array }> = {
  name: 'traditional',
  sources: ['traditional.tsv', 'traditional.ts'],
  make() {
    const units = new Uint16Array(0x10000);
    for (const [simplified = '', forms = ''] of rows('traditional')) {
      for (const form of forms) units[form.charCodeAt(0)] = simplified.charCodeAt(0);
    }
    return { units };
  },
};
