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
  ignoreDependencies: [
    // Fonts are read as files, by the path of their package.
    '@expo-google-fonts/fira-sans',
    '@expo-google-fonts/vazirmatn',
    '@fontsource/fira-sans',
    // Tools that the scripts start by their path.
    '@inlang/paraglide-js',
    '@inlang/plugin-message-format',
    'dependency-cruiser',
    'svelte-check',
    // Brings no types, so it is imported under a name that the compiler does not follow.
    'oidc-provider',
  ],
  ignoreBinaries: ['apt-get'],
  ignoreExportsUsedInFile: true,
};
export default config;
