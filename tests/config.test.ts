import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConfig, explainProblem } from '../src/config/check.js';
import { readJsonc } from '../src/config/jsonc.js';
import { isIgnored, type Layer, runSettings, settingsFor } from '../src/config/resolve.js';
import type { Node } from '../src/config/tree.js';
import { readYaml } from '../src/config/yaml.js';
import { graded } from '../src/rule/setting.js';

const MINIMUM = { default: 20, least: 8, most: 1000, what: { zh: '字数', en: 'characters' } };
const KNOWN = {
  rules: new Map([
    ['typo', {}],
    ['wrong-word', {}],
    ['repeated-mark', {}],
    ['duplicate-paragraph', { minimum: MINIMUM }],
  ]),
  segmenters: ['newslint', 'nodejieba'],
};

function problemsOf(text: string, read = readJsonc): string[] {
  const { tree, problem } = read(text);
  if (problem) return [`${problem.start} ${problem.detail}`];
  return checkConfig(tree, KNOWN).problems.map((one) => `${one.start} ${explainProblem(one, 'en')}`);
}

describe('a configuration', () => {
  it.each([
    ['{}', []],
    ['{ // all\n "rules": { "typo": "off", }, }', []],
    ['{"$schema": "x", "extends": "newslint:web", "ignores": ["a", "b"], "date": "2024-02-29", "maxWarnings": 0}', []],
    ['[]', ['0 must be {…}']],
    ['{"rule": {}}', ['1 rule: no such key; did you mean rules?']],
    ['{"rules": []}', ['10 rules: must be {…}']],
    ['{"rules": {"tpyo": "off"}}', ['11 rules.tpyo: no such rule; did you mean typo?']],
    [
      '{"rules": {"*": "off", "typo": "warn"}}',
      ['31 rules.typo: cannot be “warn”; allowed: off, default, error, warning, info; did you mean warning?'],
    ],
    ['{"rules": {"typo": "off", "typo": "off"}}', ['26 rules.typo: stands twice']],
    ['{"rules": {"typo": ["off"], "duplicate-paragraph": ["error", {"minimum": 8, "except": ["a", "b"]}]}}', []],
    ['{"rules": {"typo": []}}', ['19 rules.typo: must be a level, or [level, {…}]']],
    ['{"rules": {"typo": ["off", {}, 1]}}', ['31 rules.typo: must be a level, or [level, {…}]']],
    ['{"rules": {"typo": ["of"]}}', [expect.stringMatching(/^20 rules\.typo\[0\]: cannot be “of”/)]],
    ['{"rules": {"typo": ["off", 3]}}', ['27 rules.typo[1]: must be {…}']],
    ['{"rules": {"typo": ["off", {"minimum": 9}]}}', ['28 rules.typo[1].minimum: no such key']],
    ['{"rules": {"typo": ["off", {"expect": ""}]}}', ['28 rules.typo[1].expect: no such key; did you mean except?']],
    ['{"rules": {"typo": ["off", {"except": [1]}]}}', ['39 rules.typo[1].except[0]: must be a text']],
    [
      '{"rules": {"duplicate-paragraph": ["off", {"minimum": 7}]}}',
      ['54 rules.duplicate-paragraph[1].minimum: must be a whole number from 8 to 1000'],
    ],
    ['{"overrides": [{"files": "a"}, {"rules": {}}]}', ['31 overrides[1]: files is missing']],
    ['{"overrides": [{"files": "a", "rule": {}}]}', ['30 overrides[0].rule: no such key; did you mean rules?']],
    ['{"ignores": ["a", 3, ""]}', ['18 ignores[1]: must be a text', '21 ignores[2]: must be a text']],
    ['{"date": "2023-02-29"}', ['9 date: must be a date of the calendar, such as 2026-11-23']],
    ['{"maxWarnings": 1.5}', ['16 maxWarnings: must be a whole number, 0 or more']],
    ['{"failOn": null}', ['11 failOn: cannot be “null”; allowed: error, warning, info']],
    ['{"__proto__": {"typo": "off"}}', ['1 __proto__: no such key']],
    ['{"rules": {"constructor": "off"}}', ['11 rules.constructor: no such rule']],
    ['{"lang": "zh"', ['13 CloseBraceExpected']],
    ['', ['0 ValueExpected']],
  ])('%s', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it.each([
    ['', []],
    ['# nothing\n', []],
    ['rules:\n  typo: off # loud\n  "*": info\noverrides:\n  - files: [a/]\n    rules: { typo: error }\n', []],
    ['rules:\n  tpyo: off\n', ['9 rules.tpyo: no such rule; did you mean typo?']],
    ['date: 2026-11-23\nmaxWarnings: 3\n', []],
    ['a: &x [1]\nb: *x\n', [expect.stringMatching(/^\d+ anchors and aliases are not read$/)]],
    ['rules: !!js/function "x"\n', [expect.stringMatching(/^\d+ /)]],
    ['rules: {\n', [expect.stringMatching(/^\d+ /)]],
    ['? [a]\n: b\n', [expect.stringMatching(/^\d+ a key must be a word$/)]],
    ['rules:\n  # typo: off\nignores:\noverrides:\n', []],
  ])('as YAML: %j', (text, problems) => {
    expect(problemsOf(text, readYaml)).toEqual(problems);
  });

  it('is understood as far as it is right', () => {
    const { tree } = readJsonc('{"rules": {"typo": "off", "x": "off"}, "lang": "en", "failOn": "never"}');
    expect(checkConfig(tree, KNOWN).config).toEqual({ rules: new Map([['typo', { level: 'off' }]]), lang: 'en' });
  });

  it('of any shape gets problems with a place, and never throws', () => {
    const keys = fc.oneof(
      fc.constantFrom('rules', 'overrides', 'files', 'typo', 'extends', '*', '__proto__'),
      fc.string(),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('off', 'error', 'newslint:web', null, 3, true, '2026-01-01'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom(readJsonc, readYaml), (value, read) => {
        const text = JSON.stringify(value);
        const { tree, problem } = read(text);
        // YAML has keys that JSON allows and it does not (twice the same after all, longer than a line).
        if (problem) return expect(read).toBe(readYaml);
        for (const { start } of checkConfig(tree, KNOWN).problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThanOrEqual(text.length);
        }
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  it('is right exactly where its schema says so', () => {
    const schema = JSON.parse(readFileSync(new URL('../src/config/config.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    for (const text of [
      '{}',
      '{"rules": {"typo": "off", "*": "info"}}',
      '{"rules": {"tpyo": "off"}}',
      '{"rules": {"typo": ["off", {"except": ["a"]}], "duplicate-paragraph": ["default", {"minimum": 20}]}}',
      '{"rules": {"*": ["off", {"except": "a"}]}}',
      '{"rules": {"typo": ["off", {"minimum": 20}]}}',
      '{"rules": {"duplicate-paragraph": ["off", {"minimum": 7}]}}',
      '{"rules": {"typo": []}}',
      '{"rules": {"typo": ["off", {}, 1]}}',
      '{"overrides": [{"files": ["a"], "rules": {"typo": "error"}}]}',
      '{"overrides": [{"rules": {}}]}',
      '{"extends": "newslint:news", "ignores": ["a"], "lexicons": ["a"], "terms": "b"}',
      '{"lang": "fr"}',
      '{"failOn": "info", "maxWarnings": 3, "segmenter": "nodejieba", "date": "2026-11-23"}',
      '{"maxWarnings": -1}',
      '{"nothing": 1}',
      '{"ignores": [""]}',
    ]) {
      expect([text, validate(JSON.parse(text))]).toEqual([text, problemsOf(text).length === 0]);
    }
  });
});

describe('levels', () => {
  const layer = (text: string, files: readonly string[] = []): Layer => ({
    from: 'x',
    config: checkConfig(readJsonc(text).tree as Node, KNOWN).config,
    matches: (patterns) => patterns.some((pattern) => files.includes(pattern)),
  });
  const ids = ['typo', 'wrong-word', 'repeated-mark'];

  it('take the last word on a rule, a name before *', () => {
    const layers = [
      layer('{"rules": {"*": "info", "typo": "error"}}'),
      layer('{"rules": {"wrong-word": "off"}, "overrides": [{"files": "a", "rules": {"typo": "off"}}]}', ['a']),
      layer('{"overrides": [{"files": "b", "rules": {"*": "off"}}]}', ['a']),
    ];
    expect(Object.fromEntries(settingsFor(layers, ids))).toEqual({
      typo: { level: 'off' },
      'wrong-word': { level: 'off' },
      'repeated-mark': { level: 'info' },
    });
    expect(settingsFor([], ids).get('typo')).toEqual({ level: 'default' });
  });

  it('have the options that stand with the last word, and no others', () => {
    const layers = [
      layer('{"rules": {"typo": ["info", {"except": "裁种"}], "duplicate-paragraph": ["error", {"minimum": 30}]}}'),
      layer('{"rules": {"typo": "error"}}'),
    ];
    expect(Object.fromEntries(settingsFor(layers, ['typo', 'duplicate-paragraph']))).toEqual({
      typo: { level: 'error' },
      'duplicate-paragraph': { level: 'error', options: { minimum: 30 } },
    });
    expect(settingsFor(layers.slice(0, 1), ['typo']).get('typo')).toEqual({ level: 'info', except: ['裁种'] });
  });

  it('leave out what one of the layers ignores', () => {
    expect(isIgnored([layer('{"ignores": ["a"]}', ['a']), layer('{}')])).toBe(true);
    expect(isIgnored([layer('{"ignores": ["a"]}', ['b'])])).toBe(false);
  });

  it('of a run add up its lists and take the last word on the rest', () => {
    const layers = [
      layer('{"lang": "en", "terms": "a", "failOn": "info"}'),
      layer('{"terms": "b", "failOn": "error"}'),
    ];
    expect(runSettings(layers)).toEqual({ lang: 'en', failOn: 'error', terms: ['a', 'b'] });
  });

  it.each([
    // what the rule says, its default, the setting, what comes out
    ['error', 'error', 'warning', 'warning'],
    ['warning', 'warning', 'error', 'error'],
    ['info', 'error', 'warning', 'info'],
    ['warning', 'error', 'info', 'info'],
    ['info', 'warning', 'error', 'info'],
    ['error', 'warning', 'info', 'info'],
    ['error', 'warning', 'warning', 'error'],
    ['error', 'info', 'warning', 'error'],
    ['warning', 'info', 'error', 'error'],
  ] as const)('%s of a rule that is %s, set to %s: %s', (found, own, level, expected) => {
    expect(graded(found, own, level)).toBe(expected);
    expect(graded(found, own)).toBe(found);
  });
});
