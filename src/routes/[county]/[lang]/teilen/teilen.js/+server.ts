import script from '../share-element.js?raw';
import type { RequestHandler } from './$types';

/** The script of the sharing page. */
export const GET: RequestHandler = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
