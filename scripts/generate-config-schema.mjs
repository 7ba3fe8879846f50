// Writes src/config/config.schema.json, by which editors complete a configuration, from what the code accepts.
import { readFileSync, writeFileSync } from 'node:fs';
import { SEGMENTERS } from '../dist/analyse/segmenter.js';
import { EXCEPT, KEYS, LANGS, LEVELS, SEVERITIES } from '../dist/config/check.js';
import { PRESETS } from '../dist/config/presets.js';
import { rules } from '../dist/rules/index.js';

const texts = { anyOf: [{ type: 'string', minLength: 1 }, { $ref: '#/$defs/list' }] };
const patterns = (what) => ({ description: `${what}: patterns of .gitignore, from the folder of this file`, ...texts });
const files = (what) => ({ description: `${what}, from the folder of this file`, ...texts });
const properties = {
  extends: {
    description: `presets (${[...PRESETS.keys()].join(', ')}) and other configuration files; the later before the earlier`,
    ...texts,
  },
  rules: { $ref: '#/$defs/rules' },
  overrides: {
    description: 'other levels for some files; the later before the earlier',
    type: 'array',
    items: {
      type: 'object',
      required: ['files'],
      additionalProperties: false,
      properties: { files: patterns('the files'), rules: { $ref: '#/$defs/rules' } },
    },
  },
  ignores: patterns('what is not checked'),
  lexicons: files('words that the segmenter shall know: `word [frequency] [tag]`, a line each'),
  terms: files('lists of terms'),
  segmenter: { enum: SEGMENTERS },
  lang: { description: 'of messages', enum: LANGS },
  date: { description: 'the day of publication', type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  failOn: { description: 'the lowest severity that fails a run', enum: SEVERITIES },
  maxWarnings: { description: 'more warnings fail a run', type: 'integer', minimum: 0 },
};
/** A level, or a list of a level and options: `except`, which every rule has, and those in `own`. */
const setting = (own = {}) => {
  const properties = Object.entries(own).map(([name, { default: value, least, most, what }]) => [
    name,
    { description: `${what.zh}; ${what.en}`, type: 'integer', minimum: least, maximum: most, default: value },
  ]);
  const map = { [EXCEPT]: { $ref: '#/$defs/except' }, ...Object.fromEntries(properties) };
  const options = { type: 'object', additionalProperties: false, properties: map };
  const list = { type: 'array', prefixItems: [{ $ref: '#/$defs/level' }, options], items: false, minItems: 1 };
  return { anyOf: [{ $ref: '#/$defs/level' }, list] };
};
const settingOf = ({ id, summary, options }) => [
  id,
  {
    description: `${summary.zh}; ${summary.en}`,
    ...(Object.keys(options).length ? setting(options) : { $ref: '#/$defs/setting' }),
  },
];

const missing = KEYS.filter((key) => !(key in properties)).concat(
  Object.keys(properties).filter((key) => !KEYS.includes(key)),
);
if (missing.length) throw new Error(`the schema and src/config/check.ts differ: ${missing.join(', ')}`);

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Configuration of newslint',
  type: 'object',
  additionalProperties: false,
  properties: { $schema: { type: 'string' }, ...properties },
  $defs: {
    list: { type: 'array', items: { type: 'string', minLength: 1 } },
    level: { enum: LEVELS },
    setting: setting(),
    except: { description: 'texts that the rule lets pass', ...texts },
    rules: {
      description: 'the level of each rule, with its options; * for all that are not named',
      type: 'object',
      additionalProperties: false,
      properties: {
        '*': { $ref: '#/$defs/setting' },
        ...Object.fromEntries(rules.map(settingOf)),
      },
    },
  },
};

const file = new URL('../src/config/config.schema.json', import.meta.url);
const text = `${JSON.stringify(schema, undefined, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('src/config/config.schema.json is out of date: run `npm run generate`');
  process.exitCode = 1;
}
