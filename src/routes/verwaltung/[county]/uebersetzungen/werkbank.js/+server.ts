import script from '#modules/translation/ui/translation-desk.js?raw';
import type { RequestHandler } from './$types';

/** Keeps what is typed until it is saved, and brings the keys. */
export const GET: RequestHandler = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'private, max-age=300' },
  });
