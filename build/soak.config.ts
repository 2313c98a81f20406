import { defineConfig } from 'vitest/config';

/** Long runs of simulated hotlines, one after the other; not part of a check. */
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['main/**/testing/*.soak.ts'],
    fileParallelism: false,
  },
});
