import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { entryAt, errorReason } from './entry.js';
import type { Ignored } from './inputs.js';
import type { Refusal } from './refusal.js';

/** What a folder holds; nothing in it is in none of the three but the folders that were walked. */
export interface Walked {
  /** Where the folders lie that could be read, the root among them. */
  readonly folders: readonly string[];
  readonly files: readonly { readonly path: string; readonly absolute: string }[];
  readonly refused: readonly (Refusal & { readonly absolute: string })[];
  readonly ignored: readonly (Ignored & { readonly absolute: string })[];
}

/**
 * The .txt, .text and .md files (in any case) in the folder at `root` and in the folders below it. Left aside, and told:
 * other files, hidden names, node_modules, and symbolic links, be it to folders, which may form loops, or to files, which
 * would be checked against themselves. `path` is what leads the paths for display. No order is promised.
 */
export function walk(path: string, root: string): Walked {
  const files: { path: string; absolute: string }[] = [];
  const refused: (Refusal & { absolute: string })[] = [];
  const ignored: (Ignored & { absolute: string })[] = [];
  const walked: string[] = [];
  const folders = [{ path: path === '.' ? '' : path.endsWith('/') ? path : `${path}/`, absolute: root }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder.absolute, { withFileTypes: true });
    } catch (error) {
      refused.push({ ...folder, path: folder.path.replace(/\/$/, '') || '.', reason: errorReason(error) });
      continue;
    }
    walked.push(folder.absolute);
    for (const entry of entries) {
      const here = { path: folder.path + entry.name, absolute: join(folder.absolute, entry.name) };
      const why = reasonToIgnore(entry);
      if (why) ignored.push({ ...here, path: entry.isDirectory() ? `${here.path}/` : here.path, why });
      else if (entry.isDirectory()) folders.push({ path: `${here.path}/`, absolute: here.absolute });
      else {
        // A regular file is looked at before it is read.
        const at = entry.isFile() ? undefined : entryAt(here.absolute);
        if (at?.kind === 'refused') refused.push({ ...here, reason: at.reason });
        else files.push(here);
      }
    }
  }
  return { folders: walked, files, refused, ignored };
}

function reasonToIgnore(entry: Dirent): Ignored['why'] | undefined {
  if (entry.name.startsWith('.')) return 'hidden';
  if (entry.name === 'node_modules') return 'node_modules';
  if (entry.isSymbolicLink()) return 'link';
  if (!entry.isDirectory() && !/\.(?:txt|text|md)$/i.test(entry.name)) return 'ending';
  return undefined;
}
