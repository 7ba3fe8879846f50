import { fill, type Lang, type Text } from '../text/message.js';
import { nearest } from '../text/nearest.js';
import { visible } from '../text/visible.js';
import { asList, TEXTS } from './texts.js';

/** A command line that can't be run; the message is one line in the user's language. */
export class UsageError extends Error {}

/** `text` in `lang`, its slots filled. */
export function usage(lang: Lang, text: Text, evidence: Record<string, string> = {}): UsageError {
  return new UsageError(fill(text[lang], evidence));
}

/** `value` is none that the option `name` takes: those are `allowed`, a list, or words for them. */
export function wrongValue(lang: Lang, name: string, value: string, allowed: string | readonly string[]): UsageError {
  const isList = typeof allowed !== 'string';
  const near = isList ? nearest(value, allowed) : [];
  const guess = near.length ? fill(TEXTS.guessValue[lang], { names: asList(near, lang) }) : '';
  return usage(lang, TEXTS.wrongValue, {
    name,
    value: visible(value),
    guess,
    allowed: isList ? asList(allowed, lang) : allowed,
  });
}
