import source from '#modules/network/ui/place-map.js?raw';
import type { RequestHandler } from './$types';

/** The script that lets a reader look closer at the map. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
