import { defineConfig } from 'vitest/config';

// What needs the package as it is published, and a registry: `npm run test:package`, apart from `npm test`.
export default defineConfig({
  test: { include: ['tests/package/*.test.ts'], testTimeout: 120_000, hookTimeout: 300_000 },
});
