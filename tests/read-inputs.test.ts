import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findInputs } from '../src/read/inputs.js';

const home = process.cwd();
let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'newslint-inputs-')));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

function lay(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, '');
  }
}

/** The lists in short: paths, `path: code`, `path: why`. */
function find(...paths: readonly string[]) {
  const { files, refused, ignored } = findInputs(paths);
  return {
    files: files.map(({ path }) => path),
    refused: refused.map(({ path, reason }) => `${path}: ${reason.code}`),
    ignored: ignored.map(({ path, why }) => `${path}: ${why}`),
  };
}

describe('folders', () => {
  it('gives text files from all levels, in any case, and tells what it leaves aside', () => {
    lay('d/b.txt', 'd/a/z.TXT', 'd/c.Md', 'd/d.text', 'd/e.docx', 'd/.f.txt', 'd/.git/g.txt', 'd/node_modules/h.txt');
    symlinkSync('b.txt', 'd/i.txt');
    symlinkSync('..', 'd/a/up');
    expect(find('d')).toEqual({
      files: ['d/a/z.TXT', 'd/b.txt', 'd/c.Md', 'd/d.text'],
      refused: [],
      ignored: [
        'd/.f.txt: hidden',
        'd/.git/: hidden',
        'd/a/up: link',
        'd/e.docx: ending',
        'd/i.txt: link',
        'd/node_modules/: node_modules',
      ],
    });
  });

  it('refuses a folder without a text file, but not the folders in it', () => {
    lay('d/full/a.txt', 'd/images/b.png');
    mkdirSync('d/empty');
    expect(find('d').refused).toEqual([]);
    expect(find('d/empty', 'd/images')).toEqual({
      files: [],
      refused: ['d/empty: empty-folder', 'd/images: empty-folder'],
      ignored: ['d/images/b.png: ending'],
    });
  });

  it('follows a link that is named', () => {
    lay('d/a.txt');
    symlinkSync('d', 'link');
    expect(find('link').files).toEqual(['link/a.txt']);
    expect(find('link', 'd').files).toEqual(['d/a.txt']);
  });

  it.skipIf(process.getuid?.() === 0)('refuses a folder that it may not read, and goes on', () => {
    lay('d/a.txt', 'd/shut/b.txt');
    execFileSync('chmod', ['000', 'd/shut']);
    expect(find('d')).toMatchObject({ files: ['d/a.txt'], refused: ['d/shut: no-permission'] });
    expect(find('d/**/*.txt')).toMatchObject({ files: ['d/a.txt'], refused: ['d/shut: no-permission'] });
    execFileSync('chmod', ['700', 'd/shut']);
  });
});

