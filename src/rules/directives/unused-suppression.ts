import { VERBS } from '../../page/directives.js';
import { defineRule } from '../../rule/rule.js';
import { excerpt } from '../../text/excerpt.js';

export default defineRule({
  id: 'unused-suppression',
  category: 'directives',
  summary: {
    zh: '没有用上、写错或放错地方的屏蔽指令（newslint-disable）',
    en: 'a newslint-disable that silences nothing, is misspelt or stands where it does nothing',
  },
  severity: 'warning',
  weight: 0,
  scope: 'directives',
  messages: {
    unused: { zh: '这条屏蔽没有用上', en: 'this directive silences nothing' },
    'unused-name': { zh: '对 {rule} 的屏蔽没有用上', en: 'there is no finding of {rule} to silence' },
    unopened: { zh: '前面没有要结束的屏蔽', en: 'there is no newslint-disable before it to end' },
    'unopened-name': { zh: '前面没有屏蔽 {rule}', en: 'there is no newslint-disable of {rule} before it' },
    'unknown-rule': { zh: '没有“{rule}”这条规则', en: 'there is no rule “{rule}”' },
    'unknown-directive': { zh: '没有“newslint-{verb}”这条指令', en: 'there is no directive “newslint-{verb}”' },
    inside: { zh: '指令夹在一行文字当中，不起作用', en: 'a directive inside a line of text does nothing' },
  },
  *check(suppressions) {
    for (const { directive, used, names } of suppressions) {
      const { start, end, verb, inside } = directive;
      const range = { start, end };
      const isEnd = verb === 'enable';
      if (!VERBS.some((known) => known === verb)) {
        yield { code: 'unknown-directive', range, evidence: { verb: excerpt(verb) } };
      } else if (inside) {
        yield { code: 'inside', range, evidence: {} };
      } else if (!names.length) {
        if (!used) yield { code: isEnd ? 'unopened' : 'unused', range, evidence: {} };
      } else {
        for (const { text, state, ...place } of names) {
          const found = { range: { start: place.start, end: place.end }, evidence: { rule: excerpt(text) } };
          if (state === 'unknown') yield { code: 'unknown-rule', ...found };
          else if (state === 'unused') yield { code: isEnd ? 'unopened-name' : 'unused-name', ...found };
        }
      }
    }
  },
});
