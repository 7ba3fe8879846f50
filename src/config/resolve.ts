import type { Settings } from '../rule/setting.js';
import { type Config, settingOf } from './config.js';

/** A configuration with all that it extends, the basis first; what comes later goes before what comes earlier. */
export type Layers = readonly Layer[];

export interface Layer {
  readonly config: Config;
  /** The name of the preset or the file. */
  readonly from: string;
  /** Does one of `patterns`, as .gitignore has them, match the file to be checked, seen from the folder of this layer? */
  matches(patterns: readonly string[]): boolean;
}

/** How each rule in `ids` is set for the file that the layers match their patterns with. */
export function settingsFor(layers: Layers, ids: readonly string[]): Settings {
  const all = layers.flatMap(({ config, matches }): Settings[] => [
    ...(config.rules ? [config.rules] : []),
    ...(config.overrides ?? []).filter(({ files }) => matches(files)).map(({ rules }) => rules),
  ]);
  return new Map(ids.map((id) => [id, settingOf(id, all)]));
}

/** Is that file left out? A pattern with `!` takes it in again, in the same list. */
export function isIgnored(layers: Layers): boolean {
  return layers.some(({ config, matches }) => config.ignores !== undefined && matches(config.ignores));
}

/** What a configuration says of a run as a whole. */
export type RunSettings = Omit<Config, 'extends' | 'rules' | 'overrides' | 'ignores'>;

/** The last word on each key; of lists of files, all. */
export function runSettings(layers: Layers): RunSettings {
  const settled: RunSettings = {};
  for (const { config } of layers) {
    const { extends: _, rules, overrides, ignores, lexicons, terms, ...rest } = config;
    Object.assign(settled, rest, {
      ...(lexicons && { lexicons: [...(settled.lexicons ?? []), ...lexicons] }),
      ...(terms && { terms: [...(settled.terms ?? []), ...terms] }),
    });
  }
  return settled;
}
