import type { Severity } from '../rule/finding.js';
import type { Setting, Settings } from '../rule/setting.js';
import type { Lang } from '../text/message.js';

/** What a configuration file says, checked, and nothing more: what it leaves out is absent. Paths are as written. */
export interface Config {
  /** Presets and files, the later before the earlier. */
  readonly extends?: readonly string[];
  /** `*` are all rules that are not named. */
  readonly rules?: Settings;
  /** For the files that match one of the patterns; a later one before an earlier. */
  readonly overrides?: readonly Override[];
  /** Patterns of .gitignore, from the folder of the file: what is not checked. */
  readonly ignores?: readonly string[];
  readonly lexicons?: readonly string[];
  readonly terms?: readonly string[];
  readonly segmenter?: string;
  readonly lang?: Lang;
  /** The day of publication, YYYY-MM-DD. */
  readonly date?: string;
  readonly failOn?: Severity;
  readonly maxWarnings?: number;
}

export interface Override {
  /** Patterns of .gitignore, from the folder of the file. */
  readonly files: readonly string[];
  readonly rules: Settings;
}

/** How rule `id` is set where `all`, the later before the earlier, are set: what is later takes the place of all before it. */
export function settingOf(id: string, all: readonly Settings[]): Setting {
  for (const settings of all.toReversed()) {
    const setting = settings.get(id) ?? settings.get('*');
    if (setting !== undefined) return setting;
  }
  return { level: 'default' };
}
