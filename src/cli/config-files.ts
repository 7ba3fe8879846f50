import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** In the order in which they are looked for; the first that is there holds for its folder. */
export const CONFIG_NAMES = [
  'newslint.config.json',
  '.newslintrc.json',
  '.newslintrc.jsonc',
  '.newslintrc.yaml',
  '.newslintrc.yml',
  'package.json',
] as const;

const IGNORE_NAME = '.newslintignore';

/** What governs a folder: absolute paths. */
export interface ConfigFiles {
  readonly config?: string;
  readonly ignore?: string;
}

/** A search from a folder upwards: the nearest configuration and the nearest list of what to ignore. It looks once into a folder. */
export function searchUpward(): (folder: string) => ConfigFiles {
  const known = new Map<string, ConfigFiles>();
  return function search(folder: string): ConfigFiles {
    let found = known.get(folder);
    if (!found) {
      const above = dirname(folder);
      found = { ...(above !== folder && search(above)), ...filesIn(folder) };
      known.set(folder, found);
    }
    return found;
  };
}

function filesIn(folder: string): ConfigFiles {
  const config = CONFIG_NAMES.map((name) => join(folder, name)).find(isConfig);
  const ignore = join(folder, IGNORE_NAME);
  return { ...(config !== undefined && { config }), ...(existsSync(ignore) && { ignore }) };
}

/** A package.json is one only where it speaks of newslint. */
function isConfig(path: string): boolean {
  if (!existsSync(path)) return false;
  if (!path.endsWith('package.json')) return true;
  try {
    return /"newslint"\s{0,99}:\s{0,99}\{/.test(readFileSync(path, 'utf8'));
  } catch {
    return false;
  }
}
