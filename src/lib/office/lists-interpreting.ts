import { interpreters, interpretingRequests } from './list-registers-interpreting.ts';
import { loadInterpreters, loadRequests } from './load-interpreting.ts';
import { list, type OfficeList } from './office-list.ts';

/** The lists of those who run a pool of interpreters. */
export const interpretingLists: readonly OfficeList[] = [
  list('sprachmittlung/anfragen', async ({ locals, url }) => ({
    register: interpretingRequests,
    rows: (await loadRequests({ locals, url })).requests,
    name: `sprachmittlung-anfragen-${locals.county!.slug}`,
  })),
  list('sprachmittlung/personen', async ({ locals, url }) => ({
    register: interpreters,
    rows: (await loadInterpreters({ locals, url })).people,
    name: `sprachmittlung-personen-${locals.county!.slug}`,
  })),
];
