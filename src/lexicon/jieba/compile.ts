import { logarithm } from './logarithm.js';
import { lines, type Pack } from './pack.js';
import type { JiebaTable } from './table.js';
import { buildTrie } from './trie.js';

/** Compiles the dictionary and models of `pack` as cppjieba's `DictTrie` and `HMMModel` read them. */
export function compileTable(pack: Pack): JiebaTable {
  const entries = lines(pack.dictionary).map(
    (line) => line.split(' ') as [word: string, frequency: string, tag: string],
  );
  const frequencySum = entries.reduce((sum, [, frequency]) => sum + Number(frequency), 0);
  const weightOf = remember((frequency: string) => logarithm(Number(frequency) / frequencySum));
  const sorted = Float64Array.from(entries, ([, frequency]) => weightOf(frequency)).sort();
  const medianWeight = sorted[sorted.length >> 1] as number;

  const tags = [''];
  const tagId = remember((tag: string) => (tag ? tags.push(tag) - 1 : 0));
  const weights = [sorted[0] as number];
  const wordTags = [0];
  const valueOf = remember((weightAndTag: string) => {
    const [weight = '', tag = ''] = weightAndTag.split(' ');
    wordTags.push(tagId(tag));
    return weights.push(weight ? weightOf(weight) : medianWeight) - 1;
  });

  const words: string[] = [];
  const values: number[] = [];
  for (const [word, frequency, tag] of entries) {
    words.push(word);
    values.push(valueOf(`${frequency} ${tag}`));
  }
  // cppjieba reads `word`, `word tag` and `word frequency tag`; the words come after the dictionary's and replace them.
  for (const line of lines(pack.userWords)) {
    const [word = '', ...rest] = line.split(' ');
    words.push(word);
    values.push(valueOf(rest.length < 2 ? ` ${rest.join('')}` : rest.join(' ')));
  }

  const model = readModel(pack.model);
  const { codes, maxCode } = numberCharacters(words, model.emissions);
  const { cells, slotOf } = buildTrie(words, Uint16Array.from(values), codes, maxCode);
  return {
    source: `jieba dictionary of ${pack.source}`,
    ...{ codes, cells, tags, frequencySum, medianWeight },
    weights: Float64Array.from(weights),
    wordTags: Uint16Array.from(wordTags),
    start: model.start,
    transitions: model.transitions,
    emissions: emissionsByCode(model.emissions, codes, maxCode),
    ...compileIdf(lines(pack.idf), slotOf, cells.length / 2),
  };
}

/** Codes by falling frequency in the words, so that what is often looked up lies together; the model's other characters last. */
function numberCharacters(words: readonly string[], emissions: Model['emissions']) {
  const frequency = new Uint32Array(0x10000);
  for (const word of words) {
    for (let i = 0; i < word.length; i++) frequency[word.charCodeAt(i)]!++;
  }
  const rank = (unit: number) => frequency[unit] as number;
  const known = new Set(emissions.flatMap((ofState) => [...ofState.keys()]));
  const units = Array.from({ length: 0x10000 }, (_, unit) => unit)
    .filter((unit) => rank(unit) > 0 || known.has(unit))
    .sort((a, b) => rank(b) - rank(a) || a - b);
  const codes = new Uint16Array(0x10000);
  for (const [i, unit] of units.entries()) codes[unit] = i + 1;
  return { codes, maxCode: units.length };
}

interface Model {
  readonly start: readonly number[];
  readonly transitions: readonly number[];
  /** For each of B, E, M, S the logarithm by UTF-16 unit. */
  readonly emissions: readonly ReadonlyMap<number, number>[];
}

/** cppjieba's logarithm of zero. */
const NEVER = -3.14e100;

/** One line of start probabilities, four of transitions, four of emissions (`character:logarithm,…`); `#` begins a comment. */
function readModel(text: string): Model {
  const [start = '', ...rest] = lines(text).filter((line) => line.trim() && !line.startsWith('#'));
  const numbers = (line: string) => line.trim().split(' ').map(Number);
  const transitions = rest.slice(0, 4).flatMap(numbers);
  // The engine does not try the steps that can't be (B, M → B, S; E, S → E, M): no such step may have a chance.
  const impossible = [0, 3, 5, 6, 8, 11, 13, 14];
  if (transitions.some((value, i) => value > 0 || (impossible.includes(i) && value > NEVER))) {
    throw new Error('The transitions of the model are not those of B, E, M, S.');
  }
  const emissions = rest.slice(4, 8).map((line) => {
    const ofState = new Map<number, number>();
    for (const entry of line.trim().split(',')) {
      const [character = '', value = ''] = entry.split(':');
      if (character.length !== 1) throw new Error(`The model has a character outside the BMP: ${character}`);
      ofState.set(character.charCodeAt(0), Number(value));
    }
    return ofState;
  });
  return { start: numbers(start), transitions, emissions };
}

function emissionsByCode(emissions: Model['emissions'], codes: Uint16Array, maxCode: number): Float64Array {
  const byCode = new Float64Array(4 * (maxCode + 1)).fill(NEVER);
  for (const [state, ofState] of emissions.entries()) {
    for (const [unit, value] of ofState) byCode[4 * (codes[unit] as number) + state] = value;
  }
  return byCode;
}

/** The column of idf.utf8 by slot: 2,963 values stand for 237,248 words. */
function compileIdf(column: readonly string[], slotOf: Uint32Array, slots: number) {
  const idf = new Uint16Array(slots);
  const idfValues = [Number.POSITIVE_INFINITY];
  const index = remember((value: string) => idfValues.push(Number(value)) - 1);
  for (const [i, value] of column.entries()) {
    if (value) idf[slotOf[i] as number] = index(value);
  }
  return { idf, idfValues: Float64Array.from(idfValues) };
}

/** `compute`, called once for each key. */
function remember<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = compute(key);
      known.set(key, value);
    }
    return value;
  };
}
