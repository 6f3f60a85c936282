import source from '../keep-element.js?raw';
import type { RequestHandler } from './$types';

/** The script that keeps a county's pages on the device. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=0, must-revalidate' },
  });
