import { languageClasses } from './list-registers-classes.ts';
import { entryFindings, findingLines } from './list-registers-findings.ts';
import { schools } from './list-registers-schools.ts';
import { loadClasses } from './load-classes.ts';
import { loadFindings } from './load-findings.ts';
import { loadSchools } from './load-schools.ts';
import { list, type OfficeList } from './office-list.ts';

/** The lists of Kitas and schools. */
export const schoolLists: readonly OfficeList[] = [
  list('schulen', async ({ locals, url }) => ({
    register: schools,
    rows: (await loadSchools({ locals, url })).schools,
    name: `kitas-und-schulen-${locals.county!.slug}`,
  })),
  list('schulen/befunde', async ({ locals, url }) => ({
    register: entryFindings,
    rows: findingLines((await loadFindings({ locals, url })).view),
    name: `befunde-einschulung-${locals.county!.slug}`,
  })),
  list('schulen/sprachklassen', async ({ locals, url }) => ({
    register: languageClasses,
    rows: (await loadClasses({ locals, url })).classes,
    name: `sprachklassen-${locals.county!.slug}`,
  })),
];
