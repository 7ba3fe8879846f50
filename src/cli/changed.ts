import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findInputs, type Input, type Inputs } from '../read/inputs.js';
import type { Lang } from '../text/message.js';
import { visible } from '../text/visible.js';
import type { RunRequest } from './options.js';
import { TEXTS } from './texts.js';
import { usage } from './usage.js';
import type { World } from './world.js';

/**
 * The inputs of a run with `--changed`: of what its paths name (of the working directory, if there are none), the files
 * that git knows to differ, in the working tree, from HEAD; with a revision, from the last commit that HEAD has in common
 * with it. New files are among them unless git ignores them. What is not in the same repository is asked of its own.
 * Throws `UsageError` where there is no git or no repository, and for a revision that there is not.
 */
export function findChanged(
  { paths: named, changed = true, lang }: Pick<RunRequest, 'paths' | 'changed' | 'lang'>,
  { env }: Pick<World, 'env'>,
): Inputs {
  const git = gitIn(env, lang);
  const here = rootOf(resolve('.'));
  const isRevision = changed !== true && !isPath(changed, here, git, lang);
  const revision = isRevision ? changed : undefined;
  const paths = changed === true || isRevision ? named : [changed, ...named];
  const found = findInputs(paths.length ? paths : ['.']);

  const roots = new Map<string, ReadonlySet<string>>();
  const isChanged = ({ path, absolute = '' }: Input) => {
    const root = rootOf(dirname(absolute));
    if (root === undefined) throw usage(lang, TEXTS.noRepository, { path: visible(path) });
    const known = roots.get(root) ?? changedIn(root, revision, git, lang);
    roots.set(root, known);
    return known.has(nameOf(absolute));
  };
  const files = found.files.filter(isChanged);
  // Of an empty working directory nothing was asked that could be misspelt.
  if (here === undefined && !roots.size) throw usage(lang, TEXTS.noRepository, { path: '.' });
  return {
    ...found,
    files,
    refused: found.refused.filter(({ reason }) => paths.length || reason.code !== 'empty-folder'),
  };
}

/** Calls git in a folder. Gives what it prints, or undefined and what it says where it fails. */
type Git = (root: string, ...args: readonly string[]) => { readonly out?: string; readonly said: string };

function gitIn(env: World['env'], lang: Lang): Git {
  // A hook of git runs with these set for its own repository.
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, GIT_COMMON_DIR, GIT_OBJECT_DIRECTORY, ...rest } = env;
  return (root, ...args) => {
    const { status, stdout, stderr, error } = spawnSync('git', args, {
      cwd: root,
      env: { ...rest, GIT_OPTIONAL_LOCKS: '0' },
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      windowsHide: true,
    });
    if ((error as NodeJS.ErrnoException)?.code === 'ENOENT') throw usage(lang, TEXTS.noGit);
    const said = visible((error?.message ?? stderr).split('\n')[0] as string);
    return status === 0 ? { out: stdout, said } : { said };
  };
}

/** The value of `--changed` may be the first path: a revision is asked for only where git knows it. */
function isPath(value: string, root: string | undefined, git: Git, lang: Lang): boolean {
  const isThere = existsSync(value) || /[*?[{]/.test(value);
  if (!isThere || root === undefined) return isThere;
  if (commitOf(value, root, git) === undefined) return true;
  throw usage(lang, TEXTS.pathOrRevision, { name: visible(value) });
}

/** The files that differ in the repository at `root`, by `nameOf`. */
function changedIn(root: string, revision: string | undefined, git: Git, lang: Lang): ReadonlySet<string> {
  const list = (...args: readonly string[]): string[] => {
    const { out, said } = git(root, ...args);
    if (out === undefined) throw usage(lang, TEXTS.gitFailed, { root: visible(root), reason: said });
    return out.split('\0').filter((name) => name);
  };
  const known = (): string[] => {
    const head = commitOf('HEAD', root, git);
    if (revision === undefined && head === undefined) return list('ls-files', '-z');
    const base = revision === undefined ? head : baseOf(revision, root, git, lang);
    return list('diff', '-z', '--name-only', '--no-renames', '--diff-filter=d', '--no-ext-diff', base as string, '--');
  };
  const names = [...list('ls-files', '-z', '--others', '--exclude-standard'), ...known()];
  return new Set(names.map((name) => nameOf(join(root, name))));
}

/** The last commit that HEAD and `revision` have in common. */
function baseOf(revision: string, root: string, git: Git, lang: Lang): string {
  const commit = commitOf(revision, root, git);
  if (commit === undefined) throw usage(lang, TEXTS.noRevision, { name: visible(revision), root: visible(root) });
  const { out } = git(root, 'merge-base', commit, 'HEAD');
  if (out === undefined) throw usage(lang, TEXTS.noMergeBase, { name: visible(revision) });
  return out.trim();
}

function commitOf(revision: string, root: string, git: Git): string | undefined {
  // An option is no revision, and git would take it for one.
  if (revision.startsWith('-')) return undefined;
  return git(root, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`).out?.trim();
}

/** The top of the repository or submodule that `folder` is in. */
function rootOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** As git and a file system may write the same name in two forms of Unicode. */
function nameOf(absolute: string): string {
  return absolute.normalize('NFC');
}
