import { languageClasses } from './list-registers-classes.ts';
import { schools } from './list-registers-schools.ts';
import { loadClasses } from './load-classes.ts';
import { loadSchools } from './load-schools.ts';
import { list, type OfficeList } from './office-list.ts';

/** The lists of Kitas and schools. */
export const schoolLists: readonly OfficeList[] = [
  list('schulen', async ({ locals, url }) => ({
    register: schools,
    rows: (await loadSchools({ locals, url })).schools,
    name: `kitas-und-schulen-${locals.county!.slug}`,
  })),
  list('schulen/sprachklassen', async ({ locals, url }) => ({
    register: languageClasses,
    rows: (await loadClasses({ locals, url })).classes,
    name: `sprachklassen-${locals.county!.slug}`,
  })),
];
