import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One family per script, Latin first; the first name is the package, the second what the layout calls it. */
const FAMILIES = [
  {
    home: '@expo-google-fonts/fira-sans',
    name: 'Fira Sans',
    files: [
      '400Regular/FiraSans_400Regular.ttf',
      '400Regular_Italic/FiraSans_400Regular_Italic.ttf',
      '500Medium/FiraSans_500Medium.ttf',
      '500Medium_Italic/FiraSans_500Medium_Italic.ttf',
      '600SemiBold/FiraSans_600SemiBold.ttf',
      '600SemiBold_Italic/FiraSans_600SemiBold_Italic.ttf',
    ],
  },
  {
    home: '@expo-google-fonts/vazirmatn',
    name: 'Vazirmatn',
    files: ['400Regular/Vazirmatn_400Regular.ttf', '500Medium/Vazirmatn_500Medium.ttf', '600SemiBold/Vazirmatn_600SemiBold.ttf'],
  },
];

export const fontPackages: readonly string[] = FAMILIES.map(({ home }) => home);

export const fontFamilies: readonly string[] = FAMILIES.map(({ name }) => name);

/**
 * The folder that holds this adapter's own files. A bundler moves this module but not the template beside it, so the
 * source tree is looked for upwards from wherever the code runs.
 */
export const adapterFolder = (): string => {
  const own = dirname(fileURLToPath(import.meta.url));
  if (existsSync(join(own, 'report.typ'))) return own;
  for (const start of [own, process.cwd()]) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
      const candidate = join(folder, 'src', 'adapters', 'pdf');
      if (existsSync(join(candidate, 'report.typ'))) return candidate;
    }
  }
  throw new Error('The layout of reports (src/adapters/pdf/report.typ) is missing from this installation');
};

/** Paths of the fonts of one script each, from the npm packages or from a folder that holds the same file names. */
const fontFiles = ({ fontsDir }: { fontsDir?: string | undefined } = {}): string[][] => {
  const resolve = createRequire(join(realpathSync(adapterFolder()), 'index.ts')).resolve;
  return FAMILIES.map(({ home, files }) => {
    if (fontsDir) return files.map((file) => join(fontsDir, file.slice(file.indexOf('/') + 1)));
    const folder = dirname(resolve(`${home}/package.json`));
    return files.map((file) => join(folder, file));
  });
};

export const readFonts = ({ fontsDir }: { fontsDir?: string | undefined } = {}): Buffer[][] =>
  fontFiles({ fontsDir }).map((files) => files.map((file) => readFileSync(file)));
