import type { Text } from '../text/message.js';

/** A whole number that a configuration may set for a rule. */
export interface RuleOption {
  readonly default: number;
  readonly least: number;
  readonly most: number;
  /** What it is, with its unit. */
  readonly what: Text;
}

export type RuleOptions = Readonly<Record<string, RuleOption>>;

/** The value of each option. */
export type OptionValues<O extends RuleOptions = RuleOptions> = { readonly [K in keyof O]: number };

/** The values that hold where `set` are set. */
export function optionValues(options: RuleOptions, set: Readonly<Record<string, number>> = {}): OptionValues {
  const all = Object.entries(options);
  if (!all.length) return NONE;
  return Object.fromEntries(all.map(([name, { default: own }]) => [name, set[name] ?? own]));
}

const NONE: OptionValues = Object.freeze({});
