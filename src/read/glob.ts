import { type Dirent, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute, join, relative } from 'node:path';
import type * as Tinyglobby from 'tinyglobby';
import { errorReason } from './entry.js';
import type { Refusal } from './refusal.js';

/**
 * The files that match `pattern`, and the folders on the way that can't be read. As in a shell, it matches whatever is
 * no folder, a link to a file too, and no hidden name; nor does it enter node_modules or a folder by a symbolic link.
 */
export function glob(pattern: string): { readonly paths: readonly string[]; readonly refused: readonly Refusal[] } {
  const { globSync } = tinyglobby();
  const refused: Refusal[] = [];
  const readFolder = (folder: string) => {
    try {
      return readdirSync(folder, { withFileTypes: true }).map((entry) => asFile(folder, entry));
    } catch (error) {
      const path = isAbsolute(pattern) ? folder : relative('.', folder);
      refused.push({ path: path || '.', reason: errorReason(error) });
      throw error;
    }
  };
  try {
    const paths = globSync(pattern, {
      absolute: isAbsolute(pattern),
      expandDirectories: false,
      followSymbolicLinks: false,
      fs: { readdirSync: readFolder as unknown as typeof readdirSync },
      ignore: ['**/node_modules/**'],
    });
    return { paths, refused: refused.filter(({ reason }) => reason.code !== 'not-found') };
  } catch (error) {
    return { paths: [], refused: [{ path: pattern, reason: errorReason(error) }] };
  }
}

/** Loaded by need: most runs name files and folders. */
function tinyglobby(): typeof Tinyglobby {
  return createRequire(import.meta.url)('tinyglobby');
}

/** tinyglobby drops what is neither file nor folder; here each is shown as a file, so that it is read or refused. */
function asFile(folder: string, entry: Dirent): Pick<Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'> {
  if (entry.isFile() || entry.isDirectory() || (entry.isSymbolicLink() && leadsToFolder(join(folder, entry.name)))) {
    return entry;
  }
  return { name: entry.name, isFile: () => true, isDirectory: () => false, isSymbolicLink: () => false };
}

function leadsToFolder(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    return false;
  }
}
