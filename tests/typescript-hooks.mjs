// The tests' own modules are compiled as they are loaded; what they import from src/ comes from dist/, as it is installed.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = new URL('../', import.meta.url).href;
const compilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  inlineSourceMap: true,
};

export function resolve(specifier, context, next) {
  if (!/^\.\.?\/.*\.js$/.test(specifier)) return next(specifier, context);
  const url = new URL(specifier, context.parentURL).href;
  if (url.startsWith(`${root}src/`)) return next(url.replace(`${root}src/`, `${root}dist/`), context);
  const own = url.replace(/\.js$/, '.ts');
  return next(url.startsWith(`${root}tests/`) && existsSync(new URL(own)) ? own : url, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const fileName = fileURLToPath(url);
  const { outputText: source } = ts.transpileModule(readFileSync(fileName, 'utf8'), { compilerOptions, fileName });
  return { format: 'module', source, shortCircuit: true };
}
