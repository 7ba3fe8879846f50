import { defineConfig } from 'vitest/config';

// nodejieba costs a second and 300 MB a load, and aborts in worker threads: one process, loaded once.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/browser/**', 'tests/linear/**', 'tests/package/**'],
    globalSetup: 'tests/lexicon.setup.ts',
    pool: 'forks',
    isolate: false,
    testTimeout: 30_000,
  },
});
