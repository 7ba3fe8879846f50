import type { Lang, Text } from './message.js';

/** An error that the user is told in their language. */
export class TextError extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** What `error`, whatever was thrown, has to say. */
export function reasonOf(error: unknown, lang: Lang): string {
  if (error instanceof TextError) return error.text[lang];
  return error instanceof Error ? error.message : String(error);
}
