import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'src/{hooks.server,server,worker}.ts',
    'src/cli/*.ts',
    // Started by path, in a thread of its own.
    'src/adapters/pdf/typst-worker.ts',
    // Their use cases are reached through the application, by name.
    'src/modules/*/server/index.ts',
    'src/composition/{schema,development}.ts',
    'bin/*.mjs',
    'scripts/*.mjs',
    'tests/**/*.{ts,spec.ts}',
    'bench/*.ts',
    'dependency-cruiser.config.mjs',
  ],
  project: ['src/**/*.{ts,svelte}', 'scripts/**', 'tests/**', 'bench/**'],
  ignoreExportsUsedInFile: true,
};
export default config;
