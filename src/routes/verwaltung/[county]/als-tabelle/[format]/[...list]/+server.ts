import { error } from '@sveltejs/kit';
import { isTableFormat, tableResponse } from '#lib/office/export.ts';
import { listAt } from '#lib/office/lists.ts';
import type { RequestHandler } from './$types';

/** Every list of the office, as a file: the same right and the same filters as on its page. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const found = listAt(params.list);
  if (found === null || !isTableFormat(params.format)) error(404, 'Diese Tabelle gibt es nicht.');
  return tableResponse({ sheet: await found.list.load({ locals, url, key: found.key }), format: params.format });
};