describe('names', () => {
  it('reads a named file whatever its ending, hidden or not', () => {
    lay('a.docx', '.b', 'node_modules/c.txt');
    expect(find('a.docx', '.b', 'node_modules/c.txt').files).toEqual(['.b', 'a.docx', 'node_modules/c.txt']);
  });

  it('gives each file once, however it is named, under its shortest name', () => {
    lay('d/a.txt', 'd/b.txt');
    symlinkSync('d/a.txt', 'long-link-to-a.txt');
    const all = [
      'long-link-to-a.txt',
      'd',
      './d//a.txt',
      join(folder, 'd/a.txt'),
      'd/../d/b.txt',
      'd/*.txt',
      'd/a.txt',
    ];
    for (const paths of [all, all.toReversed()]) {
      expect(find(...paths)).toEqual({ files: ['d/a.txt', 'd/b.txt'], refused: [], ignored: [] });
    }
  });

  it('does not count as left aside what is named', () => {
    lay('d/a.txt', 'd/.b.txt', 'd/c.log', 'd/.hidden/e.txt', 'e/f.txt');
    symlinkSync('nowhere', 'd/dangling.txt');
    symlinkSync('../e', 'd/linked');
    execFileSync('mkfifo', ['d/fifo']);
    expect(find('d', 'd/.b.txt', 'd/c.log', 'd/dangling.txt', 'd/linked', './d/fifo')).toEqual({
      files: ['d/.b.txt', 'd/a.txt', 'd/c.log', 'd/linked/f.txt'],
      refused: ['d/dangling.txt: not-found', 'd/fifo: pipe'],
      ignored: ['d/.hidden/: hidden'],
    });
  });

  it('sorts by code point, whatever the order they are named in', () => {
    lay('𠮷.txt', 'ａ.txt', 'B.txt', 'a.txt', 'a/b.txt', 'a-b.txt');
    const sorted = ['B.txt', 'a-b.txt', 'a.txt', 'a/b.txt', 'ａ.txt', '𠮷.txt'];
    expect(find(...sorted.toReversed()).files).toEqual(sorted);
    expect(find('.').files).toEqual(sorted);
  });

  it('knows standard input from a file named -', () => {
    lay('-');
    expect(findInputs(['-', '-']).files).toEqual([{ path: '-' }]);
    expect(findInputs(['-'], '-').files).toEqual([{ path: '-' }]);
    expect(findInputs(['./-']).files).toEqual([{ path: './-', absolute: join(folder, '-') }]);
  });

  it('refuses what is not there, and odd names, without throwing', () => {
    expect(find('nope.txt', '', 'a\0b', 'x'.repeat(5000), 'nope/a.txt').refused).toEqual([
      ': not-found',
      'a\0b: bad-name',
      'nope.txt: not-found',
      'nope/a.txt: not-found',
      `${'x'.repeat(5000)}: not-found`,
    ]);
  });
});

describe('globs', () => {
  it('takes a path for a path before it takes it for a glob', () => {
    lay('[2026]快讯(一).txt', '2快讯一.txt', 'a*.txt', 'ab.txt');
    expect(find('[2026]快讯(一).txt', 'a*.txt').files).toEqual(['[2026]快讯(一).txt', 'a*.txt']);
    expect(find('[2]快讯*.txt').files).toEqual(['2快讯一.txt']);
    expect(find('快讯(二).txt').refused).toEqual(['快讯(二).txt: not-found']);
    expect(find('[2026]快讯(二).txt').refused).toEqual(['[2026]快讯(二).txt: no-match']);
  });

  it('matches files of any ending, by the paths that were given', () => {
    lay('d/a.txt', 'd/b.log', 'd/e/c.txt', 'd/.f.txt', 'd/node_modules/g.txt');
    expect(find('d/*').files).toEqual(['d/a.txt', 'd/b.log']);
    expect(find('./d/**/*.txt').files).toEqual(['d/a.txt', 'd/e/c.txt']);
    expect(find(`${folder}/d/{a,b}.*`).files).toEqual([`${folder}/d/a.txt`, `${folder}/d/b.log`]);
    process.chdir('d/e');
    expect(find('../*.txt').files).toEqual(['../a.txt']);
  });

  it('reads a link to a file, enters no linked folder, and refuses what it matches and can not read', () => {
    lay('d/a.txt', 'e/b.txt');
    symlinkSync('../e', 'd/loop.txt');
    symlinkSync('.', 'd/here');
    symlinkSync('..', 'd/up');
    symlinkSync('../e/b.txt', 'd/b.txt');
    symlinkSync('nowhere', 'd/c.txt');
    execFileSync('mkfifo', ['d/f.txt']);
    expect(find('d/**/*.txt')).toEqual({
      files: ['d/a.txt', 'd/b.txt'],
      refused: ['d/c.txt: not-found', 'd/f.txt: pipe'],
      ignored: [],
    });
  });

  it('refuses a glob without a match', () => {
    lay('folder/a.txt');
    expect(find('*.txt', 'nope/**/*.md', '!x*', '[', 'fold?r')).toEqual({
      files: [],
      refused: ['!x*: no-match', '*.txt: no-match', '[: no-match', 'fold?r: no-match', 'nope/**/*.md: no-match'],
      ignored: [],
    });
  });
});
