import { applications } from './list-registers-applications.ts';
import { loadApplications } from './load-applications.ts';
import { list, type OfficeList } from './office-list.ts';

/** Who would like to interpret. */
export const applicationLists: readonly OfficeList[] = [
  list('sprachmittlung/bewerbungen', async ({ locals, url }) => ({
    register: applications,
    rows: (await loadApplications({ locals, url })).applications,
    name: `bewerbungen-${locals.county!.slug}`,
  })),
];
