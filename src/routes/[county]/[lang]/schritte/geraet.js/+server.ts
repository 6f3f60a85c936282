import source from '../device-steps.js?raw';
import type { RequestHandler } from './$types';

/** The script of the checklist on a device without a server. */
export const GET: RequestHandler = () =>
  new Response(source, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=0, must-revalidate' },
  });
