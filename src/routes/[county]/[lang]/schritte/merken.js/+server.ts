import script from '../steps-element.js?raw';
import type { RequestHandler } from './$types';

/** The script that keeps the list on the device. Without it the list lives in its address. */
export const GET: RequestHandler = () =>
  new Response(script, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
