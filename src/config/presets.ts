import type { Level } from '../rule/setting.js';
import type { Config } from './config.js';

/**
 * What may stand in `extends` without a file. `newslint:news` is what holds without any configuration; the others are for
 * copy that keeps other rules than a newspaper's.
 */
export const PRESETS: ReadonlyMap<string, Config> = new Map<string, Config>([
  ['newslint:news', {}],
  // Every finding has to be dealt with before the copy goes out.
  ['newslint:strict', { failOn: 'warning' }],
  // Pages for the web have no columns to tear, and spaces, links and half-width marks of their own.
  ['newslint:web', rules('off', 'stray-space', 'fullwidth-letter', 'broken-paragraph')],
  // Copy to be read aloud writes numbers as they are spoken.
  ['newslint:broadcast', rules('off', 'numeral-form', 'range-form', 'unit-form')],
]);

function rules(level: Level, ...ids: readonly string[]): Config {
  return { rules: new Map(ids.map((id) => [id, { level }])) };
}
