import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Page } from '../src/page/page.js';
import { parsePage } from '../src/page/parse.js';
import { slice } from '../src/text/range.js';

const folder = new URL('../fixtures/pages/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => file.slice(0, -'.txt'.length));

/**
 * fixtures/pages/<name>.txt is a page, <name>.expected how it must be read: `article` with its bylines, and below it, a
 * line each, its paragraphs: role, [dateline], the first characters.
 */
it.each(names)('reads %s', (name) => {
  const read = (kind: string) => readFileSync(new URL(`${name}.${kind}`, folder), 'utf8');
  expect(notation(parsePage(`${name}.txt`, read('txt')))).toBe(read('expected'));
});

/** Characters of a paragraph that are shown. */
const SHOWN = 16;

function notation({ text, articles }: Page): string {
  const lines = articles.flatMap(({ bylines, paragraphs }) => [
    ['article', ...bylines.map((byline) => `“${byline}”`)].join(' '),
    ...paragraphs.map(({ role, range, dateline }) => {
      const words = slice(text, range);
      const shown = words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words;
      return `  ${role}${dateline ? ` [${slice(text, dateline)}]` : ''} ${shown}`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}
