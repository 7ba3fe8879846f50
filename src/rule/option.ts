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
  if (isEmpty(options)) return NONE;
  return Object.fromEntries(Object.entries(options).map(([name, { default: own }]) => [name, set[name] ?? own]));
}

function isEmpty(options: RuleOptions): boolean {
  for (const _ in options) return false;
  return true;
}

const NONE: OptionValues = Object.freeze({});
