import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    pool: 'forks',
    // Every file reads the house anew otherwise, which took two fifths of the run. What a file changes in its process
    // (environment, working directory), it puts back.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/database/global-setup.ts'],
  },
});
