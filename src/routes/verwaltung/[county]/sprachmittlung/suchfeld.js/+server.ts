import source from '#lib/office/select-search.js?raw';
import type { RequestHandler } from './$types';

/** The script of the search boxes above long lists. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'private, max-age=0, must-revalidate' },
  });
