import { configDefaults, defineConfig } from 'vitest/config';

/** They start the embedded database themselves, or need none: on a server they would only say the same again. */
const ownDatabase = [
  'tests/contract/package.test.ts',
  'tests/contract/start.test.ts',
  'src/adapters/db/embedded.test.ts',
  'src/adapters/pdf/**',
  'src/adapters/docx/**',
  'src/adapters/documents/**',
];

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env['KREISLOTSE_TEST_DATABASE_URL'] ? ownDatabase : [])],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/database/global-setup.ts'],
  },
});
