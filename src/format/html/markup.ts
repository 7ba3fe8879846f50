import { splitUnseen, visible } from '../../text/visible.js';
import { escaped } from '../escaped.js';

/** HTML that is finished: only `html` makes it, and no text of the input goes in but escaped. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | undefined | readonly Value[];

/**
 * A template of HTML. Its own words are markup; what is put in is text, in elements and in quoted attributes, but for `Markup`
 * and lists of it. Characters that can't be seen are written out: `<U+202E>`. `undefined` is nothing.
 */
export function html(template: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let markup = template[0] as string;
  for (const [i, value] of values.entries()) markup += inside(value) + (template[i + 1] as string);
  return { markup };
}

/** Text of the copy: its line ends are line ends, and what can't be seen is a chip with its name. */
export function copy(text: string): Markup {
  const markup = text
    .split(/\r\n?|\n/)
    .map((line) =>
      splitUnseen(line)
        .map((piece, i) => {
          if (i % 2 === 0) return escaped(piece);
          return piece === 'U+0009' ? '\t' : html`<span class="unseen">${piece}</span>`.markup;
        })
        .join(''),
    )
    .join('<br>');
  return { markup };
}

function inside(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(visible(value));
  if ('markup' in value) return value.markup;
  return value.map(inside).join('');
}
