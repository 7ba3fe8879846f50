import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Page } from '../src/page/page.js';
import { parsePage } from '../src/page/parse.js';
import { slice } from '../src/text/range.js';

const folder = new URL('../fixtures/pages/', import.meta.url);
const files = readdirSync(folder).filter((file) => !file.endsWith('.expected'));

/**
 * fixtures/pages/<name>.txt (or .md) is a page, <name>.expected how it must be read: `article` with its bylines, and below it, a
 * line each, its paragraphs: role, [dateline], the first characters.
 */
it.each(files)('reads %s', (file) => {
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  expect(notation(parsePage(file, read(file)))).toBe(read(file.replace(/\.\w+$/, '.expected')));
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
