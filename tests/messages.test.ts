import { expect, it } from 'vitest';
import { rules } from '../src/rules/index.js';
import type { Text } from '../src/text/message.js';

/** Everything that a rule says, by where it stands. */
const texts: [string, Text][] = rules.flatMap((rule) => [
  [`${rule.id} summary`, rule.summary],
  ...(['messages', 'labels', 'fixes'] as const).flatMap((part) =>
    Object.entries(rule[part] as Record<string, Text>).map(([code, text]): [string, Text] => [
      `${rule.id} ${part} ${code}`,
      text,
    ]),
  ),
]);

/** What is quoted, or shown behind a colon in a summary, may hold what it likes. */
function own(zh: string, isSummary: boolean): string {
  const rest = isSummary ? zh.replace(/(?:：|半角标点| 由).*$/, '') : zh;
  return rest.replace(/“[^”]*”/g, '“”');
}

const HAN = '[\\u4e00-\\u9fff]';

it.each(texts)('%s is set as copy editors write', (where, { zh, en }) => {
  const text = own(zh, where.endsWith('summary'));
  expect(text).not.toMatch(
    new RegExp(`${HAN} +${HAN}|${HAN} +[，。、；：“”（）]|[，。、；：“”（）] +${HAN}| [，。：；]`),
  );
  // Figures stand without spaces; foreign words and codes have them.
  expect(text).not.toMatch(new RegExp(`\\{(?:count|year)\\} | \\{(?:count|year)\\}`));
  expect(text).not.toMatch(new RegExp(`${HAN}[,;:?!()"']|[,;:?!()"']${HAN}`));
  expect(text).not.toMatch(/[。.]$|\.\.\.|--(?![a-z])/);
  expect(en.trim()).toBe(en);
  expect(en).not.toMatch(/ {2}|[。]$/);
});
