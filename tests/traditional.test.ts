import { expect, it } from 'vitest';
import { simplifiedForms } from '../src/lexicon/traditional.js';
import rule from '../src/rules/words/traditional-character.js';
import { run } from './fixture.js';

const simple = simplifiedForms();
const code = (character: string) => character.charCodeAt(0);

it('leads to characters that lead nowhere themselves', () => {
  const forms = [...simple.keys()].filter((unit) => simple[unit] !== 0);
  expect(forms.length).toBeGreaterThan(2000);
  expect(forms.filter((unit) => simple[simple[unit] as number] !== 0)).toEqual([]);
});

it('leaves out what stands in simplified copy by right', () => {
  for (const character of '乾著覆瞭徵藉摺锺喆淼昇堃') expect(simple[code(character)], character).toBe(0);
  for (const [form, character] of ['後后', '於于', '國国', '羣群', '峯峰']) {
    expect(simple[code(form as string)], form).toBe(code(character as string));
  }
});

it('reports a character that stands everywhere once', () => {
  const text = '　　農业大县正在变成農业强县，農业生产、農业服务和農业保险都有了新办法。\n';
  const [findings = []] = run(rule, [{ path: 'page.txt', text }]).findings;
  expect(findings.map(({ message, fix }) => `${message} ${fix?.edits.length}`)).toEqual(['“農”本版共5处，应作“农” 5']);
});
