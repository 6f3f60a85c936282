import source from '#modules/welcome/ui/read-aloud.js?raw';
import type { RequestHandler } from './$types';

/** The script that reads a page aloud. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
