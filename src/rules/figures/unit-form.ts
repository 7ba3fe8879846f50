import { defineRule } from '../../rule/rule.js';

/** Units behind a figure that are no legal units, or whose symbols are written in the wrong case, and what to write. */
const UNITS = new Map(
  Object.entries({
    公分: '厘米',
    平米: '平方米',
    公升: '升',
    立升: '升',
    公吨: '吨',
    KM: 'km',
    Km: 'km',
    KG: 'kg',
    Kg: 'kg',
    CM: 'cm',
    ML: 'mL',
    Kw: 'kW',
    KW: 'kW',
  }),
);
const UNIT = new RegExp(`(?:${[...UNITS.keys()].join('|')})(?![A-Za-z])`, 'y');
export default defineRule({
  id: 'unit-form',
  category: 'figures',
  summary: { zh: '非法定计量单位、单位符号写错', en: 'units that are not legal, or misspelt' },
  severity: 'warning',
  weight: 0.5,
  scope: 'article',
  messages: {
    unit: { zh: '“{text}”应为“{right}”', en: '“{text}”: write {right}' },
  },
  fixes: { replace: { zh: '改用法定单位', en: 'use the legal unit' } },
  mayFind: (article, { signs }) => signs(article).unit.length > 0,
  *check(article, { page: { text }, signs }) {
    for (const at of signs(article).unit) {
      UNIT.lastIndex = at;
      const found = UNIT.exec(text)?.[0];
      if (!found) continue;
      const place = { start: at, end: at + found.length };
      const right = UNITS.get(found) as string;
      yield {
        code: 'unit',
        range: place,
        evidence: { text: found, right },
        fix: { title: 'replace', applicability: 'review', edits: [{ range: place, text: right }] },
      };
    }
  },
});
