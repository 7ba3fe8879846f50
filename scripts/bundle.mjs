// Puts the command line's modules and what they import into dist/bundle/main.cjs, and beside it what V8 has compiled of it, so
// that a run need not. The library and the tests run from the modules that tsc writes, and so does bin/newslint.js where they
// are newer, or rolldown is not there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
// As deep as the rooms of src/: the paths to the lexicons hold.
const folder = at('dist/bundle');
try {
  const { rolldown } = await import('rolldown');
  // What jsonc-parser has as its main file hides from the bundler what it requires.
  const resolve = { mainFields: ['module', 'main'] };
  const bundle = await rolldown({ input: at('dist/cli/main.js'), platform: 'node', resolve, logLevel: 'warn' });
  const minify = { compress: false, mangle: false, codegen: true };
  const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false, minify });
  const [{ code, moduleIds, imports }] = output;
  const left = imports.filter((name) => !isBuiltin(name));
  if (left.length) throw new Error(`${left} is not in it`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'LICENSES'), licences(moduleIds));
  writeFileSync(join(folder, 'main.cjs'), inAscii(code));
  const { status } = spawnSync(process.execPath, [at('scripts/compile-bundle.cjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('it does not run');
} catch (error) {
  console.error(`newslint: not bundled, it will start more slowly (${error.message})`);
}

/** A string of one byte a character is read faster and is half as large. */
function inAscii(code) {
  if (/(?<!\\)(?:\\\\)*\\[^\0-\x7f]/.test(code)) throw new Error('a character beyond ASCII stands behind a backslash');
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The licences of the packages that the modules are of. */
function licences(modules) {
  const packages = new Set(modules.flatMap((id) => /.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? []));
  const texts = [...packages].sort().map((path) => {
    const { name, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const file = readdirSync(path).find((one) => /^licen[cs]e/i.test(one));
    if (!file) throw new Error(`${name} has no licence`);
    return `${name} ${version}\n\n${readFileSync(join(path, file), 'utf8').trim()}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}
