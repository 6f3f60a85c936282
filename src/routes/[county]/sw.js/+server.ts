import pushHandler from '#lib/offline/push-handler.js?raw';
import worker from '#lib/offline/worker.ts?worker&url';
import type { RequestHandler } from './$types';

/** The county's service worker. Its scope is the county: what one keeps or is told is no other's. */
export const GET: RequestHandler = () =>
  new Response(`${pushHandler}\nimportScripts(${JSON.stringify(worker)});`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=0, must-revalidate' },
  });
