import source from '#lib/search/as-you-type.js?raw';
import type { RequestHandler } from './$types';

/** The script of the search page: results while somebody types. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=0, must-revalidate' },
  });
