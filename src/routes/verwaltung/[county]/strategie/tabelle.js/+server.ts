import source from '#lib/office/entry-table.js?raw';
import type { RequestHandler } from './$types';

/** The script of the table of entries: one box for all, ranges, keys. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'private, max-age=0, must-revalidate' },
  });
