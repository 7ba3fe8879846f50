// Whole processes of newslint and of other tools over the same files, in turn. `folder` is where those that are there were
// installed: `npm install --prefix FOLDER autocorrect-node zhlint jscpd`. None does what another does: what they have in common is
// that somebody waits for them.
import { copyFileSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { middle, run } from './whole-process.mjs';

/** Prints a line for each tool: medians of `passes` runs over copies of `files` (paths), which have so many megabytes. */
export function peers(folder, files, megabytes, passes) {
  const copies = mkdtempSync(join(tmpdir(), 'newslint-bench-'));
  for (const path of files) copyFileSync(path, join(copies, basename(path)));
  const newslint = fileURLToPath(new URL('../../bin/newslint.js', import.meta.url));
  const bin = (name) => join(folder, 'node_modules/.bin', name);
  const commands = {
    newslint: [newslint, '--format', 'json', '.'],
    'newslint --jobs 1': [newslint, '--jobs', '1', '--format', 'json', '.'],
    'newslint figures --jobs 1': [newslint, 'figures', '--jobs', '1', '--format', 'json', '.'],
    'autocorrect --lint': [bin('autocorrect'), '--lint', '--format', 'json', '.'],
    zhlint: [bin('zhlint'), '*.{txt,md}'],
    'jscpd --min-tokens 1': [
      bin('jscpd'),
      '--min-tokens',
      '1',
      '--min-lines',
      '1',
      '--format',
      'txt',
      '--formats-exts',
      'txt:txt,md',
      '.',
    ],
  };
  const there = Object.entries(commands).filter(([, [path]]) => existsSync(path));
  const runs = [];
  for (let i = 0; i <= passes; i++) {
    runs.push(
      Object.fromEntries(there.map(([name, [path, ...rest]]) => [name, run([realpathSync(path), ...rest], copies)])),
    );
  }
  rmSync(copies, { recursive: true });
  console.log(
    `\n${files.length} files, ${megabytes.toFixed(2)} MB, a whole process; medians of ${passes} runs in turn`,
  );
  console.log(`${''.padEnd(30)}   wall ms    MB/s  processor ms  peak MB`);
  for (const [name] of there) {
    const { wall, cpu, peak } = middle(runs.slice(1).map((one) => one[name]));
    const figures = [wall.toFixed(0).padStart(9), ((megabytes / wall) * 1e3).toFixed(2).padStart(7)];
    console.log(name.padEnd(30), ...figures, cpu.toFixed(0).padStart(13), peak.toFixed(0).padStart(8));
  }
}
