import { loadTold } from '#lib/office/load-press.ts';
import { pageOf } from '#lib/office/paged.ts';
import type { PageServerLoad } from './$types';

const size = 50;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { entries, ...found } = await loadTold({ locals, key: params.key, url });
  const { rows, ...paging } = pageOf({ rows: entries, url, size });
  return { ...found, ...paging, count: entries.length, entries: rows, search: url.search };
};
