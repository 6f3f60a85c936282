import { loadChanges } from '#lib/office/load-changes.ts';
import type { PageServerLoad } from './$types';

const size = 25;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { entries, kinds, ...rest } = await loadChanges({ locals, key: params.key, url });
  const pages = Math.max(Math.ceil(entries.length / size), 1);
  const page = Math.min(Math.max(Number(url.searchParams.get('seite')) || 1, 1), pages);
  return {
    ...rest,
    kinds,
    count: entries.length,
    entries: entries.slice((page - 1) * size, page * size),
    withoutReason: entries.filter((entry) => entry.needsReason),
    page,
    pages,
    search: url.search,
  };
};
