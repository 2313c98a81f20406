import { defineConfig } from 'vitest/config';

/** The suites that drive the built product: one after the other, since they share the machine's ports and cores. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    // Of the tests that say they may run at once.
    maxConcurrency: 3,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    passWithNoTests: true,
  },
});
