import source from '#lib/office/office-keys.js?raw';
import type { RequestHandler } from './$types';

/** The script of the search: Ctrl K from everywhere, arrows through what was found. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'private, max-age=0, must-revalidate' },
  });
