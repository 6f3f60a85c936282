import { pageOf } from '#lib/office/paged.ts';
import { loadChanges } from '#lib/office/load-changes.ts';
import type { PageServerLoad } from './$types';

const size = 25;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { entries, kinds, ...rest } = await loadChanges({ locals, key: params.key, url });
  const { rows, page, pages } = pageOf({ rows: entries, url, size });
  return {
    ...rest,
    kinds,
    count: entries.length,
    entries: rows,
    withoutReason: entries.filter((entry) => entry.needsReason),
    page,
    pages,
    search: url.search,
  };
};
