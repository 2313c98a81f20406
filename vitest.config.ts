import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['{shared,main,renderer,build}/**/*.test.{ts,tsx}'],
    environment: 'node',
    restoreMocks: true,
    // A guard against hanging, not a measure: real processes and disks take their time on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
