// Puts the command line's modules and what they import into dist/bundle/main.cjs, and beside it what V8 has compiled of it, so
// that a run need not. The library and the tests run from the modules that tsc writes, and so does bin/newslint.js where they
// are newer, or rolldown is not there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Modules of Node that most runs can do without, with what these bring along: loaded where they are first used. */
const LATE = ['child_process', 'crypto', 'os', 'tty'];

let parseAst;
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
// As deep as the rooms of src/: the paths to the lexicons hold.
const folder = at('dist/bundle');
try {
  const { rolldown } = await import('rolldown');
  ({ parseAst } = await import('rolldown/parseAst'));
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
  writeFileSync(join(folder, 'main.cjs'), lazily(withPlainHan(inAscii(code))));
  const { status } = spawnSync(process.execPath, [at('scripts/compile-bundle.cjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('it does not run');
} catch (error) {
  console.error(`newslint: not bundled, it will start more slowly (${error.message})`);
}

/** The code with what is late loaded late. */
function lazily(code) {
  const url = 'require("url").pathToFileURL(__filename).href';
  let late = code.replaceAll(url, 'ownUrl');
  for (const module of LATE) {
    const all = new RegExp(`(?:let|const) (\\w+)=require\\("node:${module}"\\);(?:\\1=(__toESM\\(\\1,1\\));)?`, 'g');
    for (const [load, name, wrapped] of late.matchAll(all)) {
      const get = `let ${name}$;const ${name}$get=()=>${name}$??=${wrapped?.replace(name, `require("node:${module}")`) ?? `require("node:${module}")`};`;
      late = late
        .replace(load, () => get)
        .replace(new RegExp(`(?<![\\w$.])${name}(?=\\.)`, 'g'), () => `${name}$get()`);
    }
  }
  return `const ownUrl=${url};${late}`;
}

/**
 * V8 takes a quarter of a millisecond and more to compile an expression with \\p{sc=Han}, for its many ranges beyond the BMP:
 * here the two planes that are set aside for Han stand for them. (Beside the planes the script has four marks.)
 */
function withPlainHan(code) {
  const isHan = (unit) => /\p{sc=Han}/u.test(String.fromCharCode(unit));
  const ranges = [];
  for (let unit = 0; unit < 0x10000; unit++) {
    if (isHan(unit) && !isHan(unit - 1)) ranges.push([unit, unit]);
    else if (isHan(unit)) ranges.at(-1)[1] = unit;
  }
  const spelt = [...ranges, [0x20000, 0x3ffff]].map((range) => range.map((unit) => `u{${unit.toString(16)}}`));
  let plain = '';
  let end = 0;
  const tree = parseAst(code, { lang: 'js', sourceType: 'script' });
  for (const token of [...tokens(tree)].sort((a, b) => a.start - b.start)) {
    plain += code.slice(end, token.start);
    end = token.end;
    let inClass = false;
    plain += code.slice(token.start, end).replace(/(\\{1,2})p\{(?:sc|Script)=Han\}|\\{1,2}.|[[\]]/gs, (part, slash) => {
      if (part === '[' || part === ']') inClass = part === '[';
      if (slash === undefined) return part;
      const all = spelt.map(([first, last]) => (first === last ? slash + first : `${slash}${first}-${slash}${last}`));
      return inClass ? all.join('') : `[${all.join('')}]`;
    });
  }
  return plain + code.slice(end);
}

/** The regular expressions and strings of a syntax tree. */
function* tokens(node) {
  if (node === null || typeof node !== 'object') return;
  if (node.regex || node.type === 'TemplateElement' || typeof node.value === 'string') yield node;
  else for (const part of Object.values(node)) yield* tokens(part);
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
