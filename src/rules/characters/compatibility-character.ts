import { radicals } from '../../lexicon/radicals.js';
import { defineRule } from '../../rule/rule.js';
import { crowds } from '../../text/crowds.js';
import type { Range } from '../../text/range.js';

/**
 * Radicals (U+2E80–U+2FD5) and compatibility ideographs (U+F900–U+FAFF, U+2F800–U+2FA1F); 﨎 and the eleven others
 * that Unicode calls unified ideographs are characters in their own right.
 */
const COMPATIBILITY =
  /[\u2E80-\u2FD5\uF900-\uFA0D\uFA10\uFA12\uFA15-\uFA1E\uFA20\uFA22\uFA25\uFA26\uFA2A-\uFAFF]|\uD87E[\uDC00-\uDE1F]/g;

/** More than so many on a line are reported together. */
const CROWD = 3;

export default defineRule({
  id: 'compatibility-character',
  category: 'characters',
  summary: {
    zh: '康熙部首、兼容汉字冒充的常用字：⼀⼈⽂',
    en: 'radicals and compatibility ideographs for common characters',
  },
  severity: 'error',
  weight: 0,
  scope: 'page',
  needs: ['compatibility character'],
  messages: {
    one: { zh: '“{character}”（{code}）应为“{right}”', en: '“{character}” ({code}) should be “{right}”' },
    many: {
      zh: '这一行有{count}个部首或兼容汉字：{characters}',
      en: '{count} radicals or compatibility characters: {characters}',
    },
  },
  fixes: {
    replace: { zh: '换成通用汉字', en: 'replace with the character' },
  },
  *check({ text, lines }) {
    const places = [...text.matchAll(COMPATIBILITY)].flatMap(({ index: start, 0: character }) => {
      const right = radicals().get(character) ?? character.normalize('NFC');
      const end = start + character.length;
      return right === character || isCited(text, start, end) ? [] : [{ start, end, character, right }];
    });
    for (const group of crowds(lines, places, CROWD)) {
      const first = group[0] as (typeof places)[number];
      const range = { start: first.start, end: (group.at(-1) as Range).end };
      const edits = group.map(({ start, end, right }) => ({ range: { start, end }, text: right }));
      const fix = { title: 'replace', applicability: 'safe', edits } as const;
      if (group.length > 1) {
        const characters = group
          .slice(0, 8)
          .map(({ character }) => character)
          .join('');
        yield { code: 'many', range, evidence: { count: group.length, characters }, fix };
      } else {
        const { character, right } = first;
        const code = `U+${character.codePointAt(0)?.toString(16).toUpperCase()}`;
        yield { code: 'one', range, evidence: { character, code, right }, fix };
      }
    }
  },
});

/** A radical alone in quotation marks or brackets is spoken of as a radical: “⺮”字头. */
function isCited(text: string, start: number, end: number): boolean {
  return /[“‘（《「『]/.test(text[start - 1] ?? '') && /[”’）》」』]/.test(text[end] ?? '');
}
