import { defineConfig } from 'vitest/config';

// What needs a browser: `npm run test:browser`, apart from `npm test`.
export default defineConfig({
  test: { include: ['tests/browser/*.test.ts'], globalSetup: 'tests/lexicon.setup.ts', testTimeout: 60_000 },
});
