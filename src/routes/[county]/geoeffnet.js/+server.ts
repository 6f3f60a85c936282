import source from '#modules/network/ui/open-now.js?raw';
import type { RequestHandler } from './$types';

/** The script that says what is open at this moment. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
