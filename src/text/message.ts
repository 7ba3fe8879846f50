/** The languages that newslint speaks. */
export type Lang = 'zh' | 'en';

/** A text in both languages of the house; `{name}` is a slot that evidence fills. */
export interface Text<Zh extends string = string, En extends string = string> {
  readonly zh: Zh;
  readonly en: En;
}

/** The names of a template's slots: `'{a} and {b}'` gives `'a' | 'b'`. */
export type Slots<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;

/** Values for exactly the slots of a text in either language. */
export type Evidence<T extends Text> = { readonly [K in Slots<T['zh'] | T['en']>]: string | number };

/** `template` with each `{name}` replaced by that piece of evidence. */
export function fill(template: string, evidence: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (slot, name: string) => String(evidence[name] ?? slot));
}
