import source from '#modules/offers/ui/near-me.js?raw';
import type { RequestHandler } from './$types';

/** The script that sorts offers by how far they are from the reader. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
