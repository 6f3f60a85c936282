import element from '#lib/push/push-element.js?raw';
import script from '../push-element.js?raw';
import type { RequestHandler } from './$types';

/** The script that subscribes this browser, as it is written. */
export const GET: RequestHandler = () =>
  new Response(`${element}\n${script}`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=300' },
  });
