import { defineConfig } from 'vitest/config';

// V8's counts are the same each time only in a process that has done nothing else: `npm run test:linear`, apart from `npm test`.
export default defineConfig({
  test: {
    include: ['tests/linear/*.test.ts'],
    globalSetup: 'tests/lexicon.setup.ts',
    pool: 'forks',
    testTimeout: 60_000,
  },
});
