import { visible } from '../text/visible.js';
import { escaped } from './escaped.js';

/** XML that is finished: made here, so that no text becomes markup. */
export interface Xml {
  readonly xml: string;
}

/** The declaration that a file begins with. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * An element on lines of its own, what it holds two spaces further in. Characters that XML 1.0 forbids, and all others that
 * can't be seen, are written out in attributes and texts: `<U+0000>`.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly Xml[] | readonly string[] = [],
  indent = 0,
): Xml {
  const start = openTag(name, attributes);
  const before = ' '.repeat(indent);
  if (!content.length) return { xml: `${before}${start.slice(0, -1)}/>\n` };
  if (content.every((one) => typeof one === 'string')) {
    return { xml: `${before}${start}${content.map((line) => escaped(visible(line))).join('\n')}</${name}>\n` };
  }
  return { xml: `${before}${start}\n${content.map((one) => (one as Xml).xml).join('')}${before}</${name}>\n` };
}

/** Where what it holds comes in pieces. */
export function openTag(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(visible(String(value)))}"`);
  return `<${name}${written.join('')}>`;
}
