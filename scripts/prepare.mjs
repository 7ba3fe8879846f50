// Builds dist/ and the segmenter's table in it after an install. `npx newslint` in a clone runs this before anything is installed,
// and a failing prepare then breaks every later npx call: so without a compiler there is nothing to do.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let compiler;
try {
  compiler = require.resolve('typescript/bin/tsc');
} catch {
  console.error('newslint: TypeScript is not installed, dist/ is not built (run `npm ci`)');
}
if (compiler) {
  const { status } = spawnSync(process.execPath, [compiler, '-p', '.'], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
  if (status === 0) {
    await import('./build-lexicon.mjs');
    await import('./bundle.mjs');
  }
}
