import element from '#lib/push/push-element.js?raw';
import type { RequestHandler } from './$types';

/** The script that lets a browser be told of offers, as it is written. */
export const GET: RequestHandler = () =>
  new Response(element, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=300' },
  });
